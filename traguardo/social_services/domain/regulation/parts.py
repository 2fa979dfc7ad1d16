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


APPEAL = (
    "Puoi anche ricorrere, nei termini che corrono da quando ricevi questa lettera: al Tribunale amministrativo regionale "
    "competente entro 60 giorni (D.Lgs. 104/2010, art. 29) o, in alternativa, al Presidente della Repubblica con ricorso "
    "straordinario entro 120 giorni (DPR 1199/1971, art. 9). Se invece è in gioco un tuo diritto, davanti al giudice ordinario. "
    "Chiedere il riesame non ferma questi termini."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A regulation of co-payment, of one service of one authority.

    `appeal` says before whom and by when one appeals (L. 241/1990 art. 3 c. 4): prudent words until the body writes its own.
    """

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
    appeal: str = APPEAL
