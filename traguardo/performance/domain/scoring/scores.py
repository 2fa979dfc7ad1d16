"""What scoring answers with: a score for each thing of the plan, with its state and its derivation in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.plan import Decision


class State(StrEnum):
    """Where a thing stands at the date of the score."""

    DONE = "done"
    LATE = "late"
    MEASURED = "measured"
    ASSESSED = "assessed"
    IN_PROGRESS = "in_progress"
    PARTIAL = "partial"
    DOUBTFUL = "doubtful"
    MOVED = "moved"
    NOT_DONE = "not_done"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    NOT_MEASURABLE = "not_measurable"
    NOT_APPLICABLE = "not_applicable"
    FORCED = "forced"
    CORRECTED = "corrected"
    NOT_DUE = "not_due"
    OTHER_YEAR = "other_year"
    MISSING = "missing"
    FROZEN = "frozen"
    REFUSED = "refused"
    NOT_COMPUTABLE = "not_computable"
    BLOCKED = "blocked"


STATE_WORDS: Mapping[State, str] = {
    State.DONE: "fatto",
    State.LATE: "fatto in ritardo",
    State.MEASURED: "rilevato",
    State.ASSESSED: "valutato",
    State.IN_PROGRESS: "in corso",
    State.PARTIAL: "parziale",
    State.DOUBTFUL: "da decidere",
    State.MOVED: "rinviato",
    State.NOT_DONE: "non fatto",
    State.SUSPENDED: "sospeso",
    State.CANCELLED: "annullato",
    State.NOT_MEASURABLE: "non misurabile",
    State.NOT_APPLICABLE: "non applicabile",
    State.FORCED: "forzato",
    State.CORRECTED: "corretto a mano",
    State.NOT_DUE: "non ancora dovuto",
    State.OTHER_YEAR: "di un altro anno",
    State.MISSING: "manca il risultato",
    State.FROZEN: "valore precedente",
    State.REFUSED: "regola non applicabile",
    State.NOT_COMPUTABLE: "non calcolabile",
    State.BLOCKED: "calcolo fermo",
}
WAITING = frozenset({State.NOT_DUE, State.IN_PROGRESS})
LEFT_THE_SUM = frozenset({State.SUSPENDED, State.CANCELLED, State.NOT_MEASURABLE, State.NOT_APPLICABLE})
OUT_OF_THE_SUM = frozenset({*WAITING, *LEFT_THE_SUM, State.OTHER_YEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """State, exact degree (uncapped, in points) and reason of one thing, before its place in the plan is known.

    `computed`: the degree the rule gave, where another was given by decision.
    """

    state: State
    why: str
    rule: str = ""
    uncapped: Fraction | None = None
    due: date | None = None
    value: Fraction | None = None
    computed: Fraction | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Score of one thing. Exact values are Fractions; `degree`, `uncapped`, `year_weight`, `coverage` and `pace` round them once, half up.

    Degrees in points, capped for pay (`degree`) and as they come (`uncapped`). `weight` as given; `year_weight` in percent,
    None for what is not of the year or has no weight. `coverage`: percent of the due weight that has a value; `pace`:
    percent of the year's weight already due; `progress`: points earned on the whole year's weight. `value`: the measured value of an indicator, computed where it has a formula.
    `decision`: what took it out of the sum, or gave its degree; `computed` is then the degree the rules had given it.
    """

    kind: str
    code: str
    title: str
    state: State
    why: str
    rule: str = ""
    weight: Decimal | None = None
    due: date | None = None
    value: Fraction | None = None
    exact: Fraction | None = field(default=None, repr=False)
    exact_uncapped: Fraction | None = field(default=None, repr=False)
    exact_year_weight: Fraction | None = field(default=None, repr=False)
    exact_coverage: Fraction | None = field(default=None, repr=False)
    exact_pace: Fraction | None = field(default=None, repr=False)
    exact_progress: Fraction | None = field(default=None, repr=False)
    exact_computed: Fraction | None = field(default=None, repr=False)
    decision: Decision | None = None
    decimals: int = 2

    @property
    def degree(self) -> Decimal | None:
        """Degree held between floor and cap."""
        return self._rounded(self.exact)

    @property
    def score(self) -> Decimal | None:
        """The same as `degree`: a node's degree is its score."""
        return self.degree

    @property
    def uncapped(self) -> Decimal | None:
        """Degree as it comes, beyond the cap too."""
        return self._rounded(self.exact_uncapped)

    @property
    def year_weight(self) -> Decimal | None:
        """Weight in the year, percent of its siblings."""
        return self._rounded(self.exact_year_weight, 2)

    @property
    def coverage(self) -> Decimal | None:
        """Percent of the due weight that has a value; None when nothing is due."""
        return self._rounded(self.exact_coverage, 2)

    @property
    def pace(self) -> Decimal | None:
        """Percent of the year's weight already due at the date."""
        return self._rounded(self.exact_pace, 2)

    @property
    def progress(self) -> Decimal | None:
        """Points earned on the whole year's weight, due or not; to be held against `pace`."""
        return self._rounded(self.exact_progress)

    @property
    def computed(self) -> Decimal | None:
        """Degree by the rules, where a forcing or a correction by hand gave another; held as `degree` is."""
        return self._rounded(self.exact_computed)

    def _rounded(self, value: Fraction | None, decimals: int | None = None) -> Decimal | None:
        return None if value is None else rounded(value, self.decimals if decimals is None else decimals)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanScore:
    """Scores of a whole plan at a date, in the plan's own order; each list is of Score."""

    at: date
    year: int
    whole: Score
    objectives: tuple[Score, ...]
    steps: tuple[Score, ...]
    indicators: tuple[Score, ...]
    nodes: tuple[Score, ...]
    units: tuple[Score, ...]
    _index: Mapping[tuple[str, str], Score] = field(repr=False, compare=False)

    @property
    def score(self) -> Decimal | None:
        """Score of the plan, None when it is not computable."""
        return self.whole.degree

    @property
    def uncapped(self) -> Decimal | None:
        """Score of the plan with nothing capped."""
        return self.whole.uncapped

    @property
    def why(self) -> str:
        """Derivation of the plan's score."""
        return self.whole.why

    @property
    def coverage(self) -> Decimal | None:
        """Percent of the due weight that has a value."""
        return self.whole.coverage

    @property
    def pace(self) -> Decimal | None:
        """Percent of the year's weight already due."""
        return self.whole.pace

    def find(self, kind: str, code: str) -> Score | None:
        """Score by kind («objective», «step», «indicator», «node», «unit») and code; the first where a code repeats."""
        return self._index.get((kind, code))
