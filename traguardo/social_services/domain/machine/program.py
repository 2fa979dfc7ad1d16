"""A whole program: what it reads, what it gives, and how wide its integers can get."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from traguardo.social_services.domain.machine.nodes import Node, Op

NARROW, WIDE = 64, 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A key of the case as the machine reads it: its integer is the value by `scale`, from `low` to `high`.

    `kind` is money, number, choice, yes_no or date: a choice is the place of the option in `options`, a yes is 1, a day
    is its proleptic ordinal. An absent key reads as `absent`; GIVEN tells the two apart where `optional`.
    """

    name: str
    kind: str
    scale: int
    low: int
    high: int
    absent: int
    optional: bool
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What a regulation is on a day, ready to run on one case or on a population.

    `amount` is what the user pays, in integer cents (its scale is 100); `payers` are cents too and add up to what is shared
    out. The figures count only where `valid` holds: every key needed is there (`complete`), the person is `admitted` and some
    rule provides for the case with an amount that is not negative (`covered`); elsewhere there is no amount (NULL), never zero.
    """

    inputs: tuple[Input, ...]
    amount: Node
    payers: Mapping[str, Node]
    valid: Node
    admitted: Node
    covered: Node
    complete: Node

    @property
    def outputs(self) -> tuple[Node, ...]:
        return (self.amount, *self.payers.values(), self.valid, self.admitted, self.covered, self.complete)

    @property
    def bits(self) -> int:
        """The width of signed integer that holds every step, a division's doubling included: 64, 128, or more when none does."""
        widest = max((_magnitude(node) for node in in_order(self.outputs)), default=0)
        needed = widest.bit_length() + 1
        return NARROW if needed <= NARROW else max(WIDE, needed)


def _magnitude(node: Node) -> int:
    own = max(abs(node.low), abs(node.high), abs(node.number))
    if node.op is not Op.DIV:
        return own
    top, bottom = (max(abs(arg.low), abs(arg.high)) for arg in node.args)
    return max(own, 2 * top + 2 * bottom)


def in_order(roots: Iterable[Node]) -> tuple[Node, ...]:
    """All the nodes the roots need, once each, arguments before those who use them."""
    seen: dict[int, Node] = {}
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if node.index not in seen:
            seen[node.index] = node
            waiting.extend(node.args)
    return tuple(seen[index] for index in sorted(seen))
