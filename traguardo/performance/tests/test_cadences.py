"""Cadences, years, days and signs as they are printed, at the edges of what can be read."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.performance.domain.notation.bands import read_bands
from traguardo.performance.domain.notation.cadences import read_cadence, times_in_year
from traguardo.performance.domain.notation.formula import evaluate
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.targets import read_baseline


@pytest.mark.parametrize(
    ("printed", "times"),
    [
        ("giornaliera", 365), ("Almeno quotidiana", 365), ("con cadenza bisettimanale", 104), ("minimo settimanale", 52), ("quindicinale", 24), ("bimensile", 24),
        ("frequenza mensile", 12), ("bimestrale", 6), ("trimestralmente", 4), ("quadrimestrali", 3), ("periodicità semestrale", 2), ("annuali", 1), ("annuo", 1), ("almeno annua", 1), ("annullato", None),
        ("4 volte l’anno", 4), ("2 volte al mese", 24), ("1 volta alla settimana", 52), ("3 volte per trimestre", 12), ("2 volte a semestre", 4),
        ("ogni giorno", 365), ("ogni mese", 12), ("almeno ogni 2 mesi", 6), ("ogni 15 giorni", 24), ("ogni 3 settimane", 17), ("ogni 24 mesi", 1), ("ogni 0 mesi", None),
        ("mensilità", None), ("nel mese", None), ("", None),
    ],
)  # fmt: skip
def test_how_many_times_a_year(printed, times):
    assert read_cadence(printed) == times


@pytest.mark.parametrize(
    ("printed", "year", "times"),
    [
        ("trimestrale", 2024, 4), ("trimestrale da luglio 2024", 2024, 2), ("trimestrale da luglio 24", 2024, 2), ("trimestrale da luglio 2024", 2025, 4), ("trimestrale da luglio 2024", 2023, 0),
        ("mensile da dicembre", 2024, 1), ("mensile a partire da gennaio", 2024, 12), ("mensile da subito", 2024, 12), ("mensile dal mese di ottobre", 2024, 3), ("mensile a partire dal mese di ottobre 2024", 2024, 3), ("mensile dal mese di ottobre 2023", 2024, 12), ("mah, da luglio", 2024, None),
    ],
)  # fmt: skip
def test_how_many_times_in_a_year_that_has_begun(printed, year, times):
    assert times_in_year(printed, year=year) == times


@pytest.mark.parametrize(
    ("printed", "years"),
    [
        ("media 2019-2021", (2019, 2020, 2021)), ("media 2010-2020", tuple(range(2010, 2021))), ("media 2010-2021", (2010, 2021)),
        ("media 2021-2021", (2021,)), ("media 2021-2019", (2021, 2019)), ("media 2019, 2020 e 2022", (2019, 2020, 2022)),
    ],
)  # fmt: skip
def test_years_named_by_a_mean(printed, years):
    assert read_baseline(printed).years == years


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("primo maggio 2024", date(2024, 5, 1)), ("metà maggio 2024", date(2024, 5, 15)), ("maggio 2024", date(2024, 5, 31)), ("3 maggio 2024", date(2024, 5, 3)),
        ("31/12/1900", date(1900, 12, 31)), ("gennaio 1900", date(1900, 1, 31)), ("gennaio 2200", date(2200, 1, 31)), ("gennaio 1899", None), ("gennaio 2201", None),
        ("primo semestre 2024", date(2024, 6, 30)), ("secondo semestre 2024", date(2024, 12, 31)), ("quarto trimestre 2024", date(2024, 12, 31)), ("30 febbraio 2024", None),
    ],
)  # fmt: skip
def test_days_in_words(printed, day):
    found = read_moment(printed)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("formula", "value"),
    [("a − b", 3), ("a × b", 10), ("a ÷ b", "5/2"), ("a · b", 10), ("[a + b] * 2", 14), ("-a + b", -3), ("2 * (a - (b - 1))", 8)],
)  # fmt: skip
def test_signs_as_offices_print_them(formula, value):
    assert evaluate(formula, {"a": Decimal(5), "b": Decimal(2)}) == Fraction(value)


def test_a_band_says_its_sides_and_a_degree_that_grows_grows_in_it():
    low, high = read_bands("0-50:0; 50-80:60-90; 80-:100"), read_bands("0-50:0; 50-:100", edge="high")
    assert [low.describe(band) for band in low.bands] == [
        "da 0 (compreso) a 50 (escluso)", "da 50 (compreso) a 80 (escluso)", "da 80 (compreso) in su"
    ]  # fmt: skip
    assert [high.describe(band) for band in high.bands] == ["da 0 (escluso) a 50 (compreso)", "da 50 (escluso) in su"]
    assert [low.bands[1].at(Fraction(value)) for value in (50, 65, 80)] == [60, 75, 90]
    assert low.bands[2].at(Fraction(1000)) == 100
