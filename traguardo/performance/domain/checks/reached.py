"""Whether a printed result reaches its expected value, and by how much it falls short, in words for the messages."""

from datetime import date
from decimal import Decimal

from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.wording import number, signed
from traguardo.performance.domain.notation.targets import goal
from traguardo.performance.domain.plan import (
    Comparator,
    Direction,
    Indicator,
    Moment,
    Outcome,
    OutcomeState,
    Precision,
    Target,
)

SHORT_OF = {
    OutcomeState.PARTIAL: "raggiunto in parte",
    OutcomeState.RESERVE: "con riserva",
    OutcomeState.MOVED: "spostato",
    OutcomeState.CANCELLED: "annullato",
    OutcomeState.NOT_DONE: "non svolto",
}


def written(outcome: Outcome | None) -> bool:
    """Whether something is printed as result."""
    return outcome is not None and bool(outcome.printed.strip())


def due_by_now(index: PlanIndex, moment: Moment | None) -> bool:
    """Whether a deadline falls by the date of the report."""
    return moment is not None and moment.day <= index.reporting_date


def days_late(outcome: Outcome | None, due: Moment | None) -> int:
    """Days from the deadline to the result's date; zero when in time or when one of the two is not a date."""
    if outcome is None or outcome.moment is None or due is None:
        return 0
    return max(0, (outcome.moment.day - due.day).days)


def deviation(indicator: Indicator, target: Target, outcome: Outcome | None) -> Decimal | None:
    """Result minus expected value (c = b - a): in days between two dates, in the unit of measure between two numbers."""
    if outcome is None:
        return None
    if target.moment is not None:
        return Decimal((outcome.moment.day - target.moment.day).days) if outcome.moment else None
    end = goal(target, indicator)
    return outcome.value - end if outcome.value is not None and end is not None else None


def deviation_in_words(target: Target, difference: Decimal) -> str:
    """A deviation with its sign, in days where the expected value is a date."""
    return f"{signed(difference)} giorni" if target.moment else signed(difference)


def shortfall(indicator: Indicator, target: Target, outcome: Outcome | None) -> str:
    """Why a printed result misses its target, in words; empty when it reaches it or cannot be judged."""
    if outcome is None or not written(outcome):
        return ""
    if outcome.state in SHORT_OF:
        return f"{SHORT_OF[outcome.state]} («{outcome.printed}»)"
    if outcome.state is OutcomeState.NOT_REPORTED:
        return f"senza risultato («{outcome.printed}»)"
    difference = deviation(indicator, target, outcome)
    if difference is None or not _falls_short(indicator, target, difference):
        return ""
    if target.moment:
        return f"{number(difference)} giorni di ritardo"
    return f"{outcome.printed} invece di {target.printed}"


def _falls_short(indicator: Indicator, target: Target, difference: Decimal) -> bool:
    lower = indicator.direction is Direction.LOWER or target.comparator is Comparator.AT_MOST
    return difference > 0 if lower or target.moment else difference < 0


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether two dates agree at the coarser of their precisions: «novembre» and the 11th of November do."""
    if one.precision is other.precision:
        return one.day == other.day
    if Precision.YEAR in {one.precision, other.precision}:
        return one.day.year == other.day.year
    return _month(one.day) == _month(other.day)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
