"""From rows and a query string to a table: choose columns, filter, sort, total, cut one page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.ui import formats
from traguardo.ui.tables.column import Cell, Column, Row
from traguardo.ui.tables.table import Table, chosen, searched


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

    `query` is `request.GET`; this table reads `<name>-cerca`, `<name>-ordina`, `<name>-pagina` and `<name>-colonne`.
    Unknown values are ignored. `per_page` 0 shows all. Rows with an absent value come last whichever way one sorts.
    """
    whole = [_cells(row, columns) for row in rows]
    wanted = query.get(f"{name}-ordina", order)
    found = _sorted([cells for cells in whole if _matches(cells, searched(query, name))], columns, wanted)
    number, pages = _page_of(query.get(f"{name}-pagina", ""), len(found), per_page)
    shown = chosen(columns, query, name)
    return Table(
        name=name,
        caption=caption,
        every=columns,
        columns=shown,
        rows=_cut(found[(number - 1) * per_page : number * per_page] if per_page else found, shown),
        found=found,
        totals=_totals(found, shown),
        order=wanted,
        searchable=searchable,
        page=number,
        pages=pages,
        whole=len(whole),
        query={key: query[key] for key in query},
        export=export,
        note=note,
    )


def _cut(rows: Sequence[Sequence[Cell]], shown: Sequence[Column]) -> list[list[Cell]]:
    keys = {column.key for column in shown}
    return [[cell for cell in cells if cell.column.key in keys] for cells in rows]


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
    for column in (column for column in columns if column.total):
        values = [cell.value for cells in found for cell in cells if cell.column is column and cell.value is not None]
        totals[column.key] = column.show(_sum(values)) if values else formats.ABSENT
    return totals


def _sum(values: Sequence[int | Decimal | Fraction]) -> int | Fraction:
    if all(isinstance(value, int) for value in values):
        return sum(int(value) for value in values)
    return sum((Fraction(value) for value in values), Fraction(0))
