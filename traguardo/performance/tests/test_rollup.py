"""Scores of many bodies: the figures are those of the plan's own scoring, whatever the integers cut off."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.ratio import rounded
from traguardo.performance.commands import performance
from traguardo.performance.domain.measurement_system import Level, MissingPolicy, Mode, Rounding, Rule, default_system
from traguardo.performance.domain.plan import Direction, TargetKind
from traguardo.performance.domain.scoring.degrees import Yardstick, degree_of
from traguardo.performance.domain.scoring.rollup import FINEST, BodyScore, NotHere, ResultRow, roll_up_bodies
from traguardo.performance.intake.results_table import ResultsTable, millionths

SYSTEM = default_system()
UP, DOWN = Direction.HIGHER, Direction.LOWER
numbers = st.integers(0, 500 * FINEST)
rows = st.builds(
    ResultRow,
    body=st.sampled_from("ABC"),
    direction=st.sampled_from((UP, DOWN)),
    value=st.none() | numbers,
    goal=numbers,
    weight=st.integers(1, 100 * FINEST),
)


def row(value, goal=100, weight=1, direction=UP, body="A"):
    return ResultRow(body, direction, None if value is None else value * FINEST, goal * FINEST, weight * FINEST)


def scores(listed, system=SYSTEM):
    return {each.body: each for each in roll_up_bodies(lambda: listed, system)}


def under(**settings):
    return replace(SYSTEM, **settings)


def by_the_rules(listed, system):
    """The same score with the plan's own degrees, as exact fractions."""
    total = weight = Fraction(0)
    for each in listed:
        if each.value is None:
            weight += each.weight if system.missing is MissingPolicy.ZERO else 0
            continue
        value, goal = Fraction(each.value, FINEST), Fraction(each.goal, FINEST)
        rule = system.rule(TargetKind.COUNT, each.direction) if goal else Rule.THRESHOLD
        comparator = ">=" if each.direction is UP else "<="
        degree = degree_of(Yardstick(rule=rule, goal=goal, comparator=comparator), value).value
        total += system.held(degree) * each.weight
        weight += each.weight
    return total / weight if weight else None


@given(st.lists(rows, min_size=1, max_size=12), st.sampled_from((MissingPolicy.EXCLUDE, MissingPolicy.ZERO)))
def test_every_score_is_the_exact_one(listed, policy):
    system = under(missing=policy, rules={**SYSTEM.rules, (TargetKind.COUNT, DOWN): Rule.RATIO_DOWN_INVERSE})
    for body, each in scores(listed, system).items():
        exact = by_the_rules([row for row in listed if row.body == body], system)
        assert each.score == (None if exact is None else rounded(exact, 2))


def test_a_score_that_hangs_on_what_was_cut_is_computed_again():
    """1/3 + 2/3 of the weight add up to a half cent exactly, which integers cut short would miss."""
    half = [row(1, goal=3), row(2, goal=3), row(2, goal=10000), row(0)]
    assert by_the_rules(half, SYSTEM) == Fraction("25.005")
    assert scores(half)["A"].score == Decimal("25.01")


def test_a_missing_result_is_not_zero_and_shows_in_the_coverage():
    listed = [row(50, weight=3), row(None, weight=1)]
    assert scores(listed)["A"] == BodyScore("A", Decimal("50.00"), Decimal("75.00"), 2, 1)
    assert scores(listed, under(missing=MissingPolicy.ZERO))["A"].score == Decimal("37.50")
    assert scores(listed, under(missing=MissingPolicy.BLOCK))["A"].score is None
    assert scores([row(None)])["A"] == BodyScore("A", None, Decimal("0.00"), 1, 1)


def test_degrees_stay_between_floor_and_cap():
    assert scores([row(300)])["A"].score == Decimal("100.00")
    assert scores([row(300, goal=100, direction=DOWN)])["A"].score == Decimal("0.00")
    assert scores([row(100, direction=DOWN), row(99)])["A"].score == Decimal("99.50")


def test_a_goal_of_zero_is_a_threshold():
    met = [row(0, goal=0, direction=DOWN), row(1, goal=0, direction=DOWN), row(0, goal=0)]
    assert [scores([each])["A"].score for each in met] == [Decimal("100.00"), Decimal("0.00"), Decimal("100.00")]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"roll_up": "worst"}, "una media che non è quella pesata"),
        ({"equal_weights": frozenset({Level.ROWS})}, "pesi uguali o medie di medie"),
        ({"whole_from": "units"}, "pesi uguali o medie di medie"),
        ({"rounding": {Level.ROWS: Rounding(Mode.TRUNCATE, 2)}}, "arrotondamenti o tetti per livello"),
        ({"caps": {Level.WHOLE: Fraction(100)}}, "arrotondamenti o tetti per livello"),
        ({"round_before_roll_up": True}, "arrotondamenti o tetti per livello"),
        ({"missing": MissingPolicy.FREEZE_PREVIOUS}, "il valore precedente dove manca il dato"),
        ({"zero_target": Rule.BANDS}, "la regola BANDS per l'atteso zero"),
        ({"cap": Fraction(10**19 + 1, 10**19)}, "decimali nei limiti dei gradi"),
        ({"floor": Fraction(1, 3)}, "decimali nei limiti dei gradi"),
        ({"rules": {}}, "la regola None per i numeri, la regola None per i numeri"),
        ({"roll_up": "worst", "missing": MissingPolicy.FREEZE_PREVIOUS}, "una media che non è quella pesata, il valore precedente dove manca il dato"),
    ],
)  # fmt: skip
def test_each_setting_a_table_cannot_follow_is_named(settings, said):
    with pytest.raises(NotHere) as refused:
        list(roll_up_bodies(list, under(**settings)))
    assert str(refused.value) == f"Il sistema di misurazione chiede {said}: una tabella di risultati non basta."


def test_a_rounding_that_changes_nothing_and_limits_with_decimals_are_followed():
    finest = Fraction(10**20 - 1, 10**18)
    system = under(rounding={Level.ROWS: Rounding(Mode.NONE, 2)}, cap=finest, decimals=6, floor=Fraction("0.5"))
    assert scores([row(300)], system)["A"].score == Decimal("100.000000")
    assert scores([row(0)], system)["A"].score == Decimal("0.500000")


def test_bodies_come_in_the_order_of_the_table_and_each_in_doubt_is_computed_again():
    half = [row(1, goal=3), row(2, goal=3), row(2, goal=10000), row(0)]
    mixed = [each._replace(body=body) for each in half for body in "BA"] + [row(40, body="C"), row(None, body="D")]
    found = scores(mixed)
    assert [(body, each.score) for body, each in found.items()] == [
        ("B", Decimal("25.01")), ("A", Decimal("25.01")), ("C", Decimal("40.00")), ("D", None)
    ]  # fmt: skip
    heavier = [*(each._replace(body="A") for each in half), row(None, weight=2), row(100, weight=2)]
    assert scores(heavier, under(missing=MissingPolicy.ZERO))["A"].score == rounded(by_the_rules(heavier, under(missing=MissingPolicy.ZERO)), 2)  # fmt: skip


def test_the_table_is_read_again_only_for_a_doubt():
    def times(listed):
        read = []
        list(roll_up_bodies(lambda: read.append(1) or listed, SYSTEM))
        return len(read)

    assert times([row(1, goal=4), row(None, body="B")]) == 1
    assert times([row(1, goal=3), row(2, goal=3), row(2, goal=10000), row(0)]) == 2


def test_numbers_are_read_exactly():
    assert [millionths(text) for text in ("12,5", "0.000001", "-3", " 7 ")] == [12_500_000, 1, -3_000_000, 7_000_000]
    for text in ("1.234,5", "1e3", "", "12,1234567", "x"):
        with pytest.raises(ValueError, match=text or "^$"):
            millionths(text)


@pytest.fixture
def a_file(tmp_path):
    def write(text):
        path = tmp_path / "risultati.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_columns_in_any_order_and_mark(a_file, mark):
    text = "peso;risultato;ente;verso;atteso;nota\n2;50;A;crescente;100;x\n\n1;;B;in diminuzione;10;\n".replace(
        ";", mark
    )
    table = ResultsTable(a_file(text))
    assert list(table.rows()) == [row(50, weight=2), row(None, goal=10, direction=DOWN, body="B")]
    assert table.problems == []


def test_without_weights_all_weigh_the_same(a_file):
    assert [each.weight for each in ResultsTable(a_file("ente;verso;atteso;risultato\nA;+;1;1\n")).rows()] == [FINEST]


def test_every_bad_cell_is_told_at_once(a_file):
    text = "ente;verso;atteso;risultato;peso\nA;su;;3;0\n;crescente;-1;x;\nA;crescente\nB;crescente;1;1;1\n"
    table = ResultsTable(a_file(text))
    assert [each.body for each in table.rows()] == ["B"]
    told = [(each.place.row, each.place.column, each.code) for each in table.problems]
    assert told == [
        (2, "verso", "LET28"),
        (2, "atteso", "LET20"),
        (2, "peso", "LET23"),
        (3, "ente", "LET20"),
        (3, "atteso", "LET28"),
        (3, "risultato", "LET21"),
        (3, "peso", "LET20"),
        (4, "atteso", "LET20"),
        (4, "peso", "LET20"),
    ]
    assert all(each.message and each.mend for each in table.problems)


def test_the_command_writes_the_scores(a_file, tmp_path):
    path = a_file("ente;verso;atteso;risultato;peso\nB;crescente;100;50;1\nA;decrescente;10;10;2\nB;crescente;10;;1\n")
    done = CliRunner().invoke(performance, ["rollup", str(path)])
    assert done.output.splitlines() == [
        "ente;punteggio;copertura;indicatori;senza_risultato",
        "B;50,00;50,00;2;1",
        "A;100,00;100,00;1;0",
    ]
    out = tmp_path / "punteggi.csv"
    assert "2 enti" in CliRunner().invoke(performance, ["rollup", str(path), "--out", str(out)]).output
    assert out.read_text() == done.output


def test_the_command_writes_nothing_when_a_row_is_wrong(a_file, tmp_path):
    out = tmp_path / "punteggi.csv"
    done = CliRunner().invoke(performance, ["rollup", str(a_file("ente;verso\nA;+\n")), "--out", str(out)])
    assert done.exit_code == 2
    assert not out.exists()
    assert done.output.count("Manca la colonna") == 2


def test_the_command_says_that_a_file_is_not_utf8(tmp_path):
    path = tmp_path / "risultati.csv"
    path.write_bytes(b"ente;verso;atteso;risultato\nSanit\xe0;+;1;1\n")
    done = CliRunner().invoke(performance, ["rollup", str(path)])
    assert done.exit_code == 1
    assert "UTF-8" in done.output
