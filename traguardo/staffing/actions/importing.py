"""Bring people and presences in from a file: all of it or nothing, and nothing at all when it says what we have."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Severity
from traguardo.kernel.stale import StaleVersion
from traguardo.organisation.facade import unit_keys
from traguardo.staffing import models
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.people import Person
from traguardo.staffing.domain.register import Change, Presences
from traguardo.staffing.intake.reading import Reading
from traguardo.staffing.queries.register import Preview, preview


@transaction.atomic
def bring_in(*, by: str, authority: Authority, reading: Reading, seen: str = "") -> Preview:
    """Write what the file tells of the people it names; what it would have changed comes back.

    Refused with every problem; StaleVersion when the register is no longer the one seen (`seen` empty: whatever it is).
    The same content again writes nothing and leaves no record.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    found = preview(authority, reading)
    if seen and seen != found.seen:
        raise StaleVersion(subject="Personale", yours={"Registro": seen[:12]}, current={"Registro": found.seen[:12]})
    if found.refused:
        raise Refused([finding for finding in found.findings if finding.severity is Severity.ERROR])
    if found.already:
        return found
    touched = {each.code for each in found.differences if each.change is not Change.UNTOUCHED}
    people = [person for person in reading.register.people if person.code in touched]
    days = {key: each for key, each in reading.register.presences.items() if key[0] in touched}
    if people:
        _write_people(authority, people)
        _record(by, authority, "staffing.import_people", found)
    if days:
        _write_presences(authority, days)
        _record(by, authority, "staffing.import_presence", found)
    return found


def _write_people(authority: Authority, people: Iterable[Person]) -> None:
    known = {row.code: row for row in models.Person.objects.filter(authority=authority)}
    told = {person.code: person for person in people}
    for code in told.keys() & known.keys():
        person = told[code]
        facts = {"name": person.name, "gender": person.gender or "", "born": person.born}
        models.Person.objects.filter(pk=known[code].pk).update(**facts, version=F("version") + 1)
    models.Spell.objects.filter(person__authority=authority, person__code__in=told.keys() & known.keys()).delete()
    fresh = [
        models.Person(authority=authority, code=code, name=each.name, gender=each.gender or "", born=each.born)
        for code, each in told.items()
        if code not in known
    ]
    models.Person.objects.bulk_create(fresh)
    keys = dict(models.Person.objects.filter(authority=authority).values_list("code", "pk"))
    units = unit_keys(authority)
    models.Spell.objects.bulk_create(
        models.spell_row(spell, person=keys[code], unit=units[spell.unit])
        for code, each in told.items()
        for spell in each.spells
    )


def _write_presences(authority: Authority, presences: Presences) -> None:
    keys = dict(models.Person.objects.filter(authority=authority).values_list("code", "pk"))
    rows = [
        models.Presence(person_id=keys[code], year=year, due=each.due, worked=each.worked)
        for (code, year), each in presences.items()
    ]
    models.Presence.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "year"], update_fields=["due", "worked"]
    )


def _record(by: str, authority: Authority, act: str, found: Preview) -> None:
    """The codes of who came and who changed: never a name, nor a digest one could guess somebody's data from."""
    codes = {
        change.name.lower(): [each.code for each in found.differences if each.change is change]
        for change in (Change.ADDED, Change.CHANGED)
    }
    audit.record(authority=authority.code, by=by, act=act, subject="personale", data=codes)
