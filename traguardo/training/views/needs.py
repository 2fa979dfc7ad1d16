"""Screens of one's own needs: what one wrote, what became of it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.training.actions import needs as actions
from traguardo.training.domain.needs import Outcome
from traguardo.training.forms.fields import VersionForm
from traguardo.training.forms.needs import ChangeNeedForm, NeedForm, shown_need
from traguardo.training.queries.needs import gatherings, needs, open_gathering
from traguardo.training.queries.plans import standing_plan, versions
from traguardo.training.queries.staff import headed, unit_names
from traguardo.training.views.acting import Screen, act_on
from traguardo.training.views.found import my_need, my_self, myself
from traguardo.ui.facade import page

CHANGES = ["GET", "HEAD", "POST"]


@require_safe
@member("training.read")
def show_needs(request: MemberRequest) -> HttpResponse:
    """One's own needs, year by year; who heads a unit also sees those of its people."""
    mine = myself(request)
    found = versions(request.authority)
    own = needs(request.authority, person=mine.code) if mine else ()
    opened = open_gathering(request.authority, request.today)
    units = headed(request.authority, request.standing)
    theirs = [each for each in needs(request.authority) if each.unit in units] if units else []
    titles: dict[tuple[int, str], str] = {}
    for year in {need.year for need in (*own, *theirs)}:
        version = standing_plan(found, year)
        titles |= {(year, line.code): line.title for line in version.plan.lines} if version else {}
    context = {
        "mine": mine,
        "own": own,
        "theirs": [each for each in theirs if mine is None or each.person != mine.code],
        "names": unit_names(request.authority, request.today),
        "opened": opened,
        "gatherings": gatherings(request.authority),
        "titles": titles,
        "Outcome": Outcome,
    }
    return page(request, "training/needs.html", context)


@require_http_methods(CHANGES)
@member("training.read")
def add_need(request: MemberRequest) -> HttpResponse:
    """Write a need for the collection that is open; 404 for an account that is of nobody of the staff."""
    mine = my_self(request)
    opened = open_gathering(request.authority, request.today)
    form = NeedForm(request.POST or None)
    year = opened.year if opened else request.today.year + 1
    screen = _screen(request, f"Di che formazione hai bisogno per il {year}?", "Manda", "Fabbisogno mandato.")

    def act() -> object:
        return actions.write_need(**_by(request), year=year, person=mine, **form.told())

    return act_on(request, form, act, screen)


@require_http_methods(CHANGES)
@member("training.read")
def change_need(request: MemberRequest, year: int, number: int) -> HttpResponse:
    _, need = my_need(request, year, number)
    form = ChangeNeedForm(request.POST or None, initial=shown_need(need))
    screen = _screen(request, "Cambia il tuo fabbisogno", "Salva", "Fabbisogno cambiato.")

    def act() -> object:
        revision = form.cleaned_data["revision"]
        return actions.change_need(**_by(request), found=need, revision=revision, **form.told())

    return act_on(request, form, act, screen)


@require_http_methods(CHANGES)
@member("training.read")
def remove_need(request: MemberRequest, year: int, number: int) -> HttpResponse:
    _, need = my_need(request, year, number)
    form = VersionForm(request.POST or None, initial={"revision": need.revision})
    screen = _screen(
        request, "Togli il tuo fabbisogno", "Togli", "Fabbisogno tolto.", f"«{need.topic}» non sarà esaminato."
    )
    return act_on(request, form, lambda: actions.remove_need(**_by(request), found=need, **form.cleaned_data), screen)


def _by(request: MemberRequest) -> dict[str, Any]:
    return {"by": request.user.email, "authority": request.authority, "today": request.today}


def _screen(request: MemberRequest, title: str, action: str, done: str, warning: str = "") -> Screen:
    back = reverse("training:needs", args=[request.authority.code])
    trail = [("I tuoi fabbisogni", back)]
    return Screen(title=title, action=action, back=back, done=done, warning=warning, trail=trail, danger=bool(warning))
