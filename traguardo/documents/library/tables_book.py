"""Tables of figures as a workbook, or as CSV files, that come back in as they went out; empty, they are the model to start from."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from traguardo.documents.intake.tables import INDEX, KEPT, KINDS, NUMBER
from traguardo.kernel.cells import safe_cell
from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same tables give the same bytes
WORDS = {kind: word for word, kind in KINDS.items() if word}
SIGNS = {Measure.MONEY: "euro", Measure.PERCENT: "%", Measure.DAY: "data"}
LONGEST_NAME = 31
Cell = str | Decimal | None
EXAMPLE = Table(
    code="personale-contratti",
    title="Le persone per rapporto di lavoro",
    columns=(Column(heading="2026", measure=Measure.NUMBER, unit="persone"), Column(heading="Nota")),
    rows=(
        Row(code="dipendenti", label="Dipendenti", values=(Decimal(40), None)),
        Row(code="comando", label="In comando", values=(Decimal(2), "dai Comuni soci")),
        Row(code="totale", label="Totale", values=(Decimal(42), None), kind=RowKind.TOTAL),
    ),
    source=Source(description="Ufficio personale"),
    stub="Rapporto di lavoro",
)


def tables_book(tables: Sequence[Table]) -> bytes:
    """The workbook of the tables: the index first, then a sheet each. ValueError when a code is too long for a sheet."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": NEVER})
    head = workbook.add_format({"bold": True, "text_wrap": True, "bg_color": "#17324D", "font_color": "#FFFFFF"})
    for name, rows in _sheets(tables):
        page = _sheet(workbook, name, rows[0], head)
        for at, row in enumerate(rows[1:], 1):
            _write(page, at, row)
    workbook.close()
    return content.getvalue()


def tables_files(tables: Sequence[Table]) -> list[tuple[str, bytes]]:
    """The same sheets as CSV files, each with its name, to stand in a folder."""
    return [(f"{name}.csv", _csv(rows)) for name, rows in _sheets(tables)] if tables else []


def _sheets(tables: Sequence[Table]) -> Iterator[tuple[str, list[tuple[Cell, ...]]]]:
    """The name and the rows of the index, then of each table."""
    days = [it_day(table.as_of) if table.as_of else "" for table in tables]
    told = [(t.code, t.title, t.source.description, day, t.note) for t, day in zip(tables, days, strict=True)]
    yield INDEX, [("Codice", "Titolo", "Fonte", "Data", "Nota"), *told]
    for table in tables:
        mixed = [_is_mixed(table, across) for across in range(len(table.columns))]
        heads = [each.heading if kept else _head(each) for each, kept in zip(table.columns, mixed, strict=True)]
        rows = [
            (
                row.code,
                WORDS[row.kind],
                row.label,
                *(_cell(value, told) for value, told in zip(row.values, mixed, strict=False)),
            )
            for row in table.rows
        ]
        yield table.code, [("Codice", "Tipo", table.stub, *heads), *rows]


def _is_mixed(table: Table, across: int) -> bool:
    """Whether a column of numbers also tells words, other than of a number kept back: it comes back as text."""
    if table.columns[across].measure is Measure.TEXT:
        return False
    return any(isinstance(row.values[across], str) and row.values[across] != KEPT for row in table.rows if row.values)


def _csv(rows: Sequence[tuple[Cell, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_typed(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _typed(cell: Cell) -> str:
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else safe_cell(cell or "")


def _sheet(workbook: Any, name: str, heads: Sequence[Cell], look: Any) -> Any:  # noqa: ANN401
    if len(name) > LONGEST_NAME:
        raise ValueError(f"Il codice «{name}» supera i {LONGEST_NAME} caratteri del nome di un foglio.")
    page = workbook.add_worksheet(name)
    page.freeze_panes(1, 0)
    page.set_column(0, len(heads) - 1, 22)
    for at, text in enumerate(heads):
        page.write_string(0, at, safe_cell(str(text)), look)
    return page


def _head(column: Column) -> str:
    sign = SIGNS.get(column.measure) or (column.unit or NUMBER if column.measure is Measure.NUMBER else "")
    return f"{column.heading} [{sign}]" if sign else column.heading


def _cell(value: Value, mixed: bool = False) -> Cell:  # noqa: FBT001, FBT002
    if mixed and isinstance(value, Decimal):
        return it_number(value)
    if isinstance(value, Money):
        return Decimal(value.cents).scaleb(-2)
    return it_day(value) if isinstance(value, date) else value


def _write(page: Any, row: int, cells: Sequence[Cell]) -> None:  # noqa: ANN401
    for at, cell in enumerate(cells):
        if isinstance(cell, Decimal):
            page.write_number(row, at, cell)
        elif cell:
            page.write_string(row, at, safe_cell(cell))
