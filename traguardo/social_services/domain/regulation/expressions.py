"""Expressions and conditions as data: sums and products of named things with exact numbers, never code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from traguardo.social_services.domain.machine import Tie


class Operator(StrEnum):
    """What joins the terms of an expression; EXCESS is how much the first passes the second, DIVIDE may round."""

    SUM = "sum"
    MINUS = "minus"
    TIMES = "times"
    DIVIDE = "divide"
    LEAST = "least"
    GREATEST = "greatest"
    EXCESS = "excess"


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; it takes the unit of what it stands beside."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A key, a parameter or an earlier rule."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Terms joined by an operator; a division by what varies from case to case says its `step` and tie."""

    operator: Operator
    terms: "tuple[Expression, ...]"
    step: Fraction | None = None
    tie: Tie | None = None


Expression = Number | Name | Operation
Plain = str | bool | Fraction | date
NOTHING, ONE, WHOLE_PRICE = Number(Fraction(0)), Number(Fraction(1)), Number(Fraction(100))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a named thing must be: `over` and `below` leave the end out, `start` and `up_to` take it in; all that is said holds."""

    over: Expression | None = None
    start: Expression | None = None
    up_to: Expression | None = None
    below: Expression | None = None
    among: tuple[Plain, ...] = ()
    given: bool | None = None

    @property
    def bounds(self) -> tuple[Expression, ...]:
        return tuple(bound for bound in (self.over, self.start, self.up_to, self.below) if bound is not None)


def names_in(expression: Expression | None) -> Iterator[str]:
    """Every name an expression calls, left to right."""
    if isinstance(expression, Name):
        yield expression.name
    elif isinstance(expression, Operation):
        for term in expression.terms:
            yield from names_in(term)


def names_when(when: Mapping[str, Match]) -> Iterator[str]:
    """Every name a condition calls."""
    for name, match in when.items():
        yield name
        for bound in match.bounds:
            yield from names_in(bound)
