"""The deadlines as an iCalendar file: the same deadlines give the same bytes, so that calendars do not think them new."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration

from traguardo.monitoring.domain.deadlines import Deadline

BEFORE = timedelta(days=-7)


def feed(owner: str, code: str, found: Iterable[Deadline]) -> bytes:
    """One whole-day event a deadline, with why that day and its law; an alarm a week before. RFC 5545."""
    calendar = Calendar()
    calendar.add("prodid", "-//Traguardo//Scadenze di legge//IT")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Scadenze di legge – {owner}")
    calendar.add("x-wr-timezone", "Europe/Rome")
    for deadline in found:
        calendar.add_component(_event(code, deadline))
    return bytes(calendar.to_ical())


def _event(code: str, deadline: Deadline) -> Event:
    event = Event()
    event.add("uid", f"{deadline.code}-{deadline.about}@{code}.traguardo")
    event.add("dtstamp", datetime(deadline.usual.year, 1, 1, tzinfo=UTC))
    event.add("sequence", sum(step.moved for step in deadline.steps))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", deadline.title)
    event.add("description", f"{deadline.why}\n{deadline.law}")
    event.add("categories", ["Scadenze di legge"])
    event.add("transp", "TRANSPARENT")
    if not deadline.certain:
        event.add("status", "TENTATIVE")
    event.add_component(_alarm(deadline))
    return event


def _alarm(deadline: Deadline) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", deadline.title)
    alarm.add("trigger", vDuration(BEFORE))
    return alarm
