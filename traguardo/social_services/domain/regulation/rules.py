"""The five schemas of rules: TABLE, RESIDUAL, QUANTITY, ADJUST, SPLIT."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from traguardo.social_services.domain.regulation.expressions import NOTHING, ONE, WHOLE_PRICE, Expression, Match
from traguardo.social_services.domain.regulation.inputs import Rounding

When = Mapping[str, Match]


class CellKind(StrEnum):
    """What a cell of a table gives."""

    AMOUNT = "amount"
    PERCENT = "percent"
    LINEAR = "linear"
    PROPORTIONAL = "proportional"
    POLYNOMIAL = "polynomial"
    NOT_ADMITTED = "not_admitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a row of a table gives, `of` something where it is a share of it in percent.

    AMOUNT and PERCENT: `figure`. PROPORTIONAL: `figure` times `along`. LINEAR: on the broken line through `points`, level
    outside them. POLYNOMIAL: the sum of `coefficients`[k] × (`along` / `per`)^k. NOT_ADMITTED: `reason`.
    """

    kind: CellKind
    figure: Expression = NOTHING
    of: Expression | None = None
    along: str = ""
    points: tuple[tuple[Expression, Expression], ...] = ()
    coefficients: tuple[Fraction, ...] = ()
    per: Fraction = Fraction(1)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: what the keys must be, what it gives, its own article where it has one."""

    cell: Cell
    when: When = field(default_factory=dict)
    title: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many rows up (negative) or down among the rows of the same band list, when a condition holds."""

    rows: int
    when: When = field(default_factory=dict)
    title: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has: the name later rules call it by, its words, its article and the act that states it."""

    name: str
    title: str
    article: str = ""
    resolution: str = ""
    law: str = ""
    note: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Rule):
    """TABLE: the first row whose conditions hold. `if_absent` when a key of the table is absent, `otherwise` when no row holds."""

    keys: tuple[str, ...]
    rows: tuple[Row, ...]
    if_absent: Cell | None = None
    otherwise: Cell | None = None
    shifts: tuple[Shift, ...] = ()
    ceilings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Residual(Rule):
    """RESIDUAL: `quota` minus what the person can pay, that is (`means` − `safeguard`) / `per`, never below zero.

    `gives`: «contribution» (what is left to the body) or «user» (what the person pays).
    """

    quota: Expression
    means: Expression
    safeguard: Expression = NOTHING
    per: Expression = ONE
    gives: str = "contribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Units up to a number (none: all the others), charged at a percentage of the price."""

    percent: Expression
    up_to: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Units at a price: some free, some beyond the year's limit, at a percentage or by tiers; or a fixed amount.

    `free` and `limit` are units in a year: `used` is how many the person already had. `beyond` is the percentage charged
    on units over the limit; without it they are not admitted.
    """

    title: str
    units: Expression | None = None
    price: Expression | None = None
    fixed: Expression | None = None
    percent: Expression = WHOLE_PRICE
    tiers: tuple[Tier, ...] = ()
    used: Expression = NOTHING
    free: Expression | None = None
    limit: Expression | None = None
    beyond: Expression | None = None
    when: When = field(default_factory=dict)
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Rule):
    """QUANTITY: the sum of its lines."""

    lines: tuple[Line, ...]


class StepKind(StrEnum):
    """What a step of an adjustment does to the amount so far."""

    DISCOUNT = "discount"
    SURCHARGE = "surcharge"
    SUBTRACT = "subtract"
    ADD = "add"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    REPLACE = "replace"
    TAPER = "taper"
    ROUND = "round"
    NOT_ADMITTED = "not_admitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taper:
    """All of the amount up to `start` of `along`, nothing from `end` on, linear between."""

    along: Expression
    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an adjustment, done only `when`; DISCOUNT and SURCHARGE are percentages of the amount so far."""

    kind: StepKind
    figure: Expression = NOTHING
    taper: Taper | None = None
    rounding: Rounding | None = None
    reason: str = ""
    when: When = field(default_factory=dict)
    title: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust(Rule):
    """ADJUST: `of`, then each step in order."""

    of: Expression
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """Who pays: an amount (never more than what is left), a part in proportion to a weight, or all the rest."""

    name: str
    label: str
    amount: Expression | None = None
    weight: Expression | None = None
    rest: bool = False
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Rule):
    """SPLIT: `of`, in cents, among payers: amounts in order, then weights by largest remainder, else the rest."""

    of: Expression
    payers: tuple[Payer, ...]


AnyRule = Table | Residual | Quantity | Adjust | Split
