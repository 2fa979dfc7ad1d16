"""The share along one key, exact: the picture of a regulation, its jumps, falls and marginal rates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.curves.pieces import YES, Along, NotPiecewiseError
from traguardo.social_services.domain.curves.polynomials import Polynomial, at, step, turning_points
from traguardo.social_services.domain.machine import Input, Node, Op, Run, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """From one integer of the key to another, both included, the share in euro is this polynomial of the integer."""

    first: int
    last: int
    share: Polynomial

    def at(self, where: int) -> Fraction:
        """The share in euro at an integer of the key, before rounding."""
        return at(self.share, where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The share before rounding along a key; `scale` makes euro (or units) of the key's integers.

    `exact` is False where the program is no polynomial along the key: then the pieces join points taken one by one.
    """

    along: str
    scale: int
    pieces: tuple[Piece, ...]
    exact: bool = True

    def points(self) -> list[tuple[Fraction, Fraction]]:
        """Enough points to draw it: (key, share in euro) at the ends of each piece, and inside those that bend."""
        found = []
        for piece in self.pieces:
            places = {piece.first, piece.last, *(_inside(piece) if len(piece.share) > 2 else ())}
            found += [(Fraction(place, self.scale), piece.at(place)) for place in sorted(places)]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """Past `where` (an integer of the key) the share leaves its line and goes from one amount to another."""

    where: int
    before: Fraction
    after: Fraction


BENDS, DENSE = 16, 400


def _inside(piece: Piece) -> range:
    return range(piece.first, piece.last, max(1, (piece.last - piece.first) // BENDS))


def share_curve(compiled: Compiled, values: Mapping[str, int], along: str) -> Curve:
    """The share along a key of the regulation, all its range; the other keys as in `values` (integers by name).

    Where there is no amount (not admitted, a hole, a key that is needed and absent) there is no piece.
    """
    read = _input(compiled, along)
    node, valid = compiled.exact_amount, compiled.program.valid
    moving = Along(along, read.low, read.high, values)
    try:
        stretches = moving.together([moving.pieces(node), moving.pieces(valid)])
    except NotPiecewiseError:
        return _by_points(compiled, values, read)
    pieces: list[Piece] = []
    for first, last, (polynomial, truth) in stretches:
        share = tuple(each / node.scale for each in polynomial)
        if pieces and truth == YES and pieces[-1].last == first - 1 and pieces[-1].share == share:
            pieces[-1] = replace(pieces[-1], last=last)
        elif truth == YES:
            pieces.append(Piece(first=first, last=last, share=share))
    return Curve(along=along, scale=read.scale, pieces=tuple(pieces))


def _input(compiled: Compiled, name: str) -> Input:
    return next(each for each in compiled.program.inputs if each.name == name)


def _by_points(compiled: Compiled, values: Mapping[str, int], read: Input) -> Curve:
    """Straight pieces between many points, every threshold of the rules and its neighbours among them."""
    even = range(read.low, read.high, max(1, (read.high - read.low) // DENSE))
    heights = {}
    for place in sorted({*even, *boundary_values(compiled, read.name), read.high}):
        run = Run({**values, read.name: place})
        heights[place] = run.exact(compiled.exact_amount) if run(compiled.program.valid) else None
    pieces = []
    for (first, low), (last, high) in pairwise(heights.items()):
        if low is not None and high is not None:
            slope = (high - low) / (last - first)
            pieces.append(Piece(first=first, last=last - 1, share=(low - slope * first, slope)))
    return Curve(along=read.name, scale=read.scale, pieces=tuple(pieces), exact=False)


def boundary_values(compiled: Compiled, key: str, values: Mapping[str, int] | None = None) -> tuple[int, ...]:
    """The key's integers at which something may change, each with its two neighbours: what two back ends must agree on.

    The bounds of the key and every constant it is compared with; with `values` of the other keys, also where the share's
    own pieces begin.
    """
    found = {place for node in in_order(compiled.program.outputs) for place in _thresholds(node, key)}
    read = _input(compiled, key)
    if values is not None:
        found |= {piece.first for piece in share_curve(compiled, values, key).pieces}
    near = {place + beside for place in (found | {read.low, read.high}) for beside in (-1, 0, 1)}
    return tuple(sorted(place for place in near if read.low <= place <= read.high))


def _thresholds(node: Node, key: str) -> Iterator[int]:
    if node.op not in {Op.LT, Op.LE, Op.EQ, Op.MIN, Op.MAX}:
        return
    for moving, still in (node.args, node.args[::-1]):
        if still.op is Op.CONST and (factor := _factor(moving, key)):
            place = Fraction(still.number, factor)
            yield from (place.__floor__(), place.__ceil__())


def _factor(node: Node, key: str) -> int:
    """How many times the key's integer the node is; 0 where it is something else."""
    if node.op is Op.INPUT:
        return int(node.name == key)
    if node.op is Op.MUL and node.args[1].op is Op.CONST:
        return _factor(node.args[0], key) * node.args[1].number
    return 0


def _touching(curve: Curve) -> Iterator[tuple[Piece, Piece]]:
    """Pieces with no hole between."""
    return ((one, two) for one, two in pairwise(curve.pieces) if one.last + 1 == two.first)


def jumps(curve: Curve, *, above: Fraction) -> Iterator[Jump]:
    """Where the share leaves its line by more than `above` euro, up or down."""
    for one, two in _touching(curve):
        before, after = one.at(two.first), two.at(two.first)
        if curve.exact and abs(after - before) > above:
            yield Jump(where=one.last, before=one.at(one.last), after=after)


def falls(curve: Curve) -> Iterator[Jump]:
    """Where one more cent of the key lowers the share: the first such place of each piece, and each jump down."""
    for piece in curve.pieces:
        if piece.first < piece.last:
            growth = step(piece.share)
            places = [place for place in turning_points(growth, piece.first, piece.last - 1) if at(growth, place) < 0]
            if places:
                yield Jump(where=places[0], before=piece.at(places[0]), after=piece.at(places[0] + 1))
    for one, two in _touching(curve):
        if two.at(two.first) < one.at(one.last):
            yield Jump(where=one.last, before=one.at(one.last), after=two.at(two.first))


def steepest(curve: Curve) -> tuple[Fraction, int] | None:
    """The greatest share in euro for one more euro of the key within a piece, and where; None when no piece is long enough."""
    found = [
        (at(growth, place) * curve.scale, place)
        for piece in curve.pieces
        if piece.first < piece.last
        for growth in (step(piece.share),)
        for place in turning_points(growth, piece.first, piece.last - 1)
    ]
    return max(found, key=lambda each: each[0], default=None)


__all__ = ["Curve", "Jump", "Piece", "boundary_values", "falls", "jumps", "share_curve", "steepest"]
