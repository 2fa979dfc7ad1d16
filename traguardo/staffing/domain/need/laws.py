"""National rules on staff, dated: protected workers, spending ceilings, the order of categories (rules/*.toml)."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

RULES = Path(__file__).parents[2] / "rules"
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Over so many employees: so many units, or a percentage of the employees."""

    over: int
    units: int = 0
    percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLaw:
    """A duty to employ protected workers, from a year on."""

    since: int
    law: str
    steps: tuple[Step, ...]

    def exact(self, counted: Fraction) -> Fraction:
        """The units due before rounding."""
        step = max((each for each in self.steps if counted > each.over), key=lambda each: each.over, default=None)
        if step is None:
            return Fraction(0)
        return counted * step.percent / 100 if step.percent else Fraction(step.units)

    def due(self, counted: Fraction) -> int:
        """Whole units: up only when the part is more than half (L. 68/1999, art. 4, c. 2)."""
        exact = self.exact(counted)
        return floor(exact) + (exact - floor(exact) > HALF)


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingLaw:
    """A ceiling on spending: what its base is, by which law, from which year to which (None: still)."""

    code: str
    title: str
    base: str
    law: str
    since: int
    until: int | None = None

    def in_force(self, year: int) -> bool:
        """Whether it binds in that year."""
        return self.since <= year and (self.until is None or year <= self.until)


@cache
def duty_law(kind: str, year: int) -> DutyLaw | None:
    """The duty of a kind («disabled», «protected») in a year, None before the law."""
    laws = [
        DutyLaw(since=each["since"], law=each["law"], steps=tuple(Step(**step) for step in each["steps"]))
        for each in _read("hiring_duties")[kind]
    ]
    return max((each for each in laws if each.since <= year), key=lambda each: each.since, default=None)


@cache
def ceiling_laws() -> dict[str, CeilingLaw]:
    """The ceilings by code."""
    return {each["code"]: CeilingLaw(**each) for each in _read("spending_ceilings")["ceiling"]}


@cache
def category_orders() -> tuple[tuple[str, ...], ...]:
    """Categories from the lowest to the highest, one list for each national agreement, in small letters."""
    return tuple(tuple(map(str.casefold, each["categories"])) for each in _read("staff_categories")["order"])


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((RULES / f"{name}.toml").read_text(encoding="utf-8"))
