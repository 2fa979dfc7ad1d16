"""Open and close posts of the staffing plan."""

from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.organisation import models
from traguardo.organisation.domain.units import Refused
from traguardo.organisation.queries import units as queries


@transaction.atomic
def create_post(
    *, by: str, authority: Authority, code: str, title: str, unit: str, first_day: date, area: str = ""
) -> models.Post:
    """Open a post in a unit; Refused when the code is taken or the unit is not there that day."""
    if models.Post.objects.filter(authority=authority, code=code).exists():
        raise Refused(f"Il codice «{code}» è già di un posto, anche chiuso: scegline un altro.")
    if queries.unit(authority, unit, on=first_day) is None:
        raise Refused(f"L'unità «{unit}» a quella data non c'è: scegline una aperta.")
    place = models.Unit.objects.select_for_update().get(authority=authority, code=unit)
    post = models.Post.objects.create(
        authority=authority, unit=place, code=code, title=title, area=area, valid_from=first_day
    )
    data = {"before": None, "after": {"title": title, "unit": unit, "area": area, "valid_from": first_day}}
    audit.record(authority=authority.code, by=by, act="organisation.create_post", subject=code, data=data)
    return post


@transaction.atomic
def close_post(*, by: str, authority: Authority, pk: int, version: int, last_day: date) -> models.Post:
    """Close a post after its last day; StaleVersion when somebody changed it meanwhile."""
    post = models.Post.objects.select_for_update().get(pk=pk, authority=authority)
    if post.version != version:
        there = {"Ultimo giorno": post.valid_to}
        raise StaleVersion(subject=post.title, yours={"Ultimo giorno": last_day}, current=there)
    if last_day < post.valid_from:
        raise Refused(f"Il posto c'è dal {post.valid_from:%d/%m/%Y}: l'ultimo giorno non può venire prima.")
    before = {"valid_to": post.valid_to}
    post.valid_to, post.version = last_day, post.version + 1
    post.save(update_fields=["valid_to", "version"])
    data = {"before": before, "after": {"valid_to": last_day}}
    audit.record(authority=authority.code, by=by, act="organisation.close_post", subject=post.code, data=data)
    return post
