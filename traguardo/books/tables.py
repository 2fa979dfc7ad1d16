"""Tables of figures as a CSV text or as a workbook: numbers as numbers, no cell that acts as a formula."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from traguardo.kernel.cells import safe_cell
from traguardo.kernel.italian import it_day
from traguardo.kernel.money import Money
from traguardo.kernel.table import RowKind, Table, Value

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same tables give the same bytes
PLAIN = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
MONEY = "#,##0.00"
WIDE, NARROW, LONGEST_NAME = 60, 18, 31
HEAD_ROW = 2


def heads(table: Table) -> list[str]:
    """The head of each column, its unit in it."""
    return [table.stub, *(f"{each.heading} ({each.unit})" if each.unit else each.heading for each in table.columns)]


def csv_bytes(tables: Sequence[Table]) -> bytes:
    """One table, or several one after the other with their titles: semicolons and decimal commas, as Excel opens them in Italian."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if len(tables) == 1:
        writer.writerows(_rows(tables[0]))
    else:
        for table in tables:
            writer.writerows([[safe_cell(table.title)], *_rows(table), []])
    return text.getvalue().encode("utf-8-sig")


def workbook(tables: Sequence[Table], *, title: str) -> bytes:
    """A sheet a table, named by its code; totals stand out."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, PLAIN)
    book.set_properties({"title": title[:255], "created": NEVER})
    looks = {
        (money, strong): book.add_format(({"num_format": MONEY} if money else {}) | ({"bold": True} if strong else {}))
        for money in (False, True)
        for strong in (False, True)
    }
    for table in tables:
        _write(book.add_worksheet(table.code[:LONGEST_NAME]), table, looks)
    book.close()
    return content.getvalue()


def _write(sheet: Any, table: Table, looks: dict[tuple[bool, bool], Any]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, len(table.columns), NARROW)
    sheet.write_string(0, 0, safe_cell(table.title), looks[False, True])
    for across, head in enumerate(heads(table)):
        sheet.write_string(HEAD_ROW, across, safe_cell(head), looks[False, True])
    for down, row in enumerate(table.rows, start=HEAD_ROW + 1):
        strong = row.kind is not RowKind.ITEM
        sheet.write_string(down, 0, safe_cell(row.label), looks[False, strong])
        for across, value in enumerate(row.values, start=1):
            number = _number(value)
            if number is None:
                sheet.write_string(down, across, _text(value), looks[False, strong])
            else:
                sheet.write_number(down, across, number, looks[isinstance(value, Money), strong])
    if table.note:
        sheet.write_string(HEAD_ROW + len(table.rows) + 2, 0, safe_cell(table.note))


def _rows(table: Table) -> Iterator[list[str]]:
    yield [safe_cell(each) for each in heads(table)]
    for row in table.rows:
        yield [safe_cell(row.label), *map(_cell, row.values)]
    if table.note:
        yield [safe_cell(table.note)]


def _cell(value: Value) -> str:
    number = _number(value)
    return _text(value) if number is None else f"{number:f}".replace(".", ",")


def _text(value: Value) -> str:
    """What is not a number; absent is empty."""
    return "" if value is None else safe_cell(value) if isinstance(value, str) else it_day(value)  # type: ignore[arg-type]


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Money):
        return Decimal(value.cents).scaleb(-2)
    return value if isinstance(value, Decimal) else None
