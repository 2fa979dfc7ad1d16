"""Expected values as plans print them, held against those read by hand."""

import csv
from decimal import Decimal

import pytest

from traguardo.performance.domain.notation.targets import (
    goal,
    is_difference,
    read_baseline,
    read_direction,
    read_range,
    read_target,
)
from traguardo.performance.domain.plan import Baseline, Comparator, Direction, Indicator, TargetKind

FILES = ("coeso-2021/tree.csv", "coeso-2022/tree.csv", "coeso-2022/subindicators.csv")


@pytest.mark.parametrize("name", FILES)
def test_agrees_with_the_targets_read_by_hand(reference, name):
    with (reference / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        baseline = read_baseline(row.get("baseline", ""))
        target = read_target(
            row["target"],
            year=int(name[6:10]),
            algorithm=row["algorithm"],
            direction=Direction(row["direction"]),
            baseline=baseline.value,
        )
        value = target.moment.day.isoformat() if target.moment else str("" if target.value is None else target.value)
        kind = "text" if target.kind is TargetKind.EVENT else target.kind.value
        assert (kind, target.comparator.value, value) == (row["target_kind"], row["comparator"], row["target_value"]), (
            row
        )
        assert str("" if baseline.value is None else baseline.value) == row.get("baseline_value", ""), row
    assert rows


def test_agrees_with_the_report_indicators_read_by_hand(reference):
    with (reference / "ciss-2024" / "indicators.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kinds = {"date": "date", "number": "count", "percent": "percent"}
    for row in rows:
        target = read_target(row["expected_as_printed"], year=2024, unit_of_measure=row["unit"])
        if row["type"] in kinds:
            value = target.moment.day.isoformat() if target.moment else str(target.value)
            assert (target.kind.value, value) == (kinds[row["type"]], row["expected_value"])
        else:
            assert target.kind in {TargetKind.ALL, TargetKind.FREQUENCY}
            assert target.value is None


@pytest.mark.parametrize(
    ("printed", "kind", "comparator", "value"),
    [
        ("≥ 80%", "percent", ">=", "80"), ("<= 30", "count", "<=", "30"), ("almeno 5 incontri", "count", ">=", "5"), ("non più di 3", "count", "<=", "3"),
        ("entro 30 giorni", "count", "<=", "30"), ("zero", "count", "<=", "0"), ("= 4", "count", "=", "4"), ("+2", "relative", "delta+", "2"),
        ("-10%", "relative", "delta+", "-10"), ("-5", "count", ">=", "-5"),
    ],
)  # fmt: skip
def test_reads_numbers_with_their_comparator(printed, kind, comparator, value):
    target = read_target(printed, year=2024)
    assert (target.kind, target.comparator, target.value) == (TargetKind(kind), Comparator(comparator), Decimal(value))


@pytest.mark.parametrize(
    ("printed", "per_year"),
    [
        ("trimestrale", 4),
        ("Almeno trimestrale (da luglio 24)", 2),
        ("settimanale", 52),
        ("4 volte l'anno", 4),
        ("ogni 3 mesi", 4),
        ("mensile da ottobre 2025", 0),
    ],
)
def test_reads_cadences(printed, per_year):
    target = read_target(printed, year=2024)
    assert (target.kind, target.per_year) == (TargetKind.FREQUENCY, per_year)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("tutti", "all"),
        ("Con il Bilancio civilistico", "event"),
        ("miglioramento", "text"),
        ("", "text"),
        ("3 su 4", "text"),
        ("Entro maggio", "date"),
    ],
)
def test_keeps_as_printed_what_it_cannot_read(printed, kind):
    target = read_target(printed, year=2024)
    assert target.kind is TargetKind(kind)
    assert target.printed == printed
    assert target.value is None


def test_an_interval_keeps_its_two_ends():
    assert read_range("tra 80 e 90") == (Decimal(80), Decimal(90))
    assert read_range("80-90%") == (Decimal(80), Decimal(90))
    assert read_range("90-80") is None
    assert read_target("80-90%", year=2024).comparator is Comparator.EQUAL


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("crescente", "higher"),
        ("più basso è meglio", "lower"),
        ("Meglio se alto", "higher"),
        ("entro la data", "by_date"),
        ("intervallo", "range"),
        ("LOWER", "lower"),
    ],
)
def test_reads_a_direction(text, direction):
    assert read_direction(text) is Direction(direction)


@pytest.mark.parametrize("text", ["", "boh", "crescente o decrescente"])
def test_an_unknown_direction_is_absent(text):
    assert read_direction(text) is None


def test_a_baseline_may_be_the_mean_of_two_years():
    assert read_baseline("57% (media 2019-2020)") == Baseline(
        printed="57% (media 2019-2020)", value=Decimal(57), years=(2019, 2020)
    )


def indicator(algorithm, baseline):
    return Indicator(code="1", objective="A", name="x", algorithm=algorithm, baseline=read_baseline(baseline))


def test_a_relative_target_stands_on_its_baseline_unless_the_algorithm_is_a_difference():
    plus = read_target("+2", year=2021)
    assert goal(plus, indicator("N. nuovi progetti presentati entro l'anno", "9")) == 11
    families = "N. famiglie che chiedono la valutazione nell'anno-numero di famiglie che l'avevano chiesta nell'anno precedente"
    assert is_difference(families)
    assert goal(read_target("+3", year=2021), indicator(families, "1")) == 3
    assert goal(plus, indicator("N. progetti", "Non disponibile")) is None


def test_a_percentage_of_a_percentage_is_not_guessed():
    plus = read_target("+10%", year=2021)
    assert goal(plus, indicator("N. utenti", "200")) == 220
    assert goal(plus, indicator("% utenti", "57%")) is None
