"""The exact back end: a program run on one case, node by node, each computed once and only if needed."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from traguardo.social_services.domain.machine.nodes import Node, Op, divided


class Run:
    """One case: integers of the inputs by name, an absent input left out. Ask it for any node."""

    __slots__ = ("_known", "values")

    def __init__(self, values: Mapping[str, int]) -> None:
        self.values = values
        self._known: dict[int, int] = {}

    def __call__(self, node: Node) -> int:
        """The integer of a node; a truth is 0 or 1."""
        found = self._known.get(node.index)
        if found is None:
            found = self._known[node.index] = _OPERATIONS[node.op](self, node)
        return found

    def exact(self, node: Node) -> Fraction:
        """The value of a node: its integer over its scale."""
        return Fraction(self(node), node.scale)


def evaluate(outputs: Mapping[str, Node], values: Mapping[str, int]) -> dict[str, int]:
    """The integer of each output on one case."""
    run = Run(values)
    return {name: run(node) for name, node in outputs.items()}


def _input(run: Run, node: Node) -> int:
    return run.values.get(node.name, node.number)


def _case(run: Run, node: Node) -> int:
    args = node.args
    for place in range(0, len(args) - 1, 2):
        if run(args[place]):
            return run(args[place + 1])
    return run(args[-1])


_OPERATIONS: dict[Op, Callable[[Run, Node], int]] = {
    Op.CONST: lambda _, node: node.number,
    Op.INPUT: _input,
    Op.GIVEN: lambda run, node: int(node.name in run.values),
    Op.ADD: lambda run, node: run(node.args[0]) + run(node.args[1]),
    Op.SUB: lambda run, node: run(node.args[0]) - run(node.args[1]),
    Op.MUL: lambda run, node: run(node.args[0]) * run(node.args[1]),
    Op.DIV: lambda run, node: divided(run(node.args[0]), run(node.args[1]), node.tie),
    Op.MIN: lambda run, node: min(run(node.args[0]), run(node.args[1])),
    Op.MAX: lambda run, node: max(run(node.args[0]), run(node.args[1])),
    Op.LT: lambda run, node: int(run(node.args[0]) < run(node.args[1])),
    Op.LE: lambda run, node: int(run(node.args[0]) <= run(node.args[1])),
    Op.EQ: lambda run, node: int(run(node.args[0]) == run(node.args[1])),
    Op.AND: lambda run, node: int(all(run(arg) for arg in node.args)),
    Op.OR: lambda run, node: int(any(run(arg) for arg in node.args)),
    Op.NOT: lambda run, node: int(not run(node.args[0])),
    Op.CASE: _case,
}
