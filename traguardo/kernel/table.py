"""A table of figures as a context publishes it: what each column measures, what each row is, where it all comes from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from traguardo.kernel.figure import Figure, Source
from traguardo.kernel.money import Money

Value = str | Decimal | Money | date | None


class Measure(StrEnum):
    """What the cells of a column hold: text, a number of a unit, euro, points per cent, a day."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DAY = "day"


class RowKind(StrEnum):
    """An item, a sum of the items above it, the sum of all, or a heading of the rows that follow."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column after the first; `unit` says what a number counts («persone», «ore»)."""

    heading: str
    measure: Measure = Measure.TEXT
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: its code, unique in the table, its label (the first column), a value for each other column."""

    code: str
    label: str
    values: tuple[Value, ...] = ()
    kind: RowKind = RowKind.ITEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of values under typed columns. `code` names it in texts; `stub` heads the first column; `note` stands below.

    ValueError when a row has not a value for each column (a group has none), or two rows have one code.
    """

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: Source
    stub: str = "Voce"
    as_of: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.values) != (0 if row.kind is RowKind.GROUP else len(self.columns)):
                raise ValueError(f"Tavola «{self.code}», riga «{row.code}»: {len(row.values)} valori.")
        if len({row.code for row in self.rows}) < len(self.rows):
            raise ValueError(f"Tavola «{self.code}»: due righe hanno lo stesso codice.")

    def figure(self, row: str, column: str) -> Figure | None:
        """The number at a row's code and a column's heading, with its source; None where there is no such number.

        An amount is in euro, a percentage in points.
        """
        across = next((place for place, each in enumerate(self.columns) if each.heading == column), None)
        down = next((each for each in self.rows if each.code == row and each.values), None)
        if across is None or down is None:
            return None
        value, head = down.values[across], self.columns[across]
        number = Decimal(value.cents).scaleb(-2) if isinstance(value, Money) else value
        if not isinstance(number, Decimal):
            return None
        units = {Measure.MONEY: "euro", Measure.PERCENT: "%"}
        return Figure(value=number, unit=units.get(head.measure, head.unit), source=self.source)
