"""Who of the staff training is for, and the units they are in."""

from collections.abc import Iterable
from datetime import date

from traguardo.access.facade import Authority, Role, Standing
from traguardo.organisation import facade as organisation
from traguardo.staffing import facade as staffing
from traguardo.staffing.facade import Contract, Person
from traguardo.training.domain.lines import Colleague

COUNTED = frozenset({Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_IN})


def in_service(people: Iterable[Person], on: date) -> tuple[tuple[Person, Colleague], ...]:
    """Employees and people seconded from others who work here that day; agency staff and who is elsewhere are left out."""
    found = []
    for person in people:
        spell = person.spell_on(on)
        if spell is not None and spell.contract in COUNTED:
            found.append((person, Colleague(code=person.code, unit=spell.unit, profile=spell.profile)))
    return tuple(found)


def colleagues(authority: Authority, on: date) -> tuple[Colleague, ...]:
    """Who training is for on a day. Two SQL statements."""
    return tuple(colleague for _, colleague in in_service(staffing.staff(authority), on))


def unit_names(authority: Authority, on: date) -> dict[str, str]:
    """The names of the units of a day, by code."""
    return {unit.code: unit.name for unit in organisation.units(authority, on=on)}


def headed(authority: Authority, standing: Standing) -> frozenset[str]:
    """The units somebody heads that day, with those under them; none for who heads no unit."""
    if Role.UNIT_HEAD not in standing.roles or not standing.units:
        return frozenset()
    parents = {unit.code: unit.parent for unit in organisation.units(authority, on=standing.day)}
    found = set(standing.units)
    for code in parents:
        above, seen = code, set()
        while above and above not in seen:
            seen.add(above)
            if above in standing.units:
                found.add(code)
            above = parents.get(above, "")
    return frozenset(found)


def within(day: date, year: int) -> date:
    """The day, or the nearest of the year: the day on which a year's people are counted."""
    return min(max(day, date(year, 1, 1)), date(year, 12, 31))
