"""Open and close the public site, say where a part of «Amministrazione trasparente» is published."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.observatory.library.tree import Part
from traguardo.observatory.models import Placement, Site
from traguardo.observatory.queries.site import Shown, settings_of
from traguardo.observatory.queries.transparency import placement


@transaction.atomic
def configure(*, by: str, authority: Authority, version: int, shown: Shown) -> None:
    """Keep what the public sees; StaleVersion when somebody changed it meanwhile."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    before, current = settings_of(authority)
    if current != version:
        raise StaleVersion(subject="Sito pubblico", yours=asdict(shown), current=asdict(before))
    Site.objects.update_or_create(authority=authority, defaults=asdict(shown) | {"version": version + 1})
    data = {"before": asdict(before), "after": asdict(shown)}
    audit.record(authority=authority.code, by=by, act="observatory.configure", subject=authority.code, data=data)


@transaction.atomic
def place(
    *, by: str, authority: Authority, part: Part, version: int, address: str, updated_on: date | None, not_due: str
) -> None:
    """Say where a part is published and since when, or why it has not to be; StaleVersion as above."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    before, current = placement(authority, part.code)
    after: dict[str, object] = {"address": address, "updated_on": updated_on, "not_due": not_due}
    if current != version:
        raise StaleVersion(subject=part.title, yours=after, current=before)
    Placement.objects.update_or_create(authority=authority, part=part.code, defaults=after | {"version": version + 1})
    data = {"before": before, "after": after}
    audit.record(authority=authority.code, by=by, act="observatory.place", subject=part.code, data=data)
