"""Printed text as the cell a clerk would type: a number or a date where nothing is lost by it, else the text."""

import re
from datetime import date
from decimal import Decimal

from traguardo.performance.intake.assembly.cells import text_of

_NUMBER = re.compile(r"-?\d{1,12}(?:,\d{1,3})?")
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def natural(printed: str) -> str | Decimal | date | None:
    """«4» is the number 4 and «31/12/2026» that day; «≥ 4», «007», «4,50» and «90%» stay text."""
    if not printed:
        return None
    if _NUMBER.fullmatch(printed):
        number = Decimal(printed.replace(",", "."))
        return number if text_of(number.normalize() + 0) == printed else printed
    match = _DAY.fullmatch(printed)
    return _day(match) or printed if match else printed


def _day(match: re.Match[str]) -> date | None:
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return day if day.year >= 1901 else None
