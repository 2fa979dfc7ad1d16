"""Which objectives contribute to which operational objectives and programmes: a table of ticks, saved as one act."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.domain.editing import Change, Changes, apply, tie, untie
from traguardo.performance.domain.plan import Objective, Plan, Programme, StrategicNode
from traguardo.performance.queries.editor.rights import may_write
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.editor.draft import around, on_draft, plan_seen, seen_by, write
from traguardo.ui.facade import page
from traguardo.ui.grids import coded

PER_PAGE = 50
MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """What the page shows: objectives down, ends across, and which are tied."""

    kind: str
    branch: str
    branches: tuple[StrategicNode, ...]
    ends: tuple[StrategicNode | Programme, ...]
    objectives: tuple[Objective, ...]
    tied: frozenset[tuple[str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.edit")
@on_draft
def edit_links(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The ticks; POST ties what was ticked and unties what was not, among the cells that were shown."""
    kind = "programme" if request.GET.get("verso") == "programmi" else "strategic"
    if request.method == "POST":
        seen = seen_by(request, desk)
        edit = write(request, desk, seen=seen, changes=wanted(request, plan_seen(desk, seen), kind))
        messages.success(request, f"{edit.summary}." if edit else "Non c’era niente di cambiato.")
        return redirect(request.get_full_path())
    leaf = Paginator(matching(request, desk), PER_PAGE).get_page(request.GET.get("pagina"))
    matrix = drawn(desk.board.plan, kind, request.GET.get("ramo", ""), tuple(leaf.object_list))
    mine = {each.code for each in matrix.objectives if may_write(request.standing, desk.board.plan, each)}
    context = {**around(request, desk, None), "matrix": matrix, "leaf": leaf, "mine": mine, "cell": cell}
    return page(request, "performance/editor/links.html", context)


def cell(objective: str, to: str) -> str:
    """The value of a tick."""
    return f"{coded(objective)}:{coded(to)}"


def wanted(request: MemberRequest, plan: Plan, kind: str) -> Changes:
    """The changes from the ties that were shown to those that came back ticked; what is not a cell is ignored."""
    ticked, shown = set(request.POST.getlist("lega")), set(request.POST.getlist("cella"))
    ties = tied(plan, kind)
    ends = plan.programmes if kind == "programme" else plan.nodes
    made: list[Change] = []
    for objective in plan.objectives:
        for end in ends:
            place = cell(objective.code, end.code)
            if place in shown and (place in ticked) != ((objective.code, end.code) in ties):
                act = tie if place in ticked else untie
                one = act(plan, objective.code, end.code, kind)
                plan = apply(plan, one)
                made += one
    return tuple(made)


def tied(plan: Plan, kind: str) -> frozenset[tuple[str, str]]:
    """Objectives with what they are tied to."""
    return frozenset((link.objective, link.to) for link in plan.links if link.kind == kind)


def matching(request: MemberRequest, desk: Desk) -> list[Objective]:
    """Objectives of the unit and with the words asked."""
    unit, words = request.GET.get("unita", ""), request.GET.get("cerca", "").casefold().split()
    return [
        each
        for each in desk.board.plan.objectives
        if (not unit or unit in each.units) and all(word in f"{each.code} {each.title}".casefold() for word in words)
    ]


def drawn(plan: Plan, kind: str, branch: str, objectives: tuple[Objective, ...]) -> Matrix:
    """Nodes on which no other hangs, or that are tied already; of one branch where they are too many for a page."""
    ties = tied(plan, kind)
    parents = {node.code: node.parent for node in plan.nodes}
    roots = tuple(node for node in plan.nodes if node.parent not in parents)
    above, used = set(parents.values()), {to for _, to in ties}
    ends: tuple[StrategicNode | Programme, ...] = tuple(
        node for node in plan.nodes if node.code not in above or node.code in used
    )
    chosen = branch if branch in {root.code for root in roots} else ""
    if kind == "programme":
        ends, roots = plan.programmes, ()
    elif chosen or len(ends) > MOST_COLUMNS:
        chosen = chosen or roots[0].code
        ends = tuple(end for end in ends if _root(parents, end.code) == chosen)
    return Matrix(kind=kind, branch=chosen, branches=roots, ends=ends, objectives=objectives, tied=ties)


def _root(parents: dict[str, str], code: str) -> str:
    seen: set[str] = set()
    while parents.get(code, "") in parents and code not in seen:
        seen.add(code)
        code = parents[code]
    return code
