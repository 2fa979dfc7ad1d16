"""The exact back end: a program run on one case, node by node, each computed once."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from traguardo.social_services.domain.machine.nodes import Node, Op, divided


class Run:
    """One case: integers of the inputs by name, an absent input left out. Ask it for any node.

    `nodes`, in order, are computed at once: faster where most of them will be asked for.
    """

    __slots__ = ("_known", "values")

    def __init__(self, values: Mapping[str, int], nodes: Sequence[Node] = ()) -> None:
        self.values = values
        known: dict[int, int] = {}
        for node in nodes:
            known[node.index] = _OPERATIONS[node.op](node, known, values)
        self._known = known

    def __call__(self, node: Node) -> int:
        """The integer of a node; a truth is 0 or 1. Every operation is total, so arguments come first, without recursion."""
        known = self._known
        if node.index in known:
            return known[node.index]
        waiting = [node]
        while waiting:
            last = waiting[-1]
            if last.index in known:
                waiting.pop()
                continue
            needed = [arg for arg in last.args if arg.index not in known]
            if needed:
                waiting += needed
            else:
                known[last.index] = _OPERATIONS[last.op](last, known, self.values)
        return known[node.index]

    def exact(self, node: Node) -> Fraction:
        """The value of a node: its integer over its scale."""
        return Fraction(self(node), node.scale)


Known = Mapping[int, int]


def _case(node: Node, known: Known, _: Mapping[str, int]) -> int:
    args = node.args
    for place in range(0, len(args) - 1, 2):
        if known[args[place].index]:
            return known[args[place + 1].index]
    return known[args[-1].index]


def _of_two(join: Callable[[int, int], int]) -> "Operation":
    return lambda node, known, _: join(known[node.args[0].index], known[node.args[1].index])


def _quotient(node: Node, known: Known, _: Mapping[str, int]) -> int:
    return divided(known[node.args[0].index], known[node.args[1].index], node.tie)


Operation = Callable[[Node, Known, Mapping[str, int]], int]
_OPERATIONS: dict[Op, Operation] = {
    Op.CONST: lambda node, _known, _values: node.number,
    Op.INPUT: lambda node, _known, values: values.get(node.name, node.number),
    Op.GIVEN: lambda node, _known, values: int(node.name in values),
    Op.ADD: _of_two(int.__add__),
    Op.SUB: _of_two(int.__sub__),
    Op.MUL: _of_two(int.__mul__),
    Op.DIV: _quotient,
    Op.MIN: _of_two(min),
    Op.MAX: _of_two(max),
    Op.LT: _of_two(lambda first, second: int(first < second)),
    Op.LE: _of_two(lambda first, second: int(first <= second)),
    Op.EQ: _of_two(lambda first, second: int(first == second)),
    Op.AND: lambda node, known, _: int(all(known[arg.index] for arg in node.args)),
    Op.OR: lambda node, known, _: int(any(known[arg.index] for arg in node.args)),
    Op.NOT: lambda node, known, _: int(not known[node.args[0].index]),
    Op.CASE: _case,
}
