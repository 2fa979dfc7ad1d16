"""Let member bodies in, change their quotas, let them out; every quota they had stays."""

from datetime import date, timedelta
from fractions import Fraction

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.organisation import models
from traguardo.organisation.domain.units import Refused

DAY = timedelta(days=1)


@transaction.atomic
def add_member_body(
    *, by: str, authority: Authority, code: str, name: str, kind: str, share: Fraction, first_day: date, act: str = ""
) -> None:
    """Let a body in with its share; Refused when the code is taken."""
    if models.MemberBody.objects.filter(authority=authority, code=code).exists():
        raise Refused(f"Il codice «{code}» è già di un ente, anche uscito: scegline un altro.")
    body = models.MemberBody.objects.create(authority=authority, code=code, name=name, kind=kind)
    quota = _add_quota(body, share, first_day, act)
    _record(by, body, "organisation.add_member_body", None, quota)


@transaction.atomic
def change_quota(
    *, by: str, authority: Authority, code: str, version: int, share: Fraction, first_day: date, act: str = ""
) -> None:
    """A new share from a day on; from the day the present one began it is a correction.

    Refused for a day before that; StaleVersion when somebody changed it meanwhile; MemberBody.DoesNotExist for
    another authority's.
    """
    body, current = _current(authority, code)
    _check_version(body, current, version, {"Quota": _shown(share), "Dal": first_day})
    if first_day < current.valid_from:
        raise Refused(f"La quota di adesso vale dal {current.valid_from:%d/%m/%Y}: scegli quel giorno o uno dopo.")
    before = _told(current)
    if first_day > current.valid_from:
        models.Quota.objects.filter(pk=current.pk).update(valid_to=first_day - DAY)
        current = _add_quota(body, share, first_day, act)
    else:
        current.numerator, current.denominator, current.act = share.numerator, share.denominator, act
        current.save(update_fields=["numerator", "denominator", "act"])
    _bump(body)
    _record(by, body, "organisation.change_quota", before, current)


@transaction.atomic
def remove_member_body(*, by: str, authority: Authority, code: str, version: int, last_day: date) -> None:
    """Let a body out after its last day; errors as for a change."""
    body, current = _current(authority, code)
    _check_version(body, current, version, {"Ultimo giorno": last_day})
    if last_day < current.valid_from:
        raise Refused(f"La quota vale dal {current.valid_from:%d/%m/%Y}: l'ultimo giorno non può venire prima.")
    before = _told(current)
    current.valid_to = last_day
    current.save(update_fields=["valid_to"])
    _bump(body)
    _record(by, body, "organisation.remove_member_body", before, current)


def _current(authority: Authority, code: str) -> tuple[models.MemberBody, models.Quota]:
    body = models.MemberBody.objects.select_for_update().get(authority=authority, code=code)
    return body, body.quotas.order_by("-valid_from")[0]


def _check_version(body: models.MemberBody, quota: models.Quota, version: int, yours: dict[str, object]) -> None:
    if body.version != version:
        share = Fraction(quota.numerator, quota.denominator)
        there = {"Quota": _shown(share), "Dal": quota.valid_from, "Ultimo giorno": quota.valid_to}
        raise StaleVersion(subject=body.name, yours=yours, current={key: there[key] for key in yours})


def _add_quota(body: models.MemberBody, share: Fraction, first_day: date, act: str) -> models.Quota:
    return models.Quota.objects.create(
        body=body, numerator=share.numerator, denominator=share.denominator, valid_from=first_day, act=act
    )


def _bump(body: models.MemberBody) -> None:
    body.version += 1
    body.save(update_fields=["version"])


def _shown(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def _told(quota: models.Quota) -> dict[str, object]:
    return {
        "share": Fraction(quota.numerator, quota.denominator),
        "act": quota.act,
        "valid_from": quota.valid_from,
        "valid_to": quota.valid_to,
    }


def _record(by: str, body: models.MemberBody, act: str, before: dict[str, object] | None, quota: models.Quota) -> None:
    data = {"before": before, "after": {"name": body.name, "kind": body.kind} | _told(quota)}
    audit.record(authority=body.authority.code, by=by, act=act, subject=body.code, data=data)
