"""A plan as a folder of CSV files that an Italian spreadsheet opens rightly: semicolons, commas for decimals, UTF-8."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from traguardo.performance.intake.assembly.cells import text_of
from traguardo.performance.intake.escaping import escape
from traguardo.performance.intake.layout import README_SHEET
from traguardo.performance.intake.writing.sheets import Filled, Out


def csv_files(sheets: Iterable[Filled], readme: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """Content of each file by name."""
    files = {f"{_slug(README_SHEET)}.csv": _csv(readme)}
    for sheet in sheets:
        headers = tuple(column.header for column in sheet.columns)
        files[f"{_slug(sheet.table.title)}.csv"] = _csv((headers, *sheet.rows))
    return files


def _csv(rows: Iterable[Sequence[Out]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _text(cell: Out) -> str:
    return escape(cell) if isinstance(cell, str) else text_of(cell)


def _slug(title: str) -> str:
    """A file name without spaces or accents."""
    bare = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in bare.replace(" ", "-") if letter.isascii())
