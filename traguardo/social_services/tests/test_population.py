"""The invented population: same seed same bytes, whole households, keys within their bounds, plausible shapes."""

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from traguardo.social_services.commands import social_services
from traguardo.social_services.domain.effects import decile_ends
from traguardo.social_services.domain.machine import Input
from traguardo.social_services.domain.population import (
    DRAWS,
    HOUSEHOLD_KINDS,
    SPREADS,
    knots_of,
    spread_of,
    together,
    value_at,
)
from traguardo.social_services.library.shipped import shipped_names
from traguardo.social_services.library.simulation import inventing
from traguardo.social_services.tests.books import shipped


def invented(tmp_path, *words, name="people.parquet", code=0):
    file = tmp_path / name
    result = CliRunner().invoke(social_services, ["population", "--out", str(file), *map(str, words)])
    assert result.exit_code == code, result.output
    return file, result.output


def money(name, **changes):
    values = {"low": 0, "high": 10**8, "scale": 100, "kind": "money", "absent": 0, "optional": True, "options": ()}
    return Input(name=name, **{**values, **changes})


@pytest.mark.parametrize("name", ["people.parquet", "people.csv"])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path, name):
    (tmp_path / "again").mkdir()
    first, _ = invented(tmp_path, "--people", 3000, "--seed", 8, name=name)
    second, _ = invented(tmp_path / "again", "--people", 3000, "--seed", 8, name=name)
    other, _ = invented(tmp_path, "--people", 3000, "--seed", 9, name=f"other-{name}")
    assert first.read_bytes() == second.read_bytes() != other.read_bytes()


def test_every_shipped_key_is_there_within_its_bounds(tmp_path):
    file, told = invented(tmp_path, "--people", 2000, "--seed", 1)
    table = pq.read_table(file)
    inputs = [read for name in shipped_names() for read in shipped(name).program.inputs]
    for read in inputs:
        values = [value for value in table[read.name].to_pylist() if value is not None]
        if read.kind in {"money", "number"}:
            assert read.low <= min(values) * read.scale <= max(values) * read.scale <= read.high
        else:
            assert set(values) <= ({True, False} if read.kind == "yes_no" else set(read.options))
    assert told.startswith("2.000 persone inventate")
    assert 40 < table["isee"].null_count < 400


def test_members_of_a_household_share_its_isee_kind_and_size(tmp_path, monkeypatch):
    monkeypatch.setattr(inventing, "CHUNK", 700)
    file, _ = invented(tmp_path, "--people", 2000, "--regulation", "home-care")
    homes = {}
    for row in pq.read_table(file).to_pylist():
        homes.setdefault(row["nucleo"], []).append(row)
    whole = [rows for rows in homes.values() if len(rows) == rows[0]["nucleo_componenti"]]
    assert len(whole) == len(homes)
    assert all(len({(row["isee"], row["nucleo_tipo"]) for row in rows}) == 1 for rows in whole)
    assert {rows[0]["nucleo_tipo"] for rows in whole} == {kind.name for kind in HOUSEHOLD_KINDS}
    assert all(row["eta"] < 18 for rows in whole for row in rows[2:] if row["nucleo_tipo"] == "famiglia con figli")


def test_spreads_are_whole_lines_that_never_go_backwards():
    for spread in SPREADS.values():
        places = [at for at, _ in spread.line]
        assert (places[0], places[-1]) == (0, 1000)
        assert places == sorted(set(places))
    assert sum(kind.share for kind in HOUSEHOLD_KINDS) == 1000


def test_a_key_nobody_foresaw_is_spread_between_its_bounds():
    knots = knots_of(spread_of(money("mai_vista", low=500, high=2_000)), money("mai_vista", low=500, high=2_000))
    assert [value_at(knots, draw) for draw in (0, DRAWS // 2, DRAWS - 1)] == [500, 1250, 1999]
    assert value_at(knots, DRAWS) == 2_000
    assert spread_of(money("larga", high=10**10)).line[-1] == (1000, 10**6)


def test_keys_of_many_regulations_become_one_column_unless_they_mean_two_things():
    columns, clashing = together([money("isee"), money("isee", high=500, optional=False), money("ore", scale=10)])
    assert [(read.name, read.high, read.optional) for read in columns] == [("isee", 500, False), ("ore", 10**8, True)]
    assert clashing == ()
    assert together([money("isee"), money("isee", scale=1)])[1] == ("isee",)


def test_deciles_keep_equal_isee_together():
    assert decile_ends(dict.fromkeys(range(1, 21), 1)) == (2, 4, 6, 8, 10, 12, 14, 16, 18)
    assert decile_ends({0: 95, 7: 5}) == (0,) * 9
    assert decile_ends({}) == ()


def test_what_cannot_be_written_is_told(tmp_path):
    assert "finisce in" in invented(tmp_path, "--people", 5, name="people.xlsx", code=1)[1]
    assert "non c'è" in invented(tmp_path / "manca", "--people", 5, code=1)[1]
    assert "Forse intendevi" in invented(tmp_path, "--people", 5, "--regulation", "home-car", code=1)[1]
    assert list(tmp_path.iterdir()) == []
