"""The deadlines of an authority with what was said of them: as many SQL statements whatever the year holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from traguardo.access.facade import Authority
from traguardo.monitoring import models
from traguardo.monitoring.domain.body import Body, Kind, OwnMove
from traguardo.monitoring.domain.deadlines import REACH, Deadline, Key, deadlines
from traguardo.monitoring.domain.fulfilment import Fulfilment, Outcome, Standing, days_late, standing
from traguardo.monitoring.domain.table import table

FIELDS = ("tuel", "piao_with_budget", "reason", "staff", "district", "committee", "holidays_move", "since")


class NoDeadline(LookupError):  # noqa: N818 - it names the fact
    """There is no such deadline for this authority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A deadline with where it stands today and what was last said of it."""

    deadline: Deadline
    standing: Standing
    said: Fulfilment | None

    @property
    def late(self) -> int:
        """Days after the deadline it was met on."""
        return days_late(self.deadline, self.said.on) if self.said and self.said.on else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something said or moved, for the history of a deadline."""

    at: datetime
    by: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that an authority said: its settings with their version, what it met, what it moved."""

    body: Body
    version: int
    said: Mapping[Key, tuple[int, Fulfilment]]
    own: tuple[OwnMove, ...]

    def year(self, year: int, *, today: date, known_by: date | None = None) -> tuple[Line, ...]:
        """The deadlines of a year, as known on a day (today), standing as of today."""
        found = deadlines(self.body, year, known_by or today, own=self.own, done=self.done)
        return tuple(self._line(each, today) for each in found)

    def one(self, code: str, about: int, *, today: date) -> Line:
        """One deadline; NoDeadline when the authority has not it."""
        first = max(about - REACH, table().first_year)
        for year in range(first, about + REACH + 1):
            for line in self.year(year, today=today):
                if line.deadline.key == (code, about):
                    return line
        raise NoDeadline(f"Questo ente non ha una scadenza «{code}» del {about}.")

    def number(self, key: Key) -> int:
        """How many times something was said of a deadline: what an act is held against."""
        return self.said[key][0] if key in self.said else 0

    @property
    def done(self) -> dict[Key, date]:
        """Days on which deadlines were met."""
        return {key: said.on for key, (_, said) in self.said.items() if said.outcome is Outcome.DONE and said.on}

    def _line(self, deadline: Deadline, today: date) -> Line:
        _, said = self.said.get(deadline.key, (0, None))
        told = None if said is None or said.outcome is Outcome.WITHDRAWN else said
        return Line(deadline=deadline, standing=standing(deadline, told, today=today, since=self.body.since), said=told)


def book(authority: Authority) -> Book:
    """The authority's book. Three SQL statements."""
    row = models.BodySettings.objects.filter(authority=authority).first()
    opened = timezone.localdate(authority.created)
    body = Body(kind=Kind(row.kind), **{name: getattr(row, name) for name in FIELDS}) if row else Body(since=opened)
    said = {
        (each.code, each.about): (each.number, _said(each)) for each in models.Said.objects.filter(authority=authority)
    }
    own = tuple(
        OwnMove(code=each.code, about=each.about, to=each.to, act=each.act, known=each.known)
        for each in models.Moved.objects.filter(authority=authority)
    )
    return Book(body=body, version=row.version if row else 0, said=said, own=own)


def staff_said(authority: Authority) -> int | None:
    """How many employees the authority said it has; None when it did not. One SQL statement."""
    return models.BodySettings.objects.filter(authority=authority).values_list("staff", flat=True).first()


def history(authority: Authority, code: str, about: int) -> tuple[Event, ...]:
    """What was said and moved of a deadline, newest first. Two SQL statements."""
    where = {"authority": authority, "code": code, "about": about}
    said = [_event(row) for row in models.Said.objects.filter(**where).select_related("by")]
    moved = [
        Event(at=row.at, by=str(row.by or ""), words=f"Spostata al {row.to:%d/%m/%Y}", detail=row.act)
        for row in models.Moved.objects.filter(**where).select_related("by")
    ]
    return tuple(sorted([*said, *moved], key=lambda event: event.at, reverse=True))


def _said(row: models.Said) -> Fulfilment:
    return Fulfilment(outcome=Outcome(row.outcome), on=row.on, act=row.act, link=row.link, reason=row.reason)


def _event(row: models.Said) -> Event:
    words = {
        Outcome.DONE: f"Segnata fatta il {row.on:%d/%m/%Y}" if row.on else "Segnata fatta",
        Outcome.MISSED: "Dichiarata non rispettata",
        Outcome.WITHDRAWN: "Riaperta: quello che era scritto non vale più",
    }
    detail = ". ".join(part for part in (row.act, row.reason) if part)
    return Event(at=timezone.localtime(row.at), by=str(row.by or ""), words=words[Outcome(row.outcome)], detail=detail)
