"""What a decision does to the scores: weights and degrees of the things beside it and above it, before and after."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from traguardo.performance.domain.plan import Decision
from traguardo.performance.domain.scoring import STATE_WORDS, PlanScore, Score, score_plan
from traguardo.performance.queries.board import Board, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One thing before and after: weight in the year in percent, degree in points, state in a word."""

    kind: str
    code: str
    title: str
    subject: bool
    weights: tuple[Decimal | None, Decimal | None]
    degrees: tuple[Decimal | None, Decimal | None]
    words: tuple[str, str]

    @property
    def moves(self) -> bool:
        """Whether anything changes."""
        return any(before != after for before, after in (self.weights, self.degrees, self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a decision moves: its siblings, itself among them, and what they roll up to."""

    siblings: tuple[Shift, ...]
    above: tuple[Shift, ...]

    @property
    def whole(self) -> Shift:
        """The plan."""
        return self.above[-1]


def effect(board: Board, decision: Decision) -> Effect:
    """The plan scored at the board's date without and with the decision."""
    plan = replace(board.plan, decisions=(*board.plan.decisions, decision))
    after = score_plan(plan, board.system, at=board.at)
    subject = (decision.subject_kind, decision.subject)
    owner = decision.subject if decision.subject_kind == "objective" else board.owners.get(subject, "")
    return Effect(
        siblings=tuple(_shifts(board.score, after, _siblings(board, subject, owner), subject)),
        above=(*_shifts(board.score, after, _above(board, subject, owner), subject), _whole(board.score, after)),
    )


def _siblings(board: Board, subject: Subject, owner: str) -> list[Subject]:
    kind, code = subject
    if kind == "step":
        return [("step", each.code) for each in board.steps.get(owner, ())]
    if kind == "indicator":
        listed = board.indicators.get(owner, ())
        parent = next((each.parent for each in listed if each.code == code), "")
        return [("indicator", each.code) for each in listed if each.parent == parent]
    return [("objective", each) for each in board.objectives]


def _above(board: Board, subject: Subject, owner: str) -> list[Subject]:
    objective = board.objectives.get(owner)
    units = [("unit", code) for code in (objective.units if objective else ())]
    own = [] if subject[0] == "objective" else [("objective", owner)]
    listed = {each.code: each.parent for each in board.indicators.get(owner, ())}
    parent = listed.get(subject[1], "") if subject[0] == "indicator" else ""
    return [*([("indicator", parent)] if parent in listed else []), *own, *units]


def _shifts(before: PlanScore, after: PlanScore, wanted: Iterable[Subject], subject: Subject) -> Iterable[Shift]:
    for kind, code in wanted:
        old, new = before.find(kind, code), after.find(kind, code)
        if old is not None and new is not None:
            yield _shift(old, new, subject=(kind, code) == subject)


def _whole(before: PlanScore, after: PlanScore) -> Shift:
    return _shift(before.whole, after.whole, subject=False)


def _shift(old: Score, new: Score, *, subject: bool) -> Shift:
    return Shift(
        kind=old.kind,
        code=old.code,
        title=old.title,
        subject=subject,
        weights=(old.year_weight, new.year_weight),
        degrees=(old.degree, new.degree),
        words=(STATE_WORDS[old.state], STATE_WORDS[new.state]),
    )
