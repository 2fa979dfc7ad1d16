"""Funds of several years side by side: sections, total, uses, carry-over, limit and what counts for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from traguardo.incentives.domain.fund.limits import counted
from traguardo.incentives.domain.fund.model import Side
from traguardo.incentives.domain.fund.sums import LimitSum, Reckoning
from traguardo.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One figure over the years, in the order of the comparison; None in a year that does not have it."""

    label: str
    amounts: tuple[Money | None, ...]

    @property
    def change(self) -> Money | None:
        """From the first year to the last, None when one of the two is absent."""
        first, last = self.amounts[0], self.amounts[-1]
        return None if first is None or last is None else last - first


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Years from the oldest to the newest, a row for each figure."""

    years: tuple[int, ...]
    rows: tuple[YearRow, ...]


def compare(sums: Iterable[Reckoning]) -> Comparison:
    """The funds by year; sections meet by code, with the newest title."""
    funds = sorted(sums, key=lambda each: each.fund.year)
    titles = {section.section.code: section.section.title for each in funds for section in each.sections}
    rows = [_row(title, funds, _section(code)) for code, title in titles.items()]
    rows += [_row(label, funds, amount) for label, amount in FIGURES]
    return Comparison(years=tuple(each.fund.year for each in funds), rows=tuple(rows))


def _section(code: str) -> Callable[[Reckoning], Money | None]:
    return lambda sums: next((each.total for each in sums.sections if each.section.code == code), None)


def _limit(amount: Callable[[LimitSum], Money]) -> Callable[[Reckoning], Money | None]:
    return lambda sums: amount(sums.limit) if sums.limit else None


def _row(label: str, funds: Iterable[Reckoning], amount: Callable[[Reckoning], Money | None]) -> YearRow:
    return YearRow(label=label, amounts=tuple(amount(each) for each in funds))


FIGURES: tuple[tuple[str, Callable[[Reckoning], Money | None]], ...] = (
    ("Totale del fondo", lambda sums: sums.total),
    ("Usi", lambda sums: sums.used),
    ("All'anno dopo", lambda sums: sums.carry_over),
    ("Righe che contano per il limite", lambda sums: counted(sums.lines, Side.INSIDE)),
    ("Righe fuori dal limite", lambda sums: counted(sums.lines, Side.OUTSIDE)),
    ("Altre risorse che contano", _limit(lambda limit: limit.others)),
    ("Limite", _limit(lambda limit: limit.limit)),
    ("Margine sotto il limite", _limit(lambda limit: limit.room)),
)
