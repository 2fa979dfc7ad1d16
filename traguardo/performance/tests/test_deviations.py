"""The deviation of a result from what was expected."""

from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_baseline, read_target
from traguardo.performance.domain.plan import Indicator, Moment
from traguardo.performance.domain.scoring.deviations import Deviation, days_late, deviation


def indicator(target, *, baseline="", algorithm="", unit=""):
    start = read_baseline(baseline)
    read = read_target(target, year=2024, algorithm=algorithm, unit_of_measure=unit, baseline=start.value)
    return Indicator(code="1", objective="1", name="x", algorithm=algorithm, baseline=start, targets=(read,))


@pytest.mark.parametrize(
    ("target", "baseline", "result", "value", "unit"),
    [
        ("Entro maggio 2024", "", "Novembre 2024", 183, "giorni"),
        ("Entro il 31/10/2024", "", "20/10/2024", -11, "giorni"),
        ("8", "", "8", 0, ""),
        ("90%", "", "91%", 1, "punti"),
        ("+2", "9", "10", -1, ""),
        ("Trimestrale", "", "Semestrale", -2, "volte"),
        ("Trimestrale", "", "5", 1, "volte"),
        ("Tutti", "", "92%", -8, "punti"),
    ],
)
def test_result_minus_expected(target, baseline, result, value, unit):
    subject = indicator(target, baseline=baseline)
    got = deviation(subject, read_outcome(result, target=subject.targets[0]), 2024)
    assert (got.value, got.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("target", "result", "why"),
    [
        ("8", None, "manca il risultato"),
        ("Entro maggio 2024", "quasi tutto", "il risultato non è una data"),
        ("Con il bilancio", "3", "il valore atteso non è un numero"),
        ("8", "novembre 2024", "il risultato non è un numero"),
        ("Trimestrale", "31/12/2024", "il risultato non è un numero"),
    ],
)
def test_no_deviation_says_why(target, result, why):
    subject = indicator(target)
    outcome = read_outcome(result, target=subject.targets[0]) if result else None
    assert deviation(subject, outcome, 2024).why == why


def test_a_year_without_target_has_no_deviation():
    assert deviation(indicator("8"), read_outcome("8"), 2025) == Deviation(
        why="il piano non dà un valore atteso per il 2025"
    )


def test_days_late_needs_two_dates():
    due = Moment(day=date(2024, 5, 31))
    assert days_late(due, read_outcome("02/06/2024")) == 2
    assert days_late(due, None) is None
    assert days_late(due, read_outcome("8")) is None
    assert days_late(None, read_outcome("02/06/2024")) is None
