"""People from a spreadsheet or a CSV file: rows of text by heading, each with its place."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.books import read_book
from traguardo.books.rows import Cell, Row, Sheet, Unreadable
from traguardo.incentives.domain.sharing import found
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.wording import listed

NAMES = ("persone", "people", "personale")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRows:
    """Rows by heading with the place of each, and what was found while opening the file."""

    rows: tuple[dict[str, str], ...] = ()
    places: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()


def people_at(path: Path) -> PeopleRows:
    """The rows of a CSV, XLSX or ODS file: of its sheet «persone», else of its first sheet with something in it."""
    try:
        book = read_book(path)
    except Unreadable as refusal:
        return PeopleRows(findings=(refusal.finding,))
    named = (sheet for name in NAMES if (sheet := book.sheet(name)))
    sheet = next(named, None) or next((sheet for sheet in book.sheets if _filled(sheet)), None)
    return PeopleRows(findings=book.findings) if sheet is None else _rows(sheet, book.findings)


def _filled(sheet: Sheet) -> list[Row]:
    return [row for row in sheet.rows if any(cell is not None for cell in row.cells)]


def _rows(sheet: Sheet, findings: tuple[Finding, ...]) -> PeopleRows:
    head, *rows = _filled(sheet) or [Row(1, ())]
    names = [_text(cell) for cell in head.cells]
    doubles = [name for name, times in Counter(filter(None, names)).items() if times > 1]
    said = list(findings)
    if doubles:
        message = f"Il titolo {listed(f'«{name}»' for name in doubles)} è su più colonne."
        said.append(found("RIP21", message, place=Place(sheet=sheet.name, row=head.number), mend="Lasciane una."))
    said += [_too_long(sheet, row) for row in rows if any(_text(cell) for cell in _past(row, names))]
    return PeopleRows(
        rows=tuple({name: _text(cell) for name, cell in zip(names, row.cells, strict=False) if name} for row in rows),
        places=tuple(Place(sheet=sheet.name, row=row.number) for row in rows),
        findings=tuple(said),
    )


def _past(row: Row, names: list[str]) -> list[Cell]:
    """The cells of a row that are under no heading."""
    return [cell for at, cell in enumerate(row.cells) if at >= len(names) or not names[at]]


def _too_long(sheet: Sheet, row: Row) -> Finding:
    return found("RIP34", "La riga ha più celle dei titoli.", place=Place(sheet=sheet.name, row=row.number))


def _text(cell: Cell) -> str:
    """A cell as a person types it: decimals with a comma, days in full, yes or no."""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.strip() if cell else ""
