"""Who is there on a day, and how many heads each makes where they work for several units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.staffing.domain.people import Contract, Person, Spell

EMPLOYED = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_OUT)
IN_HOUSE = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_IN)
AT_WORK = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_IN, Contract.AGENCY)
REGISTER = Source(description="Registro del personale")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A person on a day, in one of their spells; `share` is the part of the person that it takes: they add up to 1."""

    person: Person
    spell: Spell
    share: Fraction


def year_end(day: date) -> date:
    """The day, when it ends a year, or else the end of the year before: the days on which few movements cannot be told."""
    return day if (day.month, day.day) == (12, 31) else date(day.year - 1, 12, 31)


def heads_on(people: Iterable[Person], day: date) -> tuple[Head, ...]:
    """Everybody bound to the authority on the day, also those seconded elsewhere."""
    return tuple(head for person in people for head in _heads(person, day))


def _heads(person: Person, day: date) -> Iterator[Head]:
    held = [spell for spell in person.spells if spell.holds_on(day)]
    whole = sum((spell.full_time for spell in held), Fraction(0))
    for spell in held:
        share = spell.full_time / whole if whole else Fraction(1, len(held))
        yield Head(person=person, spell=spell, share=share)


def mains_on(people: Iterable[Person], day: date) -> tuple[Head, ...]:
    """Everybody on the day, once each: in the spell that takes most of their time."""
    found = ((person, person.spell_on(day)) for person in people)
    return tuple(Head(person=person, spell=spell, share=Fraction(1)) for person, spell in found if spell)
