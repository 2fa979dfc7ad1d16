"""Rounding at the edge; findings and places in words."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Finding, Place, Severity, worst
from traguardo.kernel.ratio import half_up, rounded


def test_halves_go_away_from_zero():
    assert [half_up(Fraction(n, 2)) for n in (-3, -1, 0, 1, 3)] == [-2, -1, 0, 1, 2]


def test_rounded_keeps_its_decimals():
    assert rounded(Fraction(500, 75)) == Decimal("6.67")
    assert str(rounded(Decimal(7))) == "7.00"
    assert rounded(Decimal("0.125")) == Decimal("0.13")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2.675", "2.68"), ("-2.675", "-2.68"), ("0.005", "0.01"), ("0.004999", "0.00"), ("-0.001", "0.00")],
)
def test_rounds_half_up_away_from_zero(value, shown):
    assert str(rounded(Fraction(value))) == shown


@given(st.fractions(min_value=-(10**6), max_value=10**6))
def test_rounding_is_never_off_by_more_than_half_a_cent(value):
    assert abs(Fraction(rounded(value)) - value) <= Fraction(1, 200)


def test_place_in_words_leaves_out_what_is_not_known():
    assert str(Place(sheet="fasi", row=12, column="peso")) == "foglio «fasi», riga 12, colonna «peso»"
    assert not str(Place())


def test_worst_of_findings():
    note = Finding(code="X01", severity=Severity.NOTE, message="m", mend="r")
    error = Finding(code="X02", severity=Severity.ERROR, message="m", mend="r")
    assert worst([note, error]) is Severity.ERROR
    assert worst([]) is None


def test_source_says_where():
    assert (
        str(Source(description="piano.xlsx", place=Place(sheet="fasi", row=3))) == "piano.xlsx (foglio «fasi», riga 3)"
    )
    assert str(Source(description="registro presenze")) == "registro presenze"
