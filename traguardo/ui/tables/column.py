"""A column: how it reads a row, how it writes the value, whether it is a figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from traguardo.ui import formats
from traguardo.ui.states import state

Row = Any
Value = Any
NUMERIC = frozenset({"number", "percent", "share", "money"})
DRAWN = frozenset({"date", "bar", "state"})
WIDE = 28
NUMBER_WORDS: Mapping[str, Callable[[Value, int | None], str]] = {
    "number": formats.it_number,
    "percent": lambda value, decimals: formats.it_percent(value, 1 if decimals is None else decimals),
    "bar": lambda value, decimals: formats.it_percent(value, 1 if decimals is None else decimals),
    "share": lambda value, decimals: formats.it_share(value, 1 if decimals is None else decimals),
    "money": lambda value, _decimals: formats.it_money(value),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. kind: text, number, percent (points), share (ratio), money (cents), date, state, severity, or bar.

    `value` reads the row (default: attribute or key `key`); `url` makes the cell a link; `unit` goes in the head;
    `total` sums the column and `total_of` says of what; `pace` reads the tick of a bar.
    """

    key: str
    label: str
    kind: str = "text"
    unit: str = ""
    decimals: int | None = None
    value: Callable[[Row], Any] | None = None
    url: Callable[[Row], str] | None = None
    pace: Callable[[Row], Any] | None = None
    sortable: bool = True
    total: bool = False
    head: bool = False

    @property
    def numeric(self) -> bool:
        return self.kind in NUMERIC

    @property
    def full_label(self) -> str:
        """The label with its unit, for where the head is out of sight."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    def read(self, row: Row) -> Value:
        """The raw value of this column in a row: None when absent."""
        if self.value is not None:
            return self.value(row)
        return row.get(self.key) if isinstance(row, Mapping) else getattr(row, self.key)

    def show(self, value: Value) -> str:
        """The value in words, as it is read, searched and exported."""
        if isinstance(value, SafeString):
            return value
        if self.kind in NUMBER_WORDS:
            return NUMBER_WORDS[self.kind](value, self.decimals)
        if self.kind == "date" and (value is None or isinstance(value, date)):
            return formats.it_date(value)
        if self.kind == "state":
            return state(value).word
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value with its words, its link and the tick of its bar."""

    column: Column
    value: Any
    text: str
    url: str = ""
    pace: Any = None

    @property
    def look(self) -> str:
        """The class of the cell: figures, kinds with a look of their own, long texts."""
        kind = self.column.kind
        if kind in NUMERIC:
            return "tg-number"
        if kind in DRAWN:
            return f"tg-cell-{kind}"
        words = strip_tags(self.text) if isinstance(self.text, SafeString) else self.text
        return "tg-cell-wide" if len(words) > WIDE else ""
