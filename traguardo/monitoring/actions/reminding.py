"""Reminding people of the deadlines: one message a person, each step once, sent on commit."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from traguardo.access.facade import Authority, post
from traguardo.audit import facade as audit
from traguardo.monitoring.models import Call
from traguardo.monitoring.queries.calls import Letter, Reminded, letters


@transaction.atomic
def remind(*, by: str, authority: Authority, on: date) -> tuple[Letter, ...]:
    """Write to who answers for what is near or overdue; the letters written. Run again, it writes nothing twice.

    A message that cannot be sent may be sent again.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    written = letters(authority, on=on)
    if written:
        kept = [[_kept(authority, letter, reminded, on) for reminded in letter.calls] for letter in written]
        data = {"on": on, "people": [letter.email for letter in written]}
        audit.record(authority=authority.code, by=by, act="monitoring.remind", subject=authority.code, data=data)
        transaction.on_commit(partial(_send, authority, list(zip(written, kept, strict=True)), on))
    return written


def message(authority: Authority, letter: Letter, on: date) -> EmailMessage:
    """The message of a letter: which deadlines, by when, where to read why."""
    context = {"authority": authority, "letter": letter, "on": on, "site": settings.SITE_URL}
    subject = render_to_string("monitoring/mail/subject.txt", context)
    text = render_to_string("monitoring/mail/reminder.txt", context)
    return EmailMessage(subject=" ".join(subject.split()), body=text, to=[letter.email])


def _kept(authority: Authority, letter: Letter, reminded: Reminded, on: date) -> int:
    code, about = reminded.line.deadline.key
    row = Call.objects.create(authority=authority, code=code, about=about, step=reminded.step, to_id=letter.user, on=on)
    return row.pk


def _send(authority: Authority, written: Sequence[tuple[Letter, list[int]]], on: date) -> None:
    post((message(authority, letter, on), Call.objects.filter(pk__in=kept).delete) for letter, kept in written)
