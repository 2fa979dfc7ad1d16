"""A performance plan as plain values: the tree, its indicators and targets, and what was printed elsewhere about them.

One model holds a consortium's PDO (sheets and weighted steps), a Società della Salute's tree of
indicators and a Relazione with results. Law: D.Lgs. 150/2009, art. 5, 8 and 10; D.Lgs. 267/2000, art. 108 and 169.
Every record knows the row it was read from; `Plan.at` gives the cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from traguardo.kernel.finding import Place


class Direction(StrEnum):
    """Which way an indicator gets better."""

    HIGHER = "higher"
    LOWER = "lower"
    BY_DATE = "by_date"
    RANGE = "range"


class TargetKind(StrEnum):
    """What a target asks for. TEXT is what could not be read: kept as printed, asked of the user."""

    DATE = "date"
    COUNT = "count"
    PERCENT = "percent"
    RATIO = "ratio"
    RELATIVE = "relative"
    FREQUENCY = "frequency"
    EVENT = "event"
    ALL = "all"
    TEXT = "text"


class Comparator(StrEnum):
    """How a value is held against its target."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    BY_DATE = "by_date"
    DELTA = "delta+"


class Precision(StrEnum):
    """How finely a printed date is given; a month stands for its last day, «metà» for the 15th."""

    DAY = "day"
    HALF_MONTH = "half-month"
    MONTH = "month"
    YEAR = "year"


class OutcomeState(StrEnum):
    """What a printed result says of the thing it reports on."""

    DONE = "done"
    RESERVE = "done_with_reserve"
    PARTIAL = "partial"
    MOVED = "replanned"
    CANCELLED = "cancelled"
    NOT_DONE = "not_done"
    RECURRING = "recurring"
    NOT_REPORTED = "not_reported"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The body whose plan this is."""

    code: str
    name: str
    kind: str = ""
    residents: int | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisational unit (area organizzativa, servizio); `head` is a role, never a person's name."""

    code: str
    name: str
    parent: str = ""
    head: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicNode:
    """A node above the objective sheets. level: purpose, area, strategic or operational."""

    code: str
    title: str
    level: str
    parent: str = ""
    weight: Decimal | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Mission and programme of the budget (D.Lgs. 118/2011, all. 14)."""

    mission: str
    programme: str
    title: str = ""
    mission_title: str = ""
    place: Place = Place()

    @property
    def code(self) -> str:
        return f"{self.mission}/{self.programme}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An objective sheet or an action. `weight` in percent of the plan; `years` the years it is marked for."""

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
    """

    code: str
    objective: str
    name: str
    parent: str = ""
    algorithm: str = ""
    formula: str = ""
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
    extra: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place()

    def target(self, year: int) -> Target | None:
        """Target of that year, None when the plan gives none."""
        return next((target for target in self.targets if target.year == year), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Objective to operational objective, or to a budget programme. `printed_in`: the place of the document that shows it."""

    objective: str
    to: str
    kind: str = "strategic"
    printed_in: str = "sheet"
    place: Place = Place()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """The same thing printed again elsewhere: a title in the summary table, a target in another chapter.

    subject_kind: objective, step, indicator or node; field: the attribute restated; where: the other place, in words.
    """

    subject_kind: str
    subject: str
    attribute: str
    printed: str
    where: str
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A cell of a printed table. kind: item, of_which, subtotal, total or difference; items sum to their total."""

    table: str
    item: str
    kind: str
    period: str
    value: Decimal | None
    printed: str = ""
    group: str = ""
    unit: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedChange:
    """A percentage change printed in the text, between two periods of a table's item; `percent` in points."""

    table: str
    item: str
    from_period: str
    to_period: str
    percent: Decimal
    printed: str
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """A printed figure and the formula it should obey, with the values of the formula's variables.

    A None among the values means the table does not give it: the formula is then not held against the figure.
    """

    name: str
    formula: str
    variables: Mapping[str, Decimal | None]
    result: Decimal
    printed: str
    tolerance: Decimal
    unit: str = ""
    reason: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan for the years `first_year`-`last_year`, measured in `year`."""

    authority: Authority
    title: str
    first_year: int
    last_year: int
    year: int
    reporting_date: date | None = None
    units: tuple[Unit, ...] = ()
    nodes: tuple[StrategicNode, ...] = ()
    programmes: tuple[Programme, ...] = ()
    objectives: tuple[Objective, ...] = ()
    steps: tuple[Step, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    links: tuple[Link, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    figures: tuple[PrintedFigure, ...] = ()
    changes: tuple[PrintedChange, ...] = ()
    computations: tuple[Computation, ...] = ()
    headers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    sha256: str = ""

    def at(self, place: Place, attribute: str) -> Place:
        """The cell of `attribute` on a record's row: its column is named as in the file that was read.

        A record that stands for one cell of a row brings the column in its own place.
        """
        column = place.column or self.headers.get((place.sheet, attribute), attribute)
        return Place(sheet=place.sheet, row=place.row, column=column)
