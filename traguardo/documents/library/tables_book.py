"""Tables of figures as a workbook that comes back in as it went out; empty, it is the model to start from."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from traguardo.documents.intake.tables import INDEX, KINDS
from traguardo.kernel.cells import safe_cell
from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same tables give the same bytes
WORDS = {kind: word for word, kind in KINDS.items() if word}
SIGNS = {Measure.MONEY: "euro", Measure.PERCENT: "%", Measure.DAY: "data"}
LONGEST_NAME = 31
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
    index = _sheet(workbook, INDEX, ("Codice", "Titolo", "Fonte", "Data", "Nota"), head)
    for number, table in enumerate(tables, 1):
        day = it_day(table.as_of) if table.as_of else ""
        _write(index, number, (table.code, table.title, table.source.description, day, table.note))
        page = _sheet(workbook, table.code, ("Codice", "Tipo", table.stub, *map(_head, table.columns)), head)
        for at, row in enumerate(table.rows, 1):
            _write(page, at, (row.code, WORDS[row.kind], row.label, *map(_cell, row.values)))
    workbook.close()
    return content.getvalue()


def _sheet(workbook: Any, name: str, heads: Sequence[str], look: Any) -> Any:  # noqa: ANN401
    if len(name) > LONGEST_NAME:
        raise ValueError(f"Il codice «{name}» supera i {LONGEST_NAME} caratteri del nome di un foglio.")
    page = workbook.add_worksheet(name)
    page.freeze_panes(1, 0)
    page.set_column(0, len(heads) - 1, 22)
    for at, text in enumerate(heads):
        page.write_string(0, at, safe_cell(text), look)
    return page


def _head(column: Column) -> str:
    sign = SIGNS.get(column.measure) or (column.unit or "numero" if column.measure is Measure.NUMBER else "")
    return f"{column.heading} [{sign}]" if sign else column.heading


def _cell(value: Value) -> str | Decimal | None:
    if isinstance(value, Money):
        return Decimal(value.cents).scaleb(-2)
    return it_day(value) if isinstance(value, date) else value


def _write(page: Any, row: int, cells: Sequence[str | Decimal | None]) -> None:  # noqa: ANN401
    for at, cell in enumerate(cells):
        if isinstance(cell, Decimal):
            page.write_number(row, at, cell)
        elif cell:
            page.write_string(row, at, safe_cell(cell))
