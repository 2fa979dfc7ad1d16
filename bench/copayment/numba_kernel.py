"""The rules compiled to a loop of machine code: Python generated from the program, one local a node, for numba."""

import numba
import numpy as np

from traguardo.social_services.domain.machine import Node, Op, Tie, in_order

SIGNS = {Op.ADD: "+", Op.SUB: "-", Op.MUL: "*", Op.LT: "<", Op.LE: "<=", Op.EQ: "=="}


def prepared(compiled, values, given):
    program = compiled.program
    assert program.bits == 64, "numba has no 128-bit integer"
    names = sorted({node.name for node in in_order([program.amount, program.valid]) if node.name})
    scope = {"np": np}
    exec(source_of(program, names), scope)
    kernel = numba.njit(error_model="numpy")(scope["kernel"])
    columns = [column for name in names for column in (values[name], given[name])]
    size = len(columns[0])

    def work():
        amount, valid = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.bool_)
        kernel(size, amount, valid, *columns)
        return amount

    work()  # compiled once, at the first call
    return work


def source_of(program, names) -> str:
    """The function: what the program gives, person by person."""
    columns = ", ".join(f"in_{name}, has_{name}" for name in names)
    lines = [f"def kernel(size, amount, valid, {columns}):", "    for i in range(size):"]
    roots = [program.amount, program.valid]
    lines += [f"        n{node.index} = {_written(node)}" for node in in_order(roots)]
    lines += [f"        amount[i] = n{program.amount.index}", f"        valid[i] = n{program.valid.index}"]
    return "\n".join(lines)


def _written(node: Node) -> str:
    args = [f"n{arg.index}" for arg in node.args]
    if node.op in SIGNS:
        return SIGNS[node.op].join(args)
    if node.op in {Op.AND, Op.OR}:
        return (" and " if node.op is Op.AND else " or ").join(args) or str(node.op is Op.AND)
    if node.op is Op.CASE:
        chosen = "".join(f"{value} if {truth} else " for truth, value in zip(args[:-1:2], args[1:-1:2], strict=True))
        return f"{chosen}{args[-1]}"
    simple = {
        Op.CONST: str(node.number),
        Op.INPUT: f"in_{node.name}[i] if has_{node.name}[i] else {node.number}",
        Op.GIVEN: f"has_{node.name}[i]",
        Op.NOT: f"not {args[0] if args else ''}",
        Op.MIN: f"min({', '.join(args)})",
        Op.MAX: f"max({', '.join(args)})",
    }
    return simple[node.op] if node.op in simple else _quotient(node, *args)


def _quotient(node: Node, top: str, bottom: str) -> str:
    """Of magnitudes, unsigned, so that dividing by a constant becomes a product."""
    assert node.tie in {Tie.HALF_UP, Tie.DOWN}
    constant = node.args[1].number if node.args[1].op is Op.CONST else None
    below = bottom if constant is None else str(constant)
    half = "0" if node.tie is Tie.DOWN else f"{below} // 2" if constant is None else str(constant // 2)
    positive = f"np.int64(np.uint64({top} + {half}) // np.uint64({below}))"
    negative = f"-np.int64(np.uint64({half} - {top}) // np.uint64({below}))"
    return positive if node.args[0].low >= 0 else f"{positive} if {top} >= 0 else {negative}"
