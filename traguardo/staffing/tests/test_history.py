"""What a person's spells must hold to, and how many days of a year they make."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.finding import Place
from traguardo.staffing.domain.history import check_spells
from traguardo.staffing.domain.people import Contract, Gender, Person, Position, Presence, Spell
from traguardo.staffing.domain.register import Change, Register, compare
from traguardo.staffing.intake.reading import read_register
from traguardo.staffing.library.writing import register_files

FIRST = date(2024, 1, 1)
HALF = Fraction(1, 2)


def spell(first=FIRST, last=None, **also):
    return Spell(**{"unit": "A", "category": "D", "first_day": first, "last_day": last, **also})


def codes(*spells, stands=lambda unit, day: unit != "X"):
    return [each.code for each in check_spells([(one, Place(row=n)) for n, one in enumerate(spells)], stands)]


@pytest.mark.parametrize(
    ("spells", "found"),
    [
        ([spell()], []),
        ([spell(last=date(2023, 12, 31))], ["PER06"]),
        ([spell(last=FIRST)], []),
        ([spell(full_time=Fraction(101, 100))], ["PER07", "PER09"]),
        ([spell(full_time=Fraction(0))], ["PER07"]),
        ([spell(unit="X")], ["PER08"]),
        ([spell(), spell(date(2024, 7, 1))], ["PER09"]),
        ([spell(last=date(2024, 6, 30)), spell(date(2024, 7, 1))], []),
        ([spell(full_time=HALF), spell(unit="M", full_time=HALF)], []),
        ([spell(full_time=HALF), spell(unit="M", full_time=Fraction(51, 100))], ["PER09"]),
        ([spell(full_time=HALF), spell(unit="M", full_time=HALF), spell(date(2025, 1, 1), full_time=HALF)], ["PER09"]),
    ],
)
def test_what_is_wrong_with_spells_is_said_once_each(spells, found):
    assert codes(*spells) == found


def test_the_spell_of_a_day_and_the_days_of_a_year():
    half, more = spell(last=date(2024, 6, 30), full_time=HALF), spell(unit="M", full_time=Fraction(3, 4))
    person = Person(pk=1, code="1", name="A", spells=(half, more))

    assert (half.days(2024), half.days(2025), more.days(2024)) == (182, 0, 366)
    assert person.spell_on(date(2024, 3, 1)) == more
    assert person.spell_on(date(2023, 3, 1)) is None
    assert Presence(due=250, worked=200).ratio == Fraction(4, 5)


days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
words = st.text("abcdeèò '=+-@;\"", min_size=1, max_size=12).map(str.strip).filter(bool)
spells = st.builds(
    Spell,
    unit=st.sampled_from(["A", "M"]),
    category=st.sampled_from(["D", "Bs"]),
    profile=st.sampled_from(["", "Educatore"]),
    position=st.sampled_from(Position),
    contract=st.sampled_from(Contract),
    full_time=st.fractions(Fraction(1, 100), 1, max_denominator=100),
    first_day=days,
    last_day=st.none() | days,
)
people = st.builds(
    Person,
    pk=st.just(0),
    code=st.from_regex(r"[A-Za-z0-9.-]{1,8}", fullmatch=True),
    name=words.filter(lambda text: not text.startswith("'")),
    gender=st.none() | st.sampled_from(Gender),
    born=st.none() | st.integers(1920, 2020),
    spells=st.lists(spells, min_size=1, max_size=3, unique_by=lambda one: (one.unit, one.first_day)).map(
        lambda held: tuple(sorted(held, key=lambda one: (one.first_day, one.unit)))
    ),
)


@given(st.lists(people, max_size=4, unique_by=lambda one: one.code))
def test_a_register_comes_back_from_its_files_as_it_went_out(staff):
    told = Register(people=tuple(staff), presences={(one.code, 2024): Presence(due=250, worked=9) for one in staff})
    files = {name: text.encode("utf-8-sig") for name, text in register_files(told).items()}
    if not files:
        return
    read = read_register(files)

    assert read.findings == ()
    assert read.register == told
    assert {each.change for each in compare(told, read.register)} == {Change.UNTOUCHED}
