"""A program seen along one key, the others still: exact pieces of polynomials, roundings left out.

The machine's integers become polynomials of the key's integer on stretches of whole numbers; comparisons cut the stretches
exactly where they change. A division by what varies along the key is no polynomial: `NotPiecewiseError`.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from traguardo.social_services.domain.curves.polynomials import (
    Polynomial,
    added,
    constant,
    multiplied,
    sign_runs,
)
from traguardo.social_services.domain.machine import Node, Op, in_order

Pieces = tuple[tuple[int, Polynomial], ...]
MOST_PIECES = 5_000
YES, NO = constant(1), constant(0)


class NotPiecewiseError(ValueError):
    """Along this key the program is no sum of pieces of polynomials, or of too many."""


class Along:
    """The key that moves from `first` to `last`, its integers; the others stand at `values`."""

    def __init__(self, key: str, first: int, last: int, values: Mapping[str, int]) -> None:
        self.key, self.first, self.last = key, first, last
        self.values = {name: value for name, value in values.items() if name != key}
        self._known: dict[int, Pieces] = {}

    def pieces(self, root: Node) -> Pieces:
        """The node's integer along the key: where each piece starts, and its polynomial."""
        for node in in_order([root]):
            if node.index not in self._known:
                found = self._of(node)
                if len(found) > MOST_PIECES:
                    raise NotPiecewiseError(f"{len(found)} pezzi")
                self._known[node.index] = found
        return self._known[root.index]

    def _of(self, node: Node) -> Pieces:
        args = [self._known[arg.index] for arg in node.args]
        if node.op in {Op.CONST, Op.INPUT, Op.GIVEN}:
            return ((self.first, self._leaf(node)),)
        if node.op in {Op.AND, Op.OR}:
            return self._truths(node.op, args)
        if node.op is Op.NOT:
            return tuple((start, NO if piece == YES else YES) for start, piece in args[0])
        if node.op is Op.CASE:
            return self._case(args)
        return self._pairs(args[0], args[1], _PAIRS[node.op])

    def _leaf(self, node: Node) -> Polynomial:
        if node.op is Op.CONST:
            return constant(node.number)
        if node.name == self.key:
            return YES if node.op is Op.GIVEN else (Fraction(0), Fraction(1))
        if node.op is Op.GIVEN:
            return YES if node.name in self.values else NO
        return constant(self.values.get(node.name, node.number))

    def _pairs(self, one: Pieces, two: Pieces, join: "Join") -> Pieces:
        found: list[tuple[int, Polynomial]] = []
        for start, end, (left, right) in self.together([one, two]):
            found += join(left, right, start, end)
        return merged(found)

    def _truths(self, op: Op, args: list[Pieces]) -> Pieces:
        if not args:
            return ((self.first, YES if op is Op.AND else NO),)
        join = all if op is Op.AND else any
        return merged(
            [(start, YES if join(part == YES for part in parts) else NO) for start, _, parts in self.together(args)]
        )

    def _case(self, args: list[Pieces]) -> Pieces:
        found = []
        for start, _, parts in self.together(args):
            chosen = next((parts[place + 1] for place in range(0, len(parts) - 1, 2) if parts[place] == YES), parts[-1])
            found.append((start, chosen))
        return merged(found)

    def together(self, args: list[Pieces]) -> list[tuple[int, int, list[Polynomial]]]:
        """The stretches on which none of the arguments changes piece, with the piece of each."""
        starts = sorted({start for pieces in args for start, _ in pieces})
        ends = [*(start - 1 for start in starts[1:]), self.last]
        places = [0] * len(args)
        stretches = []
        for start, end in zip(starts, ends, strict=True):
            for number, pieces in enumerate(args):
                while places[number] + 1 < len(pieces) and pieces[places[number] + 1][0] <= start:
                    places[number] += 1
            stretches.append((start, end, [pieces[place][1] for pieces, place in zip(args, places, strict=True)]))
        return stretches


def merged(pieces: list[tuple[int, Polynomial]]) -> Pieces:
    """Neighbours that are the same polynomial are one piece."""
    kept: list[tuple[int, Polynomial]] = []
    for start, piece in pieces:
        if not kept or kept[-1][1] != piece:
            kept.append((start, piece))
    return tuple(kept)


Join = Callable[[Polynomial, Polynomial, int, int], list[tuple[int, Polynomial]]]


def _chosen(
    left: Polynomial, right: Polynomial, start: int, end: int, signs: Mapping[int, Polynomial]
) -> list[tuple[int, Polynomial]]:
    return [(where, signs[sign]) for where, sign in sign_runs(added(left, right, sign=-1), start, end)]


def _quotient(left: Polynomial, right: Polynomial, start: int, _: int) -> list[tuple[int, Polynomial]]:
    if len(right) > 1:
        raise NotPiecewiseError("una divisione")
    return [(start, tuple(each / right[0] for each in left))]


_PAIRS: dict[Op, Join] = {
    Op.ADD: lambda left, right, start, _: [(start, added(left, right))],
    Op.SUB: lambda left, right, start, _: [(start, added(left, right, sign=-1))],
    Op.MUL: lambda left, right, start, _: [(start, multiplied(left, right))],
    Op.DIV: _quotient,
    Op.MIN: lambda left, right, start, end: _chosen(left, right, start, end, {-1: left, 0: left, 1: right}),
    Op.MAX: lambda left, right, start, end: _chosen(left, right, start, end, {-1: right, 0: left, 1: left}),
    Op.LT: lambda left, right, start, end: _chosen(left, right, start, end, {-1: YES, 0: NO, 1: NO}),
    Op.LE: lambda left, right, start, end: _chosen(left, right, start, end, {-1: YES, 0: YES, 1: NO}),
    Op.EQ: lambda left, right, start, end: _chosen(left, right, start, end, {-1: NO, 0: YES, 1: NO}),
}
