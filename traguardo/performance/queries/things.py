"""Every step and indicator of the year as lists show them: what was expected, what came, who answers for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from traguardo.performance.domain import plan as records
from traguardo.performance.domain.measuring.entry import Subject
from traguardo.performance.domain.scoring import STATE_WORDS, Score, State
from traguardo.performance.queries.board import Board

KIND_WORDS: Mapping[str, str] = {"indicator": "indicatore", "step": "fase", "plan": "piano"}
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A step or an indicator of the year; `why` is how its degree was computed."""

    kind: str
    code: str
    title: str
    objective: str
    units: tuple[str, ...]
    unit_words: str
    expected: str
    result: str
    degree: Decimal | None
    words: str
    why: str

    @property
    def key(self) -> Key:
        return (self.kind, self.code)

    @property
    def kind_word(self) -> str:
        return KIND_WORDS[self.kind]

    @property
    def subject(self) -> Subject:
        """What rights are asked about."""
        return Subject(kind=self.kind, code=self.code, title=self.title, objective=self.objective, units=self.units)


def things(board: Board) -> tuple[Thing, ...]:
    """Every step and indicator of the year, in the plan's order."""
    steps = zip(board.plan.steps, board.score.steps, strict=True)
    indicators = zip(board.plan.indicators, board.score.indicators, strict=True)
    found = [*(_thing(board, *pair) for pair in steps), *(_thing(board, *pair) for pair in indicators)]
    return tuple(thing for thing, state in found if state is not State.OTHER_YEAR)


def _thing(board: Board, record: records.Step | records.Indicator, score: Score) -> tuple[Thing, State]:
    objective = board.objectives.get(record.objective)
    own = record.units if isinstance(record, records.Indicator) else ()
    units = own or (objective.units if objective else ())
    measured = board.measured.get((score.kind, score.code), ())
    thing = Thing(
        kind=score.kind,
        code=score.code,
        title=record.name if isinstance(record, records.Indicator) else record.description,
        objective=record.objective,
        units=units,
        unit_words=board.units(units),
        expected=_expected(board, record),
        result=measured[-1].outcome.printed if measured else _printed(record),
        degree=score.degree,
        words=STATE_WORDS[score.state],
        why=score.why,
    )
    return thing, score.state


def _expected(board: Board, record: records.Step | records.Indicator) -> str:
    if isinstance(record, records.Indicator):
        target = record.target(board.plan.year)
        return target.printed if target else ""
    due = record.moved_to or record.due
    return f"{due.day:%d/%m/%Y}" if due else record.due_printed


def _printed(record: records.Step | records.Indicator) -> str:
    return record.outcome.printed if isinstance(record, records.Step) and record.outcome else ""
