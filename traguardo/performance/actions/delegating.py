"""Letting somebody enter a unit's results in its head's place, from a day to a day; taking it back."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from traguardo.access.facade import Authority, Role, Standing, User, standing
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """Which unit is handed, to whom, from when until when, both days included, and why."""

    unit: str
    unit_name: str
    to: User
    first_day: date
    last_day: date | None
    reason: str


def can_delegate(held: Standing, unit: str, name: str) -> bool:
    """Whether this standing lets one hand a unit: the planning office any, a head its own (all, if of no unit)."""
    if Role.PLANNING_OFFICE in held.roles:
        return True
    own = {each.casefold() for each in held.units}
    return Role.UNIT_HEAD in held.roles and (not own or bool(own & {unit.casefold(), name.casefold()}))


def check_delegate(held: Standing, unit: str, name: str) -> None:
    """PermissionDenied, with the reason, when this person may not hand the unit."""
    if not can_delegate(held, unit, name):
        raise PermissionDenied(f"Le deleghe di «{name}» le dà chi la dirige o l'ufficio programmazione.")


@transaction.atomic
def delegate(*, by: str, held: Standing, authority: Authority, mandate: Mandate, today: date) -> models.Delegation:
    """Hand a unit's results to a member; ValidationError for who is no member, days that are over, or a twin."""
    check_delegate(held, mandate.unit, mandate.unit_name)
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    _check(mandate, authority, by, today)
    row = models.Delegation.objects.create(
        authority=authority,
        unit=mandate.unit,
        to=mandate.to,
        first_day=mandate.first_day,
        last_day=mandate.last_day,
        reason=mandate.reason.strip(),
        given_by=User.objects.filter(email=by).first(),
    )
    _record(row, "delegate", by=by, authority=authority)
    return row


@transaction.atomic
def revoke(*, by: str, held: Standing, authority: Authority, pk: int, unit_name: str) -> models.Delegation:
    """Take a delegation back from now on; DoesNotExist for another authority's, StaleVersion when it was already."""
    row = models.Delegation.objects.select_for_update(of=("self",)).select_related("to").get(pk=pk, authority=authority)
    check_delegate(held, row.unit, unit_name)
    if row.revoked_at is not None:
        raise StaleVersion(subject=unit_name, yours={"Delega": "da revocare"}, current={"Delega": "già revocata"})
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    _record(row, "revoke_delegation", by=by, authority=authority)
    return row


def _check(mandate: Mandate, authority: Authority, by: str, today: date) -> None:
    wrong: dict[str, str] = {}
    if mandate.to.email == by:
        wrong["to"] = "Non serve delegare sé stessi: scegli un'altra persona."
    elif not standing(mandate.to, authority, on=max(mandate.first_day, today)).roles:
        wrong["to"] = "Quel giorno non avrà un ruolo nell'ente: prima va aggiunta tra le persone."
    if mandate.last_day is not None and mandate.last_day < max(mandate.first_day, today):
        wrong["last_day"] = "L'ultimo giorno viene prima del primo, o è già passato."
    if not wrong and _twin(mandate, authority):
        wrong["to"] = "In quei giorni ha già una delega per questa unità."
    if wrong:
        raise ValidationError(wrong)


def _twin(mandate: Mandate, authority: Authority) -> bool:
    same = models.Delegation.objects.filter(authority=authority, unit=mandate.unit, to=mandate.to, revoked_at=None)
    overlapping = same.exclude(last_day__lt=mandate.first_day)
    if mandate.last_day is not None:
        overlapping = overlapping.filter(first_day__lte=mandate.last_day)
    return overlapping.exists()


def _record(row: models.Delegation, act: str, *, by: str, authority: Authority) -> None:
    data = {"to": row.to.email, "first_day": row.first_day, "last_day": row.last_day, "reason": row.reason}
    audit.record(authority=authority.code, by=by, act=f"performance.{act}", subject=row.unit, data=data)
