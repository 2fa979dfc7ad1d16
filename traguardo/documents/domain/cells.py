"""How the cells of a table are written, the same in every format: numbers of a column all with as many decimals."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from traguardo.kernel.italian import ABSENT, it_day, it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value

EMPTY = "—"
NUMERIC = (Measure.NUMBER, Measure.MONEY, Measure.PERCENT)


def is_numeric(column: Column) -> bool:
    """Whether a column holds numbers, to be lined up to the right."""
    return column.measure in NUMERIC


def unit(column: Column) -> str:
    """What the numbers of a column count; empty for text and days."""
    return {Measure.MONEY: "euro", Measure.PERCENT: "%", Measure.NUMBER: column.unit}.get(column.measure, "")


def head_unit(column: Column) -> str:
    """The unit that the head of a column still has to tell: none where the heading says it («Persone», «Variazione %»)."""
    counted = unit(column)
    said = " ".join(column.heading.casefold().replace("(", " ").replace(")", " ").split())
    return "" if f" {counted.casefold()} " in f" {said} " else counted


def texts(table: Table) -> tuple[tuple[str, ...], ...]:
    """The cells of each row after its label, as written; a row without values (a group) has none.

    The unit stands in the head, so numbers go without it. Absent is «n.d.», never zero; a text that is empty in an item
    is a dash, in a total nothing.
    """
    places = [_decimals(table, across) for across in range(len(table.columns))]
    return tuple(tuple(_cells(table, row, places)) for row in table.rows)


def _cells(table: Table, row: Row, places: list[int]) -> Iterator[str]:
    if row.values:
        for value, column, decimals in zip(row.values, table.columns, places, strict=True):
            yield _cell(value, column, decimals) or (EMPTY if row.kind is RowKind.ITEM else "")


def _cell(value: Value, column: Column, decimals: int) -> str:
    if isinstance(value, Money):
        return it_money(value.cents).removesuffix("€").rstrip()
    if isinstance(value, date):
        return it_day(value)
    if isinstance(value, Decimal):
        return it_number(value, decimals)
    if value is None:
        return ABSENT if is_numeric(column) else ""
    return value


def _decimals(table: Table, across: int) -> int:
    """As many decimals as the longest number of the column has."""
    numbers = [row.values[across] for row in table.rows if row.values]
    written = [it_number(number).partition(",")[2] for number in numbers if isinstance(number, Decimal)]
    return max((len(part) for part in written), default=0)
