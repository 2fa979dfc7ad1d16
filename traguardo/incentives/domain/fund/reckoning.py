"""What a fund comes to: sections, totals, pools and uses, agreements, limit, carry-over. Integer cents, no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from traguardo.incentives.domain.fund.figures import Figure, direct_part, figures, values
from traguardo.incentives.domain.fund.formula import in_words, value_of
from traguardo.incentives.domain.fund.limits import limit_of
from traguardo.incentives.domain.fund.model import (
    DIRECT,
    INDIRECT,
    NEXT_YEAR,
    RESIDUAL,
    SAVING,
    USES,
    WHOLE_FUND,
    Agreement,
    Formula,
    Fund,
    Kind,
    Line,
    Pool,
    Section,
    Use,
)
from traguardo.incentives.domain.fund.sums import (
    AgreementSum,
    LineSum,
    PoolSum,
    Reckoning,
    SectionSum,
    TotalSum,
    UseSum,
)
from traguardo.kernel.money import Money

NOTHING = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A fund with every figure of it by code, in cents and in words."""

    fund: Fund
    figures: Mapping[str, Figure]
    values: dict[str, Money]
    agreements: tuple[AgreementSum, ...]
    left: Mapping[str, Money]

    def words(self, formula: Formula | None) -> str:
        """A formula in words, empty without one."""
        names = {code: figure.name for code, figure in self.figures.items()}
        return in_words(formula, self.values, names) if formula else ""


def sums_of(
    fund: Fund, cashed: Mapping[str, Money] | None = None, left: Mapping[str, Money] | None = None
) -> Reckoning:
    """All that a fund comes to, without its findings.

    `cashed` by agreement and `left` by use stand before what the fund itself says.
    """
    found = figures(fund)
    not_given = {each.code: each.left or NOTHING for each in fund.uses} | dict(left or {})
    agreements = tuple(_agreement(each, (cashed or {}).get(each.code, each.cashed)) for each in fund.agreements)
    book = Book(fund=fund, figures=found, values=values(found), agreements=agreements, left=not_given)
    sections = tuple(_section(book, each) for each in fund.sections)
    pools = tuple(_pool(book, each) for each in fund.pools)
    return Reckoning(
        fund=fund,
        sections=sections,
        totals=tuple(
            TotalSum(total=each, amount=book.values[each.code], why=book.words(each.formula)) for each in fund.totals
        ),
        pools=pools,
        agreements=agreements,
        limit=limit_of(fund, tuple(line for section in sections for line in section.lines)),
        total=book.values[WHOLE_FUND],
        used=_sum(pool.used for pool in pools),
        left=_sum(use.left for pool in pools for use in pool.uses),
        carry_over=_left(pools, NEXT_YEAR),
        savings=_left(pools, SAVING),
        idle=_left(pools, ""),
        values=book.values,
    )


def _sum(amounts: Iterable[Money]) -> Money:
    return Money(sum(amount.cents for amount in amounts))


def _left(pools: tuple[PoolSum, ...], then: str) -> Money:
    """Residuals that go to `then`, and what was not given of the uses whose pool ends there, through other pools too."""
    onward = {each.pool.code: each.pool.then for each in pools}
    residuals = _sum(each.residual for each in pools if each.pool.then == then)
    return residuals + _sum(use.left for each in pools if _end(each.pool.then, onward) == then for use in each.uses)


def _end(then: str, onward: Mapping[str, str]) -> str:
    while then in onward:
        then = onward[then]
    return then


def _section(book: Book, section: Section) -> SectionSum:
    lines = tuple(_line(book, each) for each in book.fund.lines if each.section == section.code)
    return SectionSum(
        section=section,
        lines=lines,
        items=_sum(each.amount for each in lines if each.line.kind is Kind.ITEM),
        deductions=_sum(each.amount for each in lines if each.line.kind is Kind.DEDUCTION),
        total=book.values[section.code],
    )


def _line(book: Book, line: Line) -> LineSum:
    given = value_of(line.formula, book.values) if line.formula else None
    computed = NOTHING - given if given and line.kind is Kind.DEDUCTION else given
    return LineSum(line=line, amount=book.values[line.code], computed=computed, why=book.words(line.formula))


def _agreement(agreement: Agreement, cashed: Money | None) -> AgreementSum:
    direct = direct_part(agreement, agreement.amount)
    payable = min(max(cashed or NOTHING, NOTHING), agreement.amount)
    now = direct_part(agreement, payable)
    return AgreementSum(
        agreement=agreement,
        direct=direct,
        indirect=agreement.amount - direct,
        cashed=cashed,
        payable_direct=now,
        payable_indirect=payable - now,
    )


def _pool(book: Book, pool: Pool) -> PoolSum:
    resources = book.values[pool.code]
    received = _sum(book.values[f"{RESIDUAL}{each.code}"] for each in book.fund.pools if each.then == pool.code)
    waiting = _waiting(book, pool)
    return PoolSum(
        pool=pool,
        own=resources - received,
        received=received,
        resources=resources,
        uses=_uses(book, pool, waiting),
        used=book.values[f"{USES}{pool.code}"],
        residual=book.values[f"{RESIDUAL}{pool.code}"],
        waiting=waiting,
    )


def _waiting(book: Book, pool: Pool) -> Money:
    """What of the pool is money of agreements that has not come in."""
    direct = _sum(each.direct - each.payable_direct for each in book.agreements)
    indirect = _sum(each.indirect - each.payable_indirect for each in book.agreements)
    return (direct if DIRECT in pool.of else NOTHING) + (indirect if INDIRECT in pool.of else NOTHING)


def _uses(book: Book, pool: Pool, waiting: Money) -> tuple[UseSum, ...]:
    """The uses of a pool; those that take the rest wait first for the money to come in, then those shared among people."""
    uses = [use for use in book.fund.uses if use.pool == pool.code]
    payable = {use.code: book.values[use.code] for use in uses}
    for use in sorted(uses, key=lambda each: (not each.rest, not each.shared)):
        held = min(max(payable[use.code], NOTHING), waiting)
        payable[use.code], waiting = payable[use.code] - held, waiting - held
    return tuple(
        UseSum(
            use=use,
            amount=book.values[use.code],
            computed=value_of(use.formula, book.values) if use.formula else None,
            payable=payable[use.code],
            left=book.left[use.code],
            why=_why(book, use),
        )
        for use in uses
    )


def _why(book: Book, use: Use) -> str:
    return "ciò che gli altri usi lasciano" if use.rest else book.words(use.formula)
