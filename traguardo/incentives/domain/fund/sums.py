"""What a fund comes to: amounts with the words of their formula, residuals, what can be paid, the limit, the findings."""

from dataclasses import dataclass

from traguardo.incentives.domain.fund.model import Agreement, Fund, Line, Pool, Section, Total, Use
from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSum:
    """A line with what it counts; `computed` is what its formula gives, None without one or without its base."""

    line: Line
    amount: Money
    computed: Money | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSum:
    """A section: what its lines add, what its deductions take away (below zero), what is left."""

    section: Section
    lines: tuple[LineSum, ...]
    items: Money
    deductions: Money
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalSum:
    """A printed total with what it really comes to."""

    total: Total
    amount: Money
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UseSum:
    """A use with its amount; `payable` is without the agreements' money that has not come in; `left` was not given.

    `computed` is what its formula gives, None without one or without its base.
    """

    use: Use
    amount: Money
    computed: Money | None
    payable: Money
    left: Money
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolSum:
    """A pool: own resources, what residuals of others add, what is used, what is left; `waiting` is not cashed yet."""

    pool: Pool
    own: Money
    received: Money
    resources: Money
    uses: tuple[UseSum, ...]
    used: Money
    residual: Money
    waiting: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSum:
    """An agreement: direct and indirect share of the amount and of what came in; `cashed` None when nobody said."""

    agreement: Agreement
    direct: Money
    indirect: Money
    cashed: Money | None
    payable_direct: Money
    payable_indirect: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitSum:
    """The limit: what counts, what does not, the limit of 2016, what the adjustment adds, the room left (below zero: exceeded)."""

    counted: Money
    outside: Money
    others: Money
    amount_2016: Money
    added: Money
    limit: Money
    room: Money
    in_force: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """All that a fund comes to. `total` = used - left + carry_over + savings + idle, when pools take all the resources once.

    `left` was not given and is in one of the three after it; `idle` has no destination. `values` has every figure by the code formulas know it by.
    """

    fund: Fund
    sections: tuple[SectionSum, ...]
    totals: tuple[TotalSum, ...]
    pools: tuple[PoolSum, ...]
    agreements: tuple[AgreementSum, ...]
    limit: LimitSum | None
    total: Money
    used: Money
    left: Money
    carry_over: Money
    savings: Money
    idle: Money
    values: dict[str, Money]
    findings: tuple[Finding, ...] = ()

    @property
    def lines(self) -> tuple[LineSum, ...]:
        """Every line, section by section."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def uses(self) -> tuple[UseSum, ...]:
        """Every use, pool by pool."""
        return tuple(use for pool in self.pools for use in pool.uses)
