"""Several rows at once: chosen from a list, then deleted, moved, copied or tagged; what follows is said before."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.actions.editing import Broken
from traguardo.performance.domain.editing import (
    Change,
    Changes,
    NotDone,
    Row,
    apply,
    change,
    delete,
    duplicate,
    existing,
    find,
    index_of,
    move,
    tag,
)
from traguardo.performance.domain.plan import Plan
from traguardo.performance.forms.rows import DestinationForm, TagsForm
from traguardo.performance.queries.editor.rows import rows, tags
from traguardo.performance.queries.editor.words import named
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.editor.columns import head
from traguardo.performance.views.editor.draft import (
    Kind,
    address,
    around,
    kind_of,
    on_draft,
    plan_seen,
    seen_by,
    sought,
    write,
)
from traguardo.ui.facade import page

PER_PAGE = 100
OWNER = {"steps": "objective", "indicators": "objective", "objectives": "parent", "nodes": "parent", "units": "parent"}
NAMES = {
    "togli": "Togli",
    "sposta": "Sposta",
    "copia": "Copia",
    "etichetta": "Metti o togli etichette",
    "su": "Sposta in su",
    "giu": "Sposta in giù",
}
ASKED = frozenset({"togli", "sposta", "etichetta"})
TAGGED = frozenset({"objectives", "indicators"})


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.edit")
@on_draft
def edit_rows(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The rows to choose from; POST asks to confirm the act, then carries it out."""
    kind = kind_of(request.GET.get("scheda", "obiettivi"))
    if request.method != "POST":
        return chooser(request, desk, kind, "")
    act, seen = request.POST.get("atto", ""), seen_by(request, desk)
    plan = plan_seen(desk, seen)
    codes = dict.fromkeys(request.POST.getlist("scelta"))
    chosen = [Row(table=kind.table, code=code) for code in codes if find(plan, kind.table, code) is not None]
    if not chosen or act not in NAMES or (act == "etichetta" and kind.table not in TAGGED):
        return chooser(request, desk, kind, "Scegli almeno una riga, poi premi che cosa farne.")
    form = asked(request, plan, kind, act)
    sure = "conferma" in request.POST
    try:
        changes = made(plan, act, chosen, form) if form is None or form.is_valid() else ()
        if act in ASKED and not (sure and (form is None or form.is_valid())):
            return confirm(request, desk, kind, chosen, act, form, changes)
        edit = write(request, desk, seen=seen, changes=changes)
    except (NotDone, Broken) as refused:
        return page(
            request, "performance/editor/refused.html", {**around(request, desk, kind), "why": str(refused)}, status=422
        )
    messages.success(request, f"{edit.summary}." if edit else "Non c’era niente da cambiare.")
    return redirect(after(desk, kind, act, chosen, changes))


def chooser(request: MemberRequest, desk: Desk, kind: Kind, why: str) -> HttpResponse:
    """The rows, by the filters of the address."""
    wanted = sought(request, kind)
    found = rows(desk.board, wanted)
    context = {
        **around(request, desk, kind),
        "plan": desk.board.plan,
        "sought": wanted,
        "found": len(found),
        "leaf": Paginator(found, PER_PAGE).get_page(request.GET.get("pagina")),
        "tags": tags(desk.board.plan),
        "tagged": kind.table in TAGGED,
        "head": head,
        "why": why,
        "part": "piano/modifica/righe",
    }
    return page(request, "performance/editor/rows.html", context, status=422 if why else 200)


def confirm(
    request: MemberRequest, desk: Desk, kind: Kind, chosen: list[Row], act: str, form: Form | None, changes: Changes
) -> HttpResponse:
    """What the act does, by name; and what it still has to ask."""
    plan = desk.board.plan
    gone = [each for each in changes if each.deleted]
    cleared = dict.fromkeys(named(each.table, each.code) for each in changes if each.attribute is not None)
    context = {
        **around(request, desk, kind),
        "act": act,
        "name": NAMES[act],
        "form": form,
        "chosen": [(row.code, head(found)) for row in chosen if (found := find(plan, row.table, row.code))],
        "gone": [(named(each.table, each.code), _title(each)) for each in gone],
        "cleared": list(cleared) if act == "togli" else [],
    }
    return page(request, "performance/editor/confirm.html", context, status=422 if form and form.errors else 200)


def asked(request: MemberRequest, plan: Plan, kind: Kind, act: str) -> Form | None:
    """What the act needs to know; read only once it was shown."""
    data = request.POST if "conferma" in request.POST else None
    if act == "etichetta":
        return TagsForm(data)
    return DestinationForm(data, plan=plan, table=kind.table) if act == "sposta" else None


def made(plan: Plan, act: str, chosen: list[Row], form: Form | None) -> Changes:
    """The changes of an act on the rows chosen, one after the other on the plan the one before has left."""
    if act == "togli":
        return delete(plan, chosen)
    if act == "etichetta" and form is not None:
        return tag(plan, chosen, add=form.added, remove=form.removed)  # type: ignore[attr-defined]
    changes: list[Change] = []
    for row in chosen:
        one = _one(plan, act, row, form)
        plan = apply(plan, one)
        changes += one
    return tuple(changes)


def after(desk: Desk, kind: Kind, act: str, chosen: list[Row], changes: Changes) -> str:
    """Where one goes on: the sheet of the only row that was copied or moved, else the grid."""
    copied = next((each.code for each in changes if each.created), "")
    if act == "copia" and len(chosen) == 1:
        return desk.url("edit_row", kind.slug, copied)
    if act in {"su", "giu"}:
        return desk.url("edit_row", kind.slug, chosen[0].code)
    return address(desk, "edit_plan", scheda=kind.slug)


def _one(plan: Plan, act: str, row: Row, form: Form | None) -> Changes:
    if act == "copia":
        return duplicate(plan, row.table, row.code)
    record, owner = existing(plan, row.table, row.code), OWNER[row.table]
    if act == "sposta" and form is not None:
        return change(plan, row.table, row.code, replace(record, **{owner: form.cleaned_data["to"]}))
    siblings = [each.code for each in getattr(plan, row.table) if getattr(each, owner) == getattr(record, owner)]
    beside = siblings.index(row.code) + (-1 if act == "su" else 1)
    if not 0 <= beside < len(siblings):
        return ()
    return move(plan, row.table, row.code, index_of(plan, row.table, siblings[beside]))


def _title(change: Change) -> str:
    return str(next((change.before[name] for name in ("title", "name", "description") if name in change.before), ""))
