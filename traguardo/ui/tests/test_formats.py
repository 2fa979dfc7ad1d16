"""Dates, numbers, percentages and amounts are written as Italians read them, rounded once, half up."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.ui.formats import it_date, it_money, it_number, it_percent, it_share


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("0.05"), 1, "0,1"),
        (Decimal("-0.05"), 1, "−0,1"),
        (Decimal("-0.04"), 1, "0,0"),
        (Fraction(1, 3), None, "0,33"),
        (Fraction(6, 3), None, "2"),
        (Fraction(4, 7), 3, "0,571"),
        (None, 2, "n.d."),
    ],
)
def test_numbers(value, decimals, words):
    assert it_number(value, decimals) == words


def test_sign_is_written_when_asked():
    assert it_number(Decimal("2.5"), 1, sign=True) == "+2,5"
    assert it_number(0, sign=True) == "0"


def test_a_float_is_refused_with_the_reason():
    with pytest.raises(TypeError, match="Decimal, Fraction or int"):
        it_number(0.1)


def test_percentages_from_points_and_from_ratios_agree():
    assert it_percent(Decimal("57.142857")) == "57,1%"
    assert it_share(Fraction(4, 7)) == "57,1%"
    assert it_percent(None) == it_share(None) == "n.d."


def test_money_comes_from_cents():
    assert it_money(123456) == "1.234,56\u00a0€"
    assert it_money(-5) == "−0,05\u00a0€"
    assert it_money(None) == "n.d."
    with pytest.raises(TypeError, match="integer cents"):
        it_money(Decimal("12.34"))


@given(st.integers(-(10**14), 10**14))
def test_money_loses_no_cent(cents):
    words = it_money(cents).removesuffix("\u00a0€").replace(".", "").replace(",", "").replace("−", "-")
    assert int(words) == cents


def test_dates():
    assert it_date(date(2026, 12, 31)) == "31/12/2026"
    assert it_date(date(2026, 3, 1), "long") == "1 marzo 2026"
    assert it_date(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "time") == "02/07/2026, ore 00:30"
    assert it_date(None) == "n.d."
