"""What was done to a draft: every act with its cells before and after; and one's own last act undone."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.actions.editing import Broken, undo_last
from traguardo.performance.queries.editor.history import acts
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.editor.draft import KINDS, address, around, on_draft
from traguardo.ui.facade import page

PER_PAGE = 50


@require_safe
@member("performance.read")
@on_plan
def edit_history(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Every act on the version in view, newest first."""
    leaf = Paginator(acts(desk.edition.pk), PER_PAGE).get_page(request.GET.get("pagina"))
    return page(request, "performance/editor/history.html", {"desk": desk, "leaf": leaf})


@require_POST
@member("performance.edit")
@on_draft
def undo_edit(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Undo the act named on the button."""
    text = request.POST.get("numero", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
    try:
        edit = undo_last(
            by=request.user.email,
            standing=request.standing,
            authority=request.authority,
            edition=desk.edition,
            number=number,
        )
    except Broken as broken:
        return page(
            request, "performance/editor/refused.html", {**around(request, desk, None), "why": str(broken)}, status=422
        )
    messages.success(request, f"Annullato l’atto n. {number}. {edit.summary}.")
    scheda = request.POST.get("scheda", "")
    return redirect(address(desk, "edit_plan", scheda=scheda if scheda in KINDS else ""))
