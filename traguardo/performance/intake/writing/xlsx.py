"""A plan as an .xlsx workbook to be filled: headers with notes, drop-downs, dates as dates, codes as text."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from traguardo.performance.intake.escaping import escape
from traguardo.performance.intake.layout import README_SHEET, Field, Kind, table
from traguardo.performance.intake.writing.sheets import Column, Filled, Out

WIDTHS = {Kind.CODE: 14, Kind.PERCENT: 10, Kind.YEAR: 10, Kind.INTEGER: 12, Kind.NUMBER: 14, Kind.DATE: 14, Kind.MOMENT: 20,
          Kind.FLAG: 10, Kind.CHOICE: 20, Kind.TARGET: 18, Kind.BASELINE: 18, Kind.OUTCOME: 24, Kind.YEARS: 16, Kind.LIST: 24}  # fmt: skip
WIDE = 36
ROWS_TO_FILL = 2_000
DAY_FORMAT = "dd/mm/yyyy"
NUMBERS = frozenset({Kind.PERCENT, Kind.NUMBER, Kind.INTEGER, Kind.YEAR})
LONGEST_LIST = 255
LONGEST_TEXT = 32_767
NEVER = datetime(2000, 1, 1)  # noqa: DTZ001  the same plan gives the same bytes
PLAIN_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def xlsx_bytes(sheets: Iterable[Filled], readme: Sequence[tuple[str, str]]) -> bytes:
    """The workbook, the «Leggimi» sheet first."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True, **PLAIN_TEXT})
    workbook.set_properties({"created": NEVER, "comments": "Quaderno del piano della performance"})
    styles = _styles(workbook)
    _write_readme(workbook, readme, styles)
    for sheet in sheets:
        _write_sheet(workbook, sheet, styles)
    workbook.close()
    return content.getvalue()


def _styles(workbook: Any) -> dict[str, Any]:  # noqa: ANN401
    header = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
    return {
        "required": workbook.add_format({**header, "bg_color": "#17324D", "font_color": "#FFFFFF"}),
        "header": workbook.add_format({**header, "bg_color": "#D9E6F2", "font_color": "#17324D"}),
        "text": workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "number": workbook.add_format({"align": "right", "valign": "top"}),
        "date": workbook.add_format({"num_format": DAY_FORMAT, "align": "right", "valign": "top"}),
        "bold": workbook.add_format({"bold": True, "valign": "top"}),
    }


def _write_readme(workbook: Any, rows: Sequence[tuple[str, str]], styles: dict[str, Any]) -> None:  # noqa: ANN401
    page = workbook.add_worksheet(README_SHEET)
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 90)
    for number, (label, text) in enumerate(rows):
        page.write_string(number, 0, label, styles["bold"])
        page.write_string(number, 1, escape(text, typed=True), styles["text"])


def _write_sheet(workbook: Any, sheet: Filled, styles: dict[str, Any]) -> None:  # noqa: ANN401
    page = workbook.add_worksheet(sheet.table.title)
    page.freeze_panes(1, 1)
    page.set_row(0, 32)
    for position, column in enumerate(sheet.columns):
        _write_header(page, position, column, styles)
    for number, row in enumerate(sheet.rows, 1):
        for position, cell in enumerate(row):
            write_cell(page, number, position, cell, styles)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _write_header(page: Any, position: int, column: Column, styles: dict[str, Any]) -> None:  # noqa: ANN401
    entry = column.field
    kind = entry.kind if entry else Kind.TEXT
    page.set_column(position, position, WIDTHS.get(kind, WIDE), styles[_style(kind)])
    page.write_string(
        0, position, escape(column.header, typed=True), styles["required" if entry and entry.required else "header"]
    )
    if entry is None:
        return
    page.write_comment(0, position, entry.note, {"x_scale": 2})
    listed = _words(entry) or _codes(entry)
    if listed:
        page.data_validation(1, position, ROWS_TO_FILL, position, listed)


def _words(entry: Field) -> dict[str, Any] | None:
    """A drop-down of the field's own words; an open list lets others pass."""
    words = ["sì"] if entry.kind is Kind.FLAG else list(entry.choices.values())
    if not words or len(",".join(words)) > LONGEST_LIST:
        return None
    strict = "warning" if entry.open else "stop"
    return {"validate": "list", "source": words, "error_type": strict, "error_message": "Scegli una voce dell'elenco."}


def _codes(entry: Field) -> dict[str, Any] | None:
    """A drop-down of the codes of the sheet the field refers to."""
    if not entry.refers:
        return None
    sheet = table(entry.refers)
    letter = xl_col_to_name([field.name for field in sheet.fields].index("code"))
    source = f"='{sheet.title}'!${letter}$2:${letter}${ROWS_TO_FILL + 1}"
    said = f"Il codice non è nel foglio «{sheet.title}»."
    return {"validate": "list", "source": source, "error_type": "warning", "error_message": said}


def _style(kind: Kind) -> str:
    if kind is Kind.DATE:
        return "date"
    return "number" if kind in NUMBERS else "text"


def write_cell(page: Any, row: int, column: int, cell: Out, styles: dict[str, Any]) -> None:  # noqa: ANN401
    """One cell; numbers beyond the 15 digits a spreadsheet keeps are written as text."""
    if isinstance(cell, Decimal) and len(cell.as_tuple().digits) <= 15:
        page.write_number(row, column, float(cell), styles["number"])
    elif isinstance(cell, Decimal):
        page.write_string(row, column, f"{cell:f}".replace(".", ","), styles["number"])
    elif isinstance(cell, date):
        page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), styles["date"])  # noqa: DTZ001
    elif cell is not None:
        page.write_string(row, column, _held(escape(cell, typed=True)), styles["text"])


def _held(text: str) -> str:
    """Text that a cell can hold whole; raises ValueError when it would be cut."""
    if len(text) <= LONGEST_TEXT:
        return text
    raise ValueError(f"il testo «{text[:40]}…» supera i {LONGEST_TEXT} caratteri di una cella .xlsx: usa .ods.")
