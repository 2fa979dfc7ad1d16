"""A table as JSON keeps it, and back: amounts in cents, numbers and days as text, so that nothing is rounded."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value


def packed(table: Table) -> dict[str, Any]:
    """The table as plain JSON values."""
    return {
        "code": table.code,
        "title": table.title,
        "stub": table.stub,
        "as_of": table.as_of.isoformat() if table.as_of else None,
        "note": table.note,
        "source": {"description": table.source.description, "sheet": table.source.place.sheet},
        "sha256": table.source.sha256,
        "columns": [[column.heading, column.measure.value, column.unit] for column in table.columns],
        "rows": [[row.code, row.label, row.kind.value, [_plain(value) for value in row.values]] for row in table.rows],
    }


def unpacked(body: Mapping[str, Any]) -> Table:
    """The table that `packed` gave."""
    columns = tuple(
        Column(heading=heading, measure=Measure(measure), unit=unit) for heading, measure, unit in body["columns"]
    )
    rows = tuple(
        Row(
            code=code,
            label=label,
            kind=RowKind(kind),
            values=tuple(_value(value, columns[place].measure) for place, value in enumerate(values)),
        )
        for code, label, kind, values in body["rows"]
    )
    return Table(
        code=body["code"],
        title=body["title"],
        columns=columns,
        rows=rows,
        source=Source(
            description=body["source"]["description"],
            place=Place(sheet=body["source"]["sheet"]),
            sha256=body["sha256"],
        ),
        stub=body["stub"],
        as_of=date.fromisoformat(body["as_of"]) if body["as_of"] else None,
        note=body["note"],
    )


def _plain(value: Value) -> str | int | None:
    if isinstance(value, Money):
        return value.cents
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _value(value: str | int | None, measure: Measure) -> Value:
    if value is None:
        return None
    if measure is Measure.MONEY:
        return Money(int(value))
    if measure is Measure.DAY:
        return date.fromisoformat(str(value))
    return str(value) if measure is Measure.TEXT else Decimal(str(value))
