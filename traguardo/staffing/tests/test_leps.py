"""The contribution for social workers: golden figures, what bad input is told, what holds for every district."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money
from traguardo.staffing.domain.leps import (
    LEPS_CARDS,
    Body,
    LepsRule,
    Level,
    Rounding,
    check_printed,
    contribution,
    leps_data,
    leps_rule,
    read_bodies,
    reckon_leps,
    settled,
    why,
)
from traguardo.staffing.domain.leps.law import _rules
from traguardo.staffing.tests.need_cases import spaced

RULE = leps_rule(2022)
RESIDENTS = st.integers(1, 4_000_000)
TENTHS = st.integers(0, 12_000).map(lambda tenths: Fraction(tenths, 10))


def of(staff, residents=170_000, rule=RULE):
    return reckon_leps(rule, [Body(residents=residents, staff=Fraction(staff))], year=2022)


@pytest.mark.parametrize(
    ("staff", "euro", "one_more", "to_essential", "to_further", "level"),
    [
        ("0", 0, 0, "34", "42.5", Level.NOTHING),
        ("26.2", 0, 40_000, "7.8", "16.3", Level.NOTHING),
        ("26.3", 4_000, 40_000, "7.7", "16.2", Level.TOWARDS),
        ("33.9", 308_000, 22_000, "0.1", "8.6", Level.TOWARDS),
        ("34.0", 312_000, 20_000, "0", "8.5", Level.ESSENTIAL),
        ("34.1", 314_000, 20_000, "0", "8.4", Level.ESSENTIAL),
        ("36.5", 362_000, 20_000, "0", "6", Level.ESSENTIAL),
        ("42.4", 480_000, 2_000, "0", "0.1", Level.ESSENTIAL),
        ("42.5", 482_000, 0, "0", "0", Level.FURTHER),
        ("60.0", 482_000, 0, "0", "0", Level.FURTHER),
    ],
)
def test_the_contribution_of_170000_residents(staff, euro, one_more, to_essential, to_further, level):
    leps = of(staff)
    assert (leps.threshold, leps.essential, leps.further) == (Fraction("26.2"), 34, Fraction("42.5"))
    assert (leps.amount, leps.next_hire) == (Money.euro(euro), Money.euro(one_more))
    assert (leps.to_essential, leps.to_further, leps.level) == (Fraction(to_essential), Fraction(to_further), level)


def test_the_printed_contributions_cannot_come_from_the_rule():
    found = [check_printed(Money.euro(euro), RULE) for euro in (365_800, 400_800, 366_000)]
    assert [[each.code for each in one] for one in found] == [["LEP08"], ["LEP08"], []]
    assert spaced(found[0][0].message) == (
        "Il contributo scritto è 365.800,00 €: con quantità a 1 decimale la regola dà solo multipli di 2.000,00 €, "
        "qui 364.000,00 € o 366.000,00 €."
    )


def test_a_possible_figure_is_held_against_the_data():
    place = Place(column="contributo")
    (found,) = check_printed(Money.euro(366_000), RULE, computed=of("36.5").amount, place=place)
    assert (found.code, found.place, found.value) == ("LEP09", place, str(Money.euro(366_000)).replace(" ", "\u00a0"))
    assert check_printed(Money.euro(362_000), RULE, computed=of("36.5").amount) == []


def test_four_hires_for_half_a_year_bring_40000_in_the_second_stretch():
    assert contribution(RULE, 170_000, Fraction("36.5") + 4 * Fraction(1, 2)) - of("36.5").amount == Money.euro(40_000)


def test_a_district_is_the_sum_of_its_bodies_not_of_their_contributions():
    bodies = [Body(residents=100_000, staff=Fraction(10)), Body(residents=70_000, staff=Fraction("26.5"))]
    leps = reckon_leps(RULE, bodies, year=2022)
    assert leps.amount == of("36.5").amount
    assert leps.amount != Money(sum(reckon_leps(RULE, [body], year=2022).amount.cents for body in bodies))
    assert why(leps)[0] == "Enti dell'ambito: 2, con 100.000 e 70.000 abitanti e 10,0 e 26,5 assistenti sociali."


def test_the_way_is_told_line_by_line():
    assert [spaced(line) for line in why(of("36.5"))] == [
        "170.000 abitanti / 6.500 = 26,1538, che si arrotonda a 26,2.",
        "170.000 abitanti / 5.000 = 34,0.",
        "170.000 abitanti / 4.000 = 42,5.",
        "Assistenti sociali a tempo indeterminato, in equivalenti a tempo pieno: 36,5.",
        "Primo tratto, da 26,2 a 34,0: 7,8 unità × 40.000,00 € = 312.000,00 €.",
        "Secondo tratto, da 34,0 a 42,5: 2,5 unità × 20.000,00 € = 50.000,00 €.",
        "Contributo: 312.000,00 € + 50.000,00 € = 362.000,00 €.",
        "Regola: L. 178/2020, art. 1, c. 797. Arrotondamento a 1 decimale, la metà per eccesso "
        "(scelta del programma: la legge non dice come si arrotonda).",
    ]


def test_plain_values_are_exact():
    data = leps_data(of("36.5"))
    assert {key: data[key] for key in ("fte", "q6500", "q5000", "q4000", "to_5000", "to_4000")} == {
        "fte": Decimal("36.5"), "q6500": Decimal("26.2"), "q5000": Decimal("34.0"), "q4000": Decimal("42.5"),
        "to_5000": Decimal("0.0"), "to_4000": Decimal("6.0"),
    }  # fmt: skip
    assert str(data["q5000"]) == "34.0"
    cents = ("contribution_cents", "first_cents", "second_cents", "next_hire_cents")
    assert [data[key] for key in cents] == [36_200_000, 31_200_000, 5_000_000, 2_000_000]
    assert (data["year"], data["residents"], data["level"], data["law"]) == (2022, 170_000, "essential", RULE.law)
    assert data["why"] == list(why(of("36.5")))


@pytest.mark.parametrize(
    ("residents", "mode", "kept"),
    [
        (6_825, Rounding.HALF_UP, "1.1"),  # 1,05
        (6_825, Rounding.HALF_DOWN, "1.0"),
        (6_825, Rounding.DOWN, "1.0"),
        (6_890, Rounding.HALF_UP, "1.1"),  # 1,06
        (6_890, Rounding.HALF_DOWN, "1.1"),
        (6_890, Rounding.DOWN, "1.0"),
        (6_500, Rounding.HALF_DOWN, "1.0"),
    ],
)
def test_the_rounding_is_a_choice(residents, mode, kept):
    assert of("0", residents, replace(RULE, mode=mode)).threshold == Fraction(kept)


def test_the_rule_keeps_the_decimals_it_says():
    fine = replace(RULE, decimals=2)
    assert [rule.kept(Fraction(170_000, 6_500)) for rule in (RULE, fine)] == [Fraction("26.2"), Fraction("26.15")]
    assert [rule.fits(Fraction("36.55")) for rule in (RULE, fine)] == [False, True]
    assert fine.step == Money.euro(200)


def test_the_rule_is_the_one_of_its_file():
    _rules.cache_clear()
    assert leps_rule(2022) == LepsRule(
        since=2021,
        law="L. 178/2020, art. 1, c. 797",
        threshold=6_500,
        essential=5_000,
        further=4_000,
        first=Money.euro(40_000),
        second=Money.euro(20_000),
        decimals=1,
        mode=Rounding.HALF_UP,
        source="scelta del programma: la legge non dice come si arrotonda",
    )


def test_the_rule_is_from_2021():
    assert leps_rule(2020) is None
    assert [leps_rule(year) for year in (2021, 2050)] == [RULE, RULE]
    assert (RULE.mode, RULE.decimals, RULE.step) == (Rounding.HALF_UP, 1, Money.euro(2_000))


@pytest.mark.parametrize(("booked", "effective", "paid"), [(10, 12, 10), (10, 8, 8), (10, 10, 10)])
def test_what_is_paid_stays_within_what_was_booked(booked, effective, paid):
    assert settled(Money(booked), Money(effective)) == Money(paid)


def test_bodies_are_read_as_people_write_them():
    rule, bodies, found = read_bodies(["170.000", "62301"], ["36,5", "8.0"], year=2024)
    assert (rule, found) == (RULE, [])
    assert bodies == (Body(residents=170_000, staff=Fraction("36.5")), Body(residents=62_301, staff=Fraction(8)))


@pytest.mark.parametrize(
    ("residents", "staff", "year", "said"),
    [
        (["-5"], ["-0,1"], 2022, [("LEP02", "-5"), ("LEP02", "-0,1")]),
        (["0"], ["0"], 2022, [("LEP03", "0")]),
        (["60000001"], ["60000000"], 2022, [("LEP04", "60000001")]),
        (["10"], ["10,1"], 2022, [("LEP04", "")]),
        (["40000000", "20000001"], ["1", "1"], 2022, [("LEP04", "")]),
        (["170000,5"], ["36,55"], 2022, [("LEP05", "170000,5"), ("LEP05", "36,55")]),
        (["tanti"], ["36.500"], 2022, [("LEP01", "tanti"), ("LEP01", "36.500")]),
        (["50%"], ["5 €"], 2022, [("LEP01", "50%"), ("LEP01", "5 €")]),
        (["1e5"], ["inf"], 2022, [("LEP01", "1e5"), ("LEP01", "inf")]),
        (["170000"], ["1", "2"], 2022, [("LEP07", "")]),
        (["-1"], ["1,23"], 2020, [("LEP06", "2020"), ("LEP02", "-1"), ("LEP05", "1,23")]),
    ],
)
def test_what_cannot_be_computed_is_told_all_at_once(residents, staff, year, said):
    _, _, found = read_bodies(residents, staff, year=year)
    assert [(each.code, each.value) for each in found] == said


def test_what_is_wrong_is_said_with_the_number():
    many = read_bodies(["60000001", "-5", "0", "1,5", "10", "boh"], ["1", "2,34", "x", "1", "11"], year=2020)[2]
    assert [each.message for each in many] == [
        "Nel 2020 il contributo non c'era: è dal 2021.",
        "Gli enti con gli abitanti sono 6, quelli con gli assistenti sociali 5.",
        "Gli abitanti sono 60.000.001: più di 60.000.000, quanti ne ha l'Italia.",
        "Gli abitanti sono −5: meno di zero.",
        "Gli abitanti sono zero.",
        "Gli abitanti sono «1,5»: serve un numero intero.",
        "«boh» non si legge come numero di abitanti.",
        "Gli assistenti sociali sono «2,34»: la regola tiene 1 decimale.",
        "«x» non si legge come numero di assistenti sociali.",
        "Gli assistenti sociali sono più degli abitanti.",
    ]


def test_bodies_past_the_country_together_are_told():
    assert [each.message for each in read_bodies(["40000000", "20000001"], ["1", "1"], year=2022)[2]] == [
        "Gli abitanti di tutti gli enti sono 60.000.001: più di quanti ne ha l'Italia."
    ]
    assert read_bodies(["40000000", "20000000"], ["1", "1"], year=2022)[2] == []


def test_the_place_of_a_finding_is_the_body():
    _, _, found = read_bodies(["1", "-2"], ["3", "x"], year=2022)
    assert [(each.place.row, each.place.column) for each in found] == [
        (2, "abitanti"),
        (2, "assistenti sociali"),
        (1, "assistenti sociali"),
    ]


def test_codes_are_in_order_and_one_each():
    assert [card.code for card in LEPS_CARDS] == [f"LEP{number:02d}" for number in range(1, len(LEPS_CARDS) + 1)]


@given(RESIDENTS, TENTHS, TENTHS)
def test_one_more_never_brings_less_nor_more_than_its_stretch(residents, staff, more):
    before, after = contribution(RULE, residents, staff), contribution(RULE, residents, staff + more)
    assert before <= after <= before + RULE.first.times(more)


@given(RESIDENTS, TENTHS)
def test_every_contribution_is_a_multiple_of_the_step_and_has_a_top(residents, staff):
    leps = of(staff, residents)
    top = RULE.first.times(leps.essential - leps.threshold) + RULE.second.times(leps.further - leps.essential)
    assert leps.amount.cents % RULE.step.cents == 0
    assert Money(0) <= leps.amount <= top
    assert (leps.amount == top) == (leps.level is Level.FURTHER or top == Money(0))
    assert (leps.amount == Money(0)) == (leps.level is Level.NOTHING or top == Money(0))


@given(RESIDENTS, TENTHS)
def test_the_hires_still_missing_reach_the_goals(residents, staff):
    leps = of(staff, residents)
    reached = of(staff + leps.to_further, residents)
    assert reached.to_further == 0
    assert reached.staff == max(leps.staff, leps.further)
    assert of(staff + leps.to_essential, residents).to_essential == 0
