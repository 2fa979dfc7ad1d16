"""Every table of a paper as a workbook: an index with the sources, then a sheet a table, numbers as numbers."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import Paper
from traguardo.documents.library.formats.contents import (
    STRONG_ROWS,
    foot_text,
    heading_text,
    tables,
    widths,
)
from traguardo.documents.library.formats.cover import cover_facts
from traguardo.documents.library.formats.data import digest_of
from traguardo.kernel.cells import safe_cell
from traguardo.kernel.italian import it_day
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value

INDEX = "Indice"
NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same paper gives the same bytes
PLAIN = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
FORMATS = {Measure.MONEY: "#,##0.00", Measure.DAY: "dd/mm/yyyy", Measure.TEXT: "@"}
DIGITS, LONGEST_NAME, LONGEST_TEXT = 15, 31, 32_767
HEAD_ROW = 2


def xlsx_bytes(paper: Paper) -> bytes:
    """The workbook. A value is exact where a spreadsheet can hold it; one of more than 15 digits is written as text."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, PLAIN)
    book.set_properties({"title": paper.title[:255], "author": paper.owner[:255], "created": NEVER})
    found = tables(paper)
    names = sheet_names([table.code for table in found])
    writer = _Writer(book)
    writer.index(paper, found, names)
    for table, name in zip(found, names, strict=True):
        writer.sheet(table, name)
    book.close()
    return content.getvalue()


def sheet_names(codes: Sequence[str]) -> list[str]:
    """A name a spreadsheet accepts for each code, none twice."""
    names: list[str] = []
    for code in codes:
        plain = re.sub(r"[\[\]:*?/\\]", "-", code).strip("'") or "tavola"
        name, number = plain[:LONGEST_NAME], 1
        while name.casefold() in {INDEX.casefold(), *(each.casefold() for each in names)}:
            number += 1
            name = f"{plain[: LONGEST_NAME - len(str(number)) - 1]}-{number}"
        names.append(name)
    return names


class _Writer:
    """Writes the sheets of a workbook, with its formats."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - the library has no types
        self.book = book
        self.formats: dict[tuple[str, bool], Any] = {}
        look = {
            "bold": True,
            "text_wrap": True,
            "valign": "top",
            "bg_color": "#E8F1FB",
            "font_color": "#17324D",
            "bottom": 1,
        }
        self.head, self.head_right = book.add_format(look), book.add_format({**look, "align": "right"})
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": "#17324D"})
        self.note = book.add_format({"font_color": "#475A6D", "text_wrap": True, "valign": "top"})
        self.link = book.add_format({"font_color": "#0059B3", "underline": 1})

    def index(self, paper: Paper, found: Sequence[Table], names: Sequence[str]) -> None:
        page = self.book.add_worksheet(INDEX)
        page.set_column(0, 0, 34)
        page.set_column(1, 2, 60)
        page.set_column(3, 3, 14)
        self._text(page, 0, 0, paper.title, self.title)
        facts = [
            ("Ente", paper.owner),
            ("Anni", paper.years),
            *cover_facts(paper),
            ("Impronta dei dati", digest_of(paper)),
        ]
        for row, (label, value) in enumerate(facts, 1):
            self._text(page, row, 0, label, self.format(Measure.TEXT, strong=True))
            self._text(page, row, 1, value, self.format(Measure.TEXT))
        top = len(facts) + 2
        for place, head in enumerate(("Foglio", "Tabella", "Fonte", "Dati al")):
            page.write_string(top, place, head, self.head)
        for row, (table, name) in enumerate(zip(found, names, strict=True), top + 1):
            page.write_url(row, 0, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", self.link, safe_cell(name))
            dated = it_day(table.as_of) if table.as_of else ""
            for place, text in enumerate((table.title, str(table.source), dated), 1):
                self._text(page, row, place, text, self.format(Measure.TEXT))

    def sheet(self, table: Table, name: str) -> None:
        page = self.book.add_worksheet(name)
        self._text(page, 0, 0, table.title, self.title)
        self._text(page, HEAD_ROW, 0, table.stub, self.head)
        for place, column in enumerate(table.columns, 1):
            look = self.head_right if cells.is_numeric(column) else self.head
            self._text(page, HEAD_ROW, place, heading_text(column), look)
        written = cells.texts(table)
        for number, (row, texts) in enumerate(zip(table.rows, written, strict=True), HEAD_ROW + 1):
            self._row(page, number, row, texts, table.columns)
        self._text(page, HEAD_ROW + len(table.rows) + 2, 0, foot_text(table), self.note)
        printed = [[table.stub, *map(heading_text, table.columns)]]
        printed += [[row.label, *texts] for row, texts in zip(table.rows, written, strict=True) if texts]
        for place, wide in enumerate(widths(printed, 24 * len(printed[0]) + 20, 1)):
            page.set_column(place, place, max(wide, 11))
        page.freeze_panes(HEAD_ROW + 1, 1)

    def _row(self, page: Any, number: int, row: Row, texts: Sequence[str], columns: Sequence[Column]) -> None:  # noqa: ANN401
        strong = row.kind in STRONG_ROWS
        group = row.kind is RowKind.GROUP
        self._text(page, number, 0, row.label, self.format(Measure.TEXT, strong=strong or group))
        for place, (value, text, column) in enumerate(zip(row.values, texts, columns, strict=False), 1):
            look = self.format(column.measure, strong=strong, whole=_whole(value))
            self._value(page, (number, place), value, text, look)

    def _value(self, page: Any, at: tuple[int, int], value: Value, text: str, look: Any) -> None:  # noqa: ANN401
        number = Decimal(value.cents).scaleb(-2) if isinstance(value, Money) else value
        if isinstance(number, Decimal) and len(number.as_tuple().digits) <= DIGITS:
            page.write_number(*at, float(number), look)
        elif isinstance(number, date):
            page.write_datetime(*at, datetime(number.year, number.month, number.day), look)  # noqa: DTZ001
        elif number:
            self._text(page, *at, text, look)

    def format(self, measure: Measure, *, strong: bool = False, whole: bool = False) -> Any:  # noqa: ANN401
        """The look of a cell, made once."""
        shown = FORMATS.get(measure, "#,##0" if whole else "#,##0.##")
        if (shown, strong) not in self.formats:
            look = {"num_format": shown, "bold": strong, "valign": "top", "text_wrap": measure is Measure.TEXT}
            self.formats[shown, strong] = self.book.add_format(look)
        return self.formats[shown, strong]

    @staticmethod
    def _text(page: Any, row: int, place: int, text: str, look: Any) -> None:  # noqa: ANN401
        page.write_string(row, place, safe_cell(text)[:LONGEST_TEXT], look)


def _whole(value: Value) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value()
