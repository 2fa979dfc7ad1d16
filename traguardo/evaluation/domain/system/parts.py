"""What a system of evaluation is made of: components, weights, scales, behaviours, bands, terms (D.Lgs. 150/2009, art. 7 and 9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.term import Term


class Position(StrEnum):
    """What somebody answers for: the same values as in the staff register."""

    DIRECTOR = "director"
    MANAGER = "manager"
    POST_HOLDER = "post_holder"
    STAFF = "staff"

    @property
    def label(self) -> str:
        return _POSITIONS[self]


class Kind(StrEnum):
    """What a component looks at (D.Lgs. 150/2009, art. 9)."""

    AUTHORITY = "authority"
    UNIT = "unit"
    GOALS = "goals"
    BEHAVIOURS = "behaviours"
    DIFFERENTIATION = "differentiation"

    @property
    def label(self) -> str:
        return _KINDS[self]


class Missing(StrEnum):
    """What a degree that is not there does: the score cannot be told, or the others weigh in its place."""

    REFUSE = "refuse"
    REWEIGH = "reweigh"


class BelowPresence(StrEnum):
    """What happens to who was there less than the minimum: no evaluation, or an evaluation that brings no bonus."""

    NOT_EVALUATED = "not_evaluated"
    NO_BONUS = "no_bonus"


class SecondInstance(StrEnum):
    """Who decides on an objection."""

    BOARD = "board"
    SECOND_EVALUATOR = "second_evaluator"


class Clock(StrEnum):
    """A term of the flow: days to acknowledge, to object, to decide on an objection, to go to conciliation."""

    ACKNOWLEDGE = "acknowledge"
    OBJECT = "object"
    DECIDE = "decide"
    CONCILIATE = "conciliate"

    @property
    def label(self) -> str:
        return _CLOCKS[self]


_POSITIONS = {
    Position.DIRECTOR: "direttore",
    Position.MANAGER: "dirigente",
    Position.POST_HOLDER: "incarico di elevata qualificazione",
    Position.STAFF: "personale",
}
_KINDS = {
    Kind.AUTHORITY: "performance organizzativa dell'ente",
    Kind.UNIT: "performance organizzativa dell'unità",
    Kind.GOALS: "obiettivi individuali o di gruppo",
    Kind.BEHAVIOURS: "comportamenti",
    Kind.DIFFERENTIATION: "capacità di differenziare le valutazioni",
}
_CLOCKS = {
    Clock.ACKNOWLEDGE: "per prendere visione della scheda",
    Clock.OBJECT: "per contestare la valutazione",
    Clock.DECIDE: "per decidere sulla contestazione",
    Clock.CONCILIATE: "per chiedere la conciliazione",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of the score. Degrees of all kinds but BEHAVIOURS come from the goals of the sheet filed under its code."""

    code: str
    title: str
    kind: Kind
    text: str = ""
    missing: Missing = Missing.REFUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each component weighs for a position, in points of 100; `category` «» means every other category."""

    position: Position
    category: str = ""
    of: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A component with its weight for somebody, in points of 100."""

    component: Component
    weight: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a scale: its words, and the degree 0-100 it gives."""

    code: str
    title: str
    degree: Fraction
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Steps from the lowest to the highest."""

    code: str
    title: str
    steps: tuple[Step, ...]

    def step(self, code: str) -> Step | None:
        """The step of a code, None where the scale has none."""
        return next((step for step in self.steps if step.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """A behaviour judged on a scale. `words` describe it at a step's code; `weight` counts among those of the position.

    `positions` empty: asked of everybody.
    """

    code: str
    title: str
    scale: str
    text: str = ""
    positions: tuple[Position, ...] = ()
    weight: Fraction = Fraction(1)
    words: Mapping[str, str] = field(default_factory=dict)

    def asked_of(self, position: str) -> bool:
        """Whether who holds the position is judged on it."""
        return not self.positions or position in self.positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """From a score (included) to the next band's, or to 100 included: its title and what it means."""

    code: str
    title: str
    start: Fraction
    end: Fraction
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Scores 0-100: under `bonus` no bonus; under `negative` the evaluation is negative.

    D.Lgs. 150/2009, art. 3 c. 5-bis; D.Lgs. 165/2001, art. 55-quater c. 1 lett. f-quinquies.
    """

    bonus: Fraction = Fraction(0)
    negative: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceRule:
    """The least days of service of the year, and the least ratio of presence, that an evaluation needs.

    `present`: absences that count as presence (D.Lgs. 150/2009, art. 9 c. 3).
    """

    days: int = 0
    ratio: Fraction = Fraction(0)
    below: BelowPresence = BelowPresence.NOT_EVALUATED
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guards:
    """Compulsory objectives: the least share of the score for payment times, and the tags by which goals are known.

    `paying_units`: the units whose heads pay invoices; empty: every head is asked.
    """

    payment_share: Fraction = Fraction(30)
    payment_tag: str = "tempi di pagamento"
    training_tag: str = "formazione"
    paying_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferentiationRule:
    """How the degree of differentiation of an evaluator is told: 100 at `full` points of spread, 0 at none, in proportion.

    `least` evaluations: with fewer the degree cannot be told.
    """

    full: Fraction = Fraction(10)
    least: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A version of the system of evaluation. Scores and degrees go from 0 to 100; `decimals` is the one rounding."""

    title: str
    act: str = ""
    first_year: int
    components: tuple[Component, ...]
    weights: tuple[Weights, ...]
    scales: tuple[Scale, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    bands: tuple[Band, ...] = ()
    thresholds: Thresholds = Thresholds()
    presence: PresenceRule = PresenceRule()
    terms: Mapping[Clock, Term] = field(default_factory=dict)
    second_instance: SecondInstance = SecondInstance.BOARD
    self_evaluation: bool = False
    decimals: int = 2
    guards: Guards = Guards()
    differentiation: DifferentiationRule = DifferentiationRule()

    def component(self, code: str) -> Component | None:
        """The component of a code, None where the system has none."""
        return next((each for each in self.components if each.code == code), None)

    def scale(self, code: str) -> Scale | None:
        """The scale of a code, None where the system has none."""
        return next((each for each in self.scales if each.code == code), None)

    def behaviour(self, code: str) -> Behaviour | None:
        """The behaviour of a code, None where the system has none."""
        return next((each for each in self.behaviours if each.code == code), None)

    def band(self, score: Fraction) -> Band | None:
        """The band a score falls in; None outside every band."""
        inside = (each for each in self.bands if each.start <= score < each.end or score == each.end == 100)
        return next(inside, None)


def components_for(system: System, position: str, category: str = "") -> tuple[Weighed, ...]:
    """What counts for somebody, in the order of the system: the weights of their category, or those of the position.

    Components that weigh nothing are left out; none when the system says nothing of the position.
    """
    rows = {row.category: row.of for row in system.weights if row.position == position}
    of = rows.get(category, rows.get("", {}))
    return tuple(Weighed(component=each, weight=of[each.code]) for each in system.components if of.get(each.code))


def behaviours_for(system: System, position: str) -> tuple[Behaviour, ...]:
    """The behaviours asked of a position, in the order of the system."""
    return tuple(each for each in system.behaviours if each.asked_of(position))
