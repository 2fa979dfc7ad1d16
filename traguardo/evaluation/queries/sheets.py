"""One sheet as somebody may read it: what is not theirs to see is not in what they get."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from traguardo.evaluation.domain import flow
from traguardo.evaluation.domain.flow import Hand, Move, Running, Situation, Stage, Transition
from traguardo.evaluation.domain.scoring import SheetScore, score_sheet
from traguardo.evaluation.domain.system import System, behaviours_for, components_for
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.from_plan import YearPlan
from traguardo.evaluation.queries.in_force import system_of
from traguardo.evaluation.queries.lines import (
    BehaviourLine,
    Event,
    GoalLine,
    Part,
    behaviour_line,
    event,
    goal_line,
    part,
)
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.situation import Content, facts, sent_in, situation
from traguardo.organisation.facade import units
from traguardo.staffing.facade import Position


class NotYours(LookupError):  # noqa: N818 - it names the fact
    """There is no such sheet, or it is not for these eyes: the two are told alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sheet in somebody's hands. `score` is None where the evaluation is not there to read."""

    row: Sheet
    hand: Hand
    system: System
    unit_name: str
    parts: tuple[Part, ...]
    history: tuple[Event, ...]
    situation: Situation
    score: SheetScore | None
    shows_own: bool
    today: date

    @property
    def stage(self) -> Stage:
        return self.situation.stage

    @property
    def clock(self) -> Running | None:
        return self.situation.clock

    @property
    def asked(self) -> tuple[Transition, ...]:
        """What these hands can do now."""
        return flow.asked(self.situation, self.hand)

    @property
    def number(self) -> str:
        return f"{self.row.year}/{self.row.number}"

    @property
    def days(self) -> int:
        return (self.row.last_day - self.row.first_day).days + 1

    @property
    def position(self) -> str:
        return Position(self.row.position).label

    @property
    def goals(self) -> tuple[GoalLine, ...]:
        return tuple(goal for part in self.parts for goal in part.goals)

    @property
    def behaviours(self) -> tuple[BehaviourLine, ...]:
        return tuple(line for part in self.parts for line in part.behaviours)

    @property
    def talks(self) -> tuple[Event, ...]:
        return tuple(event for event in self.history if event.move is Move.TALK)

    @property
    def waits(self) -> Move | None:
        """What is asked of these hands now; None when it is somebody else's turn."""
        return flow.waiting(self.situation, self.hand, over=self.row.last_day < self.today)

    def allows(self, move: Move) -> bool:
        """Whether these hands can make the move now, given its words."""
        return flow.can_move(move, self.situation, self.hand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the sheets of a year share, read once: its plan, the names of units."""

    plan: YearPlan
    unit_names: Mapping[str, str]


def around(looker: Looker, year: int, *, today: date) -> Around:
    """Three SQL statements, whatever the number of sheets read with it."""
    day = min(today, date(year, 12, 31))
    names = {unit.code: unit.name for unit in units(looker.authority, on=day)}
    return Around(plan=YearPlan(looker.authority, year, today=today), unit_names=names)


def sheet_row(looker: Looker, year: int, number: int) -> Sheet:
    """The row of a sheet somebody may see; NotYours."""
    row = rights.visible(looker).filter(year=year, number=number).first()
    if row is None:
        raise NotYours("Questa scheda non c'è, o non è fra quelle che puoi vedere.")
    return row


def sheet(looker: Looker, year: int, number: int, *, today: date) -> Reading:
    """One sheet as somebody may read it; NotYours."""
    row = sheet_row(looker, year, number)
    return read(row, rights.hand(looker, row), around(looker, year, today=today))


def readings(looker: Looker, rows: QuerySet[Sheet], *, today: date) -> tuple[Reading, ...]:
    """Many sheets at once, with as many SQL statements for a hundred as for one of each year."""
    found = list(rows.prefetch_related("goals", "judgements", "words__by"))
    shared = {year: around(looker, year, today=today) for year in {row.year for row in found}}
    return tuple(read(row, rights.hand(looker, row), shared[row.year]) for row in found)


def read(row: Sheet, hand: Hand, around: Around) -> Reading:
    """A sheet in somebody's hands, from its rows."""
    system, stage = system_of(row.system), Stage(row.stage)
    goals, judgements, words = list(row.goals.all()), list(row.judgements.all()), list(row.words.all())
    sent = sent_in(words)
    judged, shows_own = rights.sees_judgements(hand, stage), rights.sees_self_evaluation(hand, sent=sent)
    lines = [goal_line(goal, around.plan, judged=judged, fixed=stage.judged) for goal in goals]
    by_code = {each.behaviour: each for each in judgements}
    behaviours = [
        behaviour_line(system, each, by_code.get(each.code), judged=judged, own=shows_own)
        for each in behaviours_for(system, row.position)
    ]
    weighed = components_for(system, row.position, row.category)
    score = score_sheet(system, facts(row, lines, behaviours))
    return Reading(
        row=row,
        hand=hand,
        system=system,
        unit_name=around.unit_names.get(row.unit, row.unit),
        parts=tuple(part(each, lines, behaviours) for each in weighed),
        history=tuple(event(word, judged=judged) for word in words),
        situation=situation(row, system, Content(goals, by_code, words), around.plan),
        score=score if judged else None,
        shows_own=shows_own,
        today=around.plan.today,
    )
