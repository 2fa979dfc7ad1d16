"""The empty sheet of a table with one example row, marked so that reading leaves it out."""

from collections.abc import Iterable
from decimal import Decimal

from traguardo.performance.intake.layout import Table
from traguardo.performance.intake.native import EXAMPLE
from traguardo.performance.intake.writing.natural import natural
from traguardo.performance.intake.writing.sheets import Column, Filled, Out, columns_of


def example_sheet(table: Table, years: Iterable[int]) -> Filled:
    """Columns of the table for those years; the first cell of the example row says that it is ignored."""
    columns = columns_of(table, years)
    return Filled(table, columns, ((EXAMPLE, *map(_example, columns[1:])),))


def _example(column: Column) -> Out:
    cell = natural(column.field.example) if column.field else None
    return cell.normalize() if isinstance(cell, Decimal) else cell
