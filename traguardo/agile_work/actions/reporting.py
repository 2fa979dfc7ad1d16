"""The worker's report on an agreement, that the head has seen it, reminders of what is due."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from traguardo.access.facade import Authority, User, post
from traguardo.agile_work import models
from traguardo.agile_work.actions.refusing import Refused, locked, record


@transaction.atomic
def write_report(
    *, by: User, authority: Authority, agreement: models.Agreement, final: bool, reached: str, missed: str, today: date
) -> None:
    """What was reached and what was not; Refused before both have signed, or when the final one is there."""
    locked(authority)
    if not (agreement.worker_signed and agreement.head_signed):
        raise Refused("La relazione si scrive su un accordo firmato.")
    if agreement.reports.filter(final=True).exists():
        raise Refused("La relazione finale c'è già.")
    models.Report.objects.create(agreement=agreement, final=final, reached=reached, missed=missed, written_on=today)
    record(by, authority, "report", agreement, final=final)


@transaction.atomic
def see_report(*, by: User, authority: Authority, report: models.Report, today: date) -> None:
    """That who answers for the unit has read a report; once."""
    row = models.Report.objects.select_for_update().get(pk=report.pk)
    if row.seen_on is None:
        row.seen_on, row.seen_by = today, by
        row.save()
        record(by, authority, "see_report", row.agreement, final=row.final)


@transaction.atomic
def remind(*, by: User, authority: Authority, waiting: Iterable[models.Agreement]) -> int:
    """Write to everybody whose report is due; how many. The register keeps the number, not whom."""
    locked(authority)
    addresses = sorted({row.request.person.user.email for row in waiting if row.request.person.user})
    if addresses:
        record(by, authority, "remind", "relazioni", people=len(addresses))
        transaction.on_commit(partial(_send, authority, addresses))
    return len(addresses)


def _send(authority: Authority, addresses: Iterable[str]) -> None:
    link = f"{settings.SITE_URL}{reverse('agile_work:mine', args=[authority.code])}"
    text = render_to_string("agile_work/mail/report.txt", {"authority": authority, "link": link})
    subject = "Una relazione sul lavoro agile aspetta te"
    post((EmailMessage(subject=subject, body=text, to=[address]), _nothing) for address in addresses)


def _nothing() -> None:
    """A reminder leaves no trace to take back."""
