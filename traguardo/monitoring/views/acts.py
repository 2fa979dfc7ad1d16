"""The forms on one deadline: it was met, it was missed, it is open again, it was moved."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.monitoring.actions import saying
from traguardo.monitoring.actions.saying import Refused
from traguardo.monitoring.forms import MetForm, MissedForm, MoveForm, ReopenForm, SeenForm
from traguardo.monitoring.queries.book import Line, book
from traguardo.monitoring.views.one import found
from traguardo.ui.facade import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The words of a form's page: its question, its button, what is said after."""

    title: str
    action: str
    done: str
    lead: str = ""


MET = Screen(title="Segna che è fatta", action="Segna come fatta", done="Scadenza segnata come fatta.")
MISSED = Screen(
    title="Dichiara che non è stata rispettata",
    action="Dichiara",
    done="Dichiarazione registrata.",
    lead="Resta scritto che il termine non è stato rispettato, e perché. Quando la farai potrai segnarla come fatta.",
)
REOPENED = Screen(title="Riapri", action="Riapri", done="Scadenza riaperta.")
MOVED = Screen(
    title="Spostala",
    action="Sposta",
    done="Scadenza spostata.",
    lead="Usalo quando un atto nuovo cambia il termine e qui non c'è ancora. Il giorno di legge e le ragioni restano visibili.",
)


@require_http_methods(["GET", "HEAD", "POST"])
@member("monitoring.declare")
def meet(request: MemberRequest, code: str, about: int) -> HttpResponse:
    return _say(request, (code, about), MetForm, saying.meet, MET)


@require_http_methods(["GET", "HEAD", "POST"])
@member("monitoring.declare")
def miss(request: MemberRequest, code: str, about: int) -> HttpResponse:
    return _say(request, (code, about), MissedForm, saying.miss, MISSED)


@require_http_methods(["GET", "HEAD", "POST"])
@member("monitoring.declare")
def reopen(request: MemberRequest, code: str, about: int) -> HttpResponse:
    return _say(request, (code, about), ReopenForm, saying.withdraw, REOPENED)


@require_http_methods(["GET", "HEAD", "POST"])
@member("monitoring.declare")
def move(request: MemberRequest, code: str, about: int) -> HttpResponse:
    line = found(book(request.authority), request, code, about)
    form = MoveForm(request.POST or None, initial={"seen": line.deadline.day})
    act = partial(
        saying.move, authority=request.authority, by=request.user, deadline=line.deadline, today=request.today
    )
    return _act(request, line, form, lambda: act(**form.cleaned_data), MOVED)


def _say(
    request: MemberRequest, key: tuple[str, int], kind: type[SeenForm], act: Callable[..., object], screen: Screen
) -> HttpResponse:
    kept = book(request.authority)
    line = found(kept, request, *key)
    initial = {"seen": kept.number(key), "on": request.today, **_brought(request)}
    form = kind(request.POST or None, initial=initial)
    who = {"by": request.user, "authority": request.authority, "deadline": line.deadline, "today": request.today}
    return _act(request, line, form, lambda: act(**who, seen=form.cleaned_data["seen"], words=form.words), screen)


def _brought(request: MemberRequest) -> dict[str, object]:
    """What the address brings from where the document was approved: the day, the act, where it is read."""
    names = {"il": "on", "atto": "act", "link": "link"}
    return {field: request.GET[name] for name, field in names.items() if request.GET.get(name)}


def _act(
    request: MemberRequest, line: Line, form: forms.Form, act: Callable[[], object], screen: Screen
) -> HttpResponse:
    back = reverse("monitoring:deadline", args=[request.authority.code, *line.deadline.key])
    if form.is_valid() and _carried_out(form, act):
        messages.success(request, screen.done)
        return redirect(back)
    context = {"line": line, "form": form, "screen": screen, "back": back}
    return page(request, "monitoring/act.html", context, part="form", status=422 if form.is_bound else 200)


def _carried_out(form: forms.Form, act: Callable[[], object]) -> bool:
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
