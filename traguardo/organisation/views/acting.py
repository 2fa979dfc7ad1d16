"""What every form of the organisation does: carry out the act, or show why not, on one template."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from traguardo.access.facade import MemberRequest
from traguardo.organisation.domain.units import Refused
from traguardo.ui.facade import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The words of a form's page: its question, its button, where one comes from and goes back to."""

    title: str
    action: str
    back: str
    back_label: str
    done: str
    lead: str = ""


def act_on(request: MemberRequest, form: forms.Form, act: Callable[..., object], screen: Screen) -> HttpResponse:
    """The form's page; when it holds, the act, a word, and back: nothing is written when it is refused."""
    if form.is_valid() and _carried_out(form, act):
        messages.success(request, screen.done)
        return redirect(screen.back)
    context = {"form": form, "screen": screen}
    return page(request, "organisation/act.html", context, part="form", status=422 if form.is_bound else 200)


def _carried_out(form: forms.Form, act: Callable[..., object]) -> bool:
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def chosen_day(request: MemberRequest) -> date:
    """The day in the address (?data=2026-12-31), today when there is none or it cannot be read."""
    try:
        return date.fromisoformat(request.GET.get("data", ""))
    except ValueError:
        return request.today
