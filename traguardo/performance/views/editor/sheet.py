"""The whole sheet of one row, with all its texts: changed where it is, or written new."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.actions.editing import Broken
from traguardo.performance.domain.editing import find, next_code
from traguardo.performance.domain.versions.packing import Record
from traguardo.performance.forms.rows import RowForm
from traguardo.performance.queries.editor.rights import may_write
from traguardo.performance.queries.editor.rows import objective_code
from traguardo.performance.queries.sheets import objective_sheet
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.editor.columns import head
from traguardo.performance.views.editor.draft import Kind, around, kind_of, on_draft, plan_seen, seen_by, write
from traguardo.ui.facade import page

STARTS = {"steps": "objective", "indicators": "objective", "objectives": "parent", "nodes": "parent", "units": "parent"}


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.edit")
@on_draft
def create_row(request: MemberRequest, desk: Desk, slug: str) -> HttpResponse:
    """A new row; `sotto` in the address is what it goes under."""
    kind = kind_of(slug)
    under = request.GET.get("sotto", "")
    start = {"seen": desk.edition.revision, STARTS[kind.table]: under, "code": proposed(desk, kind, under)}
    form = RowForm(request.POST or None, plan=desk.board.plan, table=kind.table, initial=start)
    if form.is_valid() and kept(request, desk, form):
        return redirect(desk.url("edit_row", kind.slug, form.code))
    return show(request, desk, kind, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.edit")
@on_draft
def edit_row(request: MemberRequest, desk: Desk, slug: str, code: str) -> HttpResponse:
    """The sheet of a row; held against the plan as it was when the form was opened."""
    kind = kind_of(slug)
    seen = plan_seen(desk, seen_by(request, desk)) if request.method == "POST" else desk.board.plan
    record = find(seen, kind.table, code)
    if record is None:
        raise Http404(f"Il piano non ha «{code}».")
    form = RowForm(
        request.POST or None, plan=seen, table=kind.table, record=record, initial={"seen": desk.edition.revision}
    )
    if form.is_valid() and kept(request, desk, form):
        return redirect(desk.url("edit_row", kind.slug, form.code))
    return show(request, desk, kind, form, record)


def kept(request: MemberRequest, desk: Desk, form: RowForm) -> bool:
    """Carry out the act of a valid form and say what came of it; False when codes would lead nowhere."""
    try:
        edit = write(request, desk, seen=form.cleaned_data["seen"], changes=form.changes)
    except Broken as broken:
        form.refuse(broken.problems)
        return False
    messages.success(request, f"{edit.summary}." if edit else "Non c’era niente di cambiato.")
    for note in form.notes:
        messages.warning(request, note)
    return True


def proposed(desk: Desk, kind: Kind, under: str) -> str:
    """The code after the last of the same objective, or the first of an objective."""
    owner = STARTS[kind.table]
    table = getattr(desk.board.plan, kind.table)
    beside = [record.code for record in table if not under or getattr(record, owner) == under]
    used = frozenset(record.code for record in table)
    if beside:
        return next_code(used, beside[-1])
    return f"{under}.1" if under and f"{under}.1" not in used else ""


def show(request: MemberRequest, desk: Desk, kind: Kind, form: RowForm, record: Record | None) -> HttpResponse:
    """The form, and of an objective what hangs on it."""
    code = record.code if record is not None else ""
    owner = (
        desk.board.objectives.get(objective_code(desk.board.plan, kind.table, record)) if record is not None else None
    )
    own = kind.table == "objectives" and code in desk.board.objectives
    context = {
        **around(request, desk, kind),
        "form": form,
        "record": record,
        "head": head(record) if record is not None else kind.new,
        "owner": owner,
        "sheet": objective_sheet(desk.board, code) if own else None,
        "may_write": record is None or may_write(request.standing, desk.board.plan, owner),
    }
    return page(request, "performance/editor/sheet.html", context, part="form", status=422 if form.errors else 200)
