"""The gallery's grid of cells: what one types is kept in the session, so that two pages of it can be in conflict."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.ui import grids
from traguardo.ui.grids import CellChange, CellResult, Grid, GridCell, GridColumn, GridRow
from traguardo.ui.pages import page
from traguardo.ui.views.gallery import framed

KEPT = "galleria-griglia"
STATES = (("", "da dire"), ("in linea", "in linea"), ("a rischio", "a rischio"), ("in ritardo", "in ritardo"))
COLUMNS = (
    GridColumn(key="unit", label="Area", kind="readonly"),
    GridColumn(key="value", label="Risultato", kind="number", help="Solo il numero: 12,5"),
    GridColumn(key="on", label="Al", kind="date"),
    GridColumn(key="state", label="Come va", kind="choice", choices=STATES),
    GridColumn(key="bodies", label="Comuni", kind="multi", choices=(("Valchiara", ""), ("Pianora", ""))),
    GridColumn(key="note", label="Nota", kind="text"),
)
ROWS = (
    ("A.1", "Giorni medi di attesa", "Area anziani", "27,5"),
    ("A-1", "Persone seguite a domicilio", "Area anziani", "312"),
    ("B/2:c", "Domande evase nei termini", "Accesso", ""),
    ("C", "Ore di formazione a persona", "Direzione", "18"),
    ("D", "Giorni di pagamento", "Amministrazione", ""),
)


def shown(request: HttpRequest) -> Grid:
    """The grid with what this session has typed in it."""
    typed: dict[str, str] = request.session.get(KEPT, {})
    return Grid(
        name="misure",
        label="Risultati del semestre",
        head="Indicatore",
        columns=COLUMNS,
        rows=tuple(_row(typed, *row) for row in ROWS),
        save_url=reverse("ui:gallery-grid"),
    )


def _row(typed: dict[str, str], key: str, head: str, unit: str, value: str) -> GridRow:
    cells = {column.key: GridCell(value=typed.get(f"{key} {column.key}", "")) for column in COLUMNS}
    cells["unit"] = GridCell(text=unit, editable=False)
    cells["value"] = GridCell(value=typed.get(f"{key} value", value))
    return GridRow(key=key, head=f"{key} · {head}", url=f"#{unit}", cells=cells, version="1")


def _keep(change: CellChange, typed: dict[str, str], there: str) -> CellResult:
    """A figure must be one; what somebody else typed there meanwhile is a conflict."""
    place, figure = f"{change.row} {change.column}", change.value.replace(",", "").replace(".", "")
    if there != change.seen:
        return CellResult(row=change.row, column=change.column, status="conflict", value=change.value, theirs=there)
    if change.column == "value" and change.value and not figure.isdecimal():
        words = "scrivi un numero, per esempio 12,5"
        return CellResult(row=change.row, column=change.column, status="error", value=change.value, message=words)
    typed[place] = change.value
    return CellResult(row=change.row, column=change.column, status="saved", value=change.value, version="1")


@login_not_required
@require_http_methods(["GET", "POST"])
def grid(request: HttpRequest) -> HttpResponse:
    """The grid; posted cells are kept in the session, refused or in conflict."""
    before, typed = shown(request), dict(request.session.get(KEPT, {}))
    if request.method != "POST":
        return page(framed(request), "ui/gallery/grid.html", {"grid": before})
    there = {(row.key, key): cell.value for row in before.rows for key, cell in row.cells.items()}
    results = [_keep(change, typed, there.get((change.row, change.column), "")) for change in grids.read(request.POST)]
    request.session[KEPT] = typed
    if grids.asked_by_script(request):
        return grids.answer(results)
    status = grids.status_of(results)
    if status == 200:
        messages.success(request, "Celle salvate.")
        return redirect("ui:gallery-grid")
    return page(
        framed(request), "ui/gallery/grid.html", {"grid": grids.with_results(shown(request), results)}, status=status
    )
