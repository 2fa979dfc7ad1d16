"""The year as it went: the score of the whole and how each objective stood at the end of each month, computed at those dates."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from traguardo.performance.domain.scoring import State
from traguardo.performance.queries import plans
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.cuts import worst
from traguardo.performance.queries.dashboard import Line, line
from traguardo.performance.queries.systems import system_of

REMEMBERED = 16
MOST_MONTHLY = 400
MONTHS = ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The plan at a day: the whole, and each objective of the year by code."""

    at: date
    label: str
    whole: Line
    objectives: Mapping[str, Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The months up to a day, and the objectives to draw: the ones that stand worst at that day; `left_out` the others.

    `every`: 1, or 3 in a plan so large that only the ends of its quarters are computed.
    """

    every: int
    months: tuple[Month, ...]
    objectives: tuple[Line, ...]
    left_out: int


def year(board: Board) -> Year:
    """The months of the board's year up to its day. One SQL statement; computed once until something is written."""
    every = 1 if len(board.plan.indicators) + len(board.plan.steps) <= MOST_MONTHLY else 3
    months = _months(plans.stamp(board.edition), board.edition.year, board.at, every)
    last = list(months[-1].objectives.values())
    kept = worst(last)
    return Year(every=every, months=months, objectives=tuple(kept), left_out=len(last) - len(kept))


@lru_cache(maxsize=REMEMBERED)
def _months(key: plans.Stamp, number: int, at: date, every: int) -> tuple[Month, ...]:
    return tuple(_month(key, day, label) for day, label in days(number, at, every))


def days(number: int, at: date, every: int = 1) -> list[tuple[date, str]]:
    """The ends of the months of a year, or of one in so many, up to a day, and the day itself when it is none of them."""
    ends = [date(number, month, monthrange(number, month)[1]) for month in range(every, 13, every)]
    found = [(day, MONTHS[day.month - 1]) for day in ends if day <= at]
    return found if found and found[-1][0] == at else [*found, (at, f"{at:%d/%m}")]


def _month(key: plans.Stamp, day: date, label: str) -> Month:
    system = system_of(key.system)
    scored = plans.known(key, day)[1]
    return Month(
        at=day,
        label=label,
        whole=line(scored.whole, system),
        objectives={each.code: line(each, system) for each in scored.objectives if each.state is not State.OTHER_YEAR},
    )
