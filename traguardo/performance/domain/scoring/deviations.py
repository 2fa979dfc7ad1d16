"""How far a result is from what was expected, c = b − a: always computed, never typed.

D.Lgs. 150/2009, art. 10, c. 1, lett. b): the report shows the deviations between results and expected values.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.performance.domain.notation.targets import goal
from traguardo.performance.domain.plan import Indicator, Moment, Outcome, Target, TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """c = b − a. `value` is in days for dates (positive: late), in `unit` otherwise; None when there is none, and `why`."""

    value: Decimal | None = None
    unit: str = ""
    why: str = ""


def deviation(indicator: Indicator, outcome: Outcome | None, year: int) -> Deviation:
    """Result minus expected value of an indicator in `year`."""
    target = indicator.target(year)
    if target is None:
        return Deviation(why=f"il piano non dà un valore atteso per il {year}")
    if outcome is None:
        return Deviation(why="manca il risultato")
    if target.kind is TargetKind.DATE:
        return _in_days(target.moment, outcome)
    if target.kind is TargetKind.FREQUENCY and target.per_year is not None:
        done = Decimal(outcome.per_year) if outcome.per_year is not None else outcome.value
        return _in_numbers(Decimal(target.per_year), done, "volte")
    return _in_numbers(_expected(target, indicator), outcome.value, "punti" if _in_points(target) else "")


def days_late(due: Moment | None, outcome: Outcome | None) -> int | None:
    """Days from the due date to the date reached: negative when early, None when either is not a date."""
    if due is None or outcome is None or outcome.moment is None:
        return None
    return _days(due.day, outcome.moment.day)


def _in_days(due: Moment | None, outcome: Outcome) -> Deviation:
    late = days_late(due, outcome)
    if late is None:
        return Deviation(why="il risultato non è una data" if due else "la scadenza non è una data")
    return Deviation(value=Decimal(late), unit="giorni")


def _in_numbers(expected: Decimal | None, reached: Decimal | None, unit: str) -> Deviation:
    if expected is None:
        return Deviation(why="il valore atteso non è un numero")
    if reached is None:
        return Deviation(why="il risultato non è un numero")
    return Deviation(value=reached - expected, unit=unit)


def _expected(target: Target, indicator: Indicator) -> Decimal | None:
    return Decimal(100) if target.kind is TargetKind.ALL else goal(target, indicator)


def _in_points(target: Target) -> bool:
    return target.kind in {TargetKind.PERCENT, TargetKind.ALL}


def _days(due: date, reached: date) -> int:
    return (reached - due).days
