"""The table of the deadlines: what the law fixes, and each day it was moved to, read from `rules/deadlines.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from traguardo.kernel.legal import LegalRef

FILE = Path(__file__).resolve().parents[1] / "rules" / "deadlines.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A day a deadline was moved to, by which act, known from when; `local` for who follows the budget deadline only."""

    about: int
    to: date
    act: str
    known: date
    local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """So many days after another deadline, by which law."""

    code: str
    days: int
    law: LegalRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A deadline of every year. `month`, `day` and `year` (added to the year it is about) or `after`; see the table."""

    code: str
    short: str
    title: str
    law: LegalRef
    month: int = 12
    day: int = 31
    year: int = 0
    since: int = 0
    applies: str = "all"
    customary: bool = False
    after: Days | None = None
    with_budget: Days | None = None
    moves: tuple[Move, ...] = ()
    who: str = ""
    todo: tuple[str, ...] = ()
    todo_small: tuple[str, ...] = ()
    late: str = ""
    place: str = ""
    kinds: tuple[str, ...] = ()

    def usual(self, about: int) -> date:
        """The day the law fixes, before any move."""
        return date(about + self.year, self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A term that runs from an event. `inclusive`: the day of the event counts; `effect`: what begins the day after."""

    code: str
    title: str
    event: str
    days: int
    law: LegalRef
    words: str
    inclusive: bool = False
    holidays: bool = True
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The whole table; `first_year` is the first it knows."""

    first_year: int
    rules: tuple[Rule, ...]
    running: tuple[Running, ...]

    def rule(self, code: str) -> Rule:
        """The rule of a code; KeyError for one that is not in the table."""
        return next(iter(rule for rule in self.rules if rule.code == code), None) or _missing(code)


@cache
def table() -> Deadlines:
    """The table that comes with the software."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Deadlines(
        first_year=data["first_year"],
        rules=tuple(_rule(entry) for entry in data["deadline"]),
        running=tuple(Running(law=_law(entry), **_without(entry, "act", "article")) for entry in data["running"]),
    )


def _missing(code: str) -> Rule:
    raise KeyError(code)


def _rule(entry: Mapping[str, Any]) -> Rule:
    plain = _without(entry, "act", "article", "move", "after", "with_budget")
    lists = {name: tuple(value) for name, value in plain.items() if isinstance(value, list)}
    law = _law(entry)
    return Rule(
        **(plain | lists),
        law=law,
        after=_days(entry.get("after"), law),
        with_budget=_days(entry.get("with_budget"), law),
        moves=tuple(Move(**each) for each in entry.get("move", ())),
    )


def _days(entry: Mapping[str, Any] | None, law: LegalRef) -> Days | None:
    if entry is None:
        return None
    said = _law(entry) if "act" in entry else law
    return Days(code=entry.get("code", "bilancio"), days=entry["days"], law=said)


def _law(entry: Mapping[str, Any]) -> LegalRef:
    return LegalRef(act=entry["act"], article=entry["article"])


def _without(entry: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}
