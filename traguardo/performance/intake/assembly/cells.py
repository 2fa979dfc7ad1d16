"""What a cell says, whatever the file gave: text as a clerk would print it, codes untouched."""

import re
from datetime import date
from decimal import Decimal

from traguardo.books.rows import Cell

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YES = frozenset({"sì", "si", "s", "x", "vero", "true", "yes", "y", "1"})
NO = frozenset({"no", "n", "falso", "false", "0", ""})


def text_of(cell: Cell) -> str:
    """The cell in Italian print: 7.9 is «7,9», a date «31/12/2026», a tick «sì»; empty is empty."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return day_text(cell)


def code_of(cell: Cell) -> str:
    """A code as typed: 1 is «1», 1.1 is «1.1»; «01» stays «01»."""
    return f"{cell:f}" if isinstance(cell, Decimal) else text_of(cell)


def day_text(day: date) -> str:
    """31/12/2026."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def due_text(cell: Cell) -> str:
    """The due date as it will be shown: an ISO date typed as text is shown as an Italian one."""
    text = text_of(cell)
    iso = _ISO_DAY.fullmatch(text)
    return f"{iso[3]}/{iso[2]}/{iso[1]}" if iso else text
