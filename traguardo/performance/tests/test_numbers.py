"""Numbers as offices print them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.numbers import italian, points, read_leading_number, read_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("30,00%", "30.00"), ("1.241.425", "1241425"), ("12.5", "12.5"), ("€ 38.700,00", "38700.00"), ("-125%", "-125"),
        ("+2", "2"), ("0", "0"), ("0.125", "0.125"), ("1234.567", "1234.567"), ("92,9%", "92.9"), ("20.0%", "20.0"),
        ("1.593,00 €", "1593.00"), ("1'000", "1000"), ("1 000,5", "1000.5"), ("−21,84", "-21.84"), ("1,234.56", "1234.56"),
        ("37.125%", "37.125"), ("95 per cento", "95"),
    ],
)  # fmt: skip
def test_reads_italian_and_dot_decimals(printed, value):
    read = read_number(printed)
    assert read is not None
    assert read.value == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "--",
        "Non applicabile",
        "31/12/2021",
        "1.2.3",
        "12,",
        "3 su 4",
        "2024-2025",
        "1,2,3",
        "1.24.125",
        "nan",
        "1e5",
    ],
)
def test_what_is_not_a_number_is_not_read(printed):
    assert read_number(printed) is None


def test_says_what_the_cell_said():
    assert read_number("30%").percent
    assert read_number("€ 5").euro
    assert read_number("+2").signed
    assert read_number("38.700").ambiguous
    assert not read_number("38.700,00").ambiguous


@pytest.mark.parametrize(
    ("printed", "value"),
    [("5 incontri", 5), ("n. 20 famiglie", 20), ("tre riunioni", 3), ("95% dei casi", 95), ("zero", 0)],
)
def test_a_number_followed_by_words(printed, value):
    assert read_leading_number(printed).value == value


@pytest.mark.parametrize("printed", ["7 gennaio 2025", "3 su 4", "in 5 casi", "12a"])
def test_two_numbers_are_not_one(printed):
    assert read_leading_number(printed) is None


def test_prints_as_in_italy():
    assert italian(Decimal("1234.50")) == "1.234,5"
    assert italian(Fraction(1, 3), 3) == "0,333"
    assert italian(100) == "100"
    assert points(Fraction(185, 2)) == "92,50"
    assert points(Decimal(1234)) == "1.234,00"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_reads_back_what_it_prints(value):
    assert read_number(points(value)).value == value
