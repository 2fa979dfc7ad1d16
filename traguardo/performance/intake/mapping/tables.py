"""The foreign sheets as tables: headers, and lines that give a cell by its header."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from traguardo.books.rows import Book, Cell, Sheet


def key(text: str) -> str:
    """A header or a text to compare: case and runs of spaces do not count."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def text_of(cell: Cell) -> str:
    """A cell as a reader would see it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    if isinstance(cell, Decimal):
        return f"{cell:f}".rstrip("0").rstrip(".") if "." in f"{cell:f}" else f"{cell:f}"
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell.strip()


def parts(text: str, separator: str) -> list[str]:
    """The elements of a list in a cell; the whole cell when there is no separator."""
    pieces = text.split(separator) if separator else [text]
    return [piece.strip() for piece in pieces if piece.strip()]


@dataclass(frozen=True, slots=True)
class Line:
    """A row under its headers. `origins`: the file's column behind a column worked out."""

    number: int
    cells: Mapping[str, Cell]
    origins: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> Cell:
        return self.cells.get(key(column))

    def text(self, column: str) -> str:
        return text_of(self.cell(column))

    def also(self, values: Mapping[str, Cell], origins: Mapping[str, str] | None = None) -> "Line":
        """The same line with more columns."""
        added = {key(name): value for name, value in values.items()}
        known = {key(name): origin for name, origin in (origins or {}).items()}
        return Line(self.number, {**self.cells, **added}, {**self.origins, **known})


@dataclass(frozen=True, slots=True)
class Table:
    """A foreign sheet. `headers` as printed; `computed` names the columns of the mapping, each with those it comes from."""

    name: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    computed: Mapping[str, str] = field(default_factory=dict)

    def header(self, column: str) -> str:
        """The file's own writing of a column, empty when the file has none."""
        return next((header for header in self.headers if key(header) == key(column)), "")

    def has(self, column: str) -> bool:
        return bool(self.header(column)) or key(column) in self.computed

    def shown(self, column: str) -> str:
        """What to call a column before the user: the file's header, also behind a column worked out."""
        return self.header(column) or self.computed.get(key(column), "")

    def adding(self, sources: Mapping[str, str], lines: Iterable[Line]) -> "Table":
        added = {key(name): source for name, source in sources.items()}
        return replace(self, lines=tuple(lines), computed={**self.computed, **added})


@dataclass(slots=True)
class Tables:
    """All sheets of a book by name, the words every template may use, and lookups already made."""

    by_name: dict[str, Table]
    words: dict[str, str]
    italian: bool = False
    found: dict[tuple[str, str, str], dict[str, list[Line]]] = field(default_factory=dict)

    def table(self, name: str) -> Table | None:
        return self.by_name.get(key(name))

    def put(self, table: Table) -> None:
        self.by_name[key(table.name)] = table
        self.found.clear()

    def lines_where(self, sheet: str, column: str, separator: str) -> dict[str, list[Line]]:
        """Lines of a sheet by the text in a column; a cell that holds a list counts for each element."""
        place = (key(sheet), key(column), separator)
        if place not in self.found:
            index: dict[str, list[Line]] = {}
            table = self.table(sheet)
            for line in table.lines if table else ():
                for piece in parts(line.text(column), separator):
                    index.setdefault(key(piece), []).append(line)
            self.found[place] = index
        return self.found[place]


PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def fill(template: str, line: Line | None, words: Mapping[str, str]) -> str:
    """A template with its cells put in; empty when one of them is empty, since half a code is no code."""
    found = {name: (line.text(name) if line else "") or words.get(name, "") for name in PLACEHOLDER.findall(template)}
    if not all(found.values()):
        return ""
    return PLACEHOLDER.sub(lambda match: found[match[1]], template)


def table_of(sheet: Sheet, header_row: int) -> Table:
    """A sheet under its header row; what stands above it is left out, and so are empty rows."""
    head = next((row for row in sheet.rows if row.number == header_row), None)
    headers = tuple(text_of(cell) for cell in head.cells) if head else ()
    lines = []
    for row in sheet.rows:
        if row.number <= header_row or not any(text_of(cell) for cell in row.cells):
            continue
        cells = {key(header): cell for header, cell in zip(headers, row.cells, strict=False) if header}
        lines.append(Line(row.number, cells))
    return Table(sheet.name, tuple(header for header in headers if header), tuple(lines))


def tables_of(book: Book, header_rows: Mapping[str, int], *, italian: bool = False) -> Tables:
    """Every sheet of the book; the header is the first row unless `header_rows` says otherwise.

    `italian`: numbers are written «1.234,56», not 1234.56.
    """
    rows = {key(name): number for name, number in header_rows.items()}
    tables = (table_of(sheet, rows.get(key(sheet.name), 1)) for sheet in book.sheets)
    return Tables({key(table.name): table for table in tables}, {"book": book.name}, italian)
