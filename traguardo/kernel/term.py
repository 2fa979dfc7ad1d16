"""Legal clocks: so many days from an event, in calendar or working days, with suspensions and their law.

Counting: the day of the event is not counted and a last day that is a holiday moves to the next working
day (Codice civile, art. 2963; Codice di procedura civile, art. 155; L. 241/1990, art. 2).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from traguardo.kernel.legal import LegalRef
from traguardo.kernel.period import Period

SUNDAY, SATURDAY = 6, 5
CIVIL_HOLIDAYS = ((1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26))
SAINT_FRANCIS, SAINT_FRANCIS_SINCE = (10, 4), 2026


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm of Meeus)."""
    golden, century, place = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (place // 4) - epact - place % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    """Sundays, civil holidays (L. 260/1949; from 2026 4 October, L. 151/2025) and Easter Monday."""
    fixed = (day.month, day.day)
    if day.weekday() == SUNDAY or fixed in CIVIL_HOLIDAYS or day == easter(day.year) + timedelta(days=1):
        return True
    return fixed == SAINT_FRANCIS and day.year >= SAINT_FRANCIS_SINCE


def is_working(day: date) -> bool:
    """Monday to Friday, holidays excluded."""
    return day.weekday() < SATURDAY and not is_holiday(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A number of days that runs from an event. `working`: only working days count. ValueError under one day."""

    days: int
    law: LegalRef
    working: bool = False
    moves_past_holidays: bool = True

    def __post_init__(self) -> None:
        if self.days < 1:
            raise ValueError(f"Un termine dura almeno un giorno, non {self.days} ({self.law}).")

    def expires(self, event: date, *, suspensions: Collection[Period] = ()) -> date:
        """Last useful day. Days inside a suspension do not count; the clock goes on after it."""
        day, left = event, self.days
        while left:
            day += timedelta(days=1)
            left -= self._counts(day, suspensions)
        while self.moves_past_holidays and is_holiday(day):
            day += timedelta(days=1)
        return day

    def days_left(self, event: date, *, today: date, suspensions: Collection[Period] = ()) -> int:
        """Calendar days to the last useful day; negative when it is past."""
        return (self.expires(event, suspensions=suspensions) - today).days

    def _counts(self, day: date, suspensions: Collection[Period]) -> bool:
        if any(day in suspension for suspension in suspensions):
            return False
        return is_working(day) if self.working else True
