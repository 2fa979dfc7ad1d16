"""What a cell says once it is read: a date, a target, a baseline, a result; each keeps what was printed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.performance.domain.plan.vocabulary import Comparator, OutcomeState, Precision, TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as printed and as read. `indicative`: the source says it runs from an outside event."""

    day: date
    precision: Precision = Precision.DAY
    indicative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Expected value for one year. Percentages are in points (60 means 60%); `per_year` counts a frequency."""

    year: int
    printed: str
    kind: TargetKind
    comparator: Comparator = Comparator.AT_LEAST
    value: Decimal | None = None
    moment: Moment | None = None
    per_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Starting value as printed, and its number where there is one; `years` it is the mean of."""

    printed: str = ""
    value: Decimal | None = None
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A result as printed and as read: a date reached, a value, or a state in words."""

    printed: str
    state: OutcomeState
    value: Decimal | None = None
    moment: Moment | None = None
    moved_to: Moment | None = None
    per_year: int | None = None
