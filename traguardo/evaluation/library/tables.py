"""Published tables as a CSV text or a workbook: numbers as numbers, no cell that acts as a formula."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter

from traguardo.kernel.cells import safe_cell
from traguardo.kernel.italian import it_number
from traguardo.kernel.money import Money
from traguardo.kernel.table import Table, Value

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same tables give the same bytes
PLAIN = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def csv_bytes(table: Table) -> bytes:
    """Semicolons and decimal commas, as Excel opens them in Italian; the note at the bottom."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads(table))
    writer.writerows([safe_cell(row.label), *(_plain(value) for value in row.values)] for row in table.rows)
    writer.writerow([safe_cell(table.note)])
    return text.getvalue().encode("utf-8-sig")


def workbook(tables: Sequence[Table]) -> bytes:
    """A sheet a table, with its title and its note."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, PLAIN)
    book.set_properties({"created": NEVER})
    strong = book.add_format({"bold": True})
    for table in tables:
        sheet = book.add_worksheet(table.code[:31])
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, len(table.columns), 18)
        sheet.write_string(0, 0, safe_cell(table.title), strong)
        for across, head in enumerate(heads(table)):
            sheet.write_string(2, across, head, strong)
        for down, row in enumerate(table.rows, start=3):
            sheet.write_string(down, 0, safe_cell(row.label))
            for across, value in enumerate(row.values, start=1):
                number = _number(value)
                if number is None:
                    sheet.write_string(down, across, _plain(value))
                else:
                    sheet.write_number(down, across, number)
        sheet.write_string(len(table.rows) + 4, 0, safe_cell(table.note))
    book.close()
    return content.getvalue()


def heads(table: Table) -> list[str]:
    """The head of each column, its unit in it."""
    units = (f"{each.heading} ({each.unit})" if each.unit else each.heading for each in table.columns)
    return [safe_cell(each) for each in (table.stub, *units)]


def shown(value: Value) -> str:
    """A value as it is read on a page."""
    if isinstance(value, Decimal):
        return it_number(value)
    return "" if value is None else str(value)


def _plain(value: Value) -> str:
    number = _number(value)
    return safe_cell(shown(value)) if number is None else str(number).replace(".", ",")


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Money):
        return Decimal(value.cents).scaleb(-2)
    return value if isinstance(value, Decimal) else None
