"""Announce the turns of an office with their seed, then draw them."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority, User
from traguardo.agile_work import models
from traguardo.agile_work.actions.refusing import Refused, held, locked, record
from traguardo.agile_work.domain.rotation import digest, draw, inputs_data, outcome_data
from traguardo.agile_work.queries.rotations import askers, terms
from traguardo.organisation.facade import unit_keys


@transaction.atomic
def announce(
    *, by: User, authority: Authority, unit: str, first_week: date, weeks: int, places: int, seed: str, today: date
) -> int:
    """Say beforehand which weeks will be drawn and with which seed; the number. Refused over weeks that already have one."""
    locked(authority)
    if first_week.weekday():
        raise Refused("La prima settimana comincia di lunedì.", field="first_week")
    end = first_week + timedelta(days=7 * weeks)
    for row in models.Rotation.objects.filter(authority=authority, unit__code=unit, first_week__lt=end):
        if row.first_week + timedelta(days=7 * row.weeks) > first_week:
            raise Refused(f"Per queste settimane l'ufficio ha già la rotazione {row.number}.", field="first_week")
    last = models.Rotation.objects.filter(authority=authority).aggregate(last=Max("number"))["last"] or 0
    row = models.Rotation.objects.create(
        authority=authority,
        unit_id=unit_keys(authority)[unit],
        number=last + 1,
        first_week=first_week,
        weeks=weeks,
        places=places,
        seed=seed,
        announced_on=today,
    )
    record(by, authority, "announce", row.number, unit=unit, seed=seed, places=places, weeks=weeks)
    return row.number


@transaction.atomic
def take_data(*, by: User, authority: Authority, number: int, data: object) -> None:
    """That somebody took what a rotation was drawn from, where priorities show: its fingerprint stays in the record."""
    record(by, authority, "take_data", number, taken=digest(data))


@transaction.atomic
def draw_rotation(*, by: User, authority: Authority, number: int, version: int, today: date) -> str:
    """Draw the turns among the requests granted so far; the fingerprint of inputs and outcome, which stay for ever."""
    rows = models.Rotation.objects.filter(authority=authority, number=number).select_related("unit")
    row = held(rows, version, subject=f"Rotazione {number}", yours={"Stato": "sorteggiata"})
    if row.drawn_on:
        raise Refused("Questa rotazione è già sorteggiata: l'esito non cambia più.")
    people, held_terms = askers(row), terms(row)
    if not people:
        raise Refused("Nessuna richiesta accolta tocca queste settimane: non c'è nulla da sorteggiare.")
    row.inputs = inputs_data(people, held_terms)
    row.outcome = outcome_data(draw(people, held_terms))
    row.digest, row.drawn_on = digest([row.inputs, row.outcome]), today
    row.save()
    record(by, authority, "draw", number, inputs=digest(row.inputs), outcome=digest(row.outcome), people=len(people))
    return row.digest
