"""The staff of an authority as plain values."""

from collections.abc import Iterable
from fractions import Fraction

from traguardo.access.facade import Authority, User
from traguardo.staffing import models
from traguardo.staffing.domain.people import Contract, Gender, Person, Position, Presence, Spell


def staff(authority: Authority) -> tuple[Person, ...]:
    """Everybody ever in service, with all they did, by name. Two SQL statements."""
    return tuple(_people(models.Person.objects.filter(authority=authority)))


def in_service(authority: Authority, *, year: int) -> tuple[Person, ...]:
    """Who worked at least a day of the year, by name."""
    return tuple(one for one in staff(authority) if any(spell.days(year) for spell in one.spells))


def person(authority: Authority, code: str) -> Person | None:
    """The person of a code, None when the authority has none."""
    return next(iter(_people(models.Person.objects.filter(authority=authority, code=code))), None)


def person_of(authority: Authority, user: User) -> Person | None:
    """Who signs in with that account, None when the account is not of somebody of the staff."""
    return next(iter(_people(models.Person.objects.filter(authority=authority, user=user))), None)


def presences(authority: Authority, *, year: int) -> dict[str, Presence]:
    """The presence of a year by the person's code; who has none written is absent from it."""
    rows = models.Presence.objects.filter(person__authority=authority, year=year).select_related("person")
    return {row.person.code: Presence(due=row.due, worked=row.worked) for row in rows}


def presences_of(authority: Authority, code: str) -> tuple[tuple[int, Presence], ...]:
    """The presences of a person with their year, the latest first."""
    rows = models.Presence.objects.filter(person__authority=authority, person__code=code).order_by("-year")
    return tuple((row.year, Presence(due=row.due, worked=row.worked)) for row in rows)


def _people(rows: Iterable[models.Person]) -> Iterable[Person]:
    return [_person(row) for row in rows.prefetch_related("spells__unit")]  # type: ignore[attr-defined]


def _person(row: models.Person) -> Person:
    return Person(
        pk=row.pk,
        code=row.code,
        name=row.name,
        gender=Gender(row.gender) if row.gender else None,
        born=row.born,
        user=row.user_id,
        spells=tuple(_spell(spell) for spell in row.spells.all()),
        version=row.version,
    )


def _spell(row: models.Spell) -> Spell:
    return Spell(
        unit=row.unit.code,
        category=row.category,
        profile=row.profile,
        position=Position(row.position),
        contract=Contract(row.contract),
        full_time=Fraction(row.numerator, row.denominator),
        first_day=row.valid_from,
        last_day=row.valid_to,
        pk=row.pk,
    )
