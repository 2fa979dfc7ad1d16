"""What a regulation weighs beside the ISEE: it may be against the law, and the ISEE-only figure leaves it out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from traguardo.social_services.domain.regulation.expressions import Name, Operation, Operator
from traguardo.social_services.domain.regulation.inputs import Key, Kind
from traguardo.social_services.domain.regulation.rules import Adjust, AnyRule, StepKind

WEIGHED = frozenset({"assets", "allowance", "income"})


def beside_isee(keys: tuple[Key, ...], rules: tuple[AnyRule, ...]) -> frozenset[str]:
    """The keys that say so, and the amounts that a rule sums to an ISEE though nothing says so."""
    isee = {key.name for key in keys if key.isee}
    money = {key.name for key in keys if key.kind is Kind.MONEY} - isee
    said = {key.name for key in keys if key.adds_to_isee or key.nature in WEIGHED}
    sums = [set(terms) for rule in rules for terms in (*_sums(rule), *_added(rule))]
    return frozenset(said.union(*(terms & money for terms in sums if terms & isee)))


def _sums(part: object) -> Iterator[list[str]]:
    """The names of every sum, however deep."""
    if isinstance(part, Operation) and part.operator is Operator.SUM:
        yield [term.name for term in part.terms if isinstance(term, Name)]
    if isinstance(part, tuple):
        for each in part:
            yield from _sums(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _sums(getattr(part, field.name))


def _added(rule: AnyRule) -> Iterator[list[str]]:
    """What the steps of a rule add to where it starts from."""
    if isinstance(rule, Adjust) and isinstance(rule.of, Name):
        figures = [step.figure for step in rule.steps if step.kind is StepKind.ADD]
        yield [rule.of.name, *(figure.name for figure in figures if isinstance(figure, Name))]
