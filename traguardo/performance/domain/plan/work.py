"""What is done and measured: objective sheets, their steps, their indicators, the measurements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan.values import Baseline, Moment, Outcome, Target
from traguardo.performance.domain.plan.vocabulary import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An objective sheet or an action. `weight` in percent of the plan; `years` the years it is marked for.

    `continues`: the code it had in an earlier year, where it was another.
    """

    code: str
    title: str
    kind: str = ""
    units: tuple[str, ...] = ()
    parent: str = ""
    weight: Decimal | None = None
    first_year: int | None = None
    last_year: int | None = None
    years: tuple[int, ...] = ()
    situation: str = ""
    criticality: str = ""
    expected: str = ""
    benefits: str = ""
    method: str = ""
    people: str = ""
    costs: str = ""
    overall_indicator: str = ""
    head: str = ""
    declared_outcome: str = ""
    report: str = ""
    tags: tuple[str, ...] = ()
    continues: str = ""
    printed_order: int = 0
    extra: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A dated step of an objective. `weight` in percent of the objective; year weights are computed, never typed."""

    code: str
    objective: str
    description: str
    due_printed: str = ""
    due: Moment | None = None
    indicator: str = ""
    weight: Decimal | None = None
    goal: str = ""
    mode: str = ""
    printed_code: str = ""
    printed_year_weights: Mapping[int, Decimal] = field(default_factory=dict)
    outcome: Outcome | None = None
    moved_to: Moment | None = None
    variation: str = ""
    cancelled: bool = False
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator of an objective, or of a parent indicator when it is a weighted part of it.

    `rule` and `bands` override the measurement system; `printed_deviation` is c = b - a where the report prints it.
    `variable_units`: unit of each variable of the formula, «ore: h; dipendenti: n.». `continues`: the code it had in an
    earlier year, where it was another.
    """

    code: str
    objective: str
    name: str
    parent: str = ""
    algorithm: str = ""
    formula: str = ""
    variable_units: str = ""
    unit_of_measure: str = ""
    direction: Direction | None = None
    source: str = ""
    frequency: str = ""
    units: tuple[str, ...] = ()
    baseline: Baseline = Baseline()
    targets: tuple[Target, ...] = ()
    weight: Decimal | None = None
    rule: str = ""
    bands: str = ""
    missing: str = ""
    step: str = ""
    period_printed: str = ""
    printed_deviation: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    continues: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place()

    def target(self, year: int) -> Target | None:
        """Target of that year, None when the plan gives none."""
        return next((target for target in self.targets if target.year == year), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A measured value of an indicator or of a step at a date. Absent is not zero."""

    subject: str
    on: date | None
    outcome: Outcome
    variables: Mapping[str, Decimal] = field(default_factory=dict)
    source: str = ""
    by: str = ""
    note: str = ""
    place: Place = Place()
