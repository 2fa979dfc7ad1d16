"""A table of figures ready for a page, and as a file to take away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from traguardo.books.tables import csv_bytes, heads, workbook
from traguardo.kernel.italian import it_day, it_money, it_number, it_percent
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, RowKind, Table, Value

FIGURES = {Measure.NUMBER, Measure.MONEY, Measure.PERCENT}
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "toml": "application/toml; charset=utf-8",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row in words: each cell with whether it is a figure; `kind` says how it stands out."""

    label: str
    cells: tuple[tuple[str, bool], ...]
    kind: RowKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A table in words: heads with whether their column holds figures."""

    code: str
    title: str
    heads: tuple[tuple[str, bool], ...]
    lines: tuple[Line, ...]
    note: str
    source: str


def shown(table: Table) -> Shown:
    """The table as a page writes it."""
    figures = (False, *(each.measure in FIGURES for each in table.columns))
    lines = tuple(
        Line(
            label=row.label,
            cells=tuple(
                (_word(value, column), column.measure in FIGURES)
                for value, column in zip(row.values, table.columns, strict=True)
            ),
            kind=row.kind,
        )
        for row in table.rows
        if row.values
    )
    return Shown(
        code=table.code,
        title=table.title,
        heads=tuple(zip(heads(table), figures, strict=True)),
        lines=lines,
        note=table.note,
        source=str(table.source),
    )


def tables_file(tables: Sequence[Table], form: str, *, name: str) -> HttpResponse:
    """Tables as one CSV or as a workbook; 404 for another form."""
    if form == "csv":
        return attached(csv_bytes(tables), f"{name}.csv")
    if form == "xlsx":
        return attached(workbook(tables, title=name), f"{name}.xlsx")
    raise Http404("Si scarica in .csv o .xlsx.")


def attached(content: bytes, name: str) -> HttpResponse:
    """A file to save."""
    stem, _, suffix = name.rpartition(".")
    answer = HttpResponse(content, content_type=KINDS[suffix])
    answer["Content-Disposition"] = f'attachment; filename="{slugify(stem)}.{suffix}"'
    return answer


def _word(value: Value, column: Column) -> str:
    if value is None:
        return "" if column.measure not in FIGURES else "–"
    if isinstance(value, Money):
        return it_money(value.cents)
    if isinstance(value, Decimal):
        return it_percent(value) if column.measure is Measure.PERCENT else it_number(value)
    return it_day(value) if isinstance(value, date) else value
