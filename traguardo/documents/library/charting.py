"""Pictures of a table: which rows and columns are drawn, how long each bar is, and the picture said in words."""

import re
from dataclasses import dataclass
from decimal import Decimal

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import Chart, Picture
from traguardo.kernel.money import Money
from traguardo.kernel.table import RowKind, Table, Value

WHOLE, MOST_BARS = 1000, 4
DIFFERENCE = re.compile(r"\W*(?:differenza|scostamento|variazione)\b", re.IGNORECASE)
SUM = re.compile(r"\W*totale\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NAMES = {
    Picture.BARS: "Grafico a barre",
    Picture.STACK: "Grafico a barre divise in parti",
    Picture.PYRAMID: "Piramide",
    Picture.LINES: "Grafico a linee",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A figure of a picture: as written, and its size in thousandths of the largest; both empty when there is none."""

    text: str
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn: for each label (a bar, a group of bars, a point of the lines) a mark of each series; one unit for all."""

    series: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[Mark, ...], ...]
    unit: str = ""


def chart(table: Table, picture: Picture) -> Chart | None:
    """The picture of a table with its words; None when the table has no number to draw (a pyramid wants two columns)."""
    drawn = drawing(table, picture)
    if not any(mark.size is not None for row in drawn.rows for mark in row):
        return None
    if picture is Picture.PYRAMID and len(drawn.series) != 2:
        return None
    return Chart(picture=picture, table=table, words=_words(table, picture, drawn))


def drawing(table: Table, picture: Picture) -> Drawing:
    """Items of the table under the numeric columns that count the same thing as the first; totals, groups and differences are not drawn.

    A stack has a bar for each column, with the items as its parts; lines run through the columns when these are years.
    """
    columns = [(place, column) for place, column in enumerate(table.columns) if cells.is_numeric(column)]
    numeric = [place for place, column in columns if not DIFFERENCE.match(column.heading)]
    parts = [place for place in numeric if not SUM.match(table.columns[place].heading)]
    numeric = parts or numeric
    unit = cells.unit(table.columns[numeric[0]]) if numeric else ""
    wanted = [place for place in numeric if cells.unit(table.columns[place]) == unit]
    items = [place for place, row in enumerate(table.rows) if row.kind is RowKind.ITEM]
    written = cells.texts(table)
    found = [[(table.rows[row].values[column], written[row][column]) for column in wanted] for row in items]
    series = tuple(table.columns[place].heading for place in wanted)
    labels = tuple(table.rows[place].label for place in items)
    if picture is Picture.STACK or (picture is Picture.LINES and all(YEAR.search(heading) for heading in series)):
        found = [list(column) for column in zip(*found, strict=True)]
        series, labels = labels, series
    together = picture is Picture.STACK or (picture is Picture.BARS and len(series) > MOST_BARS)
    top = _top([[_number(value) for value, _ in row] for row in found], together=together)
    rows = tuple(tuple(Mark(text=text, size=_size(value, top)) for value, text in row) for row in found)
    return Drawing(series=series, labels=labels, rows=rows, unit=unit)


def _top(rows: list[list[Decimal | None]], *, together: bool) -> Decimal:
    """What the whole width stands for: the largest sum of a row when its parts lie one after the other, else the largest number."""
    sizes = [[abs(number) for number in row if number is not None] for row in rows]
    return max((sum(row, Decimal(0)) if together else max(row) for row in sizes if row), default=Decimal(0))


def _size(value: Value, top: Decimal) -> int | None:
    number = _number(value)
    if number is None:
        return None
    return int(abs(number) * WHOLE / top) if top else 0


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Money):
        return Decimal(value.cents)
    return value if isinstance(value, Decimal) else None


def _words(table: Table, picture: Picture, drawn: Drawing) -> str:
    """Every figure drawn, label by label: what the picture tells to who does not see it."""
    said = []
    for label, row in zip(drawn.labels, drawn.rows, strict=True):
        named = zip(drawn.series, row, strict=True)
        figures = [mark.text if len(row) == 1 else f"{name} {mark.text}" for name, mark in named]
        said.append(f"{label}: " + ", ".join(figures))
    unit = f" ({drawn.unit})" if drawn.unit else ""
    return f"{NAMES[picture]}, {table.title}{unit}. " + "; ".join(said) + "."
