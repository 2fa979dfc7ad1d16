"""The plans of an authority: years and versions, where each came from, and two of them side by side."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.domain.comparison import compare as compared
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition, NoPlan
from traguardo.performance.queries.names import CHANGE_WORD, kind_name
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.importing import told
from traguardo.ui.facade import Column, arrange, page


@require_safe
@member("performance.read")
@on_plan
def editions(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Every version of every year."""
    return page(
        request,
        "performance/editions.html",
        {"desk": desk, "may_import": request.may("performance.import")},
    )


@require_safe
@member("performance.read")
@on_plan
def compare(request: MemberRequest, desk: Desk) -> HttpResponse:
    """What changed from one version to another: `da` and `a` in the address are their codes."""
    before, after = found(desk, request.GET.get("da", "")), found(desk, request.GET.get("a", ""))
    changes = compared(plans.plan(before), plans.plan(after))
    columns = (
        Column(key="change", label="Riga", value=lambda row: CHANGE_WORD[row.change]),
        Column(key="kind", label="Tabella", head=True, value=lambda row: kind_name(row.kind)),
        Column(key="code", label="Codice"),
        Column(key="title", label="Titolo"),
        Column(key="details", label="Che cosa cambia", value=told, sortable=False),
    )
    table = arrange(changes, columns, request.GET, name="cambiamenti", caption="Che cosa cambia", per_page=100)
    context = {"desk": desk, "before": before, "after": after, "table": table, "number": len(changes)}
    return page(request, "performance/compare.html", context, part="changes")


def found(desk: Desk, code: str) -> Edition:
    """An edition of this authority by its code; NoPlan when it has none."""
    edition = next((each for each in desk.editions if each.code == code), None)
    if edition is None:
        raise NoPlan("Scegli due versioni da confrontare nella pagina dei piani.")
    return edition
