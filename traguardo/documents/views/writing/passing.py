"""Moves of a section from a state to another, and the comments on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions.writing.moving import move_on
from traguardo.documents.actions.writing.remarking import add_remark, settle_remark
from traguardo.documents.domain.states import Move, NotAllowed, Stage, entitled, hindrances, transition
from traguardo.documents.forms.writing import RemarkForm
from traguardo.documents.models import Remark
from traguardo.documents.queries.writing.rights import hand
from traguardo.documents.queries.writing.sections import situation_of
from traguardo.documents.views.writing.documents import ACT
from traguardo.documents.views.writing.placing import Sheet, on_section
from traguardo.ui.facade import page


@ACT
@member("documents.write")
@on_section
def pass_section(request: MemberRequest, sheet: Sheet, move: str) -> HttpResponse:
    """Carry a section to another state: a page that says what it takes, then the act."""
    line, hands = transition(Move(move)), hand(request.user, request.standing, sheet.section)
    if not entitled(line.move, hands):
        raise PermissionDenied(f"Questo passaggio spetta a {line.who}.")
    reasons = hindrances(line.move, situation_of(sheet.section, request.user), hands)
    given = request.POST.get("reason", "")[:2000]
    if request.method == "POST":
        wanted = request.POST.get("seen", "")
        seen = Stage(wanted) if wanted in list(Stage) else sheet.stage
        try:
            move_on(by=request.user, section=sheet.section, move=line.move, hand=hands, seen=seen, reason=given)
        except NotAllowed as refused:
            reasons = refused.reasons
        else:
            messages.success(request, f"Sezione {sheet.section}: ora è «{line.after.label}».")
            return redirect(sheet.url())
    context = {"desk": sheet.desk, "sheet": sheet, "line": line, "reasons": reasons, "reason": given}
    return page(request, "documents/writing/move.html", context, status=422 if request.method == "POST" else 200)


@ACT
@member("documents.comment")
@on_section
def comment(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Write a comment on the section."""
    form = RemarkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_remark(by=request.user, section=sheet.section, **form.cleaned_data)
        messages.success(request, "Commento aggiunto.")
        return redirect(f"{sheet.url()}#commenti")
    context = {"desk": sheet.desk, "sheet": sheet, "form": form}
    return page(request, "documents/writing/comment.html", context, part="form", status=422 if form.errors else 200)


@require_POST
@member("documents.comment")
@on_section
def settle(request: MemberRequest, sheet: Sheet, pk: int) -> HttpResponse:
    """Close a comment."""
    remark = Remark.objects.filter(pk=pk, section=sheet.section).first()
    if remark is None:
        raise Http404("Quel commento non è di questa sezione.")
    settle_remark(by=request.user, remark=remark, now=timezone.now())
    messages.success(request, "Commento chiuso.")
    return redirect(f"{sheet.url()}#commenti")
