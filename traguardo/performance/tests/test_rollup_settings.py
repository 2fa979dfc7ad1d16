"""The settings of the roll-ups: what is read, what is refused and in which words, on the command line too."""

import json
from fractions import Fraction

import pytest
from click.testing import CliRunner

from traguardo.performance.commands.scoring import score
from traguardo.performance.domain.measurement_system import (
    CHOICES,
    Level,
    MeasurementSystemError,
    Mode,
    Rounding,
    default_settings,
    default_system,
    read_system,
)
from traguardo.performance.domain.measurement_system.outcome_bands import read_outcome_bands
from traguardo.performance.domain.notation.bands import BandsError
from traguardo.performance.intake.writing import write_plan
from traguardo.performance.tests import plans


def over(**settings):
    return read_system(default_settings() | settings)


def refused(**settings):
    with pytest.raises(MeasurementSystemError) as error:
        over(**settings)
    return list(error.value.problems)


@pytest.mark.parametrize(
    ("mode", "places", "degree", "expected"),
    [
        (Mode.NONE, 0, "200/3", "200/3"), (Mode.HALF_UP, 2, "200/3", "66.67"), (Mode.TRUNCATE, 2, "200/3", "66.66"),
        (Mode.HALF_UP, 0, "5/2", "3"), (Mode.HALF_EVEN, 0, "5/2", "2"), (Mode.HALF_EVEN, 0, "7/2", "4"), (Mode.TRUNCATE, 0, "5/2", "2"),
        (Mode.HALF_UP, 1, "1.25", "1.3"), (Mode.HALF_EVEN, 1, "1.25", "1.2"), (Mode.TRUNCATE, 1, "1.29", "1.2"),
        (Mode.TRUNCATE, 0, "-5/2", "-2"), (Mode.HALF_UP, 0, "-5/2", "-3"), (Mode.TRUNCATE, 6, "1/3", "0.333333"),
    ],
)  # fmt: skip
def test_each_way_of_rounding(mode, places, degree, expected):
    assert Rounding(mode, places).of(Fraction(degree)) == Fraction(expected)


def test_a_rounding_that_changes_nothing_says_nothing():
    assert Rounding(Mode.TRUNCATE, 2).in_words(Fraction(50), Fraction(50)) == ""
    assert (
        Rounding(Mode.TRUNCATE, 1).in_words(Fraction("0.55"), Fraction("0.5"))
        == " Troncato a 1 decimale: da 0,55 a 0,5."
    )


def test_the_default_system_rounds_nothing_and_weighs_what_is_given():
    system = default_system()
    assert all(system.rounding_of(level).mode is Mode.NONE for level in Level)
    assert (system.whole_from, system.equal_weights, dict(system.caps)) == ("objectives", frozenset(), {})
    assert (system.not_applicable_counts, system.whole_bands, system.bonus) == ("missing", None, None)
    assert {"whole_from", "weighing", "rounding", "caps", "whole_bands", "bonus"} <= set(system.reasons)


def test_the_settings_by_level_are_read():
    system = over(
        rounding={"rows": {"mode": "truncate", "places": 3}, "whole": {"mode": "half_even"}, "reason": "così"},
        weighing={"objectives": "equal", "rows": "given"},
        caps={"whole": "105.5", "areas": 100},
        whole_from={"value": "areas", "reason": "regolamento"},
    )
    assert system.rounding_of(Level.ROWS) == Rounding(Mode.TRUNCATE, 3)
    assert system.rounding_of(Level.WHOLE) == Rounding(Mode.HALF_EVEN, 2)
    assert system.rounding_of(Level.AREAS).mode is Mode.NONE
    assert system.equal_weights == {Level.OBJECTIVES}
    assert system.caps == {Level.WHOLE: Fraction("105.5"), Level.AREAS: Fraction(100)}
    assert system.whole_from == "areas"
    assert system.reasons["rounding"] == "così"


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"whole_from": "tutto"}, "«whole_from» è «tutto»: può essere objectives, nodes, units, areas"),
        ({"not_applicable_counts": "-1"}, "«not_applicable_counts» è «-1»: può essere missing, out, full, zero"),
        ({"rounding": {"righe": {"mode": "none"}}}, "«rounding»: il livello «righe» non c'è; può essere rows, objectives, areas, whole"),
        ({"rounding": {"rows": {"mode": "up"}}}, "«rounding.rows»: «up» può essere none, half_up, half_even, truncate"),
        ({"rounding": {"rows": {"mode": "none", "places": 7}}}, "«rounding.rows»: «7» non è un numero di decimali da 0 a 6"),
        ({"rounding": {"rows": {"mode": "none", "places": -1}}}, "«rounding.rows»: «-1» non è un numero di decimali da 0 a 6"),
        ({"rounding": {"rows": "truncate"}}, '«rounding.rows»: ogni livello ha mode e places, per esempio { mode = "truncate", places = 2 }'),
        ({"rounding": {"rows": {"modo": "none"}}}, '«rounding.rows»: ogni livello ha mode e places, per esempio { mode = "truncate", places = 2 }'),
        ({"rounding": 2}, "«rounding» è una tabella, una voce per riga"),
        ({"weighing": {"rows": "uguali"}}, "«weighing.rows»: «uguali» può essere given, equal"),
        ({"weighing": {"whole": "equal"}}, "«weighing»: il livello «whole» non c'è; può essere rows, objectives, areas"),
        ({"caps": {"rows": 100}}, "«caps»: il livello «rows» non c'è; può essere objectives, areas, whole"),
        ({"caps": {"whole": "cento"}}, "«caps.whole»: «cento» non è un numero"),
        ({"cap": "1/0"}, "«cap»: «1/0» non è un numero"),
        ({"floor": 101}, "«floor» supera «cap»: il grado minimo non può stare sopra il massimo"),
        ({"at_risk": 91}, "«at_risk» supera «on_track»: ciò che è in linea non può essere in ritardo"),
        ({"decimals": 1.5}, "«decimals»: «1.5» non è un numero di decimali da 0 a 6"),
        ({"round_before_roll_up": "false"}, "«round_before_roll_up» è «false»: può essere true o false"),
        ({"bonus": "0-50:0; 60-:100"}, "«bonus»: fra 50 e 60 non c'è nessuna fascia"),
        ({"whole_bands": "molto"}, "«whole_bands»: «molto» non è una fascia: scrivi «da-a:grado», per esempio «50-80:60»"),
        ({"rule": {"kinds": ["percent"], "direction": "higher", "rule": "RATIO_UP"}}, "«rule» è una regola sola, scritta [rule]: scrivi [[rule]] prima di ogni regola, con due parentesi quadre"),
        ({"rule": [{"kinds": ["percent"], "direction": "su", "rule": "RATIO_UP"}]}, "«rule»: «su» può essere higher, lower, by_date, range"),
    ],
)  # fmt: skip
def test_each_problem_is_told_in_words(settings, problem):
    assert refused(**settings) == [problem]


def test_the_edges_of_the_settings_are_accepted():
    system = over(floor=100, at_risk=90, decimals=0, rounding={"rows": {"mode": "truncate", "places": 6}})
    assert (system.floor, system.at_risk, system.decimals) == (100, 90, 0)
    assert over(decimals="6").decimals == 6


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_every_choice_offered_is_accepted(name):
    assert all(over(**{name: choice}) for choice in CHOICES[name])


def test_bands_of_a_score_keep_their_labels():
    bands = read_outcome_bands("80-:100 (intero); 0-60:0; 60-80:50 (in parte)")
    assert [bands.find(Fraction(score))[1] for score in ("59.99", "60", "79.99", "80")] == [
        "",
        "in parte",
        "in parte",
        "intero",
    ]
    assert bands.find(Fraction(-1)) is None
    with pytest.raises(BandsError):
        read_outcome_bands("0-60:0 (a); 50-80:50")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("sistema") / "piano"
    write_plan(plans.full(), path)
    return path


def run(book, tmp_path, text, *more):
    settings = tmp_path / "sistema.toml"
    settings.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(score, [str(book), "--at", "31/12/2024", "--system", str(settings), *more])


def test_a_system_of_a_file_changes_only_what_it_says(book, tmp_path):
    text = 'name = "Ente"\nversion = "3"\nbonus = "0-70:0; 70-:100 (intero)"\n[rounding.rows]\nmode = "truncate"\nplaces = 0\n'
    scored = json.loads(run(book, tmp_path, text, "--format", "json").stdout)
    assert scored["system"] == {"name": "Ente", "version": "3"}
    assert next(each for each in scored["indicators"] if each["code"] == "1.1")["degree"] == 76
    assert scored["plan"]["score"] == 76
    assert scored["plan"]["bonus"]["share"] == 100
    assert "fascia «intero» da 70 (compreso)" in run(book, tmp_path, text).stdout


def test_all_that_is_wrong_in_the_file_is_told_at_once(book, tmp_path):
    done = run(book, tmp_path, 'whole_from = "x"\nnuova = 1\n[caps]\nwhole = "y"\n')
    assert done.exit_code == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0].endswith("non è un sistema di misurazione:")
    assert lines[1:] == [
        "  - voce sconosciuta «nuova»",
        "  - «whole_from» è «x»: può essere objectives, nodes, units, areas",
        "  - «caps.whole»: «y» non è un numero",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [("name = ", "non è TOML"), (b"\xff\xfe", "non è un testo in UTF-8"), (" " * 1_000_001, "troppo grande")],
)
def test_a_file_that_is_no_system_is_refused(content, said, book, tmp_path):
    done = run(book, tmp_path, content)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_a_system_that_is_not_there_is_refused(book, tmp_path):
    done = CliRunner().invoke(score, [str(book), "--at", "31/12/2024", "--system", str(tmp_path / "niente.toml")])
    assert done.exit_code == 2
    assert "non è un sistema di misurazione" in done.stderr
