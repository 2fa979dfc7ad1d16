"""Write the individual agreement, sign it, make a new edition, end it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.agile_work import models
from traguardo.agile_work.actions.refusing import Refused, held, locked, record
from traguardo.agile_work.domain.agreements import Ending, notice_days, why_not_end
from traguardo.agile_work.domain.requests import Priority, State
from traguardo.agile_work.domain.rotation import digest
from traguardo.agile_work.queries.agreements import life
from traguardo.kernel.italian import it_day

TEXTS = ("goals", "ways", "measures", "contact", "disconnection", "tools", "place")
FIELDS = (*TEXTS, "days", "safety_on", "first_day", "last_day", "report_due")
NEEDED = {
    "goals": "gli obiettivi",
    "ways": "le modalità",
    "measures": "come si misurano i risultati",
    "contact": "le fasce di contattabilità",
    "disconnection": "la disconnessione",
    "tools": "gli strumenti",
    "safety_on": "il giorno in cui hai consegnato l'informativa sulla sicurezza",
}


@transaction.atomic
def write_agreement(*, by: User, authority: Authority, number: int, version: int, said: Mapping[str, Any]) -> int:
    """The text of the agreement of a request; its edition. One nobody has signed changes, else a new edition begins.

    `version` is of the edition seen, 0 where there was none. Refused for a request not granted, for more days than granted.
    """
    locked(authority)
    request = models.Request.objects.get(authority=authority, number=number)
    if not State(request.state).granted:
        raise Refused("L'accordo segue una richiesta accolta: rispondi prima alla richiesta.")
    if said["days"] > (request.granted_days or 0):
        raise Refused(f"La risposta dà {request.granted_days} giorni la settimana.", field="days")
    last = request.agreements.first()
    if last is not None:
        row = held(request.agreements.filter(pk=last.pk), version, subject="Accordo", yours={"Accordo": "il tuo testo"})
        if row.worker_signed or row.head_signed:
            if not life(row).signed:
                raise Refused("L'accordo ha già una firma: aspetta l'altra, poi potrai farne una nuova edizione.")
            if said["first_day"] <= row.first_day:
                told = f"La nuova edizione comincia dopo quella di adesso, che è del {it_day(row.first_day)}."
                raise Refused(told, field="first_day")
            row = models.Agreement(request=request, edition=row.edition + 1)
    else:
        row = models.Agreement(request=request)
    for name in FIELDS:
        setattr(row, name, said[name])
    row.save()
    record(by, authority, "write_agreement", f"{number}/{row.edition}", digest=text_digest(row))
    return row.edition


@transaction.atomic
def sign(*, by: User, authority: Authority, number: int, version: int, as_worker: bool, today: date) -> bool:
    """The acknowledgement of one of the two; whether both have signed. Refused while something the law wants is missing.

    When both have, the edition before it ends the day before this one begins.
    """
    row = _last(authority, number, version, "firmato")
    if missing := [words for name, words in NEEDED.items() if not getattr(row, name)]:
        raise Refused(f"Nell'accordo mancano: {', '.join(missing)}.")
    mine = row.worker_signed if as_worker else row.head_signed
    if mine:
        raise Refused("Questa firma c'è già.")
    row.text_digest = row.text_digest or text_digest(row)
    if as_worker:
        row.worker_signed = today
    else:
        row.head_signed, row.signed_by = today, by
    row.save()
    if life(row).signed:
        _end_before(row)
    who = "worker" if as_worker else "head"
    record(by, authority, "sign", f"{number}/{row.edition}", who=who, digest=row.text_digest)
    return life(row).signed


@transaction.atomic
def end_agreement(
    *,
    by: User,
    authority: Authority,
    number: int,
    version: int,
    ending: Ending,
    last: date,
    by_worker: bool,
    today: date,
) -> None:
    """End an agreement in force; Refused without the notice the law asks for (art. 19, c. 2)."""
    row = _last(authority, number, version, "chiuso")
    if not life(row).signed:
        raise Refused("L'accordo non è ancora firmato da tutti e due: non c'è nulla da chiudere.")
    disabled = row.request.priority == Priority.DISABLED_WORKER
    notice = notice_days(on=today, by_worker=by_worker, disabled=disabled)
    if why := why_not_end(life(row), ending, last=last, today=today, notice=notice):
        raise Refused(why, field="last_day")
    row.ended_on, row.ending = last, ending
    row.save()
    record(by, authority, "end_agreement", f"{number}/{row.edition}", ending=ending.value, last=last.isoformat())


def text_digest(row: models.Agreement) -> str:
    """SHA-256 of all that the two agree on."""
    return digest({name: str(getattr(row, name) or "") for name in FIELDS})


def _last(authority: Authority, number: int, version: int, becomes: str) -> models.Agreement:
    rows = models.Agreement.objects.filter(request__authority=authority, request__number=number)
    newest = rows.order_by("-edition").values("pk")[:1]
    rows = models.Agreement.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).select_related("request")
    return held(rows, version, subject=f"Accordo {number}", yours={"Stato": becomes})


def _end_before(row: models.Agreement) -> None:
    earlier = models.Agreement.objects.filter(request=row.request, edition__lt=row.edition, ended_on=None)
    earlier.update(ended_on=row.first_day - timedelta(days=1), ending=Ending.REPLACED)
