"""What every form of wellbeing does: carry out the act, or show why not, on one template."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from traguardo.access.facade import Holder, MemberRequest, holders
from traguardo.organisation import facade as organisation
from traguardo.ui.facade import page
from traguardo.wellbeing.actions.refusing import Refused
from traguardo.wellbeing.queries.rights import in_committee

Found = TypeVar("Found")
FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The words of a form's page: its question, its button, where one goes back to, what is said before and after."""

    title: str
    action: str
    back: str
    done: str
    trail: tuple[str, str]
    lead: str = ""
    warning: str = ""
    after: str = ""


def act_on(request: MemberRequest, form: forms.Form, act: Callable[[], object], screen: Screen) -> HttpResponse:
    """The form's page; when it holds, the act, a word, and on: nothing is written when it is refused."""
    if form.is_valid() and carried_out(form, act):
        messages.success(request, screen.done)
        return redirect(screen.after or screen.back)
    context = {"form": form, "screen": screen}
    return page(request, "wellbeing/act.html", context, part="form", status=422 if form.is_bound else 200)


def carried_out(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was done; why not goes to the form."""
    try:
        act()
    except Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    return True


def found(thing: Found | None, missing: str) -> Found:
    """The thing of an address; Http404 where there is none."""
    if thing is None:
        raise Http404(missing)
    return thing


def committee_only(request: MemberRequest) -> None:
    """Http404 to who does not sit in the committee: having a role is not enough to know the page is there."""
    if not in_committee(request):
        raise Http404("Questa pagina è del comitato di garanzia.")


def by(request: MemberRequest) -> dict[str, Any]:
    """Who acts, and where."""
    return {"by": request.user, "authority": request.authority}


def units(request: MemberRequest) -> list[organisation.Unit]:
    """The units open today."""
    return list(organisation.units(request.authority, on=request.today))


def accounts(request: MemberRequest) -> list[Holder]:
    """Who signs in today, once each."""
    return list({each.user: each for each in holders(request.authority) if each.holds_on(request.today)}.values())
