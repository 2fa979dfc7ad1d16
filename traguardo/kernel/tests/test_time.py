"""Periods, legal clocks, values on two clocks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.dated import DatedValue, value_on
from traguardo.kernel.legal import LegalRef
from traguardo.kernel.period import Period
from traguardo.kernel.term import Term, easter, is_holiday, is_working

L241 = LegalRef(act="L. 241/1990", article="art. 2 c. 2")


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2021, 4, 4), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
)
def test_easter(year, month, day):
    assert easter(year) == date(year, month, day)


def test_saint_francis_is_a_holiday_from_2026():
    assert is_holiday(date(2027, 10, 4))
    assert not is_holiday(date(2024, 10, 4))


def test_thirty_days_that_end_on_a_sunday_move_to_monday():
    assert Term(days=30, law=L241).expires(date(2026, 1, 2)) == date(2026, 2, 2)


def test_suspension_stops_the_clock():
    term = Term(days=30, law=L241, moves_past_holidays=False)
    pause = Period(date(2026, 1, 10), date(2026, 1, 19))
    assert term.expires(date(2026, 1, 1), suspensions=[pause]) == date(2026, 2, 10)


def test_working_days_skip_the_week_end():
    assert Term(days=5, law=L241, working=True).expires(date(2026, 4, 2)) == date(2026, 4, 10)


def test_days_left_turn_negative():
    assert Term(days=10, law=L241).days_left(date(2026, 3, 2), today=date(2026, 3, 20)) == -8


def test_a_term_lasts_at_least_a_day():
    with pytest.raises(ValueError, match="almeno un giorno"):
        Term(days=0, law=L241)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 400), st.booleans())
def test_a_term_never_ends_on_a_holiday_nor_early(event, days, working):
    last = Term(days=days, law=L241, working=working).expires(event)
    assert not is_holiday(last)
    assert last >= event + timedelta(days=days)
    assert not working or is_working(last)


def test_leap_day_belongs_to_its_quarter():
    assert date(2024, 2, 29) in Period.quarter(2024, 1)
    assert Period.month(2024, 2).days == 29
    assert Period.year(2024).next_day() == date(2025, 1, 1)


def test_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="prima di iniziare"):
        Period(date(2026, 2, 1), date(2026, 1, 1))


def test_overlap_includes_the_ends():
    assert Period.quarter(2026, 1).overlaps(Period(date(2026, 3, 31), date(2026, 4, 2)))
    assert not Period.quarter(2026, 1).overlaps(Period.quarter(2026, 2))


def test_legal_reference_in_force():
    ref = LegalRef(act="DL 13/2023", article="art. 4-bis c. 2", since=date(2023, 4, 22))
    assert str(ref) == "DL 13/2023, art. 4-bis c. 2"
    assert ref.in_force(date(2024, 1, 1))
    assert not ref.in_force(date(2022, 1, 1))
    assert str(LegalRef(act="L. 190/2012")) == "L. 190/2012"


def test_a_retroactive_value_is_seen_only_once_known():
    fares = [
        DatedValue(value=49, valid_from=date(2016, 1, 1), known_from=date(2016, 1, 1)),
        DatedValue(value=50, valid_from=date(2016, 6, 1), known_from=date(2017, 1, 1)),
    ]
    assert value_on(fares, date(2016, 7, 1), known_by=date(2016, 12, 31)) == 49
    assert value_on(fares, date(2016, 7, 1), known_by=date(2017, 1, 1)) == 50
    assert value_on(fares, date(2015, 7, 1), known_by=date(2017, 1, 1)) is None
