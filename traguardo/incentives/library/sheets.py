"""Tables of figures as a CSV text or as a workbook: amounts as numbers, no cell that acts as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter

from traguardo.kernel.cells import safe_cell
from traguardo.kernel.money import Money
from traguardo.kernel.table import RowKind, Table, Value

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same fund gives the same bytes
PLAIN = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
MONEY = "#,##0.00"
WIDE, NARROW = 60, 18


def csv_text(tables: Iterable[Table]) -> str:
    """The tables one after the other, semicolons and decimal commas, as Excel opens them in Italian."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for table in tables:
        writer.writerows(_rows(table))
        writer.writerow([])
    return text.getvalue()


def workbook(tables: Sequence[Table], *, title: str) -> bytes:
    """A sheet a table; amounts are numbers with two decimals."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, PLAIN)
    book.set_properties({"title": title, "created": NEVER})
    strong, money = book.add_format({"bold": True}), book.add_format({"num_format": MONEY})
    total = book.add_format({"bold": True, "num_format": MONEY, "top": 1})
    for table in tables:
        sheet = book.add_worksheet(table.code.rsplit("-", 1)[0].capitalize()[:31])
        sheet.set_column(0, 0, WIDE)
        sheet.set_column(1, len(table.columns), NARROW)
        sheet.write_string(0, 0, safe_cell(table.title), strong)
        for across, head in enumerate([table.stub, *(each.heading for each in table.columns)]):
            sheet.write_string(2, across, safe_cell(head), strong)
        for down, row in enumerate(table.rows, start=3):
            plain = row.kind is RowKind.ITEM
            sheet.write_string(down, 0, safe_cell(row.label), None if plain else strong)
            for across, value in enumerate(row.values, start=1):
                if isinstance(value, Money):
                    sheet.write_number(down, across, Decimal(value.cents).scaleb(-2), money if plain else total)
                elif value:
                    sheet.write_string(down, across, safe_cell(str(value)), None if plain else strong)
    book.close()
    return content.getvalue()


def _rows(table: Table) -> Iterator[list[str]]:
    yield [safe_cell(table.title)]
    yield [table.stub, *(each.heading for each in table.columns)]
    for row in table.rows:
        yield [safe_cell(row.label), *map(_cell, row.values)]


def _cell(value: Value) -> str:
    if isinstance(value, Money):
        sign, (euro, cents) = "-" if value.cents < 0 else "", divmod(abs(value.cents), 100)
        return f"{sign}{euro},{cents:02d}"
    return "" if value is None else safe_cell(str(value))
