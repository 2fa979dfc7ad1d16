"""The machine's program as one Ibis expression on integers, the same for every engine.

Nodes used more than once become columns of staged projections, so that SQL stays as small as the program. A node is a
64-bit integer where its bounds allow, else the engine's exact wide one, written DECIMAL(38, 0). Divisions are made of
numbers that are never negative, where flooring and truncating are the same.
"""

import operator
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

import ibis
import ibis.expr.types as ir

from traguardo.social_services.domain.machine import BOOLEANS, Node, Op, Tie, in_order, simplified

WIDE = "decimal(38, 0)"
NARROW_BITS = 63
QUOTIENT = "whole_quotient"
INLINE = frozenset({Op.CONST})


def _quotient_of(kind: str) -> Callable[[ir.Value, ir.Value], ir.Value]:
    """The whole part of top / bottom, neither negative, a function that each engine writes its own way."""

    def whole_quotient(top, bottom):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        """Ibis takes the types from the signature."""

    made: Callable[[ir.Value, ir.Value], ir.Value] = ibis.udf.scalar.builtin(
        whole_quotient, name=QUOTIENT, signature=((kind, kind), kind)
    )
    return made


narrow_quotient, wide_quotient = _quotient_of("int64"), _quotient_of(WIDE)


def held_wide(node: Node) -> bool:
    """Whether the integer of a node does not fit in 64 bits."""
    return max(abs(node.low), abs(node.high), abs(node.number)).bit_length() > NARROW_BITS


def worked_wide(node: Node) -> bool:
    """Whether it is computed through wide integers; it may then be narrow again."""
    sums = sum(arg.high for arg in node.args) if node.op is Op.DIV else 0
    return held_wide(node) or any(held_wide(arg) for arg in node.args) or sums.bit_length() > NARROW_BITS


def computed(
    table: ir.Table,
    outputs: Mapping[str, Node],
    *,
    inputs: str = "in_",
    name: str = "n",
    present: Collection[str] = (),
    missing: Collection[str] = (),
) -> ir.Table:
    """The table with the outputs added by name, each an integer or a truth; `present` and `missing` keys are never NULL, always NULL.

    The integer of the input «isee» is the column «in_isee» where `inputs` is «in_», NULL where it is absent; columns made on the
    way begin with `name`.
    """
    outputs = simplified(outputs, present=present, missing=missing)
    stages = _stages(outputs.values())
    before = table.columns
    writer = _Writer(table, inputs, name, present)
    nodes = in_order(outputs.values())
    for number in range(max(stages.values(), default=-1) + 1):
        here = [node for node in nodes if stages.get(node.index) == number]
        table = table.mutate(**{f"{name}{node.index}": writer.write(node) for node in here})
        writer.moved(table, here)
    return table.select(*before, **{each: writer.write(node) for each, node in outputs.items()})


def _stages(roots: Collection[Node]) -> dict[int, int]:
    """The nodes that become columns, with the projection each belongs to."""
    nodes = in_order(roots)
    twice = {Op.MIN, Op.MAX, Op.DIV}  # written with their arguments said twice
    uses = Counter(arg.index for node in nodes for arg in node.args * (1 + (node.op in twice)))
    uses.update(root.index for root in roots)
    depth: dict[int, int] = {}
    stages: dict[int, int] = {}
    for node in nodes:
        depth[node.index] = max((depth[arg.index] for arg in node.args), default=0)
        if uses[node.index] > 1 and node.op not in INLINE:
            stages[node.index] = depth[node.index]
            depth[node.index] += 1
    return stages


class _Writer:
    """Writes nodes on the newest projection of the table."""

    def __init__(self, table: ir.Table, inputs: str, name: str, present: Collection[str]) -> None:
        self.table, self.inputs, self.name, self.present = table, inputs, name, present
        self.columns: set[int] = set()

    def moved(self, table: ir.Table, nodes: Sequence[Node]) -> None:
        self.table = table
        self.columns.update(node.index for node in nodes)

    def write(self, node: Node) -> ir.Value:
        if node.index in self.columns:
            return self.table[f"{self.name}{node.index}"]
        if node.op is Op.CONST:
            return _constant(node.number, wide=held_wide(node))
        if node.op is Op.INPUT:
            column = self.table[f"{self.inputs}{node.name}"]
            return column if node.name in self.present else column.fill_null(node.number)
        if node.op is Op.GIVEN:
            return self.table[f"{self.inputs}{node.name}"].notnull()
        return self._truth(node) if node.op in BOOLEANS else self._number(node)

    def _truth(self, node: Node) -> ir.Value:
        if node.op is Op.NOT:
            return ~self.write(node.args[0])
        if node.op in {Op.AND, Op.OR}:
            parts = [self.write(arg) for arg in node.args]
            return ibis.and_(*parts) if node.op is Op.AND else ibis.or_(*parts)
        one, two = self._levelled(node.args, wide=any(held_wide(arg) for arg in node.args))
        return one < two if node.op is Op.LT else one <= two if node.op is Op.LE else one == two

    def _levelled(self, args: Sequence[Node], *, wide: bool) -> list[ir.Value]:
        """The arguments, all of the same width."""
        return [self._widened(arg) if wide else self.write(arg) for arg in args]

    def _widened(self, node: Node) -> ir.Value:
        if node.op is Op.CONST:
            return ibis.literal(node.number, type=WIDE)
        return self.write(node) if held_wide(node) else self.write(node).cast(WIDE)

    def _number(self, node: Node) -> ir.Value:
        wide = worked_wide(node)
        write = {Op.CASE: self._case, Op.DIV: self._quotient}.get(node.op, self._arithmetic)
        found = write(node, wide=wide)
        return found.cast("int64") if wide and not held_wide(node) else found

    def _arithmetic(self, node: Node, *, wide: bool) -> ir.Value:
        if node.op is Op.MUL and any(arg.op is Op.CONST and arg.number == 1 for arg in node.args):
            other = node.args[node.args[0].op is Op.CONST and node.args[0].number == 1]
            return self._levelled([other], wide=wide)[0]
        one, two = self._levelled(node.args, wide=wide)
        return _ARITHMETIC[node.op](one, two)

    def _case(self, node: Node, *, wide: bool) -> ir.Value:
        values = self._levelled([*node.args[1:-1:2], node.args[-1]], wide=wide)
        truths = [self.write(truth) for truth in node.args[:-1:2]]
        return ibis.cases(*zip(truths, values[:-1], strict=True), else_=values[-1])

    def _quotient(self, node: Node, *, wide: bool) -> ir.Value:
        top = node.args[0]
        one, two = self._levelled(node.args, wide=wide)
        if top.low >= 0:
            return _rounded(one, two, node, wide=wide)
        negative = -_rounded(-one, two, node, wide=wide)
        return negative if top.high <= 0 else ibis.ifelse(one < 0, negative, _rounded(one, two, node, wide=wide))


_ARITHMETIC: dict[Op, Callable[[ir.Value, ir.Value], ir.Value]] = {
    Op.ADD: operator.add,
    Op.SUB: operator.sub,
    Op.MUL: operator.mul,
    Op.MIN: lambda one, two: ibis.ifelse(one <= two, one, two),
    Op.MAX: lambda one, two: ibis.ifelse(one >= two, one, two),
}


def _rounded(top: ir.Value, bottom: ir.Value, node: Node, *, wide: bool) -> ir.Value:
    """top / bottom, top not negative, to the integer its tie says: what is added before taking the whole part."""
    divide = wide_quotient if wide else narrow_quotient
    divisor = node.args[1]
    constant = divisor.number if divisor.op is Op.CONST else None

    def plus(added: int, parts: int) -> ir.Value:
        """The whole part of (top + (bottom − added) / parts) / bottom."""
        if constant is not None:
            return divide(top + _constant((constant - added) // parts, wide=wide), bottom)
        return divide(top + divide(bottom - _constant(added, wide=wide), _constant(parts, wide=wide)), bottom)

    if node.tie is Tie.DOWN or constant == 1:
        return divide(top, bottom)
    if node.tie is Tie.UP:
        return plus(1, 1)
    if node.tie is not Tie.HALF_EVEN:
        return plus(int(node.tie is Tie.HALF_DOWN), 2)
    two, down, up = _constant(2, wide=wide), plus(1, 2), plus(0, 2)
    return ibis.ifelse(divide(down, two) * two == down, down, up)


def _constant(number: int, *, wide: bool) -> ir.Value:
    return ibis.literal(number, type=WIDE if wide else "int64")
