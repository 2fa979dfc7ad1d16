"""What of a fund can be shared out among people: its uses, how much of each can be paid, how much is already taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from traguardo.access.facade import Authority
from traguardo.incentives import models
from traguardo.incentives.domain.fund import UseSum
from traguardo.incentives.queries.funds import FundSheet, fund_sheets, in_force
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Shareable:
    """A use that is handed out among people. `payable` is without the agreements' money that has not come in.

    `taken` is what other sharings of it hold; `why` says where `left` comes from.
    """

    fund: FundSheet
    code: str
    label: str
    amount: Money
    payable: Money
    taken: Money

    @property
    def key(self) -> str:
        """The use among those of all funds, as forms and addresses say it."""
        return f"{self.fund.year}/{self.fund.number}/{self.code}"

    @property
    def left(self) -> Money:
        """What may still be shared: never below zero."""
        return max(self.payable - self.taken, Money(0))

    @property
    def waiting(self) -> Money:
        """Money of agreements that has not come in."""
        return self.amount - self.payable

    @property
    def why(self) -> str:
        parts = [f"il fondo vi destina {it_money(self.amount.cents)}"]
        parts += [f"{it_money(self.waiting.cents)} non sono ancora incassati"] if self.waiting.cents else []
        parts += [f"{it_money(self.taken.cents)} sono in altre ripartizioni"] if self.taken.cents else []
        return ", ".join(parts)


def shareables(authority: Authority) -> tuple[Shareable, ...]:
    """Every use to be shared of the fund in force of each year, the latest first. Few SQL statements, whatever the funds."""
    rows = models.Sharing.objects.filter(fund__authority=authority).select_related("fund")
    held = [(row.fund.year, row.use, row.cents) for row in rows.defer("people", "rules")]
    return tuple(_found(in_force(fund_sheets(authority)).values(), held))


def shareable(authority: Authority, year: int, use: str, *, without: int | None = None) -> Shareable | None:
    """One use of the fund in force of a year, `without` counting a sharing of it; None when it is not there.

    Sharings begun on an earlier number of the fund count too: the money is the same.
    """
    rows = models.Sharing.objects.filter(fund__authority=authority, fund__year=year, use=use)
    others = rows.exclude(pk=without) if without is not None else rows
    held = [(year, use, cents) for cents in others.values_list("cents", flat=True)]
    sheet = in_force(fund_sheets(authority)).get(year)
    found = _found([sheet] if sheet else [], held)
    return next((each for each in found if each.code == use), None)


def _found(sheets: Iterable[FundSheet], held: list[tuple[int, str, int]]) -> Iterator[Shareable]:
    for sheet in sheets:
        for each in _uses(sheet):
            taken = sum(cents for year, use, cents in held if (year, use) == (sheet.year, each.use.code))
            yield Shareable(
                fund=sheet,
                code=each.use.code,
                label=each.use.description,
                amount=each.amount,
                payable=each.payable,
                taken=Money(taken),
            )


def _uses(sheet: FundSheet) -> Iterator[UseSum]:
    for pool in sheet.sums.pools:
        yield from (each for each in pool.uses if each.use.shared)
