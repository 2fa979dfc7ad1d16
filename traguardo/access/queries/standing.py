"""What a person is in an authority on a day."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from traguardo.access.domain.roles import Assignment, Role, Standing
from traguardo.access.models import Authority, Membership, User


def standing(user: User | AnonymousUser, authority: Authority, *, on: date) -> Standing:
    """One query; a standing without roles for strangers, for who has left and for who is not active."""
    if not isinstance(user, User) or not user.is_active:
        return Standing(authority=authority.code, day=on)
    rows = Membership.objects.filter(user=user, authority=authority)
    return Standing.on(on, authority.code, [assignment(row) for row in rows])


def inside(user: User | AnonymousUser, code: str, *, on: date) -> tuple[Authority, Standing] | None:
    """The authority of a code with the person's standing there, None for a stranger; one query."""
    if not isinstance(user, User) or not user.is_active:
        return None
    rows = list(Membership.objects.filter(user=user, authority__code=code).select_related("authority").order_by())
    if not rows:
        return None
    return rows[0].authority, Standing.on(on, code, [assignment(row) for row in rows])


def assignment(row: Membership) -> Assignment:
    return Assignment(role=Role(row.role), unit=row.unit, first_day=row.valid_from, last_day=row.valid_to)


def authorities_of(user: User | AnonymousUser, *, on: date) -> list[Authority]:
    """The authorities where the person holds a role on that day, by name."""
    if not isinstance(user, User) or not user.is_active:
        return []
    held = Membership.objects.filter(user=user, valid_from__lte=on).exclude(valid_to__lt=on)
    return list(Authority.objects.filter(pk__in=held.values("authority")))
