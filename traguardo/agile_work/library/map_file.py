"""The map of activities as a file that comes back in as it went out."""

import csv
import io
from collections.abc import Iterable, Mapping

import xlsxwriter

from traguardo.agile_work.domain.activities import COLUMNS, Activity
from traguardo.books.tables import NEVER, PLAIN
from traguardo.kernel.cells import safe_cell


def map_csv(activities: Iterable[Activity], names: Mapping[str, str]) -> bytes:
    """Semicolons, as Excel opens it in Italian."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(_rows(activities, names))
    return text.getvalue().encode("utf-8-sig")


def map_workbook(activities: Iterable[Activity], names: Mapping[str, str]) -> bytes:
    """One sheet, «mappa»."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, PLAIN)
    book.set_properties({"title": "Mappa delle attività", "created": NEVER})
    sheet, strong = book.add_worksheet("mappa"), book.add_format({"bold": True})
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, 2, 70)
    sheet.freeze_panes(1, 0)
    for down, row in enumerate(_rows(activities, names)):
        for across, cell in enumerate(row):
            sheet.write_string(down, across, cell, None if down else strong)
    book.close()
    return content.getvalue()


def _rows(activities: Iterable[Activity], names: Mapping[str, str]) -> list[list[str]]:
    told = [
        [each.unit, each.function, each.title, "sì" if each.agile else "no", each.act, each.note] for each in activities
    ]
    example = [next(iter(names), "SST"), "", "Registrazione delle fatture", "sì", "", ""]
    return [list(COLUMNS), *([safe_cell(cell) for cell in row] for row in told or [example])]
