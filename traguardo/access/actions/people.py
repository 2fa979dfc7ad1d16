"""Acts on tenants, people and the roles they hold."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from traguardo.access.domain.roles import Role
from traguardo.access.models import Authority, Membership, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion

INSTALLATION = ""
RESERVED = frozenset({"accesso", "galleria", "static", "stato", "api", "media", "admin"})


@transaction.atomic
def create_authority(*, by: str, code: str, name: str, kind: str = "", residents: int | None = None) -> Authority:
    """Open a tenant; ValidationError names every field that is wrong."""
    if code in RESERVED:
        raise ValidationError({"code": f"«{code}» è una parola degli indirizzi del sito: scegline un'altra."})
    authority = Authority(code=code, name=name, kind=kind, residents=residents)
    authority.full_clean()
    authority.save()
    data = {"after": {"code": code, "name": name, "kind": kind, "residents": residents}}
    audit.record(authority=code, by=by, act="access.create_authority", subject=code, data=data)
    return authority


@transaction.atomic
def create_user(*, by: str, email: str, full_name: str, password: str | None = None) -> User:
    """Register a person; without a password they set it through «password dimenticata»."""
    user = User(email=email.strip().lower(), full_name=full_name.strip())
    user.set_password(password)
    user.full_clean()
    user.save()
    data = {"after": {"email": user.email, "full_name": user.full_name}}
    audit.record(authority=INSTALLATION, by=by, act="access.create_user", subject=user.email, data=data)
    return user


@transaction.atomic
def add_member(
    *,
    by: str,
    user: User,
    authority: Authority,
    role: Role,
    first_day: date,
    last_day: date | None = None,
    unit: str = "",
) -> Membership:
    """Give a person a role in the authority from a day, both days included."""
    if last_day is not None and last_day < first_day:
        raise ValidationError({"last_day": "L'ultimo giorno viene prima del primo: correggi una delle due date."})
    membership = Membership(
        user=user, authority=authority, role=role.value, unit=unit, valid_from=first_day, valid_to=last_day
    )
    membership.full_clean()
    membership.save()
    audit.record(
        authority=authority.code,
        by=by,
        act="access.add_member",
        subject=user.email,
        data={"after": described(membership)},
    )
    return membership


@transaction.atomic
def welcome(
    *,
    by: str,
    authority: Authority,
    email: str,
    full_name: str,
    role: Role,
    first_day: date,
    last_day: date | None = None,
    unit: str = "",
) -> tuple[Membership, bool]:
    """Give a role to a person by email, registering them when they are new; says whether they were."""
    known = User.objects.filter(email__iexact=email.strip()).first()
    user = known or create_user(by=by, email=email, full_name=full_name)
    membership = add_member(
        by=by, user=user, authority=authority, role=role, first_day=first_day, last_day=last_day, unit=unit
    )
    return membership, known is None


@transaction.atomic
def end_membership(*, by: str, authority: Authority, pk: int, version: int, last_day: date) -> Membership:
    """Close a role on its last day; a last day before the first takes it away as if never held.

    StaleVersion when somebody changed it meanwhile; ValidationError when nobody would administer the authority any
    more; Membership.DoesNotExist for another authority's.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    membership = Membership.objects.select_for_update().get(pk=pk, authority=authority)
    if membership.version != version:
        raise StaleVersion(
            subject=str(membership), yours={"Ultimo giorno": last_day}, current={"Ultimo giorno": membership.valid_to}
        )
    if membership.role == Role.ADMINISTRATOR and not _other_administrators(membership, last_day):
        raise ValidationError("È l'ultimo amministratore dell'ente: prima danne il ruolo a un'altra persona.")
    before = described(membership)
    membership.valid_to = last_day
    membership.version += 1
    membership.save(update_fields=["valid_to", "version"])
    data = {"before": before, "after": described(membership)}
    audit.record(authority=authority.code, by=by, act="access.end_membership", subject=membership.user.email, data=data)
    return membership


def _other_administrators(membership: Membership, last_day: date) -> bool:
    others = Membership.objects.filter(authority=membership.authority, role=Role.ADMINISTRATOR, user__is_active=True)
    return others.exclude(pk=membership.pk).filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).exists()


def described(membership: Membership) -> dict[str, object]:
    return {
        "role": membership.role,
        "unit": membership.unit,
        "valid_from": membership.valid_from,
        "valid_to": membership.valid_to,
    }
