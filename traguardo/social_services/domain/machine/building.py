"""How nodes are made: equal ones once, scales brought together, bounds computed."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import gcd, lcm

from traguardo.social_services.domain.machine.nodes import Node, Op, Tie, divided

Number = Fraction | int


class Builder:
    """Makes the nodes of one program. Exact: only `quotient` and `rounded` round, as they are told."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Node] = {}
        self.true = self._node(Op.AND, low=1)  # all of none
        self.false = self._node(Op.OR, high=0)  # any of none

    def _node(
        self,
        op: Op,
        args: tuple[Node, ...] = (),
        *,
        number: int = 0,
        name: str = "",
        tie: Tie = Tie.HALF_UP,
        scale: int = 1,
        low: int = 0,
        high: int = 1,
    ) -> Node:
        identity = (op, tuple(arg.index for arg in args), number, name, tie, scale, low, high)
        known = self._made.get(identity)
        if known is None:
            known = Node(
                index=len(self._made),
                op=op,
                args=args,
                number=number,
                name=name,
                tie=tie,
                scale=scale,
                low=low,
                high=high,
            )
            self._made[identity] = known
        return known

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node made, arguments before those who use them."""
        return tuple(self._made.values())

    def constant(self, value: Number) -> Node:
        """An exact number: its denominator is the scale."""
        exact = Fraction(value)
        return self._node(
            Op.CONST, number=exact.numerator, scale=exact.denominator, low=exact.numerator, high=exact.numerator
        )

    def input(self, name: str, *, scale: int, low: int, high: int, absent: int) -> Node:
        """What the case says of `name`, as an integer over `scale` from `low` to `high`; `absent` where it says nothing."""
        return self._node(Op.INPUT, name=name, scale=scale, low=low, high=high, number=absent)

    def given(self, name: str) -> Node:
        """Whether the case says something of `name`."""
        return self._node(Op.GIVEN, name=name)

    def _levelled(self, *nodes: Node) -> tuple[Node, ...]:
        """The same values over one scale."""
        scale = lcm(*(node.scale for node in nodes))
        return tuple(self.rescaled(node, scale) for node in nodes)

    def rescaled(self, node: Node, scale: int) -> Node:
        """The same value over a multiple of its scale."""
        if scale % node.scale:
            raise ValueError(f"{scale} is no multiple of {node.scale}.")
        factor = scale // node.scale
        if factor == 1:
            return node
        if node.op is Op.CONST:
            number = node.number * factor
            return self._node(Op.CONST, number=number, scale=scale, low=number, high=number)
        by = self._node(Op.CONST, number=factor, scale=factor, low=factor, high=factor)
        return self._node(Op.MUL, (node, by), scale=scale, low=node.low * factor, high=node.high * factor)

    def add(self, first: Node, second: Node) -> Node:
        """first + second."""
        one, two = self._levelled(first, second)
        if one.op is two.op is Op.CONST:
            return self.constant(Fraction(one.number + two.number, one.scale))
        if one.op is Op.CONST and one.number == 0:
            return second
        if two.op is Op.CONST and two.number == 0:
            return first
        return self._node(Op.ADD, (one, two), scale=one.scale, low=one.low + two.low, high=one.high + two.high)

    def sub(self, first: Node, second: Node) -> Node:
        """first − second."""
        one, two = self._levelled(first, second)
        if one.op is two.op is Op.CONST:
            return self.constant(Fraction(one.number - two.number, one.scale))
        if two.op is Op.CONST and two.number == 0:
            return first
        return self._node(Op.SUB, (one, two), scale=one.scale, low=one.low - two.high, high=one.high - two.low)

    def mul(self, first: Node, second: Node) -> Node:
        """first × second; by a constant it keeps the scale as small as it can."""
        if second.op is Op.CONST:
            return self.times(first, Fraction(second.number, second.scale))
        if first.op is Op.CONST:
            return self.times(second, Fraction(first.number, first.scale))
        corners = [one * two for one in (first.low, first.high) for two in (second.low, second.high)]
        return self._node(
            Op.MUL, (first, second), scale=first.scale * second.scale, low=min(corners), high=max(corners)
        )

    def times(self, node: Node, factor: Number) -> Node:
        """node × an exact number."""
        exact = Fraction(factor)
        if node.op is Op.CONST or exact == 0:
            return self.constant(Fraction(node.number, node.scale) * exact)
        if exact == 1:
            return node
        shared = gcd(exact.numerator, node.scale * exact.denominator)
        top, scale = exact.numerator // shared, node.scale * exact.denominator // shared
        by = self._node(Op.CONST, number=top, scale=1, low=top, high=top)
        ends = sorted((node.low * top, node.high * top))
        return self._node(Op.MUL, (node, by), scale=scale, low=ends[0], high=ends[1])

    def quotient(self, first: Node, second: Node, *, step: Number, tie: Tie) -> Node:
        """first / second to the nearest multiple of `step`; a second that is not positive counts as its smallest step."""
        exact = Fraction(step)
        up, down = second.scale * exact.denominator, first.scale * exact.numerator
        shared = gcd(up, down)
        bottom = self._raw(second, down // shared)
        if bottom.low < 1:
            one = self._node(Op.CONST, number=1, scale=bottom.scale, low=1, high=1)
            bottom = self._node(Op.MAX, (bottom, one), scale=bottom.scale, low=1, high=max(1, bottom.high))
        return self._divided(self._raw(first, up // shared), bottom, step=exact, tie=tie)

    def within(self, node: Node, *, low: int, high: int) -> Node:
        """The same node, whose integer is known never to leave `low` to `high`: what its arguments alone do not tell."""
        return self.again(replace(node, low=max(low, node.low), high=min(high, node.high)), node.args)

    def fresh(self, op: Op, one: Node, two: Node) -> Node:
        """A sum, a product, the least or the greatest of two, with the bounds their own tell."""
        make = {Op.ADD: self.add, Op.SUB: self.sub, Op.MUL: self.mul, Op.MIN: self.least, Op.MAX: self.greatest}
        return make[op](one, two)

    def again(self, node: Node, args: Sequence[Node]) -> Node:
        """The same operation, with the same bounds, on other arguments of the same integers."""
        return self._node(
            node.op,
            tuple(args),
            number=node.number,
            name=node.name,
            tie=node.tie,
            scale=node.scale,
            low=node.low,
            high=node.high,
        )

    def rounded(self, node: Node, *, step: Number, tie: Tie) -> Node:
        """The nearest multiple of `step`; the node itself where it cannot be anything else."""
        exact = Fraction(step)
        if (Fraction(1, node.scale) / exact).denominator == 1:
            return node
        return self.quotient(node, self.constant(1), step=exact, tie=tie)

    def _raw(self, node: Node, factor: int) -> Node:
        """The integer of the node, so many times; its scale no longer says anything."""
        if factor == 1:
            return node
        if node.op is Op.CONST:
            number = node.number * factor
            return self._node(Op.CONST, number=number, scale=node.scale, low=number, high=number)
        by = self._node(Op.CONST, number=factor, low=factor, high=factor)
        return self._node(Op.MUL, (node, by), scale=node.scale, low=node.low * factor, high=node.high * factor)

    def _divided(self, top: Node, bottom: Node, *, step: Fraction, tie: Tie) -> Node:
        """`step` times the integer nearest to top / bottom, both taken without their scale."""
        if top.op is bottom.op is Op.CONST:
            return self.constant(divided(top.number, bottom.number, tie) * step)
        ends = [divided(end, side, tie) for end in (top.low, top.high) for side in (bottom.low, bottom.high)]
        scale = step.denominator if step.numerator == 1 else 1
        whole = self._node(Op.DIV, (top, bottom), tie=tie, scale=scale, low=min(ends), high=max(ends))
        return whole if step.numerator == 1 else self.times(whole, step)

    def least(self, first: Node, second: Node) -> Node:
        """The smaller of the two."""
        one, two = self._levelled(first, second)
        if one.high <= two.low:
            return first
        if two.high <= one.low:
            return second
        return self._node(Op.MIN, (one, two), scale=one.scale, low=min(one.low, two.low), high=min(one.high, two.high))

    def greatest(self, first: Node, second: Node) -> Node:
        """The greater of the two."""
        one, two = self._levelled(first, second)
        if one.low >= two.high:
            return first
        if two.low >= one.high:
            return second
        return self._node(Op.MAX, (one, two), scale=one.scale, low=max(one.low, two.low), high=max(one.high, two.high))

    def below(self, first: Node, second: Node) -> Node:
        """first < second."""
        one, two = self._levelled(first, second)
        if one.high < two.low:
            return self.true
        return self.false if one.low >= two.high else self._node(Op.LT, (one, two))

    def up_to(self, first: Node, second: Node) -> Node:
        """first ≤ second."""
        one, two = self._levelled(first, second)
        if one.high <= two.low:
            return self.true
        return self.false if one.low > two.high else self._node(Op.LE, (one, two))

    def equal(self, first: Node, second: Node) -> Node:
        """first = second."""
        one, two = self._levelled(first, second)
        if one.high < two.low or two.high < one.low:
            return self.false
        return self.true if one is two else self._node(Op.EQ, (one, two))

    def all_of(self, truths: Sequence[Node]) -> Node:
        """Whether all hold; true of none."""
        kept = tuple(dict.fromkeys(truth for truth in truths if truth is not self.true))
        if self.false in kept:
            return self.false
        return self.true if not kept else kept[0] if len(kept) == 1 else self._node(Op.AND, kept)

    def any_of(self, truths: Sequence[Node]) -> Node:
        """Whether at least one holds; false of none."""
        kept = tuple(dict.fromkeys(truth for truth in truths if truth is not self.false))
        if self.true in kept:
            return self.true
        return self.false if not kept else kept[0] if len(kept) == 1 else self._node(Op.OR, kept)

    def negated(self, truth: Node) -> Node:
        """Whether it does not hold."""
        if truth.op is Op.NOT:
            return truth.args[0]
        return self.false if truth is self.true else self.true if truth is self.false else self._node(Op.NOT, (truth,))

    def case(self, branches: Sequence[tuple[Node, Node]], default: Node) -> Node:
        """The value of the first branch whose truth holds, else the default."""
        kept: list[tuple[Node, Node]] = []
        for truth, value in branches:
            if truth is self.true:
                default = value
                break
            if truth is not self.false:
                kept.append((truth, value))
        values = self._levelled(*(value for _, value in kept), default)
        if all(value is values[0] for value in values):
            return values[0]
        args = [part for (truth, _), value in zip(kept, values, strict=False) for part in (truth, value)]
        low, high = min(value.low for value in values), max(value.high for value in values)
        return self._node(Op.CASE, (*args, values[-1]), scale=values[0].scale, low=low, high=high)
