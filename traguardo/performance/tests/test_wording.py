"""How figures, lists and long texts are written in the messages of the checks."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.performance.domain.checks.wording import (
    contrast,
    count,
    day,
    decimals,
    letters,
    listed,
    number,
    plain,
    short,
    signed,
    weight,
)


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Decimal(8056169), None, "8.056.169"),
        (Decimal("17.130"), None, "17,13"),
        (Decimal("0.12345"), None, "0,1235"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal(93), 2, "93,00"),
        (Decimal("12.5"), 0, "13"),
        (Fraction(1, 3), None, "0,33"),
        (Fraction(2, 3), 3, "0,667"),
    ],
)
def test_a_number_has_the_decimals_it_needs_or_those_asked(value, places, written):
    assert number(value, places) == written


def test_decimals_needed():
    assert [decimals(Decimal(each)) for each in ("17.130", "17", "1E+3", "0.5", "Infinity")] == [2, 0, 0, 1, 0]


@pytest.mark.parametrize(("value", "written"), [(183, "+183"), (-5, "-5"), (0, "0"), (1, "+1")])
def test_a_sign_only_where_there_is_one(value, written):
    assert signed(Decimal(value)) == written


def test_decimals_asked_of_a_number_with_its_sign():
    assert (signed(Decimal("1.25"), 1), signed(Decimal("-1.25"), 1)) == ("+1,3", "-1,3")


def test_weights_days_and_counts():
    assert weight(Decimal("1234.5")) == "1.234,50"
    assert day(date(2026, 1, 2)) == "02/01/2026"
    assert [count(range(n), "fase", "fasi") for n in (0, 1, 3)] == ["0 fasi", "1 fase", "3 fasi"]


@pytest.mark.parametrize(
    ("names", "written"),
    [("", ""), ("A", "A"), ("AB", "A e B"), ("ABAC", "A, B e C"), ("ABCDEFGH", "A, B, C, D, E, F, G e H"), ("ABCDEFGHI", "A, B, C, D, E, F, G, H e altri 1")],
)  # fmt: skip
def test_a_list_in_words(names, written):
    assert listed(names) == written


def test_a_shorter_list():
    assert listed("ABC", limit=2) == "A, B e altri 1"


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("  due   parole ", 10, "due parole"),
        ("due parole!", 10, "due parol…"),
        ("tre parole qui", 12, "tre parole…"),
        ("con riserva («entro dicembre, ma non ancora attivato»)", 25, "con riserva («entro dice…»)"),
        ("detto «di sì» e poi altro", 20, "detto «di sì» e poi…"),
        ("punto (a) e poi ancora altro", 20, "punto (a) e poi anc…"),
        ("«uno «due» tre quattro", 15, "«uno «due» tre…»"),
    ],
)
def test_a_long_text_is_cut_and_closed(text, length, cut):
    assert short(text, length=length) == cut


def test_eighty_letters_are_kept():
    assert (short("x" * 80), short("x" * 81)) == ("x" * 80, "x" * 79 + "…")


def test_what_is_left_for_comparing():
    assert plain("  Piano   ANZIANI ") == "piano anziani"
    assert (
        letters("Accessibilità: l'«ISEE» n. 3_bis")
        == letters("ACCESSIBILITA  L ISEE N 3 BIS")
        == "accessibilitaliseen3bis"
    )
    assert letters("Società, già") != letters("Societa, gia n")


STEM = "Miglioramento dei percorsi di inserimento e acquisizione delle competenze a seguito di tirocinio di inclusione"


def test_short_texts_are_contrasted_whole():
    assert contrast("  Piano   anziani", "Piano minori") == "Piano anziani"
    assert contrast("x" * 90, "y" * 90) == "x" * 90


@pytest.mark.parametrize(
    ("text", "other", "shown"),
    [
        (f"{STEM} per adulti", f"{STEM} per minori", "…di tirocinio di inclusione per adulti"),
        ("Piano anziani", f"Piano {STEM}", "Piano anziani"),
        (STEM, f"{STEM} per minori", "…seguito di tirocinio di inclusione"),
        (f"Primo {STEM}", f"Altro {STEM}", "Primo Miglioramento dei percorsi di inserimento e acquisizione delle competenze a seguito…"),
    ],
)  # fmt: skip
def test_long_texts_are_shown_from_where_they_differ(text, other, shown):
    assert contrast(text, other) == shown


def test_how_much_is_shown_can_be_said():
    assert contrast("uno due tre quattro cinque", "uno due tre quattro sei", length=12) == "…quattro cin…"
