"""What stands in a sheet, line by line: goals, behaviours, the history; each line holds only what one may read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.evaluation.domain.flow import Move
from traguardo.evaluation.domain.system import Behaviour, Kind, Scale, Step, System, Weighed
from traguardo.evaluation.models import Goal, Judgement, Taken, Word
from traguardo.evaluation.queries.from_plan import Degree, YearPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal; `degree` and `source` only where they are there to read, `offered` what the plan gives now."""

    place: int
    component: str
    code: str
    title: str
    expected: str
    weight: Decimal
    tag: str
    taken: Taken
    degree: Decimal | None = None
    source: str = ""
    offered: Degree | None = None

    @property
    def now(self) -> Decimal | None:
        """The degree that would count: of the plan where it gives one, else the one written."""
        return self.offered.value if self.offered else self.degree

    @property
    def from_where(self) -> str:
        return self.offered.source if self.offered else self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourLine:
    """A behaviour with its scale, the step the person gave themselves and the one the head gave, where they are to be read."""

    behaviour: Behaviour
    scale: Scale
    own: Step | None = None
    step: Step | None = None
    words: str = ""

    def described(self, step: Step) -> str:
        """What a step means for this behaviour."""
        return self.behaviour.words.get(step.code, step.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A component of the sheet with what is in it."""

    weighed: Weighed
    goals: tuple[GoalLine, ...] = ()
    behaviours: tuple[BehaviourLine, ...] = ()

    def share(self, goal: GoalLine) -> Fraction | None:
        """What a goal weighs in the part, 0-1; None where nothing weighs."""
        whole = sum((Fraction(each.weight) for each in self.goals), Fraction(0))
        return Fraction(goal.weight) / whole if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A line of the history of a sheet."""

    when: date
    move: Move
    title: str
    text: str
    who: str
    changed: tuple[Mapping[str, str], ...] = ()


def goal_line(goal: Goal, plan: YearPlan, *, judged: bool, fixed: bool) -> GoalLine:
    return GoalLine(
        place=goal.place,
        component=goal.component,
        code=goal.code,
        title=goal.title,
        expected=goal.expected,
        weight=goal.weight,
        tag=goal.tag,
        taken=Taken(goal.taken),
        degree=goal.degree if judged else None,
        source=goal.source if judged else "",
        offered=plan.degree(goal) if judged and not fixed else None,
    )


def behaviour_line(
    system: System, behaviour: Behaviour, row: Judgement | None, *, judged: bool, own: bool
) -> BehaviourLine:
    scale = system.scale(behaviour.scale) or Scale(code="", title="", steps=())
    return BehaviourLine(
        behaviour=behaviour,
        scale=scale,
        own=scale.step(row.own_step) if row and own else None,
        step=scale.step(row.step) if row and judged else None,
        words=row.words if row and judged else "",
    )


def part(weighed: Weighed, goals: Sequence[GoalLine], behaviours: Sequence[BehaviourLine]) -> Part:
    if weighed.component.kind is Kind.BEHAVIOURS:
        return Part(weighed=weighed, behaviours=tuple(behaviours))
    return Part(weighed=weighed, goals=tuple(goal for goal in goals if goal.component == weighed.component.code))


def event(word: Word, *, judged: bool) -> Event:
    return Event(
        when=word.on,
        move=Move(word.move),
        title=Move(word.move).told,
        text=word.text if judged or word.move != Move.EVALUATE else "",
        who=str(word.by),
        changed=tuple(word.changed),
    )
