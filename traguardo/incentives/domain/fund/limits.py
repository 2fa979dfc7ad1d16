"""The limit of the year 2016 and the adjusted one, with what counts for them (D.Lgs. 75/2017, art. 23; DL 34/2019, art. 33)."""

from traguardo.incentives.domain.fund.model import Adjustment, Fund, Side
from traguardo.incentives.domain.fund.national import national
from traguardo.incentives.domain.fund.sums import LimitSum, LineSum
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import italian

NOTHING = Money(0)


def counted(lines: tuple[LineSum, ...], side: Side) -> Money:
    """The algebraic sum of the lines on one side of the limit."""
    return Money(sum(each.amount.cents for each in lines if each.line.limit is side))


def limit_of(fund: Fund, lines: tuple[LineSum, ...]) -> LimitSum | None:
    """The limit with the room left; None where the fund does not say what counted in 2016."""
    if fund.ceiling is None:
        return None
    inside, outside = counted(lines, Side.INSIDE), counted(lines, Side.OUTSIDE)
    others = Money(sum(each.amount.cents for each in fund.ceiling.others))
    due = fund.ceiling.adjustment if fund.year >= national().adjustment_since else None
    added = growth(due) if due else NOTHING
    limit = fund.ceiling.amount_2016 + added
    return LimitSum(
        counted=inside,
        outside=outside,
        others=others,
        amount_2016=fund.ceiling.amount_2016,
        added=added,
        limit=limit,
        room=limit - inside - others,
        in_force=fund.year >= national().limit_since,
        why=_why(due, added),
    )


def growth(due: Adjustment) -> Money:
    """What the limit grows by to keep the average a head of 2018; never below the limit of 2016 when staff is fewer."""
    return max(NOTHING, due.amount_2018.times((due.staff - due.staff_2018) / due.staff_2018))


def _why(due: Adjustment | None, added: Money) -> str:
    if due is None:
        return "limite del 2016, senza adeguamento"
    head = it_money(due.amount_2018.times(1 / due.staff_2018).cents)
    staff = f"da {italian(due.staff_2018)} persone al 31/12/2018 a {italian(due.staff)}"
    if not added.cents:
        return f"{staff}: il personale non è cresciuto e resta il limite del 2016"
    return f"{staff}, {head} a testa nel 2018: si aggiungono {it_money(added.cents)}"
