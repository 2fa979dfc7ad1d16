"""The plan to read and to search: its tree, its list, the sheet of an objective."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.domain.scoring import STANDINGS
from traguardo.performance.queries.editor.rows import tags
from traguardo.performance.queries.sheets import objective_sheet
from traguardo.performance.queries.tree import Filters, objectives, rows, tree
from traguardo.performance.views.columns import items_table, objectives_table
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.words import decided, of_node, prize
from traguardo.ui.facade import page


@require_safe
@member("performance.read")
@on_plan
def plan_tree(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Tree or list of the objectives, filtered by words, unit and state; the filters stay in the address."""
    filters = Filters(
        words=request.GET.get("cerca", "").strip(),
        unit=request.GET.get("unita", ""),
        standing=request.GET.get("stato", ""),
        tag=request.GET.get("etichetta", ""),
        year=request.GET.get("attivo", ""),
    )
    found = objectives(desk.board, filters)
    listed = request.GET.get("vista") == "elenco"
    context = {
        "desk": desk,
        "plan": desk.board.plan,
        "filters": filters,
        "found": len(found),
        "listed": listed,
        "nodes": () if listed else tree(desk.board, found, desk.link, opened=filters.active),
        "table": objectives_table(rows(desk.board, found), desk, request.GET) if listed else None,
        "standings": STANDINGS,
        "tags": tags(desk.board.plan),
        "may_edit": request.may("performance.edit"),
        "may_vary": request.may("performance.vary"),
    }
    return page(request, "performance/plan.html", context, part="found")


@require_safe
@member("performance.read")
@on_plan
def objective(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """The sheet of an objective."""
    sheet = objective_sheet(desk.board, code)
    context = {
        "desk": desk,
        "sheet": sheet,
        "objective": sheet.objective,
        "answer": of_node("l'obiettivo", sheet.score, desk.board.at),
        "decided": decided(sheet.score) + prize(sheet.score, desk.board.system),
        "steps": items_table(sheet.steps, desk, request.GET, kind="step"),
        "indicators": items_table(sheet.indicators, desk, request.GET, kind="indicator"),
        "may_check": request.may("performance.check"),
    }
    return page(request, "performance/objective.html", context)
