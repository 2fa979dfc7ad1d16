"""What every form of agile work does: carry out the act, or show why not, on one template."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from traguardo.access.facade import MemberRequest
from traguardo.agile_work.actions.refusing import Refused
from traguardo.organisation import facade as organisation
from traguardo.organisation.facade import Unit
from traguardo.ui.facade import page

Trail = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The words of a form's page: its question, its button, where one goes back to, what is said before and after.

    `other` is the label and the address of another act on the same thing; `facts` are what one must have before the eyes.
    """

    title: str
    action: str
    back: str
    done: str
    trail: Trail = field(default_factory=list)
    lead: str = ""
    warning: str = ""
    other: tuple[str, str] | None = None
    facts: tuple[tuple[str, str], ...] = ()


def act_on(request: MemberRequest, form: forms.Form, act: Callable[[], object], screen: Screen) -> HttpResponse:
    """The form's page; when it holds, the act, a word, and back: nothing is written when it is refused."""
    if form.is_valid() and carried_out(form, act):
        messages.success(request, screen.done)
        return redirect(screen.back)
    trail = [*trail_of(request), *screen.trail, (screen.title, "")]
    context = {"form": form, "screen": screen, "trail": trail}
    return page(request, "agile_work/act.html", context, part="form", status=422 if form.is_bound else 200)


def carried_out(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was done; why not goes in the form."""
    try:
        act()
    except Refused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return False
    return True


def by(request: MemberRequest) -> dict[str, Any]:
    """Who acts, and in which authority."""
    return {"by": request.user, "authority": request.authority}


def trail_of(request: MemberRequest) -> Trail:
    """Where the pages of agile work begin."""
    return [(request.authority.name, request.authority.get_absolute_url()), ("Lavoro agile", at(request, "home"))]


def at(request: MemberRequest, name: str, *parts: object) -> str:
    """The address of a page of agile work in this authority."""
    return reverse(f"agile_work:{name}", args=[request.authority.code, *parts])


def unit_names(request: MemberRequest) -> dict[str, str]:
    """The names of the units of today by code."""
    return {unit.code: unit.name for unit in organisation.units(request.authority, on=request.today)}


def units_of(request: MemberRequest, own: frozenset[str] | None) -> list[Unit]:
    """The units of today one answers for."""
    found = organisation.units(request.authority, on=request.today)
    return [unit for unit in found if own is None or unit.code in own]


def attached(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file nobody keeps on the way."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def one_of(form: str, *forms: str) -> None:
    """404 for a file of another form."""
    if form not in forms:
        raise Http404("Il file non si scarica in questo formato.")
