"""The sheets of one objective, one indicator, one step: what they are, how they stand, what was recorded."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.finding import Finding, Place
from traguardo.performance.domain import plan as records
from traguardo.performance.domain.editing.acts import WRITTEN
from traguardo.performance.domain.measuring.entry import Subject, subject
from traguardo.performance.domain.notation.targets import goal
from traguardo.performance.domain.scoring import STATE_WORDS, Score
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.editions import NoPlan
from traguardo.performance.queries.history import Recorded, history


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A step or an indicator in an objective's sheet."""

    kind: str
    code: str
    title: str
    expected: str
    weight: Decimal | None
    year_weight: Fraction | None
    degree: Decimal | None
    outcome: str
    words: str
    standing: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveSheet:
    """An objective with its steps, indicators, ties and findings."""

    objective: records.Objective
    score: Score | None
    standing: str
    units: str
    ties: tuple[str, ...]
    programmes: tuple[str, ...]
    steps: tuple[Item, ...]
    indicators: tuple[Item, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafSheet:
    """An indicator or a step with its score and all that was recorded of it."""

    subject: Subject
    record: records.Indicator | records.Step
    objective: records.Objective | None
    score: Score | None
    words: str
    standing: str
    units: str
    goal: Decimal | None
    history: tuple[Recorded, ...]
    parts: tuple[Item, ...]
    findings: tuple[Finding, ...]
    place: Place

    @property
    def results(self) -> tuple[Recorded, ...]:
        """What was recorded, corrected rows included, drafts left out."""
        return tuple(each for each in self.history if not each.draft)

    @property
    def draft(self) -> Recorded | None:
        """What is being typed and nobody has confirmed yet."""
        return next((each for each in self.history if each.draft and not each.superseded and each.said), None)

    @property
    def past_drafts(self) -> tuple[Recorded, ...]:
        """Drafts that a later row has followed, in the order they were typed."""
        return tuple(
            sorted((each for each in self.history if each.draft and each.superseded), key=lambda each: each.pk)
        )

    @property
    def written(self) -> bool:
        """Whether it was written in the program, not read from a file."""
        return self.place.sheet == WRITTEN

    @property
    def latest(self) -> Recorded | None:
        """The result that counts: the last of those in force."""
        in_force = [each for each in self.results if not each.superseded]
        return in_force[-1] if in_force else None

    @property
    def version(self) -> int:
        """Key of the row recorded last, 0 for none: what an edit is held against."""
        return max((each.pk for each in self.results if not each.superseded), default=0)


def objective_sheet(board: Board, code: str) -> ObjectiveSheet:
    """The sheet of an objective; NoPlan for a code the plan does not have."""
    objective = board.objectives.get(code)
    if objective is None:
        raise NoPlan(f"Il piano non ha un obiettivo «{code}».")
    steps = tuple(_step(board, step) for step in board.steps.get(code, ()))
    indicators = tuple(_indicator(board, each) for each in board.indicators.get(code, ()))
    subjects = [("objective", code), *((item.kind, item.code) for item in (*steps, *indicators))]
    return ObjectiveSheet(
        objective=objective,
        score=board.of("objective", code),
        standing=board.standing("objective", code),
        units=board.units(objective.units),
        ties=_ties(board, objective),
        programmes=_programmes(board, code),
        steps=steps,
        indicators=indicators,
        findings=board.findings_of(subjects),
    )


def leaf_sheet(board: Board, kind: str, code: str) -> LeafSheet:
    """The sheet of an indicator or step, with its history (one SQL statement); NoPlan for an unknown code."""
    found = board.plan.indicators if kind == "indicator" else board.plan.steps
    record: records.Indicator | records.Step | None = next((item for item in found if item.code == code), None)
    if record is None:
        raise NoPlan(f"Il piano non ha «{code}».")
    wanted = subject(board.plan, kind, code)
    score = board.of(kind, code)
    target = wanted.target
    return LeafSheet(
        subject=wanted,
        record=record,
        objective=board.objectives.get(wanted.objective),
        score=score,
        words=STATE_WORDS[score.state] if score else "",
        standing=board.standing(kind, code),
        units=board.units(wanted.units),
        goal=goal(target, record) if target and isinstance(record, records.Indicator) else None,
        history=history(board.edition, kind, code),
        parts=_parts(board, record),
        findings=board.findings_of([(kind, code)]),
        place=record.place,
    )


def _parts(board: Board, record: records.Indicator | records.Step) -> tuple[Item, ...]:
    """The weighted parts of a composite indicator."""
    if isinstance(record, records.Step):
        return ()
    siblings = board.indicators.get(record.objective, ())
    return tuple(_indicator(board, each) for each in siblings if each.parent == record.code)


def _ties(board: Board, objective: records.Objective) -> tuple[str, ...]:
    titles = {node.code: f"{node.code} {node.title}" for node in board.plan.nodes}
    tied = [link.to for link in board.plan.links if link.objective == objective.code and link.to in titles]
    return tuple(dict.fromkeys(titles[code] for code in [*tied, objective.parent] if code in titles))


def _programmes(board: Board, code: str) -> tuple[str, ...]:
    titles = {each.code: f"{each.code} {each.title}" for each in board.plan.programmes}
    return tuple(
        dict.fromkeys(titles[link.to] for link in board.plan.links if link.objective == code and link.to in titles)
    )


def _step(board: Board, step: records.Step) -> Item:
    due = f"{step.due.day:%d/%m/%Y}" if step.due else step.due_printed
    return _item(board, "step", step.code, step.description, due, step.outcome, step.weight)


def _indicator(board: Board, each: records.Indicator) -> Item:
    target = each.target(board.plan.year)
    expected = target.printed if target else ""
    return _item(board, "indicator", each.code, each.name, expected, None, each.weight)


def _item(
    board: Board,
    kind: str,
    code: str,
    title: str,
    expected: str,
    outcome: records.Outcome | None,
    weight: Decimal | None,
) -> Item:
    score = board.of(kind, code)
    measured = board.measured.get((kind, code), ())
    last = measured[-1].outcome if measured else outcome
    return Item(
        kind=kind,
        code=code,
        title=title,
        expected=expected,
        weight=weight,
        year_weight=score.exact_year_weight if score else None,
        degree=score.degree if score else None,
        outcome=last.printed if last else "",
        words=STATE_WORDS[score.state] if score else "",
        standing=board.standing(kind, code),
        why=score.why if score else "",
    )
