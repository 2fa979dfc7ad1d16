"""Hours a head: read, written, counted, by gender only where nobody can be told."""

from datetime import date, time
from fractions import Fraction

import pytest

from traguardo.kernel.figure import Source
from traguardo.training.domain.courses import Course, Day, Enrolled, Phase
from traguardo.training.domain.figures import figures
from traguardo.training.domain.hours import HOUR, Trained, clock, floor_of, groups, read_minutes, summary
from traguardo.training.domain.lines import Duty
from traguardo.training.domain.tables import numbers_table
from traguardo.training.forms.fields import course_day_words, read_course_day

SOURCE = Source(description="Prova")
DAYS = {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}


def people(*minutes, gender="F"):
    return [Trained(code=str(at), minutes=each, gender=gender, recorded=True) for at, each in enumerate(minutes)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("4", 240), ("3:30", 210), ("3,5", 210), ("3.25", 195), ("2 ore", 120), ("0", 0), ("0:45", 45), ("3,333", None), ("1,33", None), ("tre", None), ("-1", None), ("4:60", None)],
)  # fmt: skip
def test_hours_are_read_in_whole_minutes(text, minutes):
    assert read_minutes(text) == minutes
    assert minutes is None or read_minutes(clock(minutes)) == minutes


@pytest.mark.parametrize(("year", "hours"), [(2022, None), (2023, 24), (2024, 24), (2025, 40), (2030, 40)])
def test_a_year_asks_the_hours_of_its_directive(year, hours):
    floor = floor_of(year)
    assert (floor and floor.minutes) == (hours and hours * HOUR)


def test_coverage_counts_who_did_an_hour_and_ratios_are_exact():
    found = summary(people(0, 59, 60, 2400, 2500, 30))
    assert (found.people, found.trained, found.reached) == (6, 3, 2)
    assert found.coverage == Fraction(1, 2)
    assert found.hours_per_head == Fraction(5049, 360)
    assert found.median == Fraction(119, 2)
    assert (summary([]).coverage, summary([]).hours_per_head, summary([]).median) == (None, None, None)


def test_figures_tell_what_was_counted_and_are_absent_where_nobody_is():
    one = Trained(
        code="1", minutes=120, recorded=True, owed=frozenset({Duty.SAFETY, Duty.PRIVACY}), met=frozenset({Duty.SAFETY})
    )
    found = {each.code: each for each in figures([one, Trained(code="2")], **DAYS, source=SOURCE)}
    assert found["training.coverage"].value == 50
    assert found["training.hours_per_head"].value == 1
    assert found["training.reached_40"].value == 0
    assert found["training.compulsory_done"].value == 50
    assert "2 persone" in found["training.coverage"].why[0]


@pytest.mark.parametrize("met", [frozenset(), frozenset({Duty.SAFETY})])
def test_figures_of_a_year_without_any_presence_are_absent_not_zero(met):
    silent = [Trained(code=str(at), owed=frozenset({Duty.SAFETY}), met=met) for at in range(5)]
    found = {each.code: each for each in figures(silent, **DAYS, source=SOURCE)}
    compulsory, safety = found.pop("training.compulsory_done"), found.pop("training.safety_done")
    table = numbers_table(2024, groups(silent), SOURCE)
    assert {each.value for each in found.values()} == {None}
    assert all("la cifra manca, non è zero" in each.why[1] for each in found.values())
    assert compulsory.value == safety.value == (100 if met else None)
    assert table.rows[-1].values == (5, None, None, None, None, None, None)
    assert {each.value for each in figures([], **DAYS, source=SOURCE)} == {None}


@pytest.mark.parametrize(
    ("women", "men", "hidden"), [(5, 4, False), (5, 3, True), (5, 0, False), (3, 9, True), (0, 0, False)]
)
def test_genders_are_apart_only_when_both_groups_are_of_four(women, men, hidden):
    found = groups([*people(*[60] * women), *people(*[90] * men, gender="M")])
    table = numbers_table(2024, found, SOURCE)
    assert found.hidden is hidden
    assert (len(table.rows) == 1) is (hidden or not women + men)
    assert ("meno di quattro" in table.note) is hidden


def test_one_person_without_a_gender_hides_both():
    assert groups([*people(*[60] * 9), *people(60, gender="")]).hidden


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("15/03/2026 9:00-13:00", Day(day=date(2026, 3, 15), starts=time(9), minutes=240)),
        ("15/03/2026 09.30 – 11.00", Day(day=date(2026, 3, 15), starts=time(9, 30), minutes=90)),
        ("15/03/2026 3,5 ore", Day(day=date(2026, 3, 15), starts=None, minutes=210)),
        ("15/03/2026", None),
        ("15/03/2026 13:00-9:00", None),
        ("15/03/2026 25:00-26:00", None),
        ("domani 9:00-13:00", None),
    ],
)
def test_a_day_of_a_course_is_read_as_people_write_it(line, day):
    assert read_course_day(line) == day
    assert day is None or read_course_day(course_day_words(day)) == day


def a_course(*marks, days=(date(2024, 3, 1),), **facts):
    told = {"number": 1, "title": "C", "plan_year": None, "line": "", "duty": Duty.NONE, "teacher": "", "place": ""}
    told |= {"remote": False, "seats": 2, "open": True, "cancelled": False, "revision": 1}
    return Course(
        days=tuple(Day(day=day, starts=None, minutes=60, pk=at) for at, day in enumerate(days)),
        people=tuple(Enrolled(code=str(at), name="", called=False, minutes=each) for at, each in enumerate(marks)),
        **told | facts,
    )


@pytest.mark.parametrize(
    ("course", "phase"),
    [
        (a_course(days=(date(2024, 3, 3),)), Phase.COMING),
        (a_course({}), Phase.TO_MARK),
        (a_course({0: 0}), Phase.DONE),
        (a_course({0: 60}, days=(date(2024, 3, 1), date(2024, 4, 1))), Phase.COMING),
        (a_course({0: 60}, cancelled=True), Phase.CANCELLED),
    ],
)
def test_a_course_says_where_it_stands(course, phase):
    assert course.phase(date(2024, 3, 2)) is phase


@pytest.mark.parametrize(
    ("course", "may"),
    [
        (a_course({}), True),
        (a_course({}, {}), False),
        (a_course({}, open=False), False),
        (a_course({}, cancelled=True), False),
    ],
)
def test_one_enrols_while_it_is_open_with_seats_and_not_begun(course, may):
    assert course.may_enrol("9", date(2024, 2, 1)) is may
    assert not course.may_enrol("9", date(2024, 3, 1))
    assert not course.may_enrol("0", date(2024, 2, 1))
    assert course.may_leave("0", date(2024, 2, 1)) is (not course.cancelled)
