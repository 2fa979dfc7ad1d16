"""A rule on funds, and the case it looks at: the fund, what it comes to, the funds of other years beside it."""

from dataclasses import dataclass

from traguardo.incentives.domain.fund.model import Fund
from traguardo.incentives.domain.fund.sums import Reckoning
from traguardo.kernel.finding import Place
from traguardo.kernel.rule_card import RuleCard


@dataclass(frozen=True, slots=True, kw_only=True)
class FundCase:
    """What a rule on funds sees."""

    sums: Reckoning
    others: tuple[Reckoning, ...] = ()

    @property
    def fund(self) -> Fund:
        """The fund as written."""
        return self.sums.fund


@dataclass(frozen=True, slots=True, kw_only=True)
class FundCard(RuleCard[FundCase]):
    """One rule on funds; those without `check` are raised while the fund is read."""


def at(place: Place, column: str) -> Place:
    """The same table, at one of its keys."""
    return Place(sheet=place.sheet, row=place.row, column=column)
