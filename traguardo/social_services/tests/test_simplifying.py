"""A program made smaller gives the same integers, and asks no more than it must."""

from collections import Counter

from hypothesis import HealthCheck, given, settings

from traguardo.social_services.domain.machine import Builder, Op, Run, in_order, simplified
from traguardo.social_services.tests.books import shipped
from traguardo.social_services.tests.random_regulations import compiled_with_cases
from traguardo.social_services.tests.test_simulation import exactly, outputs_of


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(compiled_with_cases())
def test_random_rules_give_the_same_integers_within_the_same_bounds(drawn):
    compiled, cases = drawn
    outputs = outputs_of(compiled.program)
    names = {read.name for read in compiled.program.inputs}
    present = {name for name in names if all(name in case for case in cases)}
    missing = {name for name in names if not any(name in case for case in cases)}
    smaller = simplified(outputs, present=present, missing=missing)
    assert exactly(smaller, cases) == exactly(outputs, cases)
    nodes = in_order(smaller.values())
    assert all(node.low <= Run(case)(node) <= node.high for case in cases for node in nodes)
    assert not [node for node in nodes if node.op is Op.GIVEN and node.name in present | missing]


def test_where_the_cost_is_there_home_care_always_gives_an_amount():
    program = shipped("home-care").program
    smaller = simplified({"valid": program.valid}, present={"costo"})
    assert [(node.op, node.args) for node in in_order(smaller.values())] == [(Op.AND, ())]
    nobody = simplified({"valid": program.valid}, missing={"costo"})
    assert [(node.op, node.args) for node in in_order(nobody.values())] == [(Op.OR, ())]


def test_home_care_is_as_small_as_one_would_write_it_by_hand():
    program = shipped("home-care").program
    nodes = in_order(simplified({"amount": program.amount}, present={"costo", "tutela_minori", "ore"}).values())
    counts = Counter(node.op for node in nodes)
    assert (counts[Op.CASE], counts[Op.DIV], counts[Op.MIN], counts[Op.MAX]) == (1, 1, 0, 0)


def test_what_a_branch_knows_decides_the_least_there_and_nowhere_else():
    builder = Builder()
    isee, cap = builder.input("isee", scale=1, low=0, high=100, absent=0), builder.constant(10)
    least, price = builder.least(builder.times(isee, 2), cap), builder.input("price", scale=1, low=0, high=9, absent=0)
    few = builder.case([(builder.up_to(isee, builder.constant(5)), builder.mul(price, least))], builder.constant(0))
    both = builder.case([(builder.up_to(isee, builder.constant(5)), builder.mul(price, least))], least)
    found = simplified({"few": few, "both": both})
    assert Op.MIN not in {node.op for node in in_order((found["few"],))}
    assert Op.MIN in {node.op for node in in_order((found["both"],))}
    cases = [{"isee": value, "price": 3} for value in range(12)]
    assert [Run(case)(found["few"]) for case in cases] == [Run(case)(few) for case in cases]
    assert [Run(case)(found["both"]) for case in cases] == [Run(case)(both) for case in cases]


def test_a_branch_is_not_asked_what_those_before_it_said():
    builder = Builder()
    isee, given = builder.input("isee", scale=1, low=0, high=100, absent=0), builder.given("isee")
    low, high = builder.up_to(isee, builder.constant(10)), builder.below(builder.constant(10), isee)
    one, two, three = (builder.constant(number) for number in (1, 2, 3))
    node = builder.case(
        [(builder.negated(given), three), (builder.all_of([given, low]), one), (builder.all_of([given, high]), two)],
        builder.constant(0),
    )
    smaller = simplified({"node": node})["node"]
    assert [arg.op for arg in smaller.args] == [Op.NOT, Op.CONST, Op.LE, Op.CONST, Op.CONST]
    assert [Run(case)(smaller) for case in ({}, {"isee": 10}, {"isee": 11})] == [3, 1, 2]


def test_alternatives_that_hold_between_them_always_hold():
    builder = Builder()
    one, two, three = (builder.given(name) for name in ("one", "two", "three"))
    either = builder.any_of([builder.negated(builder.all_of([one, two])), two])
    neither = builder.all_of([builder.any_of([one, two]), builder.negated(one), builder.negated(two)])
    chosen = builder.all_of([builder.any_of([one, two, three]), builder.negated(one), builder.negated(two)])
    found = simplified({"either": either, "neither": neither, "chosen": chosen})
    assert (found["either"].op, found["either"].args) == (Op.AND, ())
    assert [Run(case)(found["neither"]) for case in ({}, {"one": 1}, {"two": 1})] == [0, 0, 0]
    assert [Run(case)(found["chosen"]) for case in ({"three": 1}, {"one": 1, "three": 1}, {})] == [1, 0, 0]
