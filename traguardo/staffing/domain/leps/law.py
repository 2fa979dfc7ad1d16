"""The rule of the contribution as the law sets it, year by year (rules/leps.toml)."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import ceil, floor
from pathlib import Path
from typing import Any

from traguardo.kernel.money import Money
from traguardo.kernel.ratio import half_up
from traguardo.kernel.wording import letters

RULES = Path(__file__).parents[2] / "rules" / "leps.toml"


class Rounding(StrEnum):
    """What becomes of the part that does not fit in the decimals kept."""

    HALF_UP = "half-up"
    HALF_DOWN = "half-down"
    DOWN = "down"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Rounding.HALF_UP: "la metà per eccesso",
            Rounding.HALF_DOWN: "la metà per difetto",
            Rounding.DOWN: "sempre per difetto",
        }[self]

    def whole(self, value: Fraction) -> int:
        """The integer it makes of a value not below zero."""
        if self is Rounding.HALF_UP:
            return half_up(value)
        return floor(value) if self is Rounding.DOWN else ceil(value - Fraction(1, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class LepsRule:
    """Residents for one social worker at each threshold, euro for each unit in each stretch, how quantities are kept."""

    since: int
    law: str
    threshold: int
    essential: int
    further: int
    first: Money
    second: Money
    decimals: int
    mode: Rounding
    source: str

    def kept(self, value: Fraction) -> Fraction:
        """A quantity as the rule keeps it."""
        return Fraction(self.mode.whole(value * 10**self.decimals), 10**self.decimals)

    def fits(self, value: Fraction) -> bool:
        """Whether a quantity has no more decimals than the rule keeps."""
        return (value * int(10**self.decimals)).denominator == 1

    @property
    def step(self) -> Money:
        """What every contribution is a multiple of: the smallest quantity at the smaller of the two amounts."""
        return min(self.first, self.second).times(Fraction(1, 10**self.decimals))


def leps_rule(year: int) -> LepsRule | None:
    """The rule of a year, None before the law."""
    return max((each for each in _rules() if each.since <= year), key=lambda each: each.since, default=None)


@cache
def social_worker_words() -> tuple[str, ...]:
    """The words of a profile that say a social worker, in letters alone."""
    return tuple(letters(word) for each in _data()["profile"] for word in each["words"])


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


@cache
def _rules() -> tuple[LepsRule, ...]:
    data = {name: tables for name, tables in _data().items() if name != "profile"}
    years = sorted({each["since"] for table in data.values() for each in table})
    return tuple(_rule(year, _valid(data["rule"], year), _valid(data["rounding"], year)) for year in years)


def _valid(dated: list[dict[str, int | str]], year: int) -> dict[str, int | str]:
    return max((each for each in dated if int(each["since"]) <= year), key=lambda each: int(each["since"]))


def _rule(year: int, rule: dict[str, int | str], rounding: dict[str, int | str]) -> LepsRule:
    return LepsRule(
        since=year,
        law=str(rule["law"]),
        threshold=int(rule["threshold"]),
        essential=int(rule["essential"]),
        further=int(rule["further"]),
        first=Money.euro(rule["first"]),
        second=Money.euro(rule["second"]),
        decimals=int(rounding["decimals"]),
        mode=Rounding(str(rounding["mode"])),
        source=str(rounding["source"]),
    )
