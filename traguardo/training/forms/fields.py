"""Fields that read as people write: days, hours, euro, the days of a course."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms

from traguardo.kernel.dates import read_day
from traguardo.kernel.money import Money
from traguardo.training.domain.courses import Day
from traguardo.training.domain.hours import HOUR, clock, read_minutes
from traguardo.training.intake.columns import read_money

RANGE = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})")
LONGEST_COURSE = 30


class DayInput(forms.DateInput):
    """A day, picked."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class VersionForm(forms.Form):
    """The revision its author saw, so that nobody overwrites what they have not seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class MoneyField(forms.CharField):
    """An amount in euro to whole cents; None when empty."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        text = super().to_python(value)
        if not text:
            return None
        amount = read_money(text)
        if amount is None:
            raise forms.ValidationError(f"«{text}» non è un importo: scrivilo come 1.600,00.")
        return amount

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return str(value).removesuffix(" €") if isinstance(value, Money) else value


class HoursField(forms.CharField):
    """A time as minutes; None when empty."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        text = super().to_python(value)
        if not text:
            return None
        minutes = read_minutes(text)
        if not minutes:
            raise forms.ValidationError(f"«{text}» non sono ore: scrivile come 4, 3:30 oppure 3,5.")
        return minutes

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return clock(value) if isinstance(value, int) else value


class DaysField(forms.CharField):
    """The days of a course, one a line: «15/03/2026 9:00-13:00», or «15/03/2026 4 ore»."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **options)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        lines = [line.strip() for line in str(super().to_python(value) or "").splitlines() if line.strip()]
        days = [read_course_day(line) for line in lines]
        wrong = [line for line, day in zip(lines, days, strict=True) if day is None]
        if wrong:
            raise forms.ValidationError(
                [f"«{line}» non si capisce: scrivi come 15/03/2026 9:00-13:00." for line in wrong]
            )
        found = sorted((day for day in days if day), key=lambda day: day.day)
        if len({day.day for day in found}) < len(found):
            raise forms.ValidationError("Lo stesso giorno è scritto due volte: tienine uno, con tutte le ore.")
        if len(found) > LONGEST_COURSE:
            raise forms.ValidationError(f"I giorni sono più di {LONGEST_COURSE}: dividi il corso.")
        return tuple(found)

    def validate(self, value: Any) -> None:  # noqa: ANN401 - Django's own
        if self.required and not value:
            raise forms.ValidationError("Scrivi almeno un giorno.")

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return "\n".join(map(course_day_words, value)) if isinstance(value, tuple) else value


def read_course_day(line: str) -> Day | None:
    """A day with its hours; None when it cannot be read, or ends before it begins."""
    day_text, _, rest = line.partition(" ")
    day, rest = read_day(day_text), rest.strip()
    if day is None:
        return None
    if match := RANGE.fullmatch(rest):
        hours = [int(part) for part in match.groups()]
        if hours[0] > 23 or hours[2] > 24 or hours[1] > 59 or hours[3] > 59:
            return None
        starts, minutes = time(hours[0], hours[1]), hours[2] * HOUR + hours[3] - hours[0] * HOUR - hours[1]
        return Day(day=day, starts=starts, minutes=minutes) if minutes > 0 else None
    minutes_alone = read_minutes(rest)
    return Day(day=day, starts=None, minutes=minutes_alone) if minutes_alone else None


def course_day_words(day: Day) -> str:
    """A day as its field takes it back."""
    if day.starts is None:
        return f"{day.day:%d/%m/%Y} {clock(day.minutes)} ore"
    return f"{day.day:%d/%m/%Y} {day.starts:%H:%M}-{ends(day):%H:%M}"


def ends(day: Day) -> time:
    """When a day of a course ends; midnight when it goes past it."""
    begins = datetime.combine(date.min, day.starts or time(0))
    whole = begins.hour * HOUR + begins.minute + day.minutes
    return time(*divmod(min(whole, 24 * HOUR - 1), HOUR))
