"""One's own courses as an iCalendar file: the same courses give the same bytes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from traguardo.training.domain.courses import Course, Day

ZONE = "Europe/Rome"


def feed(code: str, courses: Iterable[Course]) -> bytes:
    """An event for each day of each course, cancelled ones told so. RFC 5545; it names no person."""
    calendar = Calendar()
    calendar.add("prodid", "-//Traguardo//Formazione//IT")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "La tua formazione")
    calendar.add("x-wr-timezone", ZONE)
    for course in courses:
        for day in course.days:
            calendar.add_component(_event(code, course, day))
    return bytes(calendar.to_ical())


def _event(code: str, course: Course, day: Day) -> Event:
    event = Event()
    event.add("uid", f"corso-{course.number}-{day.day:%Y%m%d}@{code}.traguardo")
    event.add("dtstamp", datetime(day.day.year, 1, 1, tzinfo=UTC))
    event.add("sequence", course.revision)
    if day.starts is None:
        event.add("dtstart", day.day)
        event.add("dtend", day.day + timedelta(days=1))
    else:
        begins = datetime.combine(day.day, day.starts)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=day.minutes))
    event.add("summary", course.title)
    if course.where:
        event.add("location", course.where)
    if course.cancelled:
        event.add("status", "CANCELLED")
    return event
