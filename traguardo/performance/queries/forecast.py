"""The forecast of a board's plan as one reads it: who will miss, the biggest gap first, and what cannot be foreseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from traguardo.kernel.numbers import WHOLE
from traguardo.performance.domain.forecasting.forecast import Case, Forecast, Outlook, outlook
from traguardo.performance.domain.forecasting.pace import Seen
from traguardo.performance.domain.notation.targets import goal
from traguardo.performance.domain.scoring import Score, State
from traguardo.performance.queries import plans
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.systems import system_of

REMEMBERED = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An indicator or step as foreseen. Values or days by case; degrees in points, by the real scoring of each case."""

    kind: str
    code: str
    title: str
    objective: str
    units: str
    target: str
    unit_of_measure: str
    due: date
    goal: Fraction | None
    seen: tuple[Seen, ...]
    values: Mapping[Case, Fraction] | None
    days: Mapping[Case, date | None] | None
    degrees: Mapping[Case, Decimal | None]
    gap: Decimal | None
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """An objective: its score now, and those foreseen at the end of the year."""

    code: str
    title: str
    units: str
    now: Decimal | None
    expected: Decimal | None
    worst: Decimal | None
    best: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The whole forecast of the year, never the score; `over`: the year is, and there is nothing to foresee."""

    over: bool
    whole: Mapping[Case, Decimal | None]
    now: Decimal | None
    missing: tuple[Expected, ...]
    reaching: tuple[Expected, ...]
    unforeseeable: tuple[Expected, ...]
    objectives: tuple[Rolled, ...]


def forecast(board: Board) -> Foreseen:
    """What is foreseen at the board's day. One SQL statement; computed once until something is written."""
    made = _outlook(plans.stamp(board.edition), board.at)
    rows = [_expected(board, made, each) for each in made.forecasts]
    missing = [row for row in rows if row.gap]
    return Foreseen(
        over=board.at >= date(board.plan.year, 12, 31),
        whole={case: scored.score for case, scored in made.scores.items()},
        now=made.now.score,
        missing=tuple(sorted(missing, key=lambda row: -(row.gap or 0))),
        reaching=tuple(row for row in rows if row.gap == 0),
        unforeseeable=tuple(row for row in rows if row.values is None and row.days is None),
        objectives=_objectives(board, made),
    )


@lru_cache(maxsize=REMEMBERED)
def _outlook(key: plans.Stamp, at: date) -> Outlook:
    return outlook(plans.known(key, at)[0], system_of(key.system), at=at)


def _expected(board: Board, made: Outlook, each: Forecast) -> Expected:
    scores = {case: scored.find(each.kind, each.code) for case, scored in made.scores.items()}
    here = scores[Case.EXPECTED]
    degree = here.exact if here and each.foreseen else None
    target, numeric, measure = _asked(board, each)
    objective = board.owners.get((each.kind, each.code), "")
    return Expected(
        kind=each.kind,
        code=each.code,
        title=here.title if here else each.code,
        objective=objective,
        units=board.units(board.objectives[objective].units) if objective in board.objectives else "",
        target=target,
        unit_of_measure=measure,
        due=each.until,
        goal=numeric,
        seen=each.seen,
        values=each.values,
        days=each.days,
        degrees={case: score.degree if score else None for case, score in scores.items()},
        gap=_gap(here, degree),
        how=each.how,
    )


def _gap(score: Score | None, degree: Fraction | None) -> Decimal | None:
    """Points short of what was expected; None where nothing is foreseen or what comes is not of the year."""
    if score is None or degree is None or score.state is State.OTHER_YEAR:
        return None
    return Decimal(0) if degree >= WHOLE else Decimal(100) - (score.degree or Decimal(0))


def _asked(board: Board, each: Forecast) -> tuple[str, Fraction | None, str]:
    """What is asked as printed, its number where it has one, and the unit of measure."""
    owner = board.owners.get((each.kind, each.code), "")
    for indicator in board.indicators.get(owner, ()) if each.kind == "indicator" else ():
        target = indicator.target(board.plan.year)
        if indicator.code == each.code and target:
            number = goal(target, indicator)
            return target.printed, None if number is None else Fraction(number), indicator.unit_of_measure
    return f"entro il {each.until:%d/%m/%Y}", None, ""


def _objectives(board: Board, made: Outlook) -> tuple[Rolled, ...]:
    """Every objective of the year."""
    found = []
    for score in made.now.objectives:
        if score.state is not State.OTHER_YEAR and score.code in board.objectives:
            cases = {case: scored.find("objective", score.code) for case, scored in made.scores.items()}
            degrees = {case: each.degree if each else None for case, each in cases.items()}
            found.append(
                Rolled(
                    code=score.code,
                    title=score.title,
                    units=board.units(board.objectives[score.code].units),
                    now=score.degree,
                    expected=degrees[Case.EXPECTED],
                    worst=degrees[Case.WORST],
                    best=degrees[Case.BEST],
                )
            )
    return tuple(found)
