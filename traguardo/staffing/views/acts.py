"""Screens that change the staff register: who comes in, data, spells, the end of service."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import Holder, MemberRequest, User, holders, member
from traguardo.organisation import facade as organisation
from traguardo.staffing.actions import people as actions
from traguardo.staffing.domain.people import Person, Spell
from traguardo.staffing.forms.people import (
    ChangeForm,
    DetailsForm,
    EndForm,
    NewPersonForm,
    PersonForm,
    details_of,
    shown_spell,
)
from traguardo.staffing.views.acting import Screen, act_on
from traguardo.staffing.views.people import the_person


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def add(request: MemberRequest) -> HttpResponse:
    initial = {"first_day": request.today, "full_time": "100%", "position": "staff"}
    form = NewPersonForm(request.POST or None, initial=initial, units=_units(request), accounts=_accounts(request))
    screen = Screen(
        title="Aggiungi una persona",
        action="Aggiungi",
        done="Persona aggiunta.",
        back=reverse("staffing:people", args=[request.authority.code]),
        lead="Per più persone insieme fai prima con un file.",
    )

    def act() -> object:
        return actions.add_person(**_by(request), code=form.cleaned_data["code"], **_facts(form), spell=form.spell())

    return act_on(request, form, act, screen)


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def change_details(request: MemberRequest, code: str) -> HttpResponse:
    person = the_person(request, code)
    form = DetailsForm(request.POST or None, initial=details_of(person), accounts=_accounts(request))
    screen = _screen(request, person, "I dati di", "Salva", "Dati cambiati.")

    def act() -> object:
        version = form.cleaned_data["version"]
        return actions.change_details(**_by(request), code=code, version=version, **_facts(form))

    return act_on(request, form, act, screen)


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def add_spell(request: MemberRequest, code: str) -> HttpResponse:
    person = the_person(request, code)
    initial = {"first_day": request.today, "full_time": "50%", "version": person.version}
    lead = "Un periodo che si aggiunge a quelli che ci sono: una seconda unità a metà tempo, o un rientro."
    screen = _screen(request, person, "Un altro periodo di", "Aggiungi il periodo", "Periodo aggiunto.", lead)
    return _on_spell(request, person, initial, screen, actions.add_spell)


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def change_spell(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    person = the_person(request, code)
    spell = _spell(person, pk)
    now = replace(spell, first_day=max(request.today, spell.first_day), last_day=None)
    lead = "Il periodo di adesso finisce il giorno prima e resta nella storia."
    screen = _screen(request, person, "Che cosa cambia per", "Salva il cambiamento", "Periodo cambiato.", lead)
    initial = shown_spell(now) | {"version": person.version}
    return _on_spell(request, person, initial, screen, actions.change_spell, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def correct_spell(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    person = the_person(request, code)
    initial = shown_spell(_spell(person, pk)) | {"version": person.version}
    warning = (
        "Correggi solo quello che era scritto male: quello che c'era prima si perde. "
        "Se qualcosa è cambiato da un giorno, usa «Cambia da un giorno»."
    )
    screen = _screen(request, person, "Correggi un periodo di", "Correggi", "Periodo corretto.", warning=warning)
    return _on_spell(request, person, initial, screen, actions.correct_spell, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def end_service(request: MemberRequest, code: str) -> HttpResponse:
    person = the_person(request, code)
    form = EndForm(request.POST or None, initial={"last_day": request.today, "version": person.version})
    lead = "I periodi aperti finiscono quel giorno. La storia, le presenze e le schede restano."
    screen = _screen(request, person, "Fine del servizio di", "Chiudi il servizio", "Servizio chiuso.", lead)
    return act_on(request, form, lambda: actions.end_service(**_by(request), code=code, **form.cleaned_data), screen)


def _on_spell(
    request: MemberRequest,
    person: Person,
    initial: Mapping[str, object],
    screen: Screen,
    act: Callable[..., object],
    **which: int,
) -> HttpResponse:
    form = ChangeForm(request.POST or None, initial=dict(initial), units=_units(request))

    def carry_out() -> object:
        version = form.cleaned_data["version"]
        return act(**_by(request), code=person.code, version=version, spell=form.spell(), **which)

    return act_on(request, form, carry_out, screen)


def _by(request: MemberRequest) -> dict[str, Any]:
    return {"by": request.user.email, "authority": request.authority}


def _facts(form: PersonForm) -> dict[str, Any]:
    told = form.cleaned_data
    user = User.objects.filter(pk=told["user"]).first() if told["user"] else None
    return {"name": told["name"], "gender": told["gender"], "born": told["born"], "user": user}


def _accounts(request: MemberRequest) -> Sequence[Holder]:
    return holders(request.authority)


def _units(request: MemberRequest) -> Sequence[organisation.Unit]:
    """The units open today; the act says when one was not on the day that was typed."""
    return organisation.units(request.authority, on=request.today)


def _spell(person: Person, pk: int) -> Spell:
    found = next((spell for spell in person.spells if spell.pk == pk), None)
    if found is None:
        raise Http404("Questo periodo non c'è.")
    return found


def _screen(
    request: MemberRequest, person: Person, verb: str, action: str, done: str, lead: str = "", warning: str = ""
) -> Screen:
    back = reverse("staffing:person", args=[request.authority.code, person.code])
    title = f"{verb} {person.name}"
    return Screen(title=title, action=action, done=done, lead=lead, warning=warning, back=back)
