"""Tables of the performance screens: what they show and where their rows lead."""

from collections.abc import Sequence

from django.http import QueryDict

from traguardo.performance.queries.sheets import Item
from traguardo.performance.queries.tasks import Task
from traguardo.performance.queries.tree import Row
from traguardo.performance.views.desk import Desk
from traguardo.ui.facade import Column, Table, arrange

PAGE = 50


def tasks_table(rows: Sequence[Task], desk: Desk, query: QueryDict, *, name: str, caption: str, per_page: int) -> Table:
    """Steps and indicators with their date and how they stand."""
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.link(row.kind, row.code)),
        Column(key="title", label="Che cosa"),
        Column(key="units", label="Unità"),
        Column(key="due", label="Scadenza", kind="date"),
        Column(key="words", label="A che punto è"),
    )
    return arrange(rows, columns, query, name=name, caption=caption, per_page=per_page, order="due")


def objectives_table(rows: Sequence[Row], desk: Desk, query: QueryDict) -> Table:
    """Objectives as a list."""
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.link("objective", row.code)),
        Column(key="title", label="Obiettivo"),
        Column(key="units", label="Unità"),
        Column(key="year_weight", label="Peso nell'anno", unit="%", kind="number", decimals=2, total=True),
        Column(key="score", label="Punteggio", unit="su 100", kind="bar"),
        Column(key="standing", label="Stato", kind="state"),
        Column(key="due", label="Prossima scadenza", kind="date"),
    )
    return arrange(
        rows, columns, query, name="obiettivi", caption="Obiettivi del piano", per_page=PAGE, searchable=False
    )


ITEMS = {
    "step": ("fasi", "Fasi dell'obiettivo"),
    "indicator": ("indicatori", "Indicatori dell'obiettivo"),
    "part": ("parti", "Parti dell'indicatore"),
}


def items_table(rows: Sequence[Item], desk: Desk, query: QueryDict, *, kind: str) -> Table:
    """Steps or indicators of one objective, or the parts of a composite indicator."""
    steps = kind == "step"
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.link(row.kind, row.code)),
        Column(key="title", label="Fase" if steps else "Indicatore"),
        Column(key="expected", label="Scadenza" if steps else "Atteso", sortable=False),
        Column(key="outcome", label="Risultato", sortable=False),
        Column(key="weight", label="Peso", unit="%", kind="number", decimals=2, total=True),
        Column(key="year_weight", label="Peso nell'anno", unit="%", kind="number", decimals=2, total=True),
        Column(key="degree", label="Grado", unit="su 100", kind="number", decimals=2),
        Column(key="words", label="A che punto è"),
    )
    name, caption = ITEMS[kind]
    return arrange(rows, columns, query, name=name, caption=caption, searchable=False)
