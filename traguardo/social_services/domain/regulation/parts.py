"""A co-payment regulation as plain values: keys of the case, dated parameters, ordered rules, a result."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.social_services.domain.regulation.expressions import ONE, Expression
from traguardo.social_services.domain.regulation.inputs import Key, Parameter, Rounding
from traguardo.social_services.domain.regulation.rules import AnyRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The rule that gives what the user pays, how many times a year, and the splits that name who pays."""

    amount: str
    label: str = ""
    period: str = ""
    times_a_year: Expression = ONE
    splits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the linter measures: greatest jump in euro at a threshold, greatest marginal rate in percent of the ISEE."""

    along: str = ""
    jump: Fraction = Fraction(5)
    marginal_rate: Fraction = Fraction(100)
    may_fall: bool = False
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """How a decision is asked to be looked at again: days from the notice to ask, days from the request to answer, whom."""

    within: int
    answer: int
    to: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A regulation of co-payment, of one service of one authority."""

    code: str
    title: str
    authority: str
    resolution: str
    valid_from: date
    valid_to: date | None = None
    service: str = ""
    note: str = ""
    keys: tuple[Key, ...]
    parameters: tuple[Parameter, ...] = ()
    rules: tuple[AnyRule, ...]
    result: Result
    rounding: Rounding | None = None
    limits: Limits = Limits()
    review: Review | None = None
