"""The operations of the machine: total, on integers, with the least and the greatest value each can take.

A node holds an integer (or a truth); its value is that integer divided by the node's `scale`, a constant. There is no
other arithmetic, so Python and SQL give the same cents. What each operation computes, on the integers of its arguments:

- CONST: `number`. INPUT: the integer of the input `name`, or `number` where it is absent. GIVEN: whether `name` is there.
- ADD, SUB, MIN, MAX: of two arguments with the same scale. MUL: the scale is the product of the two.
- DIV: first by second, rounded to an integer by `tie`; the second is never below 1.
- LT, LE, EQ: of two arguments with the same scale. AND, OR, NOT: of truths, any number of them for the first two.
- CASE: (truth, value, truth, value, ..., value): the first value whose truth holds, else the last; same scale for all.
"""

from dataclasses import dataclass
from enum import StrEnum


class Op(StrEnum):
    """What a node computes."""

    CONST = "const"
    INPUT = "input"
    GIVEN = "given"
    ADD = "add"
    SUB = "sub"
    MUL = "mul"
    DIV = "div"
    MIN = "min"
    MAX = "max"
    LT = "lt"
    LE = "le"
    EQ = "eq"
    AND = "and"
    OR = "or"
    NOT = "not"
    CASE = "case"


BOOLEANS = frozenset({Op.GIVEN, Op.LT, Op.LE, Op.EQ, Op.AND, Op.OR, Op.NOT})


class Tie(StrEnum):
    """How a division becomes an integer; «up», «down» and the halves look at the magnitude, so −0.5 follows 0.5."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    HALF_DOWN = "half_down"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Node:
    """One operation; `index` grows so that arguments always come before. `low` and `high` bound the integer, both included."""

    index: int
    op: Op
    args: tuple["Node", ...] = ()
    number: int = 0
    name: str = ""
    tie: Tie = Tie.HALF_UP
    scale: int = 1
    low: int = 0
    high: int = 1

    def __repr__(self) -> str:
        return f"{self.op}#{self.index}({', '.join(f'#{arg.index}' for arg in self.args) or self.name or self.number})"


def divided(top: int, bottom: int, tie: Tie) -> int:
    """The integer nearest to top / bottom as `tie` says; bottom is at least 1.

    >>> divided(5, 2, Tie.HALF_UP), divided(5, 2, Tie.HALF_EVEN), divided(-5, 2, Tie.HALF_UP)
    (3, 2, -3)
    """
    whole, left = divmod(abs(top), bottom)
    if tie is Tie.UP:
        whole += left > 0
    elif tie is not Tie.DOWN:
        twice = 2 * left
        whole += twice > bottom or (
            twice == bottom and (tie is Tie.HALF_UP or (tie is Tie.HALF_EVEN and whole % 2 == 1))
        )
    return whole if top >= 0 else -whole
