"""Say that a deadline was met or missed, take it back, move it by a new act."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.monitoring import models
from traguardo.monitoring.domain.deadlines import Deadline
from traguardo.monitoring.domain.fulfilment import Outcome, days_late
from traguardo.monitoring.queries.book import book


class Refused(ValueError):  # noqa: N818 - it names the fact
    """Why the act cannot be carried out, and how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said: the day it was met, the act, where it is published, the reason of the delay."""

    on: date | None = None
    act: str = ""
    link: str = ""
    reason: str = ""


@transaction.atomic
def meet(*, by: User, authority: Authority, deadline: Deadline, seen: int, words: Words, today: date) -> models.Said:
    """Say a deadline was met; Refused for a day to come, or late without its reason (D.Lgs. 150/2009, art. 10, c. 5)."""
    if words.on is None or words.on > today:
        raise Refused("Scrivi il giorno in cui è stata fatta: non può essere dopo oggi.")
    if days_late(deadline, words.on) and not words.reason:
        raise Refused(
            f"È dopo il {deadline.day:%d/%m/%Y}: scrivi perché. La ragione del ritardo va detta, e qui resta."
        )
    return _say(by, authority, deadline, seen, Outcome.DONE, words)


@transaction.atomic
def miss(*, by: User, authority: Authority, deadline: Deadline, seen: int, words: Words, today: date) -> models.Said:
    """Declare a deadline not met, with its reason; Refused before it is past."""
    if deadline.day >= today:
        raise Refused(f"Il termine è il {deadline.day:%d/%m/%Y}: c'è ancora tempo per rispettarlo.")
    return _say(by, authority, deadline, seen, Outcome.MISSED, words)


@transaction.atomic
def withdraw(
    *, by: User, authority: Authority, deadline: Deadline, seen: int, words: Words, today: date
) -> models.Said:
    """Take back what was said: the deadline is to be met again; Refused when nothing was said."""
    if not seen:
        raise Refused("Non c'è niente da riaprire: nessuno ha ancora segnato questa scadenza.")
    return _say(by, authority, deadline, seen, Outcome.WITHDRAWN, words)


@transaction.atomic
def move(*, by: User, authority: Authority, deadline: Deadline, seen: date, to: date, act: str, today: date) -> None:
    """Move a deadline by a new act; StaleVersion when it fell on another day than the one seen."""
    _lock(authority)
    current = book(authority).one(*deadline.key, today=today).deadline
    if current.day != seen:
        raise StaleVersion(subject=deadline.title, yours={"Nuovo giorno": to}, current={"Nuovo giorno": current.day})
    row = models.Moved.objects.create(
        authority=authority, code=deadline.code, about=deadline.about, to=to, act=act, known=today, by=by
    )
    data: dict[str, object] = {"before": current.day, "after": row.to, "act": act}
    _record(by, authority, deadline, "monitoring.move", data)


def _say(by: User, authority: Authority, deadline: Deadline, seen: int, outcome: Outcome, words: Words) -> models.Said:
    _lock(authority)
    kept = book(authority)
    number = kept.number(deadline.key)
    if number != seen:
        _, there = kept.said[deadline.key]
        yours = {"Fatta il": words.on, "Atto": words.act, "Perché": words.reason}
        now = {"Fatta il": there.on, "Atto": there.act, "Perché": there.reason}
        raise StaleVersion(subject=deadline.title, yours=yours, current=now)
    row = models.Said.objects.create(
        authority=authority,
        code=deadline.code,
        about=deadline.about,
        number=number + 1,
        outcome=outcome,
        on=words.on,
        act=words.act,
        link=words.link,
        reason=words.reason,
        by=by,
    )
    data: dict[str, object] = {
        "outcome": outcome,
        "on": words.on,
        "act": words.act,
        "link": words.link,
        "reason": words.reason,
    }
    _record(by, authority, deadline, "monitoring.say", data)
    return row


def _lock(authority: Authority) -> None:
    """One word at a time on the deadlines of an authority."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)


def _record(by: User, authority: Authority, deadline: Deadline, act: str, data: dict[str, object]) -> None:
    subject = f"{deadline.code} {deadline.about}"
    audit.record(authority=authority.code, by=by.email, act=act, subject=subject, data=data)
