"""Reminds people that a sheet waits for them: one message each, which says nothing of what is in it."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from traguardo.access.facade import Authority, post
from traguardo.evaluation.actions.locking import record
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.lists import whose_turn
from traguardo.evaluation.queries.rights import Looker


@transaction.atomic
def remind(*, by: Looker, year: int, today: date) -> int:
    """Write to everybody a sheet of the year waits for; how many. The register keeps the number, not whom."""
    Authority.objects.select_for_update(no_key=True).get(pk=by.authority.pk)
    addresses = sorted(whom(by, year, today=today).values())
    if addresses:
        record(by, "remind", year, people=len(addresses))
        transaction.on_commit(partial(_send, by.authority, addresses))
    return len(addresses)


def whom(by: Looker, year: int, *, today: date) -> dict[int, str]:
    """The accounts a sheet of the year waits for."""
    rows = rights.visible(by).filter(year=year).select_related("person__user", "evaluator__user")
    return whose_turn(rows, today=today)


def _send(authority: Authority, addresses: Iterable[str]) -> None:
    link = f"{settings.SITE_URL}{reverse('evaluation:awaiting', args=[authority.code])}"
    text = render_to_string("evaluation/mail/reminder.txt", {"authority": authority, "link": link})
    post((EmailMessage(subject="Una scheda aspetta te", body=text, to=[address]), _nothing) for address in addresses)


def _nothing() -> None:
    """A reminder leaves no trace to take back."""
