"""Acts on the guarantee committee: who sits, who leaves, its meetings, their minutes."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority, User
from traguardo.kernel.italian import it_day
from traguardo.wellbeing import models
from traguardo.wellbeing.actions.refusing import Refused, check_seen, keep
from traguardo.wellbeing.domain.committee import Seat, Side

FIELDS = ("name", "gender", "side", "union", "kind", "chair", "first_day", "act")


@transaction.atomic
def write_seat(*, by: User, authority: Authority, seat: Seat) -> models.Seat:
    """Somebody who sits, new or corrected (`pk` and `revision` of the one seen); Refused where the seat cannot be."""
    _check(authority, seat)
    row = models.Seat(authority=authority, revision=0)
    if seat.pk:
        row = models.Seat.objects.select_for_update().get(authority=authority, pk=seat.pk)
        there = {"Componente": row.name, "Dal": it_day(row.first_day)}
        check_seen(row, seat.revision, "Componente del comitato", {"Componente": seat.name}, there)
    for name in FIELDS:
        setattr(row, name, getattr(seat, name))
    row.user_id, row.revision = seat.user, row.revision + 1
    row.save()
    keep(by, authority, "seat", str(row.pk), side=seat.side, kind=seat.kind, since=seat.first_day)
    return row


def _check(authority: Authority, seat: Seat) -> None:
    reasons = []
    if seat.chair and seat.side is not Side.BODY:
        reasons.append("Chi presiede è designato dall'amministrazione: cambia la parte, o togli la presidenza.")
    if seat.side is Side.UNIONS and not seat.union:
        reasons.append("Scrivi quale organizzazione lo ha designato.")
    others = models.Seat.objects.filter(authority=authority, last_day=None).exclude(pk=seat.pk)
    if seat.user and others.filter(user_id=seat.user).exists():
        reasons.append("Con questo accesso siede già un altro componente: scegline un altro.")
    if reasons:
        raise Refused(*reasons)


@transaction.atomic
def end_seat(*, by: User, authority: Authority, pk: int, revision: int, last_day: date) -> None:
    """The last day somebody sits; Refused before the first."""
    row = models.Seat.objects.select_for_update().get(authority=authority, pk=pk)
    check_seen(row, revision, "Componente del comitato", {"Fino al": last_day}, {"Fino al": row.last_day})
    if last_day < row.first_day:
        raise Refused(f"Siede dal {it_day(row.first_day)}: scegli un giorno da quello in poi.")
    row.last_day, row.revision = last_day, row.revision + 1
    row.save(update_fields=["last_day", "revision"])
    keep(by, authority, "end_seat", str(pk), until=last_day)


@transaction.atomic
def call_meeting(*, by: User, authority: Authority, on: date, agenda: str) -> models.Meeting:
    """A meeting on a day with its agenda, numbered after the last."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    last = models.Meeting.objects.filter(authority=authority).aggregate(last=Max("number"))["last"] or 0
    row = models.Meeting.objects.create(authority=authority, number=last + 1, on=on, agenda=agenda)
    keep(by, authority, "call_meeting", str(row.number), on=on)
    return row


@transaction.atomic
def write_minutes(
    *,
    by: User,
    authority: Authority,
    number: int,
    revision: int,
    present: Sequence[int],
    minutes: str,
    decisions: str,
    today: date,
) -> models.Meeting:
    """What was said and decided, and who was there (keys of seats); Refused before the day, or once approved."""
    row = _meeting(authority, number, revision, {"Verbale": minutes, "Decisioni": decisions})
    if row.on > today:
        raise Refused(f"La riunione è il {it_day(row.on)}: il verbale si scrive da quel giorno.")
    row.minutes, row.decisions, row.revision = minutes, decisions, row.revision + 1
    row.save(update_fields=["minutes", "decisions", "revision"])
    row.present.set(models.Seat.objects.filter(authority=authority, pk__in=present))
    keep(by, authority, "write_minutes", str(number), present=len(present), revision=row.revision)
    return row


@transaction.atomic
def approve_minutes(*, by: User, authority: Authority, number: int, revision: int) -> None:
    """The minutes stay as they are; Refused where they are empty."""
    row = _meeting(authority, number, revision, {})
    if not row.minutes:
        raise Refused("Il verbale è vuoto: scrivilo prima di approvarlo.")
    row.approved, row.revision = True, row.revision + 1
    row.save(update_fields=["approved", "revision"])
    keep(by, authority, "approve_minutes", str(number))


def _meeting(authority: Authority, number: int, revision: int, yours: dict[str, object]) -> models.Meeting:
    row = models.Meeting.objects.select_for_update().get(authority=authority, number=number)
    check_seen(row, revision, f"Riunione {number}", yours, {"Verbale": row.minutes, "Decisioni": row.decisions})
    if row.approved:
        raise Refused("Il verbale è approvato: non si cambia più. Correggilo nella prossima riunione.")
    return row
