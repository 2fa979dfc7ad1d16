"""The measurement system (SMVP) of an authority: which rule for which target, bands, missing values, caps, roll-up.

D.Lgs. 150/2009, art. 7. Frozen when the plan is approved; every setting carries its reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from traguardo.performance.domain.measurement_system.outcome_bands import OutcomeBands
from traguardo.performance.domain.measurement_system.rounding import EXACT, Level, Rounding
from traguardo.performance.domain.notation.bands import DateBands
from traguardo.performance.domain.plan import Direction, TargetKind


class Rule(StrEnum):
    """How a value becomes a degree of achievement."""

    RATIO_UP = "RATIO_UP"
    RATIO_DOWN_INVERSE = "RATIO_DOWN_INVERSE"
    RATIO_DOWN_LINEAR = "RATIO_DOWN_LINEAR"
    INTERPOLATED = "INTERPOLATED"
    THRESHOLD = "THRESHOLD"
    BANDS = "BANDS"
    DATE_BANDS = "DATE_BANDS"
    RANGE = "RANGE"
    JUDGEMENT = "JUDGEMENT"
    FREQUENCY = "FREQUENCY"
    COMPOSITE = "COMPOSITE"
    MANUAL = "MANUAL"


class MissingPolicy(StrEnum):
    """What a value that is not there does to the score."""

    ZERO = "ZERO"
    EXCLUDE = "EXCLUDE"
    FREEZE_PREVIOUS = "FREEZE_PREVIOUS"
    BLOCK = "BLOCK"


class MeasurementSystemError(ValueError):
    """A measurement system that cannot be used; `problems` lists all that is wrong, in Italian."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementSystem:
    """Settings of one version. Degrees in points; `reasons` by setting, to be shown beside it.

    `date_bands` None: a target by date is refused. `not_applicable`: markers, casefolded, that are no values.
    `rounding`, `caps` and `equal_weights` by level; `whole_from`: what the plan's score is the mean of.
    """

    name: str
    version: str
    rules: Mapping[tuple[TargetKind, Direction | None], Rule]
    zero_target: Rule = Rule.THRESHOLD
    date_bands: DateBands | None = None
    bands_edge: str = "low"
    missing: MissingPolicy = MissingPolicy.EXCLUDE
    cap: Fraction = Fraction(100)
    floor: Fraction = Fraction(0)
    decimals: int = 2
    round_before_roll_up: bool = False
    roll_up: str = "weighted_mean"
    objective_from: str = "indicators"
    weights: str = "allow"
    done_without_date: str = "ask"
    interim: str = "show"
    not_applicable: frozenset[str] = frozenset()
    on_track: Fraction = Fraction(90)
    at_risk: Fraction = Fraction(60)
    judgement: tuple[tuple[str, Fraction], ...] = ()
    not_applicable_counts: str = "missing"
    whole_from: str = "objectives"
    equal_weights: frozenset[Level] = frozenset()
    rounding: Mapping[Level, Rounding] = field(default_factory=dict)
    caps: Mapping[Level, Fraction] = field(default_factory=dict)
    whole_bands: OutcomeBands | None = None
    bonus: OutcomeBands | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)

    def rule(self, kind: TargetKind, direction: Direction | None) -> Rule | None:
        """Rule of a kind of target in that direction, or in any; None when the system gives none."""
        return self.rules.get((kind, direction)) or self.rules.get((kind, None))

    def held(self, degree: Fraction) -> Fraction:
        """A degree held between floor and cap."""
        return min(max(degree, self.floor), self.cap)

    def rounding_of(self, level: Level) -> Rounding:
        """How the degrees of a level are rounded before they go on; exact where nothing is said."""
        return self.rounding.get(level, EXACT)
