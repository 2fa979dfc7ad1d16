"""Give certificates, withdraw one, remind people of those that are about to expire."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from traguardo.access.facade import Authority, User, post
from traguardo.audit import facade as audit
from traguardo.training import models
from traguardo.training.actions.locking import hold, next_number, the_person
from traguardo.training.actions.refusing import refuse
from traguardo.training.domain.lines import Duty
from traguardo.training.queries.certificates import SOON
from traguardo.training.queries.courses import course

WHOLE = 100


@transaction.atomic
def give_certificates(
    *, by: str, authority: Authority, number: int, share: int, issued: date, expires: date | None, today: date
) -> int:
    """A certificate to who did at least that share, in points, of a course, and has none of it; how many were given.

    Refused when the course was cancelled, when it is issued before its last day or in days to come, or nobody is to have one.
    """
    hold(authority)
    found = course(authority, number)
    if found is None or found.cancelled:
        raise refuse("Di un corso annullato non si danno attestati.")
    _check_days(issued, expires, today)
    if found.days and issued < found.days[-1].day:
        raise refuse("L'attestato viene prima della fine del corso.", "Scrivi un giorno dopo l'ultimo del corso.")
    row = models.Session.objects.get(authority=authority, number=number)
    has = set(row.certificates.filter(withdrawn=False).values_list("person__code", flat=True))
    due = [
        each
        for each in found.people
        if each.total and each.total * WHOLE >= found.minutes * share and each.code not in has
    ]
    if not due:
        raise refuse(
            "Nessuno ha fatto abbastanza ore, o l'attestato ce l'hanno già.", "Segna le presenze, o abbassa la quota."
        )
    people = dict(row.enrolments.values_list("person__code", "person_id"))
    for each in due:
        facts = {"session": row, "title": found.title, "duty": found.duty.value, "issued": issued, "expires": expires}
        _create(authority, people[each.code], facts)
    data = {"given": [each.code for each in due]}
    audit.record(
        authority=authority.code, by=by, act="training.give_certificates", subject=f"corso {number}", data=data
    )
    return len(due)


@transaction.atomic
def add_certificate(
    *,
    by: str,
    authority: Authority,
    person: str,
    title: str,
    duty: Duty,
    issued: date,
    expires: date | None,
    today: date,
) -> None:
    """Enter in the register a certificate somebody got elsewhere; Refused when it is of days to come."""
    hold(authority)
    _check_days(issued, expires, today)
    facts = {"session": None, "title": title, "duty": duty.value, "issued": issued, "expires": expires}
    row = _create(authority, the_person(authority, person).pk, facts)
    data = {"given": [person]}
    audit.record(
        authority=authority.code, by=by, act="training.give_certificates", subject=f"{row.number}/{row.year}", data=data
    )


@transaction.atomic
def withdraw_certificate(*, by: str, authority: Authority, year: int, number: int) -> None:
    """A certificate given by mistake: it stays in the register, withdrawn. Refused when it is already."""
    row = models.Certificate.objects.select_for_update().get(authority=authority, year=year, number=number)
    if row.withdrawn:
        raise refuse("Questo attestato è già annullato.")
    row.withdrawn = True
    row.save(update_fields=["withdrawn"])
    audit.record(
        authority=authority.code, by=by, act="training.withdraw_certificate", subject=f"{number}/{year}", data={}
    )


@transaction.atomic
def remind(*, by: str, authority: Authority, on: date) -> int:
    """Write once to who signs in and has a certificate that expires within 90 days; how many people are written to.

    A message that cannot be sent may be sent again. It names no course: that is read after signing in.
    """
    hold(authority)
    rows = models.Certificate.objects.filter(
        authority=authority,
        withdrawn=False,
        reminded_on=None,
        expires__range=(on, on + SOON),
        person__user__is_active=True,
    )
    keys: dict[int, list[int]] = {}
    for pk, user in rows.values_list("pk", "person__user"):
        keys.setdefault(user, []).append(pk)
    if keys:
        rows.update(reminded_on=on)
        data = {"people": len(keys), "certificates": sum(map(len, keys.values()))}
        audit.record(authority=authority.code, by=by, act="training.remind", subject=authority.code, data=data)
        transaction.on_commit(partial(_send, authority, keys))
    return len(keys)


def _send(authority: Authority, keys: dict[int, list[int]]) -> None:
    people = User.objects.in_bulk(keys)
    post(
        (
            _message(authority, people[user]),
            partial(models.Certificate.objects.filter(pk__in=pks).update, reminded_on=None),
        )
        for user, pks in keys.items()
    )


def _message(authority: Authority, user: User) -> EmailMessage:
    context = {"authority": authority, "user": user, "site": settings.SITE_URL}
    text = render_to_string("training/mail/expiring.txt", context)
    return EmailMessage(subject=f"Un tuo attestato sta per scadere – {authority.name}", body=text, to=[user.email])


def _check_days(issued: date, expires: date | None, today: date) -> None:
    if issued > today:
        raise refuse(
            "L'attestato è rilasciato in un giorno che deve venire.", "Scrivi il giorno in cui è stato rilasciato."
        )
    if expires is not None and expires <= issued:
        raise refuse("L'attestato scade prima di essere rilasciato.", "Correggi uno dei due giorni.")


def _create(authority: Authority, person: int, facts: Mapping[str, object]) -> models.Certificate:
    issued = facts["issued"]
    if not isinstance(issued, date):
        raise TypeError(issued)
    rows = models.Certificate.objects.filter(authority=authority, year=issued.year)
    return models.Certificate.objects.create(
        authority=authority, year=issued.year, number=next_number(rows), person_id=person, **facts
    )
