"""A table as a CSV file that Excel opens in Italian: semicolons, decimal commas, and no cell that acts as a formula."""

import csv
from io import StringIO

from django.http import HttpResponse

from traguardo.ui.formats import ABSENT, MINUS, NO_BREAK_SPACE
from traguardo.ui.tables import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_download(table: Table, name: str) -> HttpResponse:
    """All the rows found, not only the page in view, as the attachment `name`. Absent values are empty cells."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.full_label for column in table.every])
    writer.writerows([_written(cell) for cell in cells] for cells in table.found)
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _written(cell: Cell) -> str:
    if cell.value is None or cell.text == ABSENT:
        return ""
    if cell.column.numeric or cell.column.kind == "bar":
        return cell.text.replace(MINUS, "-").replace(NO_BREAK_SPACE, " ")
    return f"'{cell.text}" if cell.text.startswith(FORMULA_STARTS) else cell.text
