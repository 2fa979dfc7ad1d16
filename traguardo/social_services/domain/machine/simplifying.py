"""A program with fewer questions: what is asked once is known after, and keys that are always or never there are not asked."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from traguardo.social_services.domain.machine.building import Builder
from traguardo.social_services.domain.machine.narrowing import (
    Ranges,
    branches,
    extreme,
    folded,
    learnt,
    narrowed,
    no_wider,
    whole_division,
)
from traguardo.social_services.domain.machine.nodes import BOOLEANS, Node, Op
from traguardo.social_services.domain.machine.program import in_order


def simplified(
    outputs: Mapping[str, Node], *, present: Collection[str] = (), missing: Collection[str] = ()
) -> dict[str, Node]:
    """Nodes with the same integers in every case that gives all the `present` keys and none of the `missing` ones."""
    return Simplifier(present, missing).program(outputs)


class Facts:
    """What is known to hold: truths, and alternatives one of which holds."""

    def __init__(self, simplifier: "Simplifier") -> None:
        self._simplifier = simplifier
        self._known: set[int] = set()
        self._clauses: list[Node] = []

    def __contains__(self, truth: Node) -> bool:
        """Whether it is known to hold."""
        return truth.index in self._known

    def copy(self) -> "Facts":
        """The same facts, to add others to."""
        other = Facts(self._simplifier)
        other._known, other._clauses = set(self._known), list(self._clauses)
        return other

    def add(self, truth: Node) -> None:
        """Learn that it holds, and what follows from the alternatives it leaves."""
        if truth.op is Op.OR and truth.args:
            self._clauses.append(truth)
        else:
            self._known.update(each.index for each in parts(truth, Op.AND))
        clauses, self._clauses = self._clauses, []
        for clause in clauses:
            left = self._simplifier.reduced(clause, self)
            if left.op is Op.OR and left.args:
                self._clauses.append(left)
            else:
                self.add(left)
        self._known.update(clause.index for clause in self._clauses)


def parts(truth: Node, op: Op) -> Iterator[Node]:
    """The truths that an AND (or an OR) joins, one inside the other; the truth itself where it is none."""
    if truth.op is op and truth.args:
        for arg in truth.args:
            yield from parts(arg, op)
    else:
        yield truth


def in_many(values: Iterable[Node]) -> set[int]:
    """The indices of the nodes that more than one of the values stand on."""
    stood_on = Counter(node.index for value in dict.fromkeys(values) for node in in_order((value,)))
    return {index for index, times in stood_on.items() if times > 1}


class Simplifier:
    """Makes the nodes of a program anew, smaller where it can."""

    def __init__(self, present: Collection[str], missing: Collection[str]) -> None:
        self.builder = Builder()
        self._present, self._missing = present, missing
        self._made: dict[int, Node] = {}

    def program(self, outputs: Mapping[str, Node]) -> dict[str, Node]:
        """The outputs made anew."""
        for node in in_order(outputs.values()):
            self._made[node.index] = self._new(node, [self._made[arg.index] for arg in node.args])
        return {name: self._made[node.index] for name, node in outputs.items()}

    def _new(self, node: Node, args: list[Node]) -> Node:
        builder = self.builder
        if node.op is Op.GIVEN:
            known = node.name in self._present, node.name in self._missing
            return builder.true if known[0] else builder.false if known[1] else builder.given(node.name)
        if node.op in {Op.AND, Op.OR}:
            return self._all(args, Facts(self)) if node.op is Op.AND else self._any(args, Facts(self))
        if node.op is Op.NOT:
            return self.negated(args[0])
        made = self._number(replace(node, scale=1), args)
        return builder.within(made, low=node.low, high=node.high) if made.op in {node.op, Op.CASE} - BOOLEANS else made

    def _number(self, node: Node, args: list[Node]) -> Node:
        """A number, or a comparison: only its integer counts, whatever its scale was."""
        if node.op is Op.CASE:
            return self._case(args)
        if node.op is Op.DIV:
            return self._division(node, args)
        if node.op in {Op.MIN, Op.MAX, Op.MUL}:
            together = folded(node.op, args)
            if together is not None:
                return self.builder.fresh(node.op, together[0], self.builder.constant(together[1]))
        found = self._extreme(node.op, args) if node.op in {Op.MIN, Op.MAX} else None
        return found or self.builder.again(node, args)

    def _extreme(self, op: Op, args: list[Node]) -> Node | None:
        """The least or the greatest with what a case gives, where every branch of it says which."""
        case, other = args if args[0].op is Op.CASE else args[::-1]
        if case.op is not Op.CASE:
            return None
        values = [extreme(op, value, other, self._ranges(truth, before)) for truth, value, before in branches(case)]
        chosen = [value for value in values if value is not None]
        return self._with_values(case, chosen) if len(chosen) == len(values) else None

    def _division(self, node: Node, args: list[Node]) -> Node:
        """A division; of what a case gives, where all its branches but one leave nothing to round, made in that one."""
        top, bottom = args
        node = self.builder.again(node, args)
        if top.op is not Op.CASE or bottom.op is not Op.CONST:
            return node
        values = [(value, whole_division(self.builder, value, node)) for _, value, _ in branches(top)]
        left = {value for value, whole in values if whole is None}
        if len(left) > 1 or not all(no_wider(value, top) for value in left):
            return node
        quotient = self.builder.quotient
        return self._with_values(
            top, [quotient(value, bottom, step=1, tie=node.tie) if whole is None else whole for value, whole in values]
        )

    def _with_values(self, case: Node, values: list[Node]) -> Node:
        """The same case with other values."""
        return self.builder.case(list(zip(case.args[:-1:2], values[:-1], strict=True)), values[-1])

    def _ranges(self, truth: Node | None, before: Iterable[Node]) -> Ranges:
        """What is known of the numbers where a truth holds and those before it do not."""
        held = [self.negated(each) for each in before] + ([truth] if truth else [])
        return learnt(part for each in held for part in parts(each, Op.AND))

    def negated(self, truth: Node) -> Node:
        """Whether it does not hold, the negation pushed down to what cannot be divided."""
        one_by_one = [self.negated(arg) for arg in truth.args] if truth.op in {Op.AND, Op.OR} else []
        if one_by_one:
            return self.builder.any_of(one_by_one) if truth.op is Op.AND else self.builder.all_of(one_by_one)
        if truth.op in {Op.LT, Op.LE}:
            one, two = truth.args
            return self.builder.up_to(two, one) if truth.op is Op.LT else self.builder.below(two, one)
        return self.builder.negated(truth)

    def reduced(self, truth: Node, facts: Facts) -> Node:
        """The truth where the facts hold."""
        if truth in facts:
            return self.builder.true
        if self.negated(truth) in facts:
            return self.builder.false
        if truth.op is Op.AND:
            return self._all(truth.args, facts)
        return self._any(truth.args, facts) if truth.op is Op.OR else truth

    def _all(self, truths: Iterable[Node], facts: Facts) -> Node:
        """All of them, each under the ones before it."""
        known = facts.copy()
        kept: list[Node] = []
        for truth in truths:
            left = self.reduced(truth, known)
            if left is not self.builder.true:
                kept.extend(parts(left, Op.AND))
                known.add(left)
        return self.builder.all_of(kept)

    def _any(self, truths: Iterable[Node], facts: Facts) -> Node:
        """Any of them, each where the ones before it do not hold."""
        known = facts.copy()
        kept: list[Node] = []
        for truth in truths:
            left = self.reduced(truth, known)
            if left is self.builder.true:
                return left
            if left is not self.builder.false:
                kept.extend(parts(left, Op.OR))
                known.add(self.negated(left))
        return self.builder.any_of(kept)

    def _case(self, args: list[Node]) -> Node:
        """Branches asked where those before did not hold; the last ones that give the default are not asked."""
        known, default = Facts(self), args[-1]
        kept: list[tuple[Node, Node]] = []
        asked = list(zip(args[:-1:2], args[1:-1:2], strict=True))
        while default.op is Op.CASE:
            asked += zip(default.args[:-1:2], default.args[1:-1:2], strict=True)
            default = default.args[-1]
        shared = in_many([*(value for _, value in asked), default])
        for truth, value in asked:
            left = self.reduced(truth, known)
            if left is self.builder.true:
                default = value
                break
            if left is not self.builder.false:
                ranges = self._ranges(left, [truth for truth, _ in kept])
                kept.append((left, narrowed(self.builder, value, ranges, shared)))
                known.add(self.negated(left))
        default = narrowed(self.builder, default, self._ranges(None, [truth for truth, _ in kept]), shared)
        while kept and kept[-1][1] is default:
            kept.pop()
        return self.builder.case(kept, default)
