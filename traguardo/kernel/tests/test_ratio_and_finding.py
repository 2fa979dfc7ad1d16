"""Rounding at the edge; findings and places in words."""

from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Finding, Place, Severity, worst
from traguardo.kernel.ratio import half_up, rounded


def test_halves_go_away_from_zero():
    assert [half_up(Fraction(n, 2)) for n in (-3, -1, 0, 1, 3)] == [-2, -1, 0, 1, 2]


def test_rounded_keeps_its_decimals():
    assert rounded(Fraction(500, 75)) == Decimal("6.67")
    assert str(rounded(Decimal(7))) == "7.00"
    assert rounded(Decimal("0.125")) == Decimal("0.13")


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
