"""The table of an exported file: the row of its headings found, every cell as one reads it."""

from collections.abc import Mapping

from traguardo.books import read_book
from traguardo.books.rows import Row, Sheet, Unreadable
from traguardo.books.uploads import laid_out
from traguardo.kernel.finding import Finding
from traguardo.kernel.rule_card import Hit
from traguardo.staffing.domain.mapping import EMPTY, Export
from traguardo.staffing.intake.columns import text_of

LOOKED, FEWEST = 20, 2


def read_export(files: Mapping[str, bytes]) -> tuple[Export | None, list[Finding]]:
    """The largest table of the file; MAP05 when there is none, LET… when it cannot be opened."""
    with laid_out(files) as path:
        try:
            book = read_book(path)
        except Unreadable as unreadable:
            return None, [unreadable.finding]
    tables = [table for sheet in book.sheets if (table := _table(sheet))]
    if not tables:
        return None, [EMPTY.finding(Hit(message="Nel file non c'è una tabella con intestazioni e righe."))]
    return max(tables, key=lambda table: len(table.rows)), []


def _table(sheet: Sheet) -> Export | None:
    """The sheet from its headings on: the first of the widest rows near the top, when no cell of it repeats."""
    top = [(at, _texts(row)) for at, row in enumerate(sheet.rows[:LOOKED])]
    at, heads = max(top, key=lambda each: (sum(map(bool, each[1])), -each[0]), default=(0, ()))
    if sum(map(bool, heads)) < FEWEST:
        return None
    headings = tuple(_named(heads, place) for place in range(len(heads)))
    rows = tuple((row.number, _padded(_texts(row), len(heads))) for row in sheet.rows[at + 1 :] if any(_texts(row)))
    return Export(sheet=sheet.name, headings=headings, rows=rows) if rows else None


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(text_of(cell) for cell in row.cells)


def _padded(texts: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*texts, *[""] * (width - len(texts)))[:width]


def _named(heads: tuple[str, ...], place: int) -> str:
    """The heading of a column: numbered where it is empty or repeats one before."""
    said = " ".join(heads[place].split())
    earlier = [" ".join(each.split()) for each in heads[:place]]
    if not said:
        return f"colonna {place + 1}"
    return f"{said} ({earlier.count(said) + 1})" if said in earlier else said
