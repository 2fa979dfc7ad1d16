"""The register of certificates as plain values."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.training import models
from traguardo.training.domain.lines import Duty

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A certificate: «number/year» of the register, whose, of what, until when."""

    year: int
    number: int
    person: str
    name: str
    title: str
    duty: Duty
    issued: date
    expires: date | None
    reminded_on: date | None
    withdrawn: bool

    @property
    def label(self) -> str:
        return f"{self.number}/{self.year}"

    def standing(self, today: date) -> str:
        """In a word: valid, about to expire, expired, withdrawn."""
        if self.withdrawn:
            return "annullato"
        if self.expires is None or self.expires > today + SOON:
            return "valido"
        return "in scadenza" if self.expires >= today else "scaduto"


def certificates(authority: Authority, *, person: str = "") -> tuple[Given, ...]:
    """Every certificate, or those of a person, the latest first. One SQL statement."""
    rows = models.Certificate.objects.filter(authority=authority)
    return _given(rows.filter(person__code=person) if person else rows)


def certificate(authority: Authority, year: int, number: int) -> Given | None:
    """One certificate, None when the authority has no such one."""
    return next(iter(_given(models.Certificate.objects.filter(authority=authority, year=year, number=number))), None)


def _given(rows: QuerySet[models.Certificate]) -> tuple[Given, ...]:
    return tuple(
        Given(
            year=row.year,
            number=row.number,
            person=row.person.code,
            name=row.person.name,
            title=row.title,
            duty=Duty(row.duty),
            issued=row.issued,
            expires=row.expires,
            reminded_on=row.reminded_on,
            withdrawn=row.withdrawn,
        )
        for row in rows.select_related("person")
    )
