"""What is to be done in the year, with its date and how it stands: late, to be measured, next."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from traguardo.performance.domain.scoring import STATE_WORDS, Score, State
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.plans import REMEMBERED

BEHIND = frozenset({State.MISSING, State.NOT_DONE, State.LATE})
OPEN = frozenset({State.NOT_DUE, State.IN_PROGRESS, State.PARTIAL, State.MOVED})
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A step or an indicator with a date."""

    kind: str
    code: str
    title: str
    objective: str
    units: str
    due: date | None
    state: State
    words: str
    standing: str
    why: str

    @property
    def waits(self) -> bool:
        """Whether its result is still to be said."""
        return self.state is State.MISSING


@lru_cache(maxsize=REMEMBERED)
def tasks(board: Board) -> tuple[Task, ...]:
    """Every step and indicator of the year, in the plan's order."""
    steps = [
        _task(
            board,
            score,
            step.objective,
            board.objectives[step.objective].units if step.objective in board.objectives else (),
        )
        for step, score in zip(board.plan.steps, board.score.steps, strict=True)
    ]
    indicators = [
        _task(board, score, indicator.objective, indicator.units)
        for indicator in board.plan.indicators
        if (score := board.of("indicator", indicator.code)) is not None
    ]
    return tuple(task for task in [*steps, *indicators] if task.state is not State.OTHER_YEAR)


def behind(found: tuple[Task, ...], *, at: date) -> tuple[Task, ...]:
    """What should be done or measured and is not, oldest first; what was done late is over and not here."""
    late = [task for task in found if task.state in BEHIND - {State.LATE} and (task.due is None or task.due <= at)]
    return tuple(sorted(late, key=lambda task: (task.due or date.max, task.objective, task.code)))


def coming(found: tuple[Task, ...], *, at: date) -> tuple[Task, ...]:
    """What is due in the next days, soonest first."""
    soon = [task for task in found if task.due and at < task.due <= at + SOON and task.state in OPEN]
    return tuple(sorted(soon, key=lambda task: (task.due or date.max, task.code)))


def _task(board: Board, score: Score, objective: str, units: tuple[str, ...]) -> Task:
    return Task(
        kind=score.kind,
        code=score.code,
        title=score.title,
        objective=objective,
        units=board.units(units or (board.objectives[objective].units if objective in board.objectives else ())),
        due=score.due,
        state=score.state,
        words=STATE_WORDS[score.state],
        standing=board.standing(score.kind, score.code),
        why=score.why,
    )
