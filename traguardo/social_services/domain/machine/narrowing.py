"""What a branch is known by narrows what it computes: a least that cannot be otherwise, a division that leaves nothing to round.

Ranges are of a branch, not of a node: a node keeps the bounds it has everywhere.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from traguardo.social_services.domain.machine.building import Builder
from traguardo.social_services.domain.machine.nodes import Node, Op, divided

Range = tuple[int, int]
Ranges = Mapping[int, Range]
EVERYWHERE: Ranges = {}
NARROW_BITS = 63
SIDES = frozenset({Op.ADD, Op.SUB, Op.MUL, Op.MIN, Op.MAX})


def learnt(truths: Iterable[Node], ranges: Ranges = EVERYWHERE) -> Ranges:
    """The ranges where those truths hold too, of what is compared with a constant."""
    found = dict(ranges)
    for truth in truths:
        if truth.op in {Op.LT, Op.LE}:
            one, two = truth.args
            strict = int(truth.op is Op.LT)
            if two.op is Op.CONST:
                _hold(found, one, high=two.number - strict)
            elif one.op is Op.CONST:
                _hold(found, two, low=one.number + strict)
    return found


def _hold(ranges: dict[int, Range], node: Node, *, low: int | None = None, high: int | None = None) -> None:
    base, times = _factored(node)
    before = ranges.get(base.index, (base.low, base.high))
    ranges[base.index] = (
        before[0] if low is None else max(before[0], -(-low // times)),
        before[1] if high is None else min(before[1], high // times),
    )


def _factored(node: Node) -> tuple[Node, int]:
    """A node as so many times another."""
    if node.op is Op.MUL and node.args[1].op is Op.CONST and node.args[1].number > 0:
        base, times = _factored(node.args[0])
        return base, times * node.args[1].number
    return node, 1


def range_of(node: Node, ranges: Ranges) -> Range:
    """The least and the greatest integer of a node where the ranges hold."""
    base, times = _factored(node)
    if base.index in ranges:
        low, high = ranges[base.index]
        return max(node.low, low * times), min(node.high, high * times)
    if not ranges or node.op not in SIDES:
        return node.low, node.high
    one, two = (range_of(arg, ranges) for arg in node.args)
    low, high = _RANGES[node.op](one, two)
    return max(node.low, low), min(node.high, high)


def _corners(one: Range, two: Range) -> Range:
    found = [first * second for first, second in product(one, two)]
    return min(found), max(found)


_RANGES: dict[Op, Callable[[Range, Range], Range]] = {
    Op.ADD: lambda one, two: (one[0] + two[0], one[1] + two[1]),
    Op.SUB: lambda one, two: (one[0] - two[1], one[1] - two[0]),
    Op.MUL: _corners,
    Op.MIN: lambda one, two: (min(one[0], two[0]), min(one[1], two[1])),
    Op.MAX: lambda one, two: (max(one[0], two[0]), max(one[1], two[1])),
}


def extreme(op: Op, one: Node, two: Node, ranges: Ranges) -> Node | None:
    """Which of the two is the least (the greatest) where the ranges hold; None where it may be either."""
    first, second = (one, two) if op is Op.MIN else (two, one)
    if one is two or _never_over(first, second, ranges):
        return one
    return two if _never_over(second, first, ranges) else None


def _never_over(one: Node, two: Node, ranges: Ranges) -> bool:
    """Whether one ≤ two, by their ranges or by those of what multiplies something they share."""
    if range_of(one, ranges)[1] <= range_of(two, ranges)[0]:
        return True
    if not one.op is two.op is Op.MUL:
        return False
    return any(
        one.args[place] is two.args[other]
        and range_of(one.args[place], ranges)[0] >= 0
        and range_of(one.args[1 - place], ranges)[1] <= range_of(two.args[1 - other], ranges)[0]
        for place, other in product((0, 1), repeat=2)
    )


def narrowed(builder: Builder, node: Node, ranges: Ranges, elsewhere: Collection[int] = ()) -> Node:
    """The same integers where the ranges hold, without the least and the greatest that are decided there.

    What is needed `elsewhere` too (indices) stays as it is: made once, it serves both.
    """
    if not ranges or node.op not in SIDES or node.index in elsewhere:
        return node
    one, two = (narrowed(builder, arg, ranges, elsewhere) for arg in node.args)
    chosen = extreme(node.op, one, two, ranges) if node.op in {Op.MIN, Op.MAX} else None
    made = chosen or builder.fresh(node.op, one, two)
    return made if no_wider(made, node) else node


def no_wider(made: Node, before: Node) -> bool:
    """Whether an engine needs no larger integers for the one than for the other: 64 bits are all alike."""
    one, two = (max(abs(each.low), abs(each.high)).bit_length() for each in (made, before))
    return one <= max(NARROW_BITS, two)


def branches(case: Node) -> Iterator[tuple[Node | None, Node, tuple[Node, ...]]]:
    """Each truth of a case with its value, last None with the default; and the truths before it, that do not hold."""
    before: tuple[Node, ...] = ()
    for truth, value in zip(case.args[:-1:2], case.args[1:-1:2], strict=True):
        yield truth, value, before
        before = (*before, truth)
    yield None, case.args[-1], before


def whole_division(builder: Builder, top: Node, division: Node) -> Node | None:
    """top / bottom where nothing is left to round, None elsewhere."""
    bottom = division.args[1]
    if bottom.op is not Op.CONST:
        return None
    if top.op is Op.CONST:
        return builder.constant(divided(top.number, bottom.number, division.tie))
    base, times = _factored(top)
    return builder.times(base, times // bottom.number) if times % bottom.number == 0 else None


def folded(op: Op, args: Sequence[Node]) -> tuple[Node, int] | None:
    """x and c of min(min(x, c1), c2), of max(max(x, c1), c2), of x × c1 × c2; None of anything else."""
    inner, outer = args
    if outer.op is not Op.CONST or inner.op is not op or inner.args[1].op is not Op.CONST:
        return None
    one, two = inner.args[1].number, outer.number
    return inner.args[0], min(one, two) if op is Op.MIN else max(one, two) if op is Op.MAX else one * two
