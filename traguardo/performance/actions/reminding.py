"""Reminding people of what they owe: one message a person, never twice the same day for a period, sent on commit."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from traguardo.access.facade import Authority, post
from traguardo.audit import facade as audit
from traguardo.performance import models
from traguardo.performance.queries.reminders import Letter, letters

LISTED = 15


@transaction.atomic
def remind(*, by: str, authority: Authority, on: date, year: int | None = None, code: str = "") -> tuple[Letter, ...]:
    """Write to everybody who owes something in the open periods (of a year and code, where said); the letters written.

    Who was written to that day for that period is left in peace. A message that cannot be sent may be sent again.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    written = letters(authority, on=on, year=year, code=code)
    if written:
        kept = [_kept(letter, authority, on) for letter in written]
        data = {
            "on": on,
            "people": [letter.to.email for letter in written],
            "things": sum(each.things for each in written),
        }
        audit.record(authority=authority.code, by=by, act="performance.remind", subject=authority.code, data=data)
        transaction.on_commit(partial(_send, authority, list(zip(written, kept, strict=True)), on))
    return written


def message(authority: Authority, letter: Letter, on: date) -> EmailMessage:
    """The message of a letter: what is owed, by when, where to enter it."""
    context = {"authority": authority, "letter": letter, "on": on, "site": settings.SITE_URL, "listed": LISTED}
    subject = render_to_string("performance/mail/reminder_subject.txt", context)
    text = render_to_string("performance/mail/reminder.txt", context)
    return EmailMessage(subject=" ".join(subject.split()), body=text, to=[letter.to.email])


def _kept(letter: Letter, authority: Authority, on: date) -> list[int]:
    """A row for each period the letter is about; their keys."""
    found = []
    for asking in letter.askings:
        period = models.Period.objects.get(authority=authority, year=asking.year, code=asking.period.code)
        row = models.Reminder(period=period, to_id=letter.to.user, on=on, things=len(asking.dues))
        row.save()
        found.append(row.pk)
    return found


def _send(authority: Authority, written: Sequence[tuple[Letter, list[int]]], on: date) -> None:
    post(
        (message(authority, letter, on), models.Reminder.objects.filter(pk__in=kept).delete) for letter, kept in written
    )
