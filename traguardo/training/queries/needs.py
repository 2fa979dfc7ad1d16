"""Collections of needs and what was written in them, as plain values."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.training import models
from traguardo.training.domain.needs import Need, Outcome, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The days in which needs of a year may be written."""

    year: int
    first_day: date
    last_day: date
    revision: int

    def open_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def gatherings(authority: Authority) -> tuple[Gathering, ...]:
    """Every collection, the latest first."""
    return tuple(map(_gathering, models.Collection.objects.filter(authority=authority)))


def gathering(authority: Authority, year: int) -> Gathering | None:
    """The collection of a year, None where there is none."""
    row = models.Collection.objects.filter(authority=authority, year=year).first()
    return _gathering(row) if row else None


def open_gathering(authority: Authority, on: date) -> Gathering | None:
    """The collection in which one may write that day; of several, that of the latest year."""
    return next((each for each in gatherings(authority) if each.open_on(on)), None)


def needs(authority: Authority, *, year: int | None = None, person: str = "") -> tuple[Need, ...]:
    """The needs of a year, or of a person, in the order they were written. One SQL statement."""
    rows = models.Need.objects.filter(collection__authority=authority).select_related("collection", "person", "unit")
    if year is not None:
        rows = rows.filter(collection__year=year)
    if person:
        rows = rows.filter(person__code=person)
    return _needs(rows)


def need(authority: Authority, year: int, number: int) -> Need | None:
    """One need, None when the authority has no such one."""
    return next((each for each in needs(authority, year=year) if each.number == number), None)


def _needs(rows: QuerySet[models.Need]) -> tuple[Need, ...]:
    return tuple(
        Need(
            number=row.number,
            year=row.collection.year,
            person=row.person.code,
            unit=row.unit.code,
            topic=row.topic,
            why=row.why,
            scope=Scope(row.scope),
            outcome=Outcome(row.outcome),
            line=row.line,
            reason=row.reason,
            revision=row.revision,
        )
        for row in rows.order_by("-collection__year", "number")
    )


def _gathering(row: models.Collection) -> Gathering:
    return Gathering(year=row.year, first_day=row.first_day, last_day=row.last_day, revision=row.revision)
