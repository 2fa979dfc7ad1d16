"""Tables that sort, filter, page and total on the server, from the query string: they work without JavaScript.

table = arrange(rows, columns, request.GET, name="passi", caption="Passi dell'anno", per_page=50)
page(request, "…", {"table": table}, part="table")   # in the template: {{ ui.table(table) }}
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from traguardo.ui import formats
from traguardo.ui.states import state

Row = Any
Value = Any
NUMERIC = frozenset({"number", "percent", "share", "money"})
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What the macro `ui.table` shows (`rows`, one page of `found`), and the addresses of its other orders and pages."""

    name: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    found: Sequence[Sequence[Cell]]
    totals: Mapping[str, str]
    order: str
    search: str
    searchable: bool
    page: int
    pages: int
    matching: int
    whole: int
    export: str
    query: Mapping[str, str]
    note: str = ""

    def link(self, **changes: object) -> str:
        """This page's query with the table's own values replaced: `link(ordina="-peso")`."""
        values = dict(self.query)
        for key, value in changes.items():
            values[f"{self.name}-{key}"] = str(value)
        kept = {key: value for key, value in values.items() if value}
        return f"?{urlencode(kept)}#{self.name}"

    def sort_link(self, column: Column) -> str:
        """First press sorts upwards, the second downwards."""
        return self.link(ordina=f"-{column.key}" if self.order == column.key else column.key, pagina="")

    def direction(self, column: Column) -> str:
        """«ascending», «descending» or nothing, for aria-sort."""
        return {column.key: "ascending", f"-{column.key}": "descending"}.get(self.order, "")

    @property
    def kept(self) -> Mapping[str, str]:
        """Query values the search form must carry along."""
        own = {f"{self.name}-cerca", f"{self.name}-pagina"}
        return {key: value for key, value in self.query.items() if key not in own}


def arrange(
    rows: Iterable[Row],
    columns: Sequence[Column],
    query: Mapping[str, str],
    *,
    name: str,
    caption: str,
    per_page: int = 0,
    order: str = "",
    export: str = "",
    searchable: bool = True,
    note: str = "",
) -> Table:
    """Filter by the words searched, sort by one column, total what is left, and cut one page out of it.

    `query` is `request.GET`; this table reads `<name>-cerca`, `<name>-ordina` and `<name>-pagina`. Unknown values are
    ignored. `per_page` 0 shows all. Rows with an absent value come last whichever way one sorts.
    """
    whole = [_cells(row, columns) for row in rows]
    search = query.get(f"{name}-cerca", "").strip()
    found = [cells for cells in whole if _matches(cells, search)]
    wanted = query.get(f"{name}-ordina", order)
    found = _sorted(found, columns, wanted)
    number, pages = _page_of(query.get(f"{name}-pagina", ""), len(found), per_page)
    shown = found[(number - 1) * per_page : number * per_page] if per_page else found
    return Table(
        name=name,
        caption=caption,
        columns=columns,
        rows=shown,
        found=found,
        totals=_totals(found, columns),
        order=wanted,
        search=search,
        searchable=searchable,
        page=number,
        pages=pages,
        matching=len(found),
        whole=len(whole),
        export=export,
        query={key: query[key] for key in query},
        note=note,
    )


def _cells(row: Row, columns: Sequence[Column]) -> list[Cell]:
    return [_cell(row, column) for column in columns]


def _cell(row: Row, column: Column) -> Cell:
    value = column.read(row)
    return Cell(
        column=column,
        value=value,
        text=column.show(value),
        url=column.url(row) if column.url else "",
        pace=column.pace(row) if column.pace else None,
    )


def _matches(cells: Sequence[Cell], search: str) -> bool:
    """All the words, in any column, whatever their case."""
    if not search:
        return True
    text = " ".join(cell.text for cell in cells).casefold()
    return all(word in text for word in search.casefold().split())


def _sorted(found: list[list[Cell]], columns: Sequence[Column], wanted: str) -> list[list[Cell]]:
    key = wanted.removeprefix("-")
    position = next((n for n, column in enumerate(columns) if column.key == key and column.sortable), None)
    if position is None:
        return found
    present = [cells for cells in found if cells[position].value is not None]
    absent = [cells for cells in found if cells[position].value is None]
    return sorted(present, key=lambda cells: _rank(cells[position]), reverse=wanted.startswith("-")) + absent


def _rank(cell: Cell) -> Fraction | str:
    """Numbers and dates by value, codes such as «A.10» after «A.9», words without case."""
    if cell.column.numeric or cell.column.kind == "bar":
        return Fraction(cell.value)
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return _natural(cell.text)


def _natural(text: str) -> str:
    """Numbers inside words padded, so that they sort by value."""
    parts: list[str] = []
    for character in text.casefold():
        if character.isdecimal() and parts and parts[-1].isdecimal():
            parts[-1] += character
        else:
            parts.append(character)
    return "".join(part.zfill(12) if part.isdecimal() else part for part in parts)


def _page_of(asked: str, size: int, per_page: int) -> tuple[int, int]:
    pages = max(1, -(-size // per_page)) if per_page else 1
    number = int(asked) if asked.isdecimal() and asked.isascii() else 1
    return min(max(number, 1), pages), pages


def _totals(found: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> dict[str, str]:
    """Sums of the rows found, not of the page in view; absent values add nothing and are counted nowhere."""
    totals = {}
    for position, column in enumerate(columns):
        if column.total:
            values = [cells[position].value for cells in found if cells[position].value is not None]
            totals[column.key] = column.show(_sum(values)) if values else formats.ABSENT
    return totals


def _sum(values: Sequence[int | Decimal | Fraction]) -> int | Fraction:
    if all(isinstance(value, int) for value in values):
        return sum(int(value) for value in values)
    return sum((Fraction(value) for value in values), Fraction(0))
