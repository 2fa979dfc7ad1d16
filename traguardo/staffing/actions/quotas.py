"""Keep the situation of protected workers on a day: numbers with their source, never who they are."""

from django.db import transaction
from django.db.models import Max

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
    last = rows.aggregate(last=Max("number"))["last"] or 0
    if last != seen:
        subject = f"Situazione al {it_day(situation.on)}"
        raise StaleVersion(subject=subject, yours={"Versione": seen}, current={"Versione": last})
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
