"""Screens that change a procedure: open, change, mark a step, use its list, close, open again."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.staffing.actions import procedures as actions
from traguardo.staffing.domain.procedures import Outcome, Procedure
from traguardo.staffing.forms.procedures import (
    ChangeProcedureForm,
    CloseForm,
    OpenForm,
    ReopenForm,
    StepForm,
    UseForm,
    step_of,
    wanted_of,
)
from traguardo.staffing.views.acting import Screen, act_on
from traguardo.staffing.views.procedures.reading import the_procedure

ACTS = ["GET", "HEAD", "POST"]


@require_http_methods(ACTS)
@member("staffing.edit_need")
def open_procedure(request: MemberRequest) -> HttpResponse:
    form = OpenForm(request.POST or None, initial={"opened": request.today, "posts": 1})
    screen = Screen(
        title="Apri una procedura",
        action="Apri",
        done="Procedura aperta.",
        back=reverse("staffing:procedures", args=[request.authority.code]),
        lead="I passi e i termini vengono dal tipo che scegli. Qui non si scrivono nomi di candidati.",
    )

    def act() -> object:
        told = form.cleaned_data
        who: dict[str, Any] = {"by": request.user, "authority": request.authority}
        return actions.open_procedure(**who, code=told["code"], kind=told["kind"], wanted=form.wanted())

    return act_on(request, form, act, screen)


@require_http_methods(ACTS)
@member("staffing.edit_need")
def change_procedure(request: MemberRequest, code: str) -> HttpResponse:
    it = the_procedure(request, code)
    form = ChangeProcedureForm(request.POST or None, initial=wanted_of(it))
    screen = _screen(request, it, f"Cambia la procedura {it.code}", "Salva", "Procedura cambiata.")
    return act_on(
        request, form, lambda: actions.change_procedure(**_on(request, it, form), wanted=form.wanted()), screen
    )


@require_http_methods(ACTS)
@member("staffing.edit_need")
def mark_step(request: MemberRequest, code: str, step: str) -> HttpResponse:
    it = the_procedure(request, code)
    found = it.kind.step(step)
    if found is None:
        raise Http404("Questo passo non c'è.")
    form = StepForm(request.POST or None, initial=step_of(it.done.get(step), it.version, request.today))
    screen = _screen(request, it, found.title, "Segna", "Passo segnato.", found.law)

    def act() -> object:
        told = form.cleaned_data
        return actions.mark_step(
            **_on(request, it, form), step=step, on=told["on"], note=told["note"], today=request.today
        )

    return act_on(request, form, act, screen)


@require_http_methods(ACTS)
@member("staffing.edit_need")
def use_ranking(request: MemberRequest, code: str) -> HttpResponse:
    it = the_procedure(request, code)
    if it.ranking is None:
        raise Http404("Questa procedura non ha ancora una graduatoria.")
    form = UseForm(request.POST or None, initial={"on": request.today, "places": 1, "version": it.version})
    lead = "Solo quante posizioni, mai di chi." + (
        f" Ne restano {it.ranking.left}." if it.ranking.left is not None else ""
    )
    warning = "Una posizione usata non si toglie: se hai sbagliato, correggi il numero degli idonei e scrivi perché."
    screen = _screen(request, it, "Usa la graduatoria", "Segna", "Posizioni segnate.", lead, warning)
    return act_on(
        request,
        form,
        lambda: actions.use_ranking(**_on(request, it, form), use=form.use(), today=request.today),
        screen,
    )


@require_http_methods(ACTS)
@member("staffing.edit_need")
def close_procedure(request: MemberRequest, code: str) -> HttpResponse:
    """Close it; one that is closed opens again."""
    it = the_procedure(request, code)
    start = {"on": request.today, "version": it.version}
    form = (
        ReopenForm(request.POST or None, initial=start) if it.closed else CloseForm(request.POST or None, initial=start)
    )
    verb = "Riapri" if it.closed else "Chiudi"
    screen = _screen(request, it, f"{verb} la procedura {it.code}", verb, "Fatto.")

    def act() -> object:
        told = form.cleaned_data
        outcome = Outcome(told["outcome"]) if "outcome" in told else None
        end = {"outcome": outcome, "on": told.get("on"), "note": told["note"], "today": request.today}
        return actions.close_procedure(**_on(request, it, form), **end)

    return act_on(request, form, act, screen)


def _on(request: MemberRequest, it: Procedure, form: forms.Form) -> dict[str, Any]:
    version = form.cleaned_data["version"]
    return {"by": request.user, "authority": request.authority, "code": it.code, "version": version}


def _screen(
    request: MemberRequest, it: Procedure, title: str, action: str, done: str, lead: str = "", warning: str = ""
) -> Screen:
    back = reverse("staffing:procedure", args=[request.authority.code, it.code])
    return Screen(title=title, action=action, done=done, back=back, lead=lead, warning=warning)
