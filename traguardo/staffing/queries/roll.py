"""Who is in service on a day and where: the rows of the staff list, what they can be filtered by, what they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.organisation import facade as organisation
from traguardo.staffing.domain.people import Contract, Person, Position, Spell
from traguardo.staffing.queries.staff import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What one looks for; empty is everything."""

    unit: str = ""
    category: str = ""
    contract: str = ""
    position: str = ""

    def takes(self, spell: Spell) -> bool:
        """Whether the spell is among what is looked for."""
        pairs = (
            (self.unit, spell.unit),
            (self.category, spell.category),
            (self.contract, spell.contract),
            (self.position, spell.position),
        )
        return all(not asked or asked == found for asked, found in pairs)

    @property
    def active(self) -> bool:
        return bool(self.unit or self.category or self.contract or self.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A person and one of the things they do on the day: who is in two units has two lines."""

    person: Person
    spell: Spell
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The lines of a day that were looked for; `choices` are the values one may look for, as pairs of value and word;
    `everybody` is the whole register.
    """

    lines: tuple[Line, ...]
    choices: dict[str, list[tuple[str, str]]]
    everybody: tuple[Person, ...]

    @property
    def people(self) -> int:
        """How many persons, each counted once."""
        return len({line.person.code for line in self.lines})

    @property
    def full_time(self) -> Fraction:
        """How many full times they make."""
        return sum((line.spell.full_time for line in self.lines), Fraction(0))

    def by_unit(self) -> list[tuple[str, int, Fraction]]:
        """Name of each unit with its people and their full times, the largest first."""
        names = dict.fromkeys(line.unit_name for line in self.lines)
        inside = [(name, [line for line in self.lines if line.unit_name == name]) for name in names]
        counted = [
            (
                name,
                len({line.person.code for line in lines}),
                sum((line.spell.full_time for line in lines), Fraction(0)),
            )
            for name, lines in inside
        ]
        return sorted(counted, key=lambda each: (-each[2], each[0]))


def roll(authority: Authority, *, on: date, wanted: Wanted) -> Roll:
    """Who is in service on the day among whom is looked for, by name. Three SQL statements."""
    people = staff(authority)
    names = {unit.code: unit.name for unit in organisation.units(authority, on=on)}
    held = [(person, spell) for person in people for spell in person.spells if spell.holds_on(on)]
    lines = [
        Line(person=person, spell=spell, unit_name=names.get(spell.unit, spell.unit))
        for person, spell in held
        if wanted.takes(spell)
    ]
    return Roll(lines=tuple(lines), choices=_choices([spell for _, spell in held], names), everybody=people)


def _choices(spells: Sequence[Spell], names: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """What is there on the day, whatever is looked for now."""
    units = sorted({spell.unit for spell in spells})
    contracts, positions = {spell.contract for spell in spells}, {spell.position for spell in spells}
    return {
        "unit": [(code, names.get(code, code)) for code in units],
        "category": [(each, each) for each in sorted({spell.category for spell in spells})],
        "contract": [(each.value, each.label) for each in Contract if each in contracts],
        "position": [(each.value, each.label) for each in Position if each in positions],
    }
