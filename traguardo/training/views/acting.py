"""What every form of the room does: carry out the act, or show why not, on one template."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from traguardo.access.facade import MemberRequest
from traguardo.training.actions.refusing import Refused
from traguardo.ui.facade import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The words of a form's page: its question, its button, where one goes back to, what is said before and after."""

    title: str
    action: str
    back: str
    done: str
    lead: str = ""
    warning: str = ""
    trail: Sequence[tuple[str, str]] = ()
    danger: bool = False


def act_on(request: MemberRequest, form: forms.Form, act: Callable[[], object], screen: Screen) -> HttpResponse:
    """The form's page; when it holds, the act, a word, and back: nothing is written when it is refused."""
    if form.is_valid() and carried_out(form, act):
        messages.success(request, screen.done)
        return redirect(screen.back)
    context = {"form": form, "screen": screen}
    return page(request, "training/act.html", context, part="form", status=422 if form.is_bound else 200)


def carried_out(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do the act; when it is refused every reason is said on the form."""
    try:
        act()
    except Refused as refusal:
        for finding in refusal.findings:
            form.add_error(None, f"{finding.message} {finding.mend}".strip())
        return False
    return True
