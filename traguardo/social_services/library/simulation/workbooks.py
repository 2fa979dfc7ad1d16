"""A population in a workbook as the CSV the engines read: its first sheet that says something, cell by cell."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.books import read_book
from traguardo.books.rows import Cell, Unreadable
from traguardo.social_services.library.simulation.engines import EngineError

WORKBOOKS = frozenset({".xlsx", ".ods"})


def as_people(path: Path, folder: Path) -> Path:
    """The same file, or the CSV written in the folder where it is a workbook; EngineError where it cannot be read."""
    if path.suffix.casefold() not in WORKBOOKS:
        return path
    try:
        book = read_book(path)
    except Unreadable as refused:
        raise EngineError(f"{refused.finding.message} {refused.finding.mend}") from None
    sheet = next(each for each in book.sheets if each.rows)
    out = folder / f"{path.stem}.csv"
    with out.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([_text(cell) for cell in row.cells] for row in sheet.rows)
    return out


def _text(cell: Cell) -> str:
    """What a cell says; a number with a comma, which nobody can take for thousands."""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else cell or ""
