"""What the national agreements fix, by date, from rules/sharing.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[2] / "rules" / "sharing.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastSurcharge:
    """The least surcharge, as a part of the mean premium, from a day on."""

    part: Fraction
    since: date
    law: str


@cache
def surcharges() -> tuple[LeastSurcharge, ...]:
    """All the least surcharges, oldest first."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["surcharge"]
    read = (
        LeastSurcharge(part=Fraction(each["percent"], 100), since=each["since"], law=each["law"]) for each in entries
    )
    return tuple(sorted(read, key=lambda each: each.since))


def least_surcharge(on: date | None) -> LeastSurcharge | None:
    """The one in force on a day, the last where no day is given; None before the first."""
    held = [each for each in surcharges() if on is None or each.since <= on]
    return held[-1] if held else None
