"""Requests: those one answers for, one with its answer, the priority read on purpose."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work import models
from traguardo.agile_work.actions import asking as actions
from traguardo.agile_work.actions.refusing import Refused
from traguardo.agile_work.domain.requests import State, read_weekdays, weekday_words
from traguardo.agile_work.forms.asking import AnswerForm
from traguardo.agile_work.queries.rights import Hand, Looker, hand, outlived
from traguardo.agile_work.queries.rights import requests as visible
from traguardo.agile_work.views.acting import Screen, act_on, at, by, trail_of, unit_names
from traguardo.agile_work.views.tables import request_table
from traguardo.kernel.finding import Severity
from traguardo.ui.facade import page


@require_safe
@member("agile_work.see")
def show_requests(request: MemberRequest) -> HttpResponse:
    """The requests one answers for."""
    found = [row for row in visible(Looker.of(request)) if row.person.user_id != request.user.pk]
    context = {
        "found": found,
        "waiting": sum(row.state == State.ASKED for row in found),
        "table": request_table(request, found),
        "outlived": outlived(request.authority, today=request.today).count() if request.may("agile_work.manage") else 0,
        "trail": [*trail_of(request), ("Richieste", "")],
    }
    return page(request, "agile_work/requests.html", context, part="list")


@require_POST
@member("agile_work.manage")
def forget_priorities(request: MemberRequest) -> HttpResponse:
    """Erase the categories that serve no more."""
    many = actions.forget_priorities(**by(request), today=request.today)
    messages.success(request, f"Priorità cancellate: {many}.")
    return redirect(at(request, "requests"))


@require_safe
@member("agile_work.own")
def show_request(request: MemberRequest, number: int) -> HttpResponse:
    """One request."""
    row, held = the_request(request, number)
    return _page(request, row, held)


@require_POST
@member("agile_work.own")
def read_priority(request: MemberRequest, number: int) -> HttpResponse:
    """The category of the law, and the trace that it was read; 404 for who may not."""
    row, held = the_request(request, number)
    if not held.reads_priority or not row.priority:
        raise Http404("Questa priorità non c’è, o non la puoi leggere.")
    told = actions.read_priority(**by(request), number=number)
    return _page(request, row, held, priority=told.label if told else "")


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.decide")
def answer(request: MemberRequest, number: int) -> HttpResponse:
    row, held = the_request(request, number)
    if not held.decides:
        raise Http404("A questa richiesta non rispondi tu.")
    form = AnswerForm(request.POST or None, initial={"version": row.version, "days": row.days})
    back = at(request, "request", number)
    asked = f"Chiede {row.days} {'giorno' if row.days == 1 else 'giorni'} la settimana, dal {row.first_day:%d/%m/%Y} al {row.last_day:%d/%m/%Y}."
    screen = Screen(
        title=f"Rispondi a {row.person.name}",
        action="Rispondi",
        back=back,
        done="Risposta scritta: la persona la legge nella sua pagina.",
        trail=[("Richieste", at(request, "requests"))],
        lead=f"{asked} Dopo la risposta viene l’accordo scritto.",
    )

    def act() -> object:
        return actions.answer(**by(request), number=number, today=request.today, **form.cleaned_data)

    return act_on(request, form, act, screen)


@require_POST
@member("agile_work.own")
def withdraw(request: MemberRequest, number: int) -> HttpResponse:
    """Take one's own request back before the answer."""
    row, held = the_request(request, number)
    if not held.person:
        raise Http404("Questa richiesta non è tua.")
    told = request.POST.get("version", "")
    version = int(told) if told.isascii() and told.isdecimal() else 0
    try:
        actions.withdraw(**by(request), number=number, version=version)
    except Refused as refusal:
        return _page(request, row, held, refused=str(refusal))
    messages.success(request, "Richiesta ritirata.")
    return redirect(at(request, "mine"))


def the_request(request: MemberRequest, number: int) -> tuple[models.Request, Hand]:
    """The request, and what one is to it; 404 for who may not see it."""
    looker = Looker.of(request)
    row = visible(looker).filter(number=number).first()
    if row is None:
        raise Http404("Questa richiesta non c’è, o non è tua.")
    return row, hand(looker, row)


def _page(
    request: MemberRequest, row: models.Request, held: Hand, *, priority: str = "", refused: str = ""
) -> HttpResponse:
    first = ("Il tuo lavoro agile", at(request, "mine")) if held.person else ("Richieste", at(request, "requests"))
    context = {
        "row": row,
        "hand": held,
        "state": State(row.state),
        "unit": unit_names(request).get(row.unit.code, row.unit.code),
        "preferred": weekday_words(read_weekdays(row.preferred)),
        "agreement": row.agreements.first(),
        "priority": priority,
        "refused": refused,
        "severity": Severity.NOTE,
        "trail": [*trail_of(request), first, (f"Richiesta {row.number}", "")],
    }
    return page(request, "agile_work/request.html", context, status=422 if refused else 200)
