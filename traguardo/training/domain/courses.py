"""A course held: its days, its list, who was there how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from traguardo.training.domain.lines import Duty


class Phase(StrEnum):
    """Where a course is on a day."""

    CANCELLED = "cancelled"
    COMING = "coming"
    TO_MARK = "to_mark"
    DONE = "done"

    @property
    def label(self) -> str:
        return {
            Phase.CANCELLED: "annullato",
            Phase.COMING: "da fare",
            Phase.TO_MARK: "presenze da segnare",
            Phase.DONE: "fatto",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a course: from when, for how many minutes."""

    day: date
    starts: time | None
    minutes: int
    pk: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """Somebody on the list: `minutes` by the key of the day, a day nobody marked yet is not there."""

    code: str
    name: str
    called: bool
    minutes: Mapping[int, int] = field(default_factory=dict)
    pk: int = 0

    @property
    def total(self) -> int | None:
        """Minutes done in all; None while nothing is marked."""
        return sum(self.minutes.values()) if self.minutes else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A session as a screen shows it."""

    number: int
    title: str
    plan_year: int | None
    line: str
    duty: Duty
    teacher: str
    place: str
    remote: bool
    seats: int | None
    open: bool
    cancelled: bool
    revision: int
    days: tuple[Day, ...] = ()
    people: tuple[Enrolled, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it is in all."""
        return sum(day.minutes for day in self.days)

    @property
    def first_day(self) -> date | None:
        return self.days[0].day if self.days else None

    @property
    def left(self) -> int | None:
        """Free seats; None where they are not counted."""
        return None if self.seats is None else max(self.seats - len(self.people), 0)

    @property
    def where(self) -> str:
        """The place in words."""
        parts = [self.place] if self.place else []
        return ", ".join([*parts, "a distanza"] if self.remote else parts)

    def phase(self, today: date) -> Phase:
        """Where it stands on a day: done when every past day of everybody is marked."""
        if self.cancelled:
            return Phase.CANCELLED
        past = [day for day in self.days if day.day <= today]
        if not past:
            return Phase.COMING
        if any(day.pk not in each.minutes for day in past for each in self.people):
            return Phase.TO_MARK
        return Phase.COMING if len(past) < len(self.days) else Phase.DONE

    def one(self, code: str) -> Enrolled | None:
        """Somebody of the list, None when they are not on it."""
        return next((each for each in self.people if each.code == code), None)

    def may_enrol(self, code: str, today: date) -> bool:
        """Whether somebody may put themselves on the list: it is open, not begun, with seats, without them."""
        begun = self.first_day is None or self.first_day <= today
        return self.open and not self.cancelled and not begun and self.left != 0 and self.one(code) is None

    def may_leave(self, code: str, today: date) -> bool:
        """Whether somebody who enrolled by themselves may take themselves off, before it begins."""
        mine = self.one(code)
        begun = self.first_day is not None and self.first_day <= today
        return mine is not None and not mine.called and not begun and not self.cancelled
