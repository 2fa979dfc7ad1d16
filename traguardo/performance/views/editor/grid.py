"""The plan as a sheet of cells: typed in, pasted in, saved cell by cell; what the checks say of the rows stays beside."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.domain.editing import apply
from traguardo.performance.forms.cells import Asked, read_cells, results
from traguardo.performance.models import Edit
from traguardo.performance.queries.editions import editions
from traguardo.performance.queries.editor.rows import findings_in_view, rows, tags
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.desk import desk as desk_of
from traguardo.performance.views.editor.columns import MORE, columns, grid
from traguardo.performance.views.editor.draft import Kind, around, kind_of, on_draft, sought, write
from traguardo.ui import grids
from traguardo.ui.facade import page

PER_PAGE, OF_INDICATORS = 50, 40  # over three years a page of indicators is the heaviest: under 250 kB
MOST_FINDINGS = 30
TRIES = 5


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.edit")
@on_draft
def edit_plan(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The grid of a table, filtered by its address; POST saves the cells that changed."""
    kind = kind_of(request.GET.get("scheda", "obiettivi"))
    if request.method == "POST":
        return save(request, desk, kind)
    return shown(request, desk, kind, ())


def save(request: MemberRequest, desk: Desk, kind: Kind) -> HttpResponse:
    """Keep as one act what can be kept; the rest goes back to its cells with its reason."""
    desk, asked, edit = kept(request, desk, kind)
    if grids.asked_by_script(request):
        version = str(edit.number if edit else desk.edition.revision)
        return grids.answer(results(apply(desk.board.plan, asked.changes), kind.table, asked, version=version))
    if asked.refused:
        current = desk_of(request, editions(request.authority)) if edit else desk
        return shown(request, current, kind, tuple(asked.refused))
    messages.success(request, f"{edit.summary}." if edit else "Non c’era niente di cambiato.")
    for note in asked.notes.values():
        messages.warning(request, note)
    return redirect(request.get_full_path())


def kept(request: MemberRequest, desk: Desk, kind: Kind) -> tuple[Desk, Asked, Edit | None]:
    """The plan the cells were held against, what they asked, and the act; again where somebody wrote in between."""
    for _ in range(TRIES):
        asked = read(request, desk, kind)
        try:
            edit = write(request, desk, seen=desk.edition.revision, changes=asked.changes) if asked.changes else None
        except StaleVersion:
            desk = desk_of(request, editions(request.authority))
        else:
            return desk, asked, edit
    asked = read(request, desk, kind)
    return desk, asked, write(request, desk, seen=desk.edition.revision, changes=asked.changes)


def read(request: MemberRequest, desk: Desk, kind: Kind) -> Asked:
    """The cells posted, of columns that the grid has."""
    known = {column.key for column in columns(desk.board.plan, kind.table, every=True)}
    cells = [cell for cell in grids.read(request.POST) if cell.column in known]
    return read_cells(desk.board.plan, kind.table, cells, version=str(desk.edition.revision))


def shown(request: MemberRequest, desk: Desk, kind: Kind, refused: tuple[grids.CellResult, ...]) -> HttpResponse:
    """The page, or only its findings where the script asks for them after a save."""
    wanted = sought(request, kind)
    found = rows(desk.board, wanted)
    leaf = Paginator(found, OF_INDICATORS if kind.table == "indicators" else PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    records = tuple(leaf.object_list)
    every = request.GET.get("colonne") == "tutte"
    sheet = grid(desk, request.standing, kind.table, records, save_url=request.get_full_path(), every=every)
    findings = findings_in_view(desk.board, kind.table, records)
    context = {
        **around(request, desk, kind),
        "plan": desk.board.plan,
        "sought": wanted,
        "found": len(found),
        "every": every,
        "more": kind.table in MORE,
        "leaf": leaf,
        "grid": grids.with_results(sheet, refused),
        "tags": tags(desk.board.plan),
        "findings": findings[:MOST_FINDINGS],
        "more_findings": max(len(findings) - MOST_FINDINGS, 0),
        "severities": Counter(finding.severity.value for finding in desk.board.findings),
        "subject_of": desk.board.subject_of,
        "panel": request.get_full_path(),
    }
    status = grids.status_of(refused) if refused else 200
    return page(request, "performance/editor/grid.html", context, part="findings", status=status)
