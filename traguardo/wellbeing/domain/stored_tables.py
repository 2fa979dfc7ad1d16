"""Tables as JSON and back, so that what was given stays as it was given."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value


def tables_data(tables: Sequence[Table]) -> list[dict[str, object]]:
    """The tables as JSON; each value says what it is."""
    return [
        {
            "code": table.code,
            "title": table.title,
            "stub": table.stub,
            "note": table.note,
            "as_of": table.as_of.isoformat() if table.as_of else "",
            "source": table.source.description,
            "columns": [[column.heading, column.measure.value, column.unit] for column in table.columns],
            "rows": [[row.code, row.label, row.kind.value, list(map(_told, row.values))] for row in table.rows],
        }
        for table in tables
    ]


def read_tables(data: Sequence[Mapping[str, Any]]) -> tuple[Table, ...]:
    """The tables of their JSON."""
    return tuple(
        Table(
            code=each["code"],
            title=each["title"],
            stub=each["stub"],
            note=each["note"],
            as_of=date.fromisoformat(each["as_of"]) if each["as_of"] else None,
            source=Source(description=each["source"]),
            columns=tuple(
                Column(heading=heading, measure=Measure(measure), unit=unit)
                for heading, measure, unit in each["columns"]
            ),
            rows=tuple(
                Row(code=code, label=label, kind=RowKind(kind), values=tuple(map(_read, values)))
                for code, label, kind, values in each["rows"]
            ),
        )
        for each in data
    )


def _told(value: Value) -> list[object] | None:
    if value is None:
        return None
    if isinstance(value, Money):
        return ["money", value.cents]
    if isinstance(value, Decimal):
        return ["number", str(value)]
    return ["day", value.isoformat()] if isinstance(value, date) else ["text", value]


def _read(told: list[Any] | None) -> Value:
    if told is None:
        return None
    kind, value = told
    if kind == "money":
        return Money(value)
    if kind == "number":
        return Decimal(value)
    return date.fromisoformat(value) if kind == "day" else str(value)
