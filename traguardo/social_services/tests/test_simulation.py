"""The engine's integers against the exact machine's: at every boundary of what is shipped, on random rules, on every tie."""

from itertools import product

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from traguardo.social_services.domain.cases import example_case, read_case
from traguardo.social_services.domain.curves import boundary_values
from traguardo.social_services.domain.machine import Builder, Run, Tie
from traguardo.social_services.library.shipped import shipped_names
from traguardo.social_services.library.simulation.dialects import sql_of
from traguardo.social_services.library.simulation.engines import engine_named
from traguardo.social_services.library.simulation.expressions import computed, worked_wide
from traguardo.social_services.tests.books import DAY, shipped
from traguardo.social_services.tests.random_regulations import compiled_with_cases


def outputs_of(program):
    payers = {f"pays_{name}": node for name, node in program.payers.items()}
    truths = {name: getattr(program, name) for name in ("valid", "admitted", "covered", "complete")}
    return {"amount": program.amount, **payers, **truths}


def as_arrow(names, cases):
    """Integers of the cases by column, NULL where absent, with the row they are."""
    columns = {f"in_{name}": pa.array([case.get(name) for case in cases], pa.int64()) for name in names}
    return pa.table({"row": pa.array(range(len(cases)), pa.int64()), **columns})


def on_duckdb(outputs, names, cases):
    always = [name for name in names if all(name in case for case in cases)]
    never = [name for name in names if not any(name in case for case in cases)]
    with engine_named("duckdb") as engine:
        table = engine.backend.create_table("people", as_arrow(names, cases))
        rows = engine.rows(
            computed(table, outputs, present=always, missing=never).order_by("row").select(*outputs), lambda _: None
        )
    return [tuple(int(value) for value in row.values()) for row in rows]


def exactly(outputs, cases):
    found = []
    for case in cases:
        run = Run(case)
        found.append(tuple(int(run(node)) for node in outputs.values()))
    return found


def at_boundaries(compiled):
    """The example and the example with nothing optional, each key in turn at each of its boundaries and beside it."""
    start = dict(read_case(compiled, example_case(compiled.regulation, on=DAY)).values)
    bare = {read.name: start[read.name] for read in compiled.program.inputs if read.name in start and not read.optional}
    cases = [start, bare, {}]
    for read in compiled.program.inputs:
        cases += [{**start, read.name: place} for place in boundary_values(compiled, read.name, start)]
        cases.append({name: value for name, value in start.items() if name != read.name})
    return cases


@pytest.mark.parametrize("name", shipped_names())
def test_what_is_shipped_gives_the_same_cents_at_every_boundary(name):
    program = shipped(name).program
    cases = at_boundaries(shipped(name))
    outputs = outputs_of(program)
    assert on_duckdb(outputs, [read.name for read in program.inputs], cases) == exactly(outputs, cases)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(compiled_with_cases())
def test_random_rules_give_the_same_cents(drawn):
    compiled, cases = drawn
    outputs = outputs_of(compiled.program)
    assert on_duckdb(outputs, [read.name for read in compiled.program.inputs], cases) == exactly(outputs, cases)


TIED = [{"top": top, "bottom": bottom} for top, bottom in product(range(-9, 10), (1, 2, 3, 4))]


def tied(*, high):
    """A quotient of every tie, by a key and by constants, of tops below, above and around zero."""
    builder, found = Builder(), {}
    top = builder.input("top", scale=1, low=-high, high=high, absent=0)
    bottom = builder.input("bottom", scale=1, low=1, high=4, absent=1)
    positive = builder.greatest(top, builder.constant(0))
    negative = builder.least(top, builder.constant(0))
    for tie, (name, node) in product(Tie, (("any", top), ("up", positive), ("down", negative))):
        for number in (1, 2, 3, 4):
            constant = builder.constant(number)
            found[f"{tie}_{name}_{number}"] = builder.quotient(node, constant, step=1, tie=tie)
        found[f"{tie}_{name}_key"] = builder.quotient(node, bottom, step=1, tie=tie)
    return found


@pytest.mark.parametrize("high", [10, 10**18, 10**36])
def test_every_tie_rounds_as_the_machine_does_below_and_above_zero(high):
    outputs = tied(high=high)
    assert on_duckdb(outputs, ["top", "bottom"], TIED) == exactly(outputs, TIED)


def test_integers_past_64_bits_stay_exact():
    builder = Builder()
    one, two = (builder.input(name, scale=1, low=0, high=10**18, absent=0) for name in ("one", "two"))
    product_ = builder.mul(one, two)
    share = builder.quotient(
        builder.mul(product_, builder.constant(7)), builder.add(product_, builder.constant(1)), step=1, tie=Tie.DOWN
    )
    outputs = {"share": share, "more": builder.below(builder.times(one, 3), product_)}
    cases = [{"one": one, "two": two} for one, two in product((0, 1, 10**18 - 1, 10**18), repeat=2)]
    assert worked_wide(share)
    assert on_duckdb(outputs, ["one", "two"], cases) == exactly(outputs, cases)


def test_constants_chosen_and_multiplied_have_64_bits():
    builder = Builder()
    given = builder.given("one")
    chosen = builder.case([(given, builder.constant(7_003_737))], builder.constant(9_003_737))
    outputs = {
        "times": builder.times(chosen, 667),
        "least": builder.times(builder.least(chosen, builder.constant(8_000_000)), 991),
    }
    cases = [{"one": 1}, {}]
    assert on_duckdb(outputs, ["one"], cases) == exactly(outputs, cases)
    assert on_duckdb(outputs, ["one"], cases[:1]) == exactly(outputs, cases[:1])


def test_the_query_grows_as_the_program_not_as_its_paths():
    builder = Builder()
    node = builder.input("one", scale=1, low=0, high=1, absent=0)
    for _ in range(40):
        node = builder.add(node, builder.least(node, builder.constant(10**6)))
    with engine_named("duckdb") as engine:
        table = engine.backend.create_table("people", as_arrow(["one"], [{"one": 1}]))
        assert len(sql_of(engine.backend, computed(table, {"sum": node}))) < 20_000
