"""A rule on staff needs, and the case it looks at."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from traguardo.kernel.finding import Place
from traguardo.kernel.rule_card import Hit, RuleCard
from traguardo.staffing.domain.need.sums import NeedSums


class NeedCard(RuleCard[NeedSums]):
    """One rule on needs; those without `check` are raised while the need is read."""


Check: TypeAlias = Callable[[NeedSums], Iterable[Hit]]


def at(place: Place, column: str) -> Place:
    """The same table, at one of its keys."""
    return Place(sheet=place.sheet, row=place.row, column=column)
