"""Ask for agile work, take it back, answer, read the priority."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority, User
from traguardo.agile_work import models
from traguardo.agile_work.actions.refusing import Refused, held, locked, record
from traguardo.agile_work.domain.requests import Priority, State
from traguardo.agile_work.queries.rights import outlived
from traguardo.agile_work.queries.ruling import rules
from traguardo.organisation.facade import unit_keys
from traguardo.staffing.facade import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks for."""

    days: int
    first_day: date
    last_day: date
    preferred: Iterable[int] = ()
    priority: Priority | None = None


@transaction.atomic
def ask(*, by: User, authority: Authority, person: Person, wish: Wish, today: date) -> int:
    """A request of somebody for themself; its number. Refused when one is waiting, for too many days or in no unit."""
    locked(authority)
    spell = person.spell_on(max(wish.first_day, today)) or person.spell_on(today)
    if spell is None:
        raise Refused(
            "Nel registro del personale non risulti in servizio in quei giorni: chiedi all'ufficio personale."
        )
    if models.Request.objects.filter(person_id=person.pk, state=State.ASKED).exists():
        raise Refused("Hai già una richiesta che attende risposta: ritirala, o aspetta.")
    most = rules(authority, on=wish.first_day)
    if wish.days > most.max_days:
        raise Refused(f"Si possono chiedere al massimo {most.max_days} giorni la settimana ({most.act}).", field="days")
    last = models.Request.objects.filter(authority=authority).aggregate(last=Max("number"))["last"] or 0
    row = models.Request.objects.create(
        authority=authority,
        person_id=person.pk,
        unit_id=unit_keys(authority)[spell.unit],
        number=last + 1,
        days=wish.days,
        preferred="".join(map(str, sorted(set(wish.preferred)))),
        first_day=wish.first_day,
        last_day=wish.last_day,
        priority=wish.priority or "",
        asked_on=today,
    )
    record(by, authority, "ask", row.number, unit=spell.unit)
    return row.number


@transaction.atomic
def withdraw(*, by: User, authority: Authority, number: int, version: int) -> None:
    """Take a request back before the answer."""
    row = _waiting(authority, number, version, "ritirata")
    row.state = State.WITHDRAWN
    row.priority = ""
    row.save()
    record(by, authority, "withdraw", number)


@transaction.atomic
def answer(*, by: User, authority: Authority, number: int, version: int, days: int, reason: str, today: date) -> State:
    """Give all the days asked, some of them, none; less than what was asked needs a reason. Refused for more than asked."""
    row = _waiting(authority, number, version, "con risposta")
    if days > row.days:
        raise Refused(f"Sono stati chiesti {row.days} giorni: non se ne danno di più.", field="days")
    if days < row.days and not reason.strip():
        raise Refused("Scrivi perché non si danno tutti i giorni chiesti.", field="reason")
    row.state = State.ACCEPTED if days == row.days else State.PARTLY if days else State.REJECTED
    row.granted_days, row.reason = days, reason.strip()
    row.answered_on, row.answered_by = today, by
    row.save()
    record(by, authority, "answer", number, state=row.state)
    return State(row.state)


@transaction.atomic
def read_priority(*, by: User, authority: Authority, number: int) -> Priority | None:
    """The category of the law a request tells; that somebody read it stays in the register, what it says does not."""
    row = models.Request.objects.get(authority=authority, number=number)
    record(by, authority, "read_priority", number)
    return Priority(row.priority) if row.priority else None


@transaction.atomic
def forget_priorities(*, by: User, authority: Authority, today: date) -> int:
    """Erase the categories that serve no more: of requests rejected, and of those whose period is over; how many."""
    locked(authority)
    rows = outlived(authority, today=today)
    many = rows.update(priority="")
    if many:
        record(by, authority, "forget_priorities", "priorita", requests=many)
    return many


def _waiting(authority: Authority, number: int, version: int, becomes: str) -> models.Request:
    rows = models.Request.objects.filter(authority=authority, number=number)
    row = held(rows, version, subject=f"Richiesta {number}", yours={"Stato": becomes})
    if row.state != State.ASKED:
        raise Refused(f"La richiesta è già {State(row.state).label}.")
    return row
