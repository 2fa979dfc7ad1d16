"""How things stand on a day, put into the history we hold: what changed begins that day, what was before stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from traguardo.staffing.domain.people import Person, Spell


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The whole history of who the file names; `staying`: codes of who is in service that day and is not in it."""

    people: tuple[Person, ...]
    staying: tuple[str, ...]


def merge(held: Sequence[Person], told: Sequence[Person], *, on: date) -> Merged:
    """Each person of the file with their history: new spells from the day where something differs, the rest untouched."""
    known = {person.code: person for person in held}
    named = {person.code for person in told}
    there = (one for one in held if any(spell.holds_on(on) for spell in one.spells))
    staying = sorted(one.code for one in there if one.code not in named)
    return Merged(people=tuple(_merged(known, one, on) for one in told), staying=tuple(staying))


def _merged(known: Mapping[str, Person], told: Person, on: date) -> Person:
    before = known.get(told.code)
    if before is None:
        return told
    facts = replace(told, gender=told.gender or before.gender, born=told.born or before.born)
    return replace(facts, spells=_spells(before.spells, told.spells, on))


def _spells(held: tuple[Spell, ...], told: tuple[Spell, ...], on: date) -> tuple[Spell, ...]:
    now = [spell for spell in held if spell.holds_on(on)]
    if sorted(map(_facts, now)) == sorted(map(_facts, told)):
        ends = {_facts(spell): spell.last_day for spell in told}
        return tuple(replace(spell, last_day=ends[_facts(spell)]) if spell in now else spell for spell in held)
    closed = [replace(spell, last_day=on - timedelta(days=1)) for spell in now if spell.first_day < on]
    others = [spell for spell in held if spell not in now]
    begun = [replace(spell, first_day=max(on, spell.first_day) if now else spell.first_day) for spell in told]
    return tuple(sorted([*others, *closed, *begun], key=lambda spell: (spell.first_day, spell.unit)))


def _facts(spell: Spell) -> tuple[str, ...]:
    """What a spell says besides its days; the profile too, where both say it."""
    return (spell.unit, spell.category, spell.profile, spell.position, spell.contract, str(spell.full_time))
