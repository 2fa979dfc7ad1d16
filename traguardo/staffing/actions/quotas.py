"""Keep the situation of protected workers on a day: numbers with their source, never who they are."""

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.quotas import CROWDED, Situation
from traguardo.staffing.models import QuotaCount


@transaction.atomic
def tell_quota(*, by: User, authority: Authority, seen: int, situation: Situation) -> QuotaCount:
    """One more version of the situation of a day. `seen`: the number of the one its author saw (0: none).

    Refused when more people are protected than employed. The record holds the day alone: small numbers are of somebody.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    rows = QuotaCount.objects.filter(authority=authority, on=situation.on)
    now = rows.order_by("number").last()
    last = now.number if now else 0
    if last != seen:
        subject = f"Situazione al {it_day(situation.on)}"
        yours = _shown(seen, situation.disabled, situation.protected, situation.typed)
        current = _shown(last, now.disabled, now.protected, now.base) if now else _shown(0, None, None, None)
        raise StaleVersion(subject=subject, yours=yours, current=current)
    held = situation.disabled + situation.protected
    if held > situation.counted:
        message = f"I lavoratori protetti sono {held}, i dipendenti contati {situation.counted}."
        raise Refused([CROWDED.finding(Hit(message=message))])
    row = QuotaCount.objects.create(
        authority=authority,
        on=situation.on,
        number=last + 1,
        disabled=situation.disabled,
        protected=situation.protected,
        base=situation.typed,
        counted=situation.counted,
        source=situation.source,
        sent=situation.sent,
        by=by,
    )
    data = {"on": situation.on.isoformat(), "number": row.number}
    audit.record(authority=authority.code, by=by.email, act="staffing.tell_quota", subject="quote", data=data)
    return row


def _shown(number: int, disabled: int | None, protected: int | None, base: int | None) -> dict[str, object]:
    """A version of a situation as the page that says two people wrote at once has it."""
    told = {"Persone con disabilità": disabled, "Altre categorie protette": protected, "Base scritta": base}
    return {"Versione": number, **{label: "n.d." if value is None else value for label, value in told.items()}}
