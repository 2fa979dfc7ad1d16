"""Spark against DuckDB, cent by cent, in one session; where Java is missing the tests say so."""

import shutil
from importlib.util import find_spec

import pytest

from traguardo.social_services.domain.machine import Builder, Tie
from traguardo.social_services.library.shipped import shipped_names
from traguardo.social_services.library.simulation.dialects import sql_of
from traguardo.social_services.library.simulation.engines import SparkEngine, engine_named, refused
from traguardo.social_services.library.simulation.expressions import computed
from traguardo.social_services.library.simulation.inventing import invent_file
from traguardo.social_services.library.simulation.running import simulate
from traguardo.social_services.tests.books import shipped
from traguardo.social_services.tests.test_simulation import (
    TIED,
    as_arrow,
    at_boundaries,
    exactly,
    on_duckdb,
    outputs_of,
    tied,
)

MISSING = "" if shutil.which("java") and find_spec("pyspark") else "Java o pyspark non ci sono: Spark non è provato"
pytestmark = [pytest.mark.java, pytest.mark.skipif(bool(MISSING), reason=MISSING)]
MOST = 60
QUICK = {  # a small population: what prepares for a large one costs more than it gives
    "spark.master": "local[1]",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}


@pytest.fixture(scope="module")
def spark():
    engine = SparkEngine(**QUICK)
    yield engine
    engine.close()


def on_spark(engine, outputs, names, cases, tmp_path):
    import pyarrow.parquet as pq

    file = tmp_path / "people.parquet"
    pq.write_table(as_arrow(names, cases), file)
    sql = sql_of(engine.backend, computed(engine.open(file), outputs).select(*outputs))
    return [tuple(int(value) for value in row) for row in engine.session.sql(sql).collect()]


def test_what_is_shipped_gives_the_same_cents(spark, tmp_path):
    for name in shipped_names():
        program, cases = shipped(name).program, at_boundaries(shipped(name))
        cases = cases[:: max(1, len(cases) // MOST)]
        outputs, names = outputs_of(program), [read.name for read in program.inputs]
        assert on_spark(spark, outputs, names, cases, tmp_path) == on_duckdb(outputs, names, cases), name


@pytest.mark.parametrize("high", [10, 10**18])
def test_every_tie_rounds_as_the_machine_does(spark, tmp_path, high):
    outputs = tied(high=high)
    assert on_spark(spark, outputs, ["top", "bottom"], TIED, tmp_path) == exactly(outputs, TIED)


def test_what_has_no_exact_type_is_refused(spark):
    builder = Builder()
    wide = builder.input("wide", scale=1, low=0, high=10**30, absent=0)
    third = builder.quotient(wide, builder.constant(3), step=1, tie=Tie.DOWN)
    assert refused(spark, (third,))
    assert not refused(spark, (builder.least(third, builder.constant(5)).args[0].args[0],))


def test_a_whole_simulation_says_the_same(spark, tmp_path):
    compiled = shipped("home-care")
    people = tmp_path / "people.csv"
    list(invent_file(compiled.program.inputs, people=300, seed=4, out=people))
    with engine_named("duckdb") as duck:
        expected = simulate(duck, people, compiled, None, tmp_path / "duck.csv", lambda *_: None)
    found = simulate(spark, people, compiled, None, tmp_path / "spark.csv", lambda *_: None)
    assert {(group.decile, group.household): group.tally for group in found.effects.groups} == {
        (group.decile, group.household): group.tally for group in expected.effects.groups
    }
    assert found.effects.decile_ends == expected.effects.decile_ends
    assert (tmp_path / "spark.csv").read_text().replace('"', "") == (tmp_path / "duck.csv").read_text().replace('"', "")
