"""Screens that read the courses: the calendar of a month, the list of a year, one course, one's own feed."""

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import MONTHS
from traguardo.kernel.period import Period
from traguardo.training.domain.courses import Course, Day, Phase
from traguardo.training.domain.hours import clock
from traguardo.training.forms.fields import ends
from traguardo.training.library.feed import feed
from traguardo.training.queries.courses import courses
from traguardo.training.views.found import myself, the_course
from traguardo.training.views.plans import attached
from traguardo.ui.facade import page

WEEK = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day of a course in the calendar."""

    course: Course
    day: Day
    phase: Phase
    mine: bool

    @property
    def time(self) -> str:
        """«9:00-13:00», or how many hours."""
        return hours_of(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day of the month shown, with what falls on it."""

    day: date
    inside: bool
    today: bool
    events: tuple[Event, ...]


def hours_of(day: Day) -> str:
    """«9:00-13:00», or «4 ore» where the time is not told."""
    if day.starts is None:
        return "1 ora" if day.minutes == 60 else f"{clock(day.minutes)} ore"
    return f"{day.starts:%H:%M}-{ends(day):%H:%M}"


@require_safe
@member("training.read")
def calendar(request: MemberRequest) -> HttpResponse:
    """The courses of a month (?mese=2026-05) as a calendar, or of its year as a list (?vista=elenco)."""
    first, listed = _month(request), request.GET.get("vista") == "elenco"
    year = Period.year(first.year)
    found = courses(request.authority, first=year.first, last=year.last)
    mine = myself(request)
    events = [_event(each, day, mine.code if mine else "", request.today) for each in found for day in each.days]
    events.sort(key=lambda each: (each.day.day, each.day.starts is not None, each.day.starts, each.course.number))
    before, after = (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=32)).replace(day=1)
    month = [each for each in events if (each.day.day.year, each.day.day.month) == (first.year, first.month)]
    context = {
        "first": first,
        "name": f"{MONTHS[first.month - 1]} {first.year}",
        "before": before,
        "after": after,
        "listed": listed,
        "weeks": [] if listed else _weeks(first, events, request.today),
        "month": month,
        "by_month": [(MONTHS[n - 1], [e for e in events if e.day.day.month == n and e.day.day.year == first.year]) for n in range(1, 13)],
        "found": found,
        "coming": sum(each.phase(request.today) is Phase.COMING for each in found),
        "to_mark": sum(each.phase(request.today) is Phase.TO_MARK for each in found),
        "week": WEEK,
        "Phase": Phase,
        "mine": mine,
    }  # fmt: skip
    return page(request, "training/calendar.html", context)


@require_safe
@member("training.read")
def show_course(request: MemberRequest, number: int) -> HttpResponse:
    """One course: when, where, how many; its list for the office alone, for the others whether they are on it."""
    course = the_course(request, number)
    mine = myself(request)
    code = mine.code if mine else ""
    context = {
        "course": course,
        "phase": course.phase(request.today),
        "days": [(day, hours_of(day)) for day in course.days],
        "mine": course.one(code),
        "may_enrol": bool(mine) and course.may_enrol(code, request.today),
        "may_leave": course.may_leave(code, request.today),
        "clock": clock,
        "Phase": Phase,
        "begun": course.first_day is not None and course.first_day <= request.today,
    }
    return page(request, "training/course.html", context)


@require_safe
@member("training.read")
def own_feed(request: MemberRequest) -> HttpResponse:
    """One's own courses for one's own calendar; empty for an account that is of nobody of the staff."""
    mine = myself(request)
    found: Sequence[Course] = courses(request.authority, person=mine.code) if mine else ()
    return attached(feed(request.authority.code, found), "text/calendar; charset=utf-8", "formazione.ics")


def _month(request: MemberRequest) -> date:
    year, _, month = request.GET.get("mese", "").partition("-")
    if year.isascii() and year.isdecimal() and len(year) == 4 and month.isascii() and month.isdecimal():
        number = int(month)
        if 1 <= number <= 12 and 2000 <= int(year) <= 2099:
            return date(int(year), number, 1)
    return request.today.replace(day=1)


def _event(course: Course, day: Day, mine: str, today: date) -> Event:
    return Event(course=course, day=day, phase=course.phase(today), mine=course.one(mine) is not None)


def _weeks(first: date, events: Sequence[Event], today: date) -> list[list[Cell]]:
    weeks = months.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [
            Cell(
                day=day,
                inside=day.month == first.month,
                today=day == today,
                events=tuple(each for each in events if each.day.day == day),
            )
            for day in week
        ]
        for week in weeks
    ]
