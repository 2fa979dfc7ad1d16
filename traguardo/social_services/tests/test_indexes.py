"""National values: each year's, provisional and then definitive, never before they are known."""

from datetime import date
from fractions import Fraction

import pytest

from traguardo.social_services.domain.indexes import national_indexes


@pytest.mark.parametrize(
    ("year", "known", "value", "status"),
    [
        (2023, date(2022, 12, 31), None, None),
        (2023, date(2023, 1, 1), "7328.62", "provvisorio"),
        (2023, date(2023, 12, 31), "7328.62", "provvisorio"),
        (2023, date(2024, 1, 1), "7383.22", "definitivo"),
        (2026, date(2026, 11, 1), "7954.05", "provvisorio"),
        (2027, date(2027, 6, 1), None, None),
        (2012, date(2026, 1, 1), None, None),
    ],
)
def test_the_yearly_minimum_is_as_known_that_day(year, known, value, status):
    found = national_indexes()["minimo-inps-annuo"].of_year(year, known=known)
    assert (found and found.value, found and found.status) == (value and Fraction(value), status)


def test_thirteen_months_make_the_year():
    yearly, monthly = (national_indexes()[f"minimo-inps-{kind}"] for kind in ("annuo", "mensile"))
    pairs = [(one.value, two.value) for one, two in zip(yearly.values, monthly.values, strict=True)]
    assert all(year == 13 * month for year, month in pairs)


def test_what_is_not_yearly_lasts():
    index = national_indexes()["scala-disabilita"]
    assert index.of_year(2026, known=date(2026, 1, 1)).value == Fraction(1, 2)
    assert index.of_year(2015, known=date(2026, 1, 1)) is None


def test_every_index_has_its_law():
    assert all(index.law and index.label and index.values for index in national_indexes().values())
