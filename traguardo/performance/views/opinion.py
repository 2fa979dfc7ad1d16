"""The board's opinion: what it says, what still stands in its way, its signature."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.actions.opining import sign_opinion
from traguardo.performance.actions.reviewing import NotPossible
from traguardo.performance.forms.reviewing import OpinionForm
from traguardo.performance.models import VerdictOutcome
from traguardo.performance.queries.review import OUTCOME_WORDS, progress
from traguardo.performance.queries.review.opinions import obstacles, opinions
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.review import judging, room
from traguardo.ui.facade import page


@require_safe
@member("performance.see_review")
@on_plan
def opinion(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The opinions signed on this version, and the way to the next."""
    seen = room(request, desk)
    done = progress(seen.lines, seen.asked)
    context = {
        "desk": desk,
        "signed": opinions(desk.edition),
        "left": obstacles(done),
        "may_sign": request.may("performance.review") and desk.edition.current,
    }
    return page(request, "performance/review/opinion.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.review")
@on_plan
def sign(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Write it, read it back, sign it."""
    if not desk.edition.current:
        raise PermissionDenied("Il parere si firma sulla versione in vigore del piano, non su questa.")
    seen, signed = room(request, desk), opinions(desk.edition)
    left = obstacles(progress(seen.lines, seen.asked))
    initial = {"at_date": request.today, "version": signed[0].pk if signed else 0}
    form = OpinionForm(request.POST if request.method == "POST" else None, left=left, initial=initial)
    if form.is_valid() and "correggi" not in request.POST and "conferma" in request.POST:
        try:
            keep(request, desk, form.cleaned_data)
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Parere firmato.")
            return redirect(desk.url("review_opinion"))
    context = {"desk": desk, "form": form, "left": left, "words": OUTCOME_WORDS}
    if not form.is_valid() or "correggi" in request.POST:
        return page(request, "performance/review/sign.html", context, status=422 if form.errors else 200)
    return page(request, "performance/review/sign_check.html", context)


def keep(request: MemberRequest, desk: Desk, cleaned: dict[str, Any]) -> None:
    sign_opinion(
        by=request.user.email,
        standing=judging(request),
        authority=request.authority,
        board=desk.board,
        outcome=VerdictOutcome(cleaned["outcome"]),
        text=cleaned["text"],
        at_date=cleaned["at_date"],
        today=request.today,
        reason=cleaned.get("reason", ""),
        version=cleaned["version"],
    )
