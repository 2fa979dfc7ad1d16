"""The year month by month: the score of the whole and how each objective stood at each month's end, computed at those dates."""

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
    """The months up to a day, and the objectives to draw: the ones that stand worst at that day; `left_out` the others."""

    months: tuple[Month, ...]
    objectives: tuple[Line, ...]
    left_out: int


def year(board: Board) -> Year:
    """The months of the board's year up to its day. One SQL statement; computed once until something is written."""
    months = _months(plans.stamp(board.edition), board.edition.year, board.at)
    last = list(months[-1].objectives.values())
    kept = worst(last)
    return Year(months=months, objectives=tuple(kept), left_out=len(last) - len(kept))


@lru_cache(maxsize=REMEMBERED)
def _months(key: plans.Stamp, number: int, at: date) -> tuple[Month, ...]:
    return tuple(_month(key, day, label) for day, label in days(number, at))


def days(number: int, at: date) -> list[tuple[date, str]]:
    """The ends of the months of a year up to a day, and the day itself when it is none of them."""
    ends = [date(number, month, monthrange(number, month)[1]) for month in range(1, 13)]
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
