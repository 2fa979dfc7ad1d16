"""A sheet when a move is asked: what it lacks and which clock runs, counted on all that is written in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.evaluation.domain import flow
from traguardo.evaluation.domain.flow import Move, Situation, Stage
from traguardo.evaluation.domain.scoring import GoalFact, SheetFacts, score_sheet
from traguardo.evaluation.domain.system import Clock, Kind, Missing, System, behaviours_for, components_for
from traguardo.evaluation.models import Goal, Judgement, Sheet, Word
from traguardo.evaluation.queries.from_plan import YearPlan
from traguardo.evaluation.queries.lines import BehaviourLine, GoalLine, behaviour_line, goal_line
from traguardo.staffing.facade import Position


def facts(row: Sheet, goals: Iterable[GoalLine], behaviours: Iterable[BehaviourLine]) -> SheetFacts:
    """What the score is made of."""
    return SheetFacts(
        position=row.position,
        category=row.category,
        goals=tuple(
            GoalFact(
                component=goal.component,
                title=goal.title,
                weight=Fraction(goal.weight),
                degree=None if goal.now is None else Fraction(goal.now),
                code=goal.code,
                source=goal.from_where,
                tag=goal.tag,
            )
            for goal in goals
        ),
        judgements={line.behaviour.code: line.step.code for line in behaviours if line.step},
    )


@dataclass(frozen=True, slots=True)
class Content:
    """All that is written in a sheet, whoever may read it: what a move asks for is counted on this."""

    goals: Sequence[Goal]
    judgements: Mapping[str, Judgement]
    words: Sequence[Word]


def situation(row: Sheet, system: System, content: Content, plan: YearPlan) -> Situation:
    stage, made = Stage(row.stage), made_in(content.words)
    asked = [
        behaviour_line(system, each, content.judgements.get(each.code), judged=True, own=True)
        for each in behaviours_for(system, row.position)
    ]
    lines = [goal_line(goal, plan, judged=True, fixed=stage.judged) for goal in content.goals]
    counted = _counted(system, row, lines)
    conciliated = Move.CONCLUDE in made
    return Situation(
        stage=stage,
        clock=flow.running(stage, system.terms, made, today=plan.today, conciliated=conciliated),
        evaluator=row.evaluator_id is not None or row.position == Position.DIRECTOR,
        bare=_bare(system, row, lines),
        unjudged=sum(line.step is None for line in asked),
        own_unjudged=sum(line.own is None for line in asked),
        undegreed=sum(goal.now is None for goal in counted),
        unsourced=sum(goal.now is not None and not goal.from_where.strip() for goal in counted),
        self_due=system.self_evaluation and bool(asked),
        self_sent=sent_in(content.words),
        conciliation=Clock.CONCILIATE in system.terms,
        conciliated=conciliated,
        scored=score_sheet(system, facts(row, lines, asked)).score is not None,
    )


def _counted(system: System, row: Sheet, goals: Sequence[GoalLine]) -> list[GoalLine]:
    """The goals that must have a degree: those of a component that cannot do without."""
    needed = {each.component.code for each in components_for(system, row.position, row.category)}
    return [goal for goal in goals if goal.component in needed and goal.weight]


def _bare(system: System, row: Sheet, goals: Sequence[GoalLine]) -> tuple[str, ...]:
    filled = {goal.component for goal in goals if goal.weight}
    return tuple(
        each.component.title
        for each in components_for(system, row.position, row.category)
        if each.component.kind is not Kind.BEHAVIOURS
        and each.component.missing is Missing.REFUSE
        and each.component.code not in filled
    )


def made_in(words: Iterable[Word]) -> dict[Move, date]:
    """The last day each move was made."""
    return {Move(word.move): word.on for word in sorted(words, key=lambda word: word.on)}


def sent_in(words: Iterable[Word]) -> bool:
    """Whether the self-evaluation was sent, after the goals were last reopened."""
    sent = False
    for word in words:
        sent = word.move == Move.SELF or (sent and not _reopens(word))
    return sent


def _reopens(word: Word) -> bool:
    return word.move == Move.ASSIGN
