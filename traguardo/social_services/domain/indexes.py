"""National values that regulations call by name: each year's value as it was known on a day (rules/indexes.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "rules" / "indexes.toml"
YEARLY = ("minimo-inps-annuo", "minimo-inps-mensile")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearValue:
    """The value of a year, known from a day: provisional at first, definitive later."""

    year: int
    value: Fraction
    known_from: date
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A national value with its law. `yearly`: each year has its own; otherwise the last one lasts."""

    code: str
    label: str
    unit: str
    law: str
    note: str
    values: tuple[YearValue, ...]
    yearly: bool

    def of_year(self, year: int, *, known: date) -> YearValue | None:
        """The value of the year as known on a day; None when none was."""
        seen = [
            each
            for each in self.values
            if each.known_from <= known and (each.year == year or (not self.yearly and each.year < year))
        ]
        return max(seen, key=lambda each: (each.year, each.known_from), default=None)


@cache
def national_indexes() -> Mapping[str, Index]:
    """The shipped indexes by code."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal)
    return {entry["code"]: _index(entry) for entry in data["index"]}


def _index(entry: Mapping[str, Any]) -> Index:
    return Index(
        code=str(entry["code"]),
        label=str(entry["label"]),
        unit=str(entry["unit"]),
        law=str(entry["law"]),
        note=str(entry.get("note", "")),
        yearly=entry["code"] in YEARLY,
        values=tuple(
            YearValue(
                year=each["year"],
                value=Fraction(each["value"]),
                known_from=each["known_from"],
                status=each["status"],
            )
            for each in entry["values"]
        ),
    )
