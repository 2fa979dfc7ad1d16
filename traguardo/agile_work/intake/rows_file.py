"""A spreadsheet or a CSV file of one table into typed rows under the columns one knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.agile_work.domain.cards import found
from traguardo.agile_work.domain.typed import TypedRow
from traguardo.books import read_book
from traguardo.books.rows import Cell, Row, Sheet, Unreadable
from traguardo.books.uploads import laid_out
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.wording import letters, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of the file, and what was wrong with it as a whole."""

    rows: tuple[TypedRow, ...] = ()
    findings: tuple[Finding, ...] = ()


def uploaded_rows(files: Mapping[str, bytes], columns: Sequence[str], needed: Sequence[str]) -> Rows:
    """The rows of what was uploaded."""
    with laid_out(files) as path:
        return rows_at(path, columns, needed)


def rows_at(path: Path, columns: Sequence[str], needed: Sequence[str]) -> Rows:
    """The rows of the first sheet with something in it; AGI01 where a needed column is missing, LET… what cannot be opened."""
    try:
        book = read_book(path)
    except Unreadable as refusal:
        return Rows(findings=(refusal.finding,))
    told = tuple(each for each in book.findings if each.severity is not Severity.NOTE)
    sheet = next((each for each in book.sheets if _filled(each)), None)
    if sheet is None:
        return Rows(findings=(*told, found("AGI01", f"Il file è vuoto: le colonne sono {listed(columns)}.")))
    head, *rows = _filled(sheet)
    heads = [letters(_text(cell)) for cell in head.cells]
    at = {name: heads.index(letters(name)) for name in columns if letters(name) in heads}
    missing = [
        found("AGI01", f"Manca la colonna «{name}».", place=Place(sheet=sheet.name, row=head.number))
        for name in needed
        if name not in at
    ]
    typed = () if missing else tuple(_typed(sheet, row, at) for row in rows)
    return Rows(rows=typed, findings=(*told, *missing))


def _filled(sheet: Sheet) -> list[Row]:
    return [row for row in sheet.rows if any(_text(cell) for cell in row.cells)]


def _typed(sheet: Sheet, row: Row, at: Mapping[str, int]) -> TypedRow:
    cells = {name: _text(row.cells[index]) if index < len(row.cells) else "" for name, index in at.items()}
    return TypedRow(cells=cells, place=Place(sheet=sheet.name, row=row.number))


def _text(cell: Cell) -> str:
    """A cell as one types it; the apostrophe that keeps a formula from running goes."""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = " ".join((cell or "").split())
    return text[1:] if text.startswith(("'=", "'+", "'-", "'@")) else text
