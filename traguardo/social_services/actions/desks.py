"""The act that says whom to ask about a service, and opens or closes its calculator to everybody."""

from dataclasses import asdict

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.social_services.models import Desk
from traguardo.social_services.queries.regulations import desk_of


@transaction.atomic
def set_desk(*, by: User, authority: Authority, code: str, revision: int, contact: str, public: bool) -> None:
    """Keep the desk of a service; StaleVersion when somebody changed it meanwhile."""
    Authority.objects.select_for_update().get(pk=authority.pk)
    before = desk_of(authority, code)
    after = {"contact": contact, "public": public}
    if before.revision != revision:
        words = {"contact": "A chi chiedere", "public": "Calcolatore aperto a tutti"}
        shown = {words[name]: value for name, value in asdict(before).items() if name in words}
        raise StaleVersion(
            subject="Sportello", yours={words[name]: value for name, value in after.items()}, current=shown
        )
    Desk.objects.update_or_create(authority=authority, code=code, defaults=after | {"revision": revision + 1})
    data = {"before": {name: asdict(before)[name] for name in after}, "after": after}
    audit.record(authority=authority.code, by=by.email, act="social_services.set_desk", subject=code, data=data)
