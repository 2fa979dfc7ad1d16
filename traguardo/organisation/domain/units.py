"""The tree of units at a date: who is under whom, and what may not be moved or closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as it is from a day to a day, both included; `head` is a role, never a person's name."""

    code: str
    name: str
    parent: str = ""
    head: str = ""
    valid_from: date
    valid_to: date | None = None
    version: int = 1

    def stands_on(self, day: date) -> bool:
        """Whether this is how the unit is on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A unit with the units under it."""

    unit: Unit
    children: tuple["Branch", ...] = ()


class Refused(ValueError):  # noqa: N818 - it names the fact
    """A change the tree of units cannot take; the message says why and how to mend."""


def tree(units: Iterable[Unit]) -> tuple[Branch, ...]:
    """Units under their parents, by code. One whose parent is not there that day stands at the top, never hidden."""
    there = sorted(units, key=lambda unit: unit.code)
    codes = {unit.code for unit in there}
    looped = {unit.code for unit in there if unit.code in _above(unit.code, there)}
    tops = [unit for unit in there if unit.parent not in codes or unit.code in looped]
    return tuple(_branch(unit, there, looped) for unit in tops)


def _branch(unit: Unit, units: Sequence[Unit], looped: set[str]) -> Branch:
    children = [each for each in units if each.parent == unit.code and each.code not in looped]
    return Branch(unit=unit, children=tuple(_branch(child, units, looped) for child in children))


def _above(code: str, units: Sequence[Unit]) -> list[str]:
    """Codes of the units above, nearest first; stops where the way closes on itself."""
    parents = {unit.code: unit.parent for unit in units}
    found: list[str] = []
    at = parents.get(code, "")
    while at and at not in found:
        found.append(at)
        at = parents.get(at, "")
    return found


def check_parent(units: Sequence[Unit], code: str, parent: str) -> None:
    """Refused when the parent is not there that day, is the unit itself, or sits under it."""
    if not parent:
        return
    if parent not in {unit.code for unit in units}:
        raise Refused(f"L'unità «{parent}» a quella data non c'è: scegline una aperta, o nessuna.")
    if parent == code or code in _above(parent, units):
        raise Refused(f"«{code}» non può stare sotto «{parent}», che sta sotto «{code}»: scegli un'altra unità.")


def check_close(units: Sequence[Unit], code: str, posts: Sequence[str] = ()) -> None:
    """Refused while other units or posts still stand in it: `units` and `posts` are those of the day after."""
    below = [unit.code for unit in units if unit.parent == code]
    if below:
        raise Refused(f"Sotto «{code}» ci sono ancora {', '.join(below)}: spostale o chiudile prima.")
    if posts:
        raise Refused(f"In «{code}» ci sono ancora i posti {', '.join(posts)}: spostali o chiudili prima.")
