"""The people of an authority and the roles of a person, as a screen shows them."""

from dataclasses import dataclass
from datetime import date

from traguardo.access.domain.roles import Role
from traguardo.access.models import Authority, Membership, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A role someone holds, held or will hold; `stage` says which, in a word."""

    pk: int
    version: int
    name: str
    email: str
    authority: str
    role: str
    unit: str
    valid_from: date
    valid_to: date | None
    stage: str

    @property
    def ended(self) -> bool:
        return self.stage == "concluso"


def people(authority: Authority, *, on: date) -> list[Person]:
    """Every role of the authority: those held today first, then by name."""
    rows = Membership.objects.filter(authority=authority).select_related("user", "authority")
    found = [_person(row, on) for row in rows.order_by("user__full_name", "-valid_from")]
    return sorted(found, key=lambda person: person.ended)


def person(authority: Authority, pk: int, *, on: date) -> Person:
    """One role; Membership.DoesNotExist when it is not of this authority."""
    return _person(Membership.objects.select_related("user", "authority").get(pk=pk, authority=authority), on)


def roles_of(user: User, *, on: date) -> list[Person]:
    """The roles a person holds today, in every authority."""
    rows = Membership.objects.filter(user=user).select_related("user", "authority").order_by("authority__name")
    return [each for each in (_person(row, on) for row in rows) if each.stage == "in ruolo"]


def _person(row: Membership, on: date) -> Person:
    return Person(
        pk=row.pk,
        version=row.version,
        name=str(row.user),
        email=row.user.email,
        authority=row.authority.name,
        role=Role(row.role).label,
        unit=row.unit,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        stage=_stage(row, on),
    )


def _stage(row: Membership, on: date) -> str:
    if row.valid_to is not None and row.valid_to < on:
        return "concluso"
    return "in ruolo" if row.valid_from <= on else "futuro"
