"""Who enters results in place of a unit's head, from when until when, and who gave it to them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from traguardo.access.facade import Authority
from traguardo.performance import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegated:
    """A delegation as screens show it; `stage`: in corso, futura, conclusa or revocata."""

    pk: int
    unit: str
    to: int
    to_name: str
    to_email: str
    first_day: date
    last_day: date | None
    reason: str
    given_by: int | None
    given_by_name: str
    stage: str

    @property
    def over(self) -> bool:
        return self.stage in {"conclusa", "revocata"}


def delegations(authority: Authority, *, on: date) -> tuple[Delegated, ...]:
    """Every delegation of the authority, the newest first. One SQL statement."""
    rows = models.Delegation.objects.filter(authority=authority).select_related("to", "given_by")
    return tuple(_delegated(row, on) for row in rows.order_by("-first_day", "-pk"))


def units_delegated_to(user_pk: int, authority: Authority, *, on: date) -> frozenset[str]:
    """Units somebody may enter results for, by delegation, on a day. One SQL statement."""
    rows = models.Delegation.objects.filter(authority=authority, to=user_pk, revoked_at=None, first_day__lte=on)
    return frozenset(rows.filter(Q(last_day=None) | Q(last_day__gte=on)).values_list("unit", flat=True))


def _delegated(row: models.Delegation, on: date) -> Delegated:
    return Delegated(
        pk=row.pk,
        unit=row.unit,
        to=row.to_id,
        to_name=str(row.to),
        to_email=row.to.email,
        first_day=row.first_day,
        last_day=row.last_day,
        reason=row.reason,
        given_by=row.given_by_id,
        given_by_name=str(row.given_by or ""),
        stage=_stage(row, on),
    )


def _stage(row: models.Delegation, on: date) -> str:
    if row.revoked_at is not None:
        return "revocata"
    if row.last_day is not None and row.last_day < on:
        return "conclusa"
    return "in corso" if row.first_day <= on else "futura"
