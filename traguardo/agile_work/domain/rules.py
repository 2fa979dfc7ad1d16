"""The rules of agile work: how many days, presence that prevails over which stretch of time, the values of the law.

Law: D.L. 80/2021 art. 6 and DM 132/2022 art. 4 c. 1 lett. b (presence prevails); L. 81/2017 art. 18-19.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

NATIONAL = Path(__file__).resolve().parents[1] / "rules" / "national.toml"
THURSDAY = timedelta(days=3)
# What DM 132/2022, art. 4, c. 1, lett. b) asks an authority to see to; each is told in its own words.
CONDITIONS = {
    "services": "I servizi agli utenti restano come prima",
    "arrears": "Lavoro arretrato e come si smaltisce",
    "platform": "Accesso sicuro ai dati, con strumenti che tutelano la riservatezza",
    "devices": "Apparati digitali adatti al lavoro richiesto",
}


class Window(StrEnum):
    """The stretch over which presence must prevail, always of whole weeks: a week is of the month of its Thursday."""

    MONTH = "month"
    QUARTER = "quarter"
    AGREEMENT = "agreement"

    @property
    def label(self) -> str:
        return {Window.MONTH: "il mese", Window.QUARTER: "il trimestre", Window.AGREEMENT: "tutto l'accordo"}[self]

    def of(self, monday: date) -> tuple[int, int]:
        """Which stretch a week belongs to; all weeks are of one when it is the whole agreement."""
        thursday = monday + THURSDAY
        if self is Window.AGREEMENT:
            return (0, 0)
        return (thursday.year, thursday.month if self is Window.MONTH else 12 + (thursday.month + 2) // 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of an authority on a day. `past_weight`: hundredths of a day had before, in the balance of a rotation.

    `conditions`: by code of CONDITIONS, how each is seen to.
    """

    max_days: int
    window: Window = Window.MONTH
    past_weight: int = 100
    act: str = ""
    valid_from: date | None = None
    conditions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Value:
    """A number of the law, from a day on, and why."""

    value: int
    since: date
    law: str
    why: str


def national(name: str, *, on: date) -> Value:
    """The value of the law on a day; before its first day, the first one (the example bodies tell of earlier years)."""
    held = [each for each in _national()[name] if each.since <= on]
    return max(held, key=lambda each: each.since) if held else min(_national()[name], key=lambda each: each.since)


def lawful(on: date) -> Rules:
    """What holds where the authority has laid nothing down."""
    return Rules(max_days=national("max_days", on=on).value, act=national("max_days", on=on).law)


def rules_on(dated: Iterable[Rules], day: date) -> Rules:
    """Of the rules of an authority those that hold on the day, else those of the law."""
    held = [each for each in dated if each.valid_from and each.valid_from <= day]
    return max(held, key=lambda each: each.valid_from or day) if held else lawful(day)


def prevails(agile: int, worked: int) -> bool:
    """Whether presence prevails: fewer days away than at the office, of the days worked (agile and presence)."""
    return not agile or 2 * agile < worked


@cache
def _national() -> dict[str, tuple[Value, ...]]:
    data: dict[str, Any] = tomllib.loads(NATIONAL.read_text(encoding="utf-8"))
    return {
        name: tuple(Value(each["value"], each["since"], each["law"], each["why"]) for each in told)
        for name, told in data.items()
    }
