"""Rules on the limit of the year 2016 and on the adjusted one."""

from collections.abc import Iterator

from traguardo.incentives.domain.fund.card import FundCard, FundCase, at
from traguardo.incentives.domain.fund.checks.figures import told
from traguardo.incentives.domain.fund.limits import counted
from traguardo.incentives.domain.fund.model import Side
from traguardo.incentives.domain.fund.national import Ground, national
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit

NOTHING = Money(0)
BASE_YEAR = 2016


def exceeded(case: FundCase) -> Iterator[Hit]:
    """Resources beyond the limit, in the years it binds."""
    limit = case.sums.limit
    if limit and limit.in_force and limit.room < NOTHING and case.fund.ceiling:
        whole = limit.counted + limit.others
        message = (
            f"Le risorse che contano sono {it_money(whole.cents)}, il limite è {it_money(limit.limit.cents)} "
            f"({limit.why}): {it_money(-limit.room.cents)} di troppo."
        )
        yield Hit(message=message, place=case.fund.ceiling.place, value=it_money(whole.cents))


def limitless(case: FundCase) -> Iterator[Hit]:
    """Funds of years in which the limit binds, that do not say it."""
    if case.fund.ceiling is None and case.fund.year >= national().limit_since:
        message = f"Il fondo del {case.fund.year} non dice il limite del 2016: non si può controllare."
        yield Hit(message=message, place=Place(sheet="limit"))


def groundless(case: FundCase) -> Iterator[Hit]:
    """Lines outside the limit without a reason, or with one that the law does not give in that year."""
    year = case.fund.year
    for sums in case.sums.lines:
        ground = national().ground(sums.line.ground)
        if sums.line.limit is Side.OUTSIDE and not sums.line.ground:
            yield Hit(
                message=f"{told(sums.line)} è fuori dal limite senza un motivo.", place=at(sums.line.place, "ground")
            )
        elif sums.line.limit is Side.OUTSIDE and ground and not ground.holds(year):
            message = f"{told(sums.line)}: «{ground.title}» ({ground.law}) vale {_years(ground)}, non nel {year}."
            yield Hit(message=message, place=at(sums.line.place, "ground"), value=sums.line.ground)


def too_soon(case: FundCase) -> Iterator[Hit]:
    """An adjustment in a year that did not have it."""
    ceiling, since = case.fund.ceiling, national().adjustment_since
    if ceiling and ceiling.adjustment and case.fund.year < since:
        message = (
            f"L'adeguamento del limite vale dal {since}: nel {case.fund.year} non si applica e non è stato contato."
        )
        yield Hit(message=message, place=at(ceiling.place, "adjustment"))


def other_base(case: FundCase) -> Iterator[Hit]:
    """A limit that the fund of 2016 contradicts."""
    ceiling = case.fund.ceiling
    for other in case.others if ceiling else ():
        found = counted(other.lines, Side.INSIDE)
        found += other.limit.others if other.limit else NOTHING
        if ceiling and other.fund.year == BASE_YEAR and found != ceiling.amount_2016:
            message = (
                f"Il limite del 2016 è scritto {it_money(ceiling.amount_2016.cents)}, "
                f"il fondo del 2016 ne conta {it_money(found.cents)}."
            )
            yield Hit(message=message, place=at(ceiling.place, "amount_2016"), value=it_money(found.cents))


def _years(ground: Ground) -> str:
    since = f"dal {ground.since}" if ground.since else ""
    until = f"fino al {ground.until}" if ground.until else ""
    return f"{since} {until}".strip()


CARDS = (
    FundCard(
        code="FON21",
        severity=Severity.ERROR,
        title="Limite superato",
        reason="Dal 2017 il trattamento accessorio non può superare quello del 2016, salvo l'adeguamento per il personale cresciuto.",
        mend="Riduci le risorse che contano, o indica quelle che per legge stanno fuori.",
        example="Limite 133.000,00 €, risorse che contano 133.555,89 €.",
        law="D.Lgs. 75/2017, art. 23, c. 2; DL 34/2019, art. 33, c. 2",
        check=exceeded,
    ),
    FundCard(
        code="FON22",
        severity=Severity.WARNING,
        title="Limite non indicato",
        reason="Senza il limite del 2016 nessuno può dire se il fondo lo rispetta.",
        mend="Aggiungi il limite, con il salario accessorio del 2016.",
        example="Un fondo del 2024 senza il limite.",
        law="D.Lgs. 75/2017, art. 23, c. 2",
        check=limitless,
    ),
    FundCard(
        code="FON23",
        severity=Severity.WARNING,
        title="Riga fuori dal limite senza motivo valido",
        reason="Sta fuori dal limite solo ciò che una legge mette fuori, negli anni in cui lo fa.",
        mend="Scrivi il motivo con la sua norma, o falla contare nel limite.",
        example="Incentivi per funzioni tecniche fuori dal limite nel 2017.",
        law="D.Lgs. 75/2017, art. 23, c. 2",
        check=groundless,
    ),
    FundCard(
        code="FON24",
        severity=Severity.WARNING,
        title="Adeguamento prima della legge",
        reason="Il limite si adegua al personale solo dall'anno in cui la norma si applica.",
        mend="Togli [limit.adjustment] da questo fondo.",
        example="Un fondo del 2019 con l'adeguamento.",
        law="DL 34/2019, art. 33, c. 2; DM 17 marzo 2020",
        check=too_soon,
    ),
    FundCard(
        code="FON25",
        severity=Severity.ERROR,
        title="Limite diverso dal fondo del 2016",
        reason="Il limite è ciò che contava nel fondo del 2016, non un'altra cifra.",
        mend="Correggi «amount_2016», o le righe del fondo del 2016.",
        example="Limite 100.000,00 €, fondo del 2016 98.776,94 €.",
        law="D.Lgs. 75/2017, art. 23, c. 2",
        check=other_base,
    ),
)
