"""Where a value is going: which measurements count, what adds up, where the pace leads and in which words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.performance.domain.forecasting.pace import COLUMN, Projection, Seen, adds_up, project, seen
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.tests.scoring_plans import END, indicator, measured

MARCH, JUNE, SEPTEMBER = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)


def known(*measurements, at=SEPTEMBER, **more):
    return [(each.on, each.value) for each in seen(indicator("1", **more), measurements, year=2024, at=at)]


def test_only_dated_values_of_the_year_up_to_the_day_are_seen_and_the_last_of_a_day_wins():
    found = known(
        measured("1", "30", on=SEPTEMBER),
        measured("1", "20", on=None),
        measured("1", "5", on=date(2023, 12, 31)),
        measured("1", "10", on=MARCH),
        measured("1", "in corso", on=JUNE),
        measured("1", "12", on=MARCH),
        measured("1", "99", on=date(2024, 10, 1)),
    )
    assert found == [(MARCH, 12), (SEPTEMBER, 30)]


def test_a_formula_counts_before_the_printed_value():
    hours = {"ore": Decimal(90), "teste": Decimal(4)}
    assert known(measured("1", "7", on=MARCH, variables=hours), formula="ore / teste") == [(MARCH, Fraction(45, 2))]
    assert known(measured("1", "7", on=MARCH), formula="ore / teste") == [(MARCH, 7)]
    assert known(measured("1", "7", on=MARCH, variables=hours)) == [(MARCH, 7)]
    assert known(measured("1", "7", on=MARCH, variables={**hours, "teste": Decimal(0)}), formula="ore / teste") == []


def rising(target="100", values=(10, 10, 20), **more):
    found = tuple(Seen(on, Fraction(value)) for on, value in zip((MARCH, JUNE, SEPTEMBER), values, strict=True))
    return adds_up(indicator("1", **more), read_target(target, year=2024), found)


@pytest.mark.parametrize(
    ("more", "adds"),
    [
        ({}, True),
        ({"unit_of_measure": " N. "}, True),
        ({"unit_of_measure": "ORE", "algorithm": "Somma delle ore"}, True),
        ({"unit_of_measure": "giorni"}, False),
        ({"algorithm": "Persone prese IN CARICO"}, False),
        ({"algorithm": "Tempo medio"}, False),
        ({"formula": "ore / teste"}, False),
        ({"target": "80%"}, False),
        ({"target": "+5"}, True),
        ({"target": "ogni mese"}, True),
        ({"target": "31/12/2024"}, False),
        ({"values": (10, 9, 20)}, False),
        ({"values": (10, 9, 20), "extra": {COLUMN: " Cumulato "}}, True),
        ({"extra": {COLUMN: "livello"}}, False),
        ({"extra": {COLUMN: "mah"}}, True),
    ],
)
def test_what_adds_up_in_the_year(more, adds):
    assert rising(**more) is adds


def at(*pairs, cumulative, until=END):
    return project([Seen(on, Fraction(value)) for on, value in pairs], until=until, cumulative=cumulative)


def test_without_values_or_too_early_nobody_can_tell():
    assert at(cumulative=True) == "Nell'anno non c'è ancora una rilevazione con una data e un valore."
    early = "È troppo presto: l'ultima rilevazione è del 29/01/2024, con meno di 30 giorni dell'anno passati."
    assert at((date(2024, 1, 29), 5), cumulative=True) == early
    assert isinstance(at((date(2024, 1, 30), 5), cumulative=True), Projection)
    assert isinstance(at((date(2024, 1, 29), 5), cumulative=False), Projection)


def test_on_its_day_the_value_is_the_value():
    reached = Projection(value=Fraction(5), low=Fraction(5), high=Fraction(5), how="Il termine è arrivato: vale il valore rilevato.")  # fmt: skip
    assert at((MARCH, 9), (END, 5), cumulative=True) == at((END, 5), cumulative=False) == reached


def test_a_level_stays_between_the_lowest_and_the_highest_seen():
    assert at((MARCH, 9), (JUNE, 4), (SEPTEMBER, "6.5"), cumulative=False) == Projection(
        value=Fraction("6.5"),
        low=Fraction(4),
        high=Fraction(9),
        how="È un livello: resta l'ultimo valore, 6,5 al 30/09/2024; i casi sono il più basso e il più alto delle 3 "
        "rilevazioni dell'anno.",
    )
    assert at((JUNE, 4), cumulative=False).how == (
        "È un livello: resta l'ultimo valore, 4 al 30/06/2024; con una sola rilevazione non ci sono altri casi."
    )


def test_what_adds_up_goes_on_at_the_mean_pace_and_the_cases_at_the_extreme_ones():
    # 91 days to March, 182 to June, 184 left: a pace of 1 a day, then of 2, in the mean of 1.5.
    assert at((MARCH, 91), (JUNE, 273), cumulative=True) == Projection(
        value=Fraction(549),
        low=Fraction(457),
        high=Fraction(641),
        how="Si somma nell'anno: 273 in 182 giorni del 2024, e lo stesso passo nei 184 che mancano al 31/12/2024; "
        "i casi sono il passo più lento e il più veloce fra le 2 rilevazioni.",
    )


def test_one_measurement_has_no_other_pace_than_standing_still():
    assert at((JUNE, 182), cumulative=True) == Projection(
        value=Fraction(366),
        low=Fraction(182),
        high=Fraction(366),
        how="Si somma nell'anno: 182 in 182 giorni del 2024, e lo stesso passo nei 184 che mancano al 31/12/2024; "
        "il caso più basso è che non si aggiunga più nulla.",
    )
    assert at((JUNE, -182), cumulative=True).low == -366


def test_two_values_of_one_day_make_one_stretch():
    assert at((JUNE, 91), (JUNE, 182), cumulative=True).low == Fraction(182)
