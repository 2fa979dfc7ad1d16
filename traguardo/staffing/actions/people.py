"""Add a person, change their data, what they do from a day, end it, correct it: their history stays."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.stale import StaleVersion
from traguardo.organisation.facade import unit_keys
from traguardo.staffing import models
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.history import check_spells
from traguardo.staffing.domain.people import Gender, Person, Spell
from traguardo.staffing.domain.register import told_spell
from traguardo.staffing.queries.register import standing_units
from traguardo.staffing.queries.staff import person as read

DAY = timedelta(days=1)
Spells = tuple[Spell, ...]


@transaction.atomic
def add_person(
    *,
    by: str,
    authority: Authority,
    code: str,
    name: str,
    gender: Gender | None = None,
    born: int | None = None,
    user: User | None = None,
    spell: Spell,
) -> Person:
    """Somebody who comes in with what they do; Refused when the code or the account is taken, or the spell cannot be."""
    if models.Person.objects.filter(authority=authority, code=code).exists():
        raise Refused([_wrong("PER04", f"La matricola «{code}» è già di un'altra persona.", "Scegline un'altra.")])
    _check_account(authority, user, code)
    _check(authority, (spell,))
    row = models.Person.objects.create(
        authority=authority, code=code, name=name, gender=gender or "", born=born, user=user
    )
    _write(authority, row, (spell,))
    return _recorded(by, row, "staffing.add_person", ["new"])


@transaction.atomic
def change_details(
    *,
    by: str,
    authority: Authority,
    code: str,
    version: int,
    name: str,
    gender: Gender | None,
    born: int | None,
    user: User | None,
) -> Person:
    """Name, gender, year of birth, account; Refused when the account is somebody else's, StaleVersion as ever."""
    row = _locked(authority, code)
    yours = {"Nome": name, "Genere": gender or "", "Anno di nascita": born, "Accesso": str(user or "")}
    there = {"Nome": row.name, "Genere": row.gender, "Anno di nascita": row.born, "Accesso": str(row.user or "")}
    _check_version(row, version, yours, there)
    _check_account(authority, user, code)
    row.name, row.gender, row.born, row.user = name, gender or "", born, user
    row.save(update_fields=["name", "gender", "born", "user"])
    return _recorded(by, row, "staffing.change_person", sorted(key for key in yours if yours[key] != there[key]))


def add_spell(*, by: str, authority: Authority, code: str, version: int, spell: Spell) -> Person:
    """One more spell, beside the others or after them; Refused when together they are more than one full time."""
    return _change(by, authority, code, version, "add_spell", told_spell(spell), lambda held: (*held, spell))


def change_spell(*, by: str, authority: Authority, code: str, version: int, pk: int, spell: Spell) -> Person:
    """What somebody does from the first day of `spell` on: the spell `pk` ends the day before, and stays.

    Refused when `pk` begins that day or later: that would be a correction.
    """

    def changed(held: Spells) -> Spells:
        before = _one(held, pk)
        if spell.first_day <= before.first_day:
            said = f"Il periodo di adesso comincia il {it_day(before.first_day)}."
            raise Refused([_wrong("PER06", said, "Scegli un giorno dopo, oppure correggi quel periodo.")])
        return (*_without(held, pk), replace(before, last_day=spell.first_day - DAY), spell)

    return _change(by, authority, code, version, "change_spell", told_spell(spell), changed)


def correct_spell(*, by: str, authority: Authority, code: str, version: int, pk: int, spell: Spell) -> Person:
    """Write a spell anew because it was written wrong: what it said is lost, the record says that it happened."""

    def corrected(held: Spells) -> Spells:
        return (*_without(held, pk), replace(spell, pk=_one(held, pk).pk))

    return _change(by, authority, code, version, "correct_spell", told_spell(spell), corrected)


def end_service(*, by: str, authority: Authority, code: str, version: int, last_day: date) -> Person:
    """The last day of all that somebody does; Refused when a spell begins after it, or nothing holds that day."""

    def ended(held: Spells) -> Spells:
        later = [spell for spell in held if spell.first_day > last_day]
        if later:
            said = f"Un periodo comincia dopo, il {it_day(later[0].first_day)}."
            raise Refused([_wrong("PER06", said, "Scegli un giorno dopo, o correggi prima quel periodo.")])
        if not any(spell.holds_on(last_day) for spell in held):
            said = f"Il {it_day(last_day)} la persona non è in servizio."
            raise Refused([_wrong("PER06", said, "Scegli un giorno in cui lo è.")])
        return tuple(replace(spell, last_day=last_day) if spell.holds_on(last_day) else spell for spell in held)

    return _change(by, authority, code, version, "end_service", f"fino al {it_day(last_day)}", ended)


@transaction.atomic
def _change(
    by: str, authority: Authority, code: str, version: int, what: str, yours: str, change: Callable[[Spells], Spells]
) -> Person:
    row = _locked(authority, code)
    held = _person(row).spells
    _check_version(row, version, {"Periodi": yours}, {"Periodi": "; ".join(map(told_spell, held))})
    spells = change(held)
    _check(authority, spells)
    _write(authority, row, spells)
    return _recorded(by, row, "staffing.change_person", [what])


def _locked(authority: Authority, code: str) -> models.Person:
    return models.Person.objects.select_for_update().get(authority=authority, code=code)


def _person(row: models.Person) -> Person:
    found = read(row.authority, row.code)
    if found is None:
        raise models.Person.DoesNotExist
    return found


def _one(held: Spells, pk: int) -> Spell:
    found = next((spell for spell in held if spell.pk == pk), None)
    if found is None:
        raise models.Spell.DoesNotExist
    return found


def _without(held: Spells, pk: int) -> Spells:
    return tuple(spell for spell in held if spell.pk != pk)


def _check_version(row: models.Person, version: int, yours: Mapping[str, object], there: Mapping[str, object]) -> None:
    if row.version != version:
        raise StaleVersion(subject=row.name, yours=yours, current=there)


def _check_account(authority: Authority, user: User | None, code: str) -> None:
    if user and models.Person.objects.filter(authority=authority, user=user).exclude(code=code).exists():
        said = "Con questo accesso entra già un'altra persona del personale."
        raise Refused([_wrong("PER13", said, "Scegli un altro accesso, o toglilo prima a chi ce l'ha.")])


def _check(authority: Authority, spells: Spells) -> None:
    places = [(spell, Place(row=number)) for number, spell in enumerate(spells, 1)]
    if found := check_spells(places, standing_units(authority)):
        raise Refused(found)


def _write(authority: Authority, row: models.Person, spells: Spells) -> None:
    units = unit_keys(authority)
    row.spells.exclude(pk__in=[spell.pk for spell in spells if spell.pk]).delete()
    for spell in spells:
        models.spell_row(spell, person=row.pk, unit=units[spell.unit], pk=spell.pk or None).save()


def _recorded(by: str, row: models.Person, act: str, what: list[str]) -> Person:
    """Bump the version and record which things changed: never the things, nor a digest one could guess them from."""
    if act != "staffing.add_person":
        row.version += 1
        row.save(update_fields=["version"])
    data = {"changed": what, "version": row.version}
    audit.record(authority=row.authority.code, by=by, act=act, subject=row.code, data=data)
    return _person(row)


def _wrong(code: str, message: str, mend: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, mend=mend)
