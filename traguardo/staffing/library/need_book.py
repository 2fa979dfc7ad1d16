"""A need as a workbook to change and bring back: a sheet a part, a column a field, what each holds in its head's note."""

import io
from collections.abc import Mapping
from datetime import datetime

import xlsxwriter

from traguardo.kernel.cells import safe_cell
from traguardo.staffing.domain.need.content import rows
from traguardo.staffing.intake.need_book import PAID_BY, SHEETS, columns_of
from traguardo.staffing.intake.need_parts import Field, Sort

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same content gives the same bytes
PLAIN = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def need_book(content: Mapping[str, object]) -> bytes:
    """The workbook; every cell is a text, as one would type it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, PLAIN)
    book.set_properties({"created": NEVER})
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#17324D", "font_color": "#FFFFFF"})
    as_text = book.add_format({"num_format": "@"})
    for part in SHEETS:
        page, fields = book.add_worksheet(part.slug), columns_of(part)
        page.freeze_panes(1, 1)
        page.set_column(0, len(fields) - 1, 20, as_text)
        for across, field in enumerate(fields):
            page.write_string(0, across, field.label, head)
            if field.help:
                page.write_comment(0, across, field.help)
            for down, row in enumerate(rows(content, part.key), 1):
                page.write_string(down, across, safe_cell(_word(field, row)), as_text)
    book.close()
    return out.getvalue()


def _word(field: Field, row: Mapping[str, object]) -> str:
    value = row.get(field.key)
    if value is None:
        return ""
    if field is PAID_BY:
        return "; ".join(f"{each.get('source')}: {each.get('amount')}" for each in rows(row, "paid"))
    if field.sort is Sort.FLAG:
        return "sì" if value else ""
    if field.sort is Sort.CHOICE:
        return dict(field.choices).get(str(value), str(value))
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
