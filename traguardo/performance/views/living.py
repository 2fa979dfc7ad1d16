"""The acts that carry a plan version through its life: a page that says what will happen, then the act."""

from collections.abc import Callable
from datetime import date
from typing import TypedDict

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import Authority, MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.performance.actions import living
from traguardo.performance.actions.opening import open_variation
from traguardo.performance.domain.life import Act, NotAllowed, Situation, hindrances, hindrances_of_variation
from traguardo.performance.forms.living import (
    ApproveForm,
    CheckForm,
    CloseForm,
    EnforceForm,
    ReopenForm,
    SeenForm,
    VaryForm,
)
from traguardo.performance.models import PlanVersion
from traguardo.performance.queries.life import planning_findings, situation
from traguardo.performance.views.acts import VARY, screen
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.placing import on_version
from traguardo.ui.facade import page

ACT = require_http_methods(["GET", "HEAD", "POST"])


class Who(TypedDict):
    """What every act on a version is told: who, whose, the version as it was seen, the day."""

    by: str
    authority: Authority
    seen: living.Seen
    today: date


@ACT
@member("performance.vary")
@on_version
def check_version(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Declare a draft checked."""
    standing = _standing(request, desk)
    form = CheckForm(_posted(request), initial=_seen(desk, warnings=standing.warnings), warnings=standing.warnings)

    def act() -> PlanVersion:
        return living.check(**_who(request, desk, form), warnings=form.cleaned_data["warnings"])

    return _carry_out(request, desk, standing, Act.CHECK, form, act)


@ACT
@member("performance.vary")
@on_version
def reopen_version(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Take a checked plan back to draft."""
    form = ReopenForm(_posted(request), initial=_seen(desk))

    def act() -> PlanVersion:
        return living.reopen(**_who(request, desk, form), reason=form.cleaned_data["reason"])

    return _carry_out(request, desk, _standing(request, desk), Act.REOPEN, form, act)


@ACT
@member("performance.approve")
@on_version
def approve_version(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Record the resolution that approves a plan."""
    form = ApproveForm(_posted(request), initial=_seen(desk))

    def act() -> PlanVersion:
        return living.approve(**_who(request, desk, form), resolution=form.resolution)

    return _carry_out(request, desk, _standing(request, desk), Act.APPROVE, form, act)


@ACT
@member("performance.approve")
@on_version
def enforce_version(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Put an approved plan in force."""
    first_day = max(request.today, desk.edition.act_date or request.today)
    form = EnforceForm(_posted(request), initial=_seen(desk, first_day=first_day))

    def act() -> PlanVersion:
        return living.put_in_force(**_who(request, desk, form), first_day=form.cleaned_data["first_day"])

    return _carry_out(request, desk, _standing(request, desk), Act.ENFORCE, form, act)


@ACT
@member("performance.close")
@on_version
def close_version(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Close the year of a plan."""
    standing = _standing(request, desk)
    form = CloseForm(_posted(request), initial=_seen(desk), unmeasured=standing.unmeasured)

    def act() -> PlanVersion:
        return living.close(**_who(request, desk, form), reason=form.cleaned_data["reason"])

    return _carry_out(request, desk, standing, Act.CLOSE, form, act)


@ACT
@member("performance.vary")
@on_version
def vary_version(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Open a variation of an approved plan."""
    form = VaryForm(_posted(request), initial=_seen(desk))

    def act() -> PlanVersion:
        return open_variation(**_who(request, desk, form), reason=form.cleaned_data["reason"])

    return _carry_out(request, desk, _standing(request, desk), VARY, form, act)


def _carry_out(
    request: MemberRequest, desk: Desk, standing: Situation, act: str, form: SeenForm, carry: Callable[[], PlanVersion]
) -> HttpResponse:
    """The page of the act; when its answers hold, the act and its version's page. 422 and nothing written when refused."""
    words = screen(act, desk.edition, desk.editions)
    if form.is_valid():
        try:
            row = carry()
        except NotAllowed as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, words.done)
            return redirect(reverse("performance:plan_life", args=[desk.authority, row.code]))
    found = planning_findings(desk.board) if act == Act.CHECK else ()
    context = {
        "desk": desk,
        "form": form,
        "screen": words,
        "against": () if form.is_bound else _against(act, standing),
        "situation": standing,
        "findings": found,
        "errors": [finding for finding in found if finding.severity is Severity.ERROR],
        "closes": act == Act.CLOSE,
        "back": reverse("performance:plan_life", args=[desk.authority, desk.edition.code]),
    }
    return page(request, "performance/life/act.html", context, part="form", status=422 if form.is_bound else 200)


def _against(act: str, standing: Situation) -> tuple[str, ...]:
    return hindrances_of_variation(standing) if act == VARY else hindrances(Act(act), standing)


def _standing(request: MemberRequest, desk: Desk) -> Situation:
    return situation(desk.board, desk.editions, today=request.today)


def _posted(request: MemberRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _seen(desk: Desk, **also: object) -> dict[str, object]:
    return {"state": desk.edition.state, "revision": desk.edition.revision, **also}


def _who(request: MemberRequest, desk: Desk, form: SeenForm) -> Who:
    return Who(
        by=request.user.email,
        authority=request.authority,
        seen=form.seen(desk.edition.code),
        today=request.today,
    )
