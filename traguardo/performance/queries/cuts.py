"""The scores of a board cut by objective, strategic node, unit or tag, each slice with what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE
from traguardo.performance.domain.scoring import Score, State
from traguardo.performance.domain.scoring.cuts import Slice, by_tag, by_unit
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.dashboard import Line, line

MOST_PARTS = 30
MOST_ROWS = 25
URGENCY = ("in ritardo", "a rischio", "non valutabile", "in linea", "concluso")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a slice as one reads it; `held` is its share in percent, `weight` its weight in the whole."""

    kind: str
    code: str
    title: str
    held: Fraction
    weight: Fraction | None
    score: Decimal | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sliced:
    """A slice as a line, with its derivation and its first parts; `more` counts the others."""

    line: Line
    why: str
    shares: tuple[Share, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """How the objectives stand in each unit that answers for them; `left_out` counts the rows beyond the first."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, Mapping[str, Share]], ...]
    left_out: int


def slices(board: Board, cut: str) -> tuple[Slice, ...]:
    """Slices of a cut: «obiettivi», «strategia», «unita» or «etichette»."""
    plan, score = board.plan, board.score
    if cut == "unita":
        return by_unit(plan, score, board.system)
    if cut == "etichette":
        return by_tag(plan, score, board.system)
    found = score.nodes if cut == "strategia" else score.objectives
    return tuple(Slice(score=each, parts=()) for each in found if each.state is not State.OTHER_YEAR)


def sliced(board: Board, found: Slice) -> Sliced:
    """A slice as it is read."""
    shares = tuple(
        Share(
            kind=part.score.kind,
            code=part.score.code,
            title=part.score.title,
            held=part.share,
            weight=part.weight,
            score=part.score.score,
            standing=board.standing(part.score.kind, part.score.code),
        )
        for part in found.parts[:MOST_PARTS]
    )
    return Sliced(
        line=line(found.score, board.system),
        why=found.score.why,
        shares=shares,
        more=max(len(found.parts) - MOST_PARTS, 0),
    )


def matrix(board: Board, found: tuple[Slice, ...]) -> Matrix:
    """Objectives by units: the ones that stand worst where they are many, in the plan's order."""
    shares = {
        (part.score.code, each.score.code): Share(
            kind="objective",
            code=part.score.code,
            title=part.score.title,
            held=part.share,
            weight=part.weight,
            score=part.score.score,
            standing=board.standing("objective", part.score.code),
        )
        for each in found
        for part in each.parts
    }
    units = tuple(each.score.code for each in found if each.parts)
    whole = [line(each, board.system) for each in board.score.objectives if each.state is not State.OTHER_YEAR]
    kept = worst(whole)
    return Matrix(
        columns=units,
        rows=tuple(
            (each, {unit: shares[each.code, unit] for unit in units if (each.code, unit) in shares}) for each in kept
        ),
        left_out=len(whole) - len(kept),
    )


def worst(lines: list[Line], most: int = MOST_ROWS) -> list[Line]:
    """The lines that most need to be looked at, in their own order: late ones, at risk, without a score; then by score."""
    ranked = sorted(lines, key=lambda each: (URGENCY.index(each.standing), each.score or 0))[:most]
    return [each for each in lines if each in ranked]


def brought(score: Score) -> Fraction | None:
    """Points a slice brings to the whole of the year: what it earned, by its weight. Exact."""
    if score.exact_progress is None or score.exact_year_weight is None:
        return None
    return score.exact_progress * score.exact_year_weight / WHOLE
