"""Member bodies of an authority and their quotas."""

from datetime import date
from fractions import Fraction

from django.db.models import Q

from traguardo.access.facade import Authority
from traguardo.organisation import models
from traguardo.organisation.domain.members import Member


def quotas(authority: Authority, *, on: date) -> tuple[Member, ...]:
    """The member bodies with their shares on that day, the largest first. One query."""
    rows = models.Quota.objects.filter(_stands(on), body__authority=authority).select_related("body")
    return tuple(sorted((_member(row) for row in rows), key=lambda member: (-member.share, member.name)))


def member_body(authority: Authority, code: str, *, on: date) -> Member | None:
    """One member body with its share on that day, None when it has none."""
    row = models.Quota.objects.filter(_stands(on), body__authority=authority, body__code=code)
    found = row.select_related("body").first()
    return _member(found) if found else None


def quota_history(authority: Authority, code: str) -> tuple[Member, ...]:
    """Every quota of a member body, the latest first."""
    rows = models.Quota.objects.filter(body__authority=authority, body__code=code).select_related("body")
    return tuple(_member(row) for row in rows.order_by("-valid_from"))


def _stands(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def _member(row: models.Quota) -> Member:
    return Member(
        code=row.body.code,
        name=row.body.name,
        kind=row.body.kind,
        share=Fraction(row.numerator, row.denominator),
        act=row.act,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        version=row.body.version,
    )
