"""Agreements: those one may see, and which days of whom they cover."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.agile_work import models
from traguardo.agile_work.domain.agreements import Life
from traguardo.agile_work.queries.rights import Looker, requests

BOTH = {"worker_signed__isnull": False, "head_signed__isnull": False}


def life(row: models.Agreement) -> Life:
    """The days that say where the agreement stands."""
    return Life(
        first_day=row.first_day,
        last_day=row.last_day,
        worker_signed=row.worker_signed,
        head_signed=row.head_signed,
        ended_on=row.ended_on,
    )


def visible(looker: Looker) -> QuerySet[models.Agreement]:
    """The agreements of the requests one may see, the latest edition of each first."""
    rows = models.Agreement.objects.filter(request__in=requests(looker).order_by().values("pk"))
    return rows.select_related("request__person", "request__unit").order_by("-request__number", "-edition")


def latest(rows: Iterable[models.Agreement]) -> list[models.Agreement]:
    """The last edition of each request."""
    found: dict[int, models.Agreement] = {}
    for row in rows:
        if row.request_id not in found or row.edition > found[row.request_id].edition:
            found[row.request_id] = row
    return list(found.values())


def signed(authority: Authority, *, first: date, last: date) -> dict[str, list[models.Agreement]]:
    """The agreements signed by both that touch the days, by code of the person. One SQL statement."""
    rows = models.Agreement.objects.filter(request__authority=authority, first_day__lte=last, **BOTH)
    found: dict[str, list[models.Agreement]] = {}
    for row in rows.select_related("request__person"):
        end = life(row).end
        if end is None or end >= first:
            found.setdefault(row.request.person.code, []).append(row)
    return found
