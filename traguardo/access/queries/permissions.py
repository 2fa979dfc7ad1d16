"""Which roles give which permission: each context declares its own when the application starts."""

from datetime import date

import rules
from django.contrib.auth.models import AnonymousUser

from traguardo.access.domain.roles import Role, Standing
from traguardo.access.models import Authority, User
from traguardo.access.queries.standing import standing

_granted: dict[str, frozenset[Role]] = {}


def grant(permission: str, *roles: Role) -> None:
    """Let these roles use a permission («context.verb»); a second call replaces the first."""
    _granted[permission] = frozenset(roles)
    rules.set_perm(permission, rules.predicate(lambda _user, held: bool(held.roles & _granted[permission])))


def granted() -> dict[str, frozenset[Role]]:
    """Every permission and the roles that have it, for the page that explains roles and for the tests."""
    return dict(sorted(_granted.items()))


def may(held: Standing, permission: str) -> bool:
    """Whether that standing gives the permission; LookupError for one nobody granted, so that a typo cannot pass."""
    if not rules.perm_exists(permission):
        raise LookupError(f"Il permesso «{permission}» non è dichiarato: chiama grant() in apps.py del suo contesto.")
    return bool(rules.has_perm(permission, None, held))


def can(user: User | AnonymousUser, authority: Authority, permission: str, *, on: date) -> bool:
    """Whether the person may do it in that authority on that day."""
    return may(standing(user, authority, on=on), permission)
