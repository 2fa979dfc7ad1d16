"""The grid where one types the results of the year, kept as drafts cell by cell."""

import logging
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, Standing, member
from traguardo.performance.actions.entering import save_draft
from traguardo.performance.domain.measuring.drafts import (
    NOTE,
    ON,
    PRINTED,
    SOURCE,
    VARIABLE,
    columns,
    missing,
    text_of,
    variable_cell,
)
from traguardo.performance.domain.measuring.typed_cells import Told, Typed
from traguardo.performance.forms.workbooks import WorkbookForm
from traguardo.performance.queries.entry import (
    EntryPage,
    EntryRow,
    Key,
    Wanted,
    entry_page,
    entry_rows,
    open_drafts,
    things,
)
from traguardo.performance.queries.rights import can_measure_something, with_delegations
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.ui import grids
from traguardo.ui.facade import page
from traguardo.ui.formats import it_date
from traguardo.ui.grids import CellChange, CellResult, Grid, GridCell, GridColumn, GridRow

logger = logging.getLogger(__name__)
OTHER_VERSION = "I risultati si inseriscono sulla versione in vigore del piano, non su questa."
SAVED = "Bozze salvate. Contano nei punteggi solo quando le confermi."
STATE = "state"


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
@on_plan
def entry(request: MemberRequest, desk: Desk) -> HttpResponse:
    """What this person may measure, to be filled in; posted cells become drafts."""
    if not desk.edition.current:
        raise PermissionDenied(OTHER_VERSION)
    standing = with_delegations(request.standing, request.user.pk, request.authority, on=request.today)
    if request.method == "POST":
        return keep(request, desk, standing)
    return shown(request, desk, standing)


def shown(request: MemberRequest, desk: Desk, standing: Standing, results: tuple[CellResult, ...] = ()) -> HttpResponse:
    """The page asked for; with the cells that were not saved, each with its reason."""
    wanted = wanted_of(request)
    found = entry_page(entry_rows(desk.board, standing, today=request.today), wanted, desk.board)
    context = {
        "desk": desk,
        "wanted": wanted,
        "found": found,
        "grid": grids.with_results(grid_of(request, desk, found), results),
        "measures": can_measure_something(standing),
        "upload": WorkbookForm(),
        "workbook": partial(workbook_url, desk, wanted),
    }
    return page(request, "performance/entry/entry.html", context, status=grids.status_of(results))


def keep(request: MemberRequest, desk: Desk, standing: Standing) -> HttpResponse:
    """Carry out the act; answer cell by cell to the script, with a page to the form."""
    try:
        done = save_draft(
            by=request.user.email,
            standing=standing,
            authority=request.authority,
            edition=desk.edition,
            known=things(desk.board),
            unit_names=desk.board.unit_names,
            today=request.today,
            schedules=request.may("performance.schedule"),
            cells=[typed(change) for change in grids.read(request.POST)],
        )
    except OperationalError:  # the archive is busy: nothing was written, the script tries again by itself
        logger.warning("Archivio occupato: bozza da salvare di nuovo", exc_info=True)
        return HttpResponse("L'archivio è occupato: non è stato salvato niente, riprova.", status=503)
    results = tuple(result(each) for each in done)
    if grids.asked_by_script(request):
        return grids.answer((*results, *states(desk, done)))
    if grids.status_of(results) != 200:
        return shown(request, desk, standing, results)
    messages.success(request, SAVED if results else "Non c'era niente da salvare.")
    return redirect(request.get_full_path())


def wanted_of(request: MemberRequest) -> Wanted:
    """The filters in the address."""
    number = request.GET.get("pagina", "")
    return Wanted(
        words=request.GET.get("cerca", "").strip(),
        unit=request.GET.get("unita", ""),
        objective=request.GET.get("obiettivo", ""),
        every=request.GET.get("mostra") == "tutti",
        page=int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1,
    )


def workbook_url(desk: Desk, wanted: Wanted, form: str) -> str:
    """The rows in view as a workbook of that form."""
    filters = {
        "cerca": wanted.words,
        "unita": wanted.unit,
        "obiettivo": wanted.objective,
        "mostra": "tutti" * wanted.every,
    }
    address, kept = desk.url("entry_workbook", form), {name: text for name, text in filters.items() if text}
    return f"{address}{'&' if '?' in address else '?'}{urlencode(kept)}" if kept else address


def row_key(key: Key) -> str:
    return ":".join(key)


def key_of(text: str) -> Key:
    kind, _, code = text.partition(":")
    return (kind, code)


def typed(change: CellChange) -> Typed:
    return Typed(key=key_of(change.row), column=change.column, text=change.value, seen=change.seen)


def result(told: Told) -> CellResult:
    return CellResult(
        row=row_key(told.key),
        column=told.column,
        status=told.status,
        message=told.message,
        value=told.text,
        version=str(told.version),
        theirs=told.theirs,
    )


def states(desk: Desk, done: tuple[Told, ...]) -> tuple[CellResult, ...]:
    """The last column of the rows where something was saved, as it is now."""
    drafts = open_drafts(desk.edition)
    found = []
    for key in dict.fromkeys(each.key for each in done if each.status == "saved"):
        kept = drafts.get(key)
        words = draft_words(missing(kept.draft, things(desk.board)[key])) if kept else "da inserire"
        url = confirm_url(desk, key) if kept else ""
        found.append(CellResult(row=row_key(key), column=STATE, status="shown", value=words, url=url))
    return tuple(found)


def draft_words(lacks: tuple[str, ...]) -> str:
    """How a draft stands: to be confirmed, or what it still lacks."""
    return f"bozza, manca {', '.join(lacks)}" if lacks else "bozza, da confermare"


def confirm_url(desk: Desk, key: Key) -> str:
    """The page that confirms the draft of one thing."""
    address = desk.url("confirm_entry")
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'riga': row_key(key)})}"


def grid_of(request: MemberRequest, desk: Desk, found: EntryPage) -> Grid:
    """The page's rows as a grid: the result, or the values its formula asks for, the day, the source, a note."""
    most = max((len(row.subject.variables) for row in found.rows), default=0)
    plain = any(not row.subject.variables for row in found.rows)
    asked = tuple(
        GridColumn(key=variable_cell(number), label=f"Dato {number}", kind="number") for number in range(1, most + 1)
    )
    columns = (
        *((GridColumn(key=PRINTED, label="Risultato", kind="text"),) if plain else ()),
        *asked,
        GridColumn(key=ON, label="Al", kind="date"),
        GridColumn(key=SOURCE, label="Fonte", kind="text", help="Dove si può verificare"),
        GridColumn(key=NOTE, label="Nota", kind="text"),
        GridColumn(key=STATE, label="Stato", kind="readonly"),
    )
    return Grid(
        name="risultati",
        label="Risultati da inserire",
        head="Che cosa si misura",
        columns=columns,
        rows=tuple(_row(desk, row) for row in found.rows),
        save_url=request.get_full_path(),
    )


def _row(desk: Desk, row: EntryRow) -> GridRow:
    thing = row.subject
    cells = {column: _cell(row, column) for column in columns(thing)}
    cells[STATE] = _state(desk, row)
    return GridRow(
        key=row_key(thing.key),
        head=f"{thing.code} {thing.title}",
        url=desk.link(thing.kind, thing.code),
        note=_note(row),
        version=str(row.kept.pk if row.kept else 0),
        cells=cells,
    )


def _cell(row: EntryRow, column: str) -> GridCell:
    note = ""
    if column.startswith(VARIABLE):
        note = row.subject.variables[int(column.removeprefix(VARIABLE)) - 1].replace("_", " ")
    return GridCell(value=text_of(row.draft, row.subject, column), note=note)


def _note(row: EntryRow) -> str:
    """What is expected and what came last, under the name of the thing."""
    unit = f" ({row.subject.unit_of_measure})" if row.subject.unit_of_measure else ""
    on = f" al {it_date(row.last_on)}" if row.last_on and it_date(row.last_on) not in row.last else ""
    said = (f"Atteso{unit}: {row.subject.expected or 'non detto'}", f"Ultimo: {row.last}{on}" if row.last else "")
    return ". ".join(part for part in said if part)


def _state(desk: Desk, row: EntryRow) -> GridCell:
    if row.kept:
        return GridCell(editable=False, text=draft_words(row.missing), url=confirm_url(desk, row.subject.key))
    words = "da inserire" if row.waiting else "inserito" if row.last else "non ancora dovuto"
    return GridCell(editable=False, text=words)
