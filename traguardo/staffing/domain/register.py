"""The register as a file tells it, and what bringing it in would change in the one we have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from traguardo.kernel.italian import it_day, it_share
from traguardo.staffing.domain.people import Person, Presence, Spell

Presences = Mapping[tuple[str, int], Presence]
"""Presences by code of the person and year."""


class Change(StrEnum):
    """What becomes of a person of the file."""

    ADDED = "aggiunta"
    CHANGED = "cambiata"
    UNTOUCHED = "come prima"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """People with their whole history, and presences."""

    people: tuple[Person, ...] = ()
    presences: Presences


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What becomes of one person; `details` say, in words, what changes. `lost` counts the spells that go away."""

    code: str
    name: str
    change: Change
    details: tuple[str, ...] = ()
    lost: int = 0


def compare(now: Register, told: Register) -> tuple[Difference, ...]:
    """A difference for each person the file names, in its order: who is not in the file stays as they are.

    Of a person the file names it tells the whole history: spells of the register that it lacks go away.
    """
    before = {person.code: person for person in now.people}
    named = {person.code: person for person in told.people}
    codes = list(dict.fromkeys([*named, *(code for code, _ in told.presences)]))
    return tuple(_difference(code, before.get(code), named.get(code), now, told) for code in codes)


def _difference(code: str, before: Person | None, after: Person | None, now: Register, told: Register) -> Difference:
    days = _presences(code, now.presences, told.presences)
    person = after or before
    name = person.name if person else ""
    if before is None:
        spells = [told_spell(spell) for spell in after.spells] if after else []
        return Difference(code=code, name=name, change=Change.ADDED, details=(*spells, *days))
    details = [*(_facts(before, after) if after else ()), *(_spells(before, after) if after else ()), *days]
    lost = len(_lost(before.spells, after.spells)) if after else 0
    change = Change.CHANGED if details else Change.UNTOUCHED
    return Difference(code=code, name=name, change=change, details=tuple(details), lost=lost)


def _facts(before: Person, after: Person) -> list[str]:
    pairs = (
        ("nome", before.name, after.name),
        ("genere", before.gender and before.gender.label, after.gender and after.gender.label),
        ("anno di nascita", before.born, after.born),
    )
    return [f"{word}: «{_shown(old)}» → «{_shown(new)}»" for word, old, new in pairs if old != new]


def _spells(before: Person, after: Person) -> list[str]:
    gone = [f"tolto: {told_spell(spell)}" for spell in _lost(before.spells, after.spells)]
    ended = [f"cambia la fine: {told_spell(spell)}" for spell in after.spells if _ends_otherwise(spell, before.spells)]
    come = [f"nuovo: {told_spell(spell)}" for spell in _lost(after.spells, before.spells)]
    return [*gone, *ended, *come]


def _lost(one: Sequence[Spell], other: Sequence[Spell]) -> list[Spell]:
    """Those of the one that the other has not, not even with another last day."""
    return [spell for spell in one if spell not in other and not _ends_otherwise(spell, other)]


def _ends_otherwise(spell: Spell, others: Sequence[Spell]) -> bool:
    """Whether it is among the others but for its last day."""
    same = [each for each in others if replace(each, last_day=spell.last_day) == spell]
    return bool(same) and spell not in others


def _presences(code: str, now: Presences, told: Presences) -> list[str]:
    mine = [(year, presence) for (whose, year), presence in told.items() if whose == code]
    changed = [(year, now.get((code, year)), new) for year, new in mine if now.get((code, year)) != new]
    return [f"presenze {year}: «{_days(old)}» → «{_days(new)}»" for year, old, new in changed]


def _days(presence: Presence | None) -> str:
    return f"{presence.worked} giorni su {presence.due}" if presence else "n.d."


def _shown(value: object) -> str:
    return "n.d." if value is None or value == "" else str(value)


def told_spell(spell: Spell) -> str:
    """A spell in words: «SST, D, personale, tempo indeterminato, 50%, dal 01/01/2020 al 31/12/2021»."""
    parts = [spell.unit, spell.category, spell.profile, spell.position.label, spell.contract.label]
    parts += [it_share(spell.full_time, 2)] if spell.full_time < 1 else []
    end = f" al {it_day(spell.last_day)}" if spell.last_day else ""
    return f"{', '.join(part for part in parts if part)}, dal {it_day(spell.first_day)}{end}"
