"""What holds for every fund: sums conserved, nothing paid before it comes in, one rounding."""

import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from traguardo.incentives.domain.fund import (
    NEXT_YEAR,
    SAVING,
    Agreement,
    Formula,
    Fund,
    Kind,
    Line,
    Pool,
    Rounding,
    Section,
    Total,
    Use,
    fund_data,
    read_fund,
    reckon,
)
from traguardo.incentives.domain.fund.formula import value_of
from traguardo.kernel.money import Money

AMOUNTS = st.integers(min_value=0, max_value=10**9).map(Money)
PERCENTS = st.fractions(min_value=0, max_value=100, max_denominator=1000)


@st.composite
def funds(draw) -> Fund:
    """A fund of any size whose pools take each section once and whose agreements make their line."""
    codes = [f"s{number}" for number in range(draw(st.integers(1, 3)))]
    lines = [
        Line(code=f"l{number}", section=draw(st.sampled_from(codes)), description="x", kind=kind, amount=amount)
        for number, (kind, amount) in enumerate(draw(st.lists(st.tuples(st.just(Kind.ITEM), AMOUNTS), max_size=5)))
    ]
    parts = draw(st.lists(st.tuples(AMOUNTS, PERCENTS, AMOUNTS), max_size=4))
    agreements = [
        Agreement(code=f"a{number}", title="x", line="tied", amount=amount, direct=direct, cashed=cashed)
        for number, (amount, direct, cashed) in enumerate(parts)
    ]
    whole = Money(sum(each.amount.cents for each in agreements))
    cut = Formula(of=(codes[0],), percent=draw(PERCENTS))
    lines += [
        Line(code="tied", section="t", description="x", amount=whole),
        Line(code="cut", section="k", description="x", kind=Kind.DEDUCTION, formula=cut),
    ]
    then = st.sampled_from(["", NEXT_YEAR, SAVING])
    pools = [
        Pool(code="p0", title="x", of=(*codes, "k"), then=draw(st.one_of(then, st.just("p1")))),
        Pool(code="p1", title="x", of=("indirect",), then=draw(then)),
        Pool(code="p2", title="x", of=("direct",), then=draw(then)),
    ]
    uses = [
        Use(
            code=f"u{pool.code}{rest}",
            pool=pool.code,
            description="x",
            rest=rest,
            amount=None if rest else draw(AMOUNTS),
        )
        for pool in pools
        for rest in draw(st.lists(st.booleans(), max_size=2, unique=True))
    ]
    sections = tuple(Section(code=code, title=code) for code in (*codes, "t", "k"))
    return Fund(
        year=2024, authority="x", title="x", sections=sections, lines=tuple(lines), pools=tuple(pools), uses=tuple(uses),
        totals=(Total(code="all", title="x", formula=Formula(of=("fund",))),), agreements=tuple(agreements),
    )  # fmt: skip


@given(funds())
def test_resources_are_uses_and_residuals_to_the_cent(fund):
    sums = reckon(fund)
    assert sums.total == sums.used + sums.carry_over + sums.savings + sums.idle
    assert sums.total == Money(sum(line.amount.cents for line in sums.lines)) == sums.totals[0].amount
    for section in sums.sections:
        assert section.items + section.deductions == section.total
    for pool in sums.pools:
        assert pool.own + pool.received == pool.resources == pool.used + pool.residual
        assert Money(sum(use.amount.cents for use in pool.uses)) == pool.used


@given(funds())
def test_no_more_than_what_came_in_is_paid(fund):
    sums = reckon(fund)
    for each in sums.agreements:
        assert each.direct + each.indirect == each.agreement.amount
        assert each.payable_direct + each.payable_indirect == min(each.cashed, each.agreement.amount)
        assert Money(0) <= each.payable_direct <= each.direct
    for pool in sums.pools:
        held = Money(sum(use.amount.cents - use.payable.cents for use in pool.uses))
        assert Money(0) <= held <= pool.waiting
        assert all(Money(0) <= use.payable <= max(use.amount, Money(0)) for use in pool.uses)


@given(funds())
def test_a_fund_is_read_back_as_it_was(fund):
    plain = json.loads(json.dumps(fund_data(fund)))
    again, refused = read_fund(plain)
    assert refused == []
    assert fund_data(again) == plain


@given(AMOUNTS, PERCENTS)
def test_a_percentage_is_rounded_once_half_up(amount, percent):
    values = {"x": amount}
    value = value_of(Formula(of=("x",), percent=percent), values)
    exactly = amount.cents * percent / 100
    assert value is not None
    assert -Fraction(1, 2) < value.cents - exactly <= Fraction(1, 2)
    euro = value_of(Formula(of=("x",), percent=percent, rounding=Rounding.EURO), values)
    assert euro is not None
    assert euro.cents % 100 == 0
    assert -50 < euro.cents - exactly <= 50
