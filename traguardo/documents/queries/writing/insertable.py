"""What can be put in a text, each with the words to type: a table, its pictures, each of its figures; parts of the plan."""

from dataclasses import dataclass

from traguardo.documents.domain import cells
from traguardo.documents.library import charting
from traguardo.documents.library.composing import PICTURES
from traguardo.documents.library.formats.drawing import svg
from traguardo.kernel.table import Table

PLAN_PARTS = {
    "mappa": "La mappa: dalle finalità agli obiettivi",
    "triennio": "Gli obiettivi del triennio, con gli anni in cui si lavora",
    "indicatori": "Gli indicatori con il valore di partenza e quelli attesi",
    "pesi": "I pesi degli obiettivi nell'anno",
    "collegamenti": "I legami fra obiettivi gestionali, operativi e programmi",
    "schede": "Le schede degli obiettivi, una per una",
    "risultati": "I risultati: atteso, ottenuto, scostamento, punteggio",
    "ritardi": "Che cosa è in ritardo, e di quanto",
    "variazioni": "Che cosa è cambiato nel piano durante l'anno",
    "sistema": "Come si misura e si valuta",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell as written; `put`: what to type to quote it, empty for what is not a number."""

    text: str
    put: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table as one chooses from it; `pictures`: word, what to type, and the drawing as SVG made by the library."""

    table: Table
    put: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[ShownCell, ...]], ...]
    pictures: tuple[tuple[str, str, str], ...]


def shown_table(table: Table) -> ShownTable:
    """The table with, for each number, the words that quote it; and the pictures that can be made of it."""
    lines = zip(table.rows, cells.texts(table), strict=True)
    drawn = ((word, charting.chart(table, picture)) for word, picture in PICTURES.items())
    return ShownTable(
        table=table,
        put=f"{{{{tavola {table.code}}}}}",
        heads=tuple((column.heading, cells.unit(column)) for column in table.columns),
        rows=tuple((row.label, row.kind.value, _cells(table, row.code, written)) for row, written in lines),
        pictures=tuple((word, f"{{{{grafico {table.code} {word}}}}}", svg(chart)) for word, chart in drawn if chart),
    )


def _cells(table: Table, row: str, written: tuple[str, ...]) -> tuple[ShownCell, ...]:
    return tuple(
        ShownCell(
            text=text, put=f"{{{{{table.code}.{row} {column.heading}}}}}" if table.figure(row, column.heading) else ""
        )
        for text, column in zip(written, table.columns, strict=bool(written))
    )
