"""Change what the deadlines of an authority hang on."""

from dataclasses import asdict, fields

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.monitoring import models
from traguardo.monitoring.domain.body import Body
from traguardo.monitoring.queries.book import book

LABELS = {
    "kind": "Tipo di ente",
    "tuel": "Valgono le norme degli enti locali",
    "piao_with_budget": "Il PIAO segue il bilancio",
    "reason": "Perché il PIAO segue il bilancio",
    "staff": "Dipendenti",
    "district": "Invia il prospetto SIOSS",
    "committee": "Ha il comitato unico di garanzia",
    "holidays_move": "Le scadenze festive slittano",
    "since": "Segui le scadenze dal",
}


@transaction.atomic
def configure(*, by: str, authority: Authority, version: int, body: Body) -> None:
    """Keep the settings; StaleVersion when somebody changed them meanwhile."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    kept = book(authority)
    before, after = asdict(kept.body), asdict(body)
    if kept.version != version:
        yours = {LABELS[name]: value for name, value in after.items()}
        current = {LABELS[name]: value for name, value in before.items()}
        raise StaleVersion(subject="Impostazioni delle scadenze", yours=yours, current=current)
    values = {field.name: getattr(body, field.name) for field in fields(body)}
    models.BodySettings.objects.update_or_create(authority=authority, defaults=values | {"version": version + 1})
    data = {"before": before, "after": after}
    audit.record(authority=authority.code, by=by, act="monitoring.configure", subject=authority.code, data=data)
