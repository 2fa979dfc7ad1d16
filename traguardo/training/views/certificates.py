"""Screens of the register of certificates: all of them, one from elsewhere, a withdrawal, the reminders."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.staffing.facade import staff
from traguardo.training.actions import certificates as actions
from traguardo.training.actions.taking import take_certificates
from traguardo.training.domain.lines import Duty
from traguardo.training.forms.sessions import CertificateForm
from traguardo.training.queries.certificates import Given, certificate, certificates
from traguardo.training.queries.staff import in_service
from traguardo.training.views.acting import Screen, act_on
from traguardo.ui.facade import Column, Table, arrange, csv_download, page

CHANGES = ["GET", "HEAD", "POST"]
SHOWN = 50


@require_safe
@member("training.manage")
def show_certificates(request: MemberRequest) -> HttpResponse:
    found = certificates(request.authority)
    standings = [each.standing(request.today) for each in found]
    context = {
        "found": found,
        "soon": standings.count("in scadenza"),
        "expired": standings.count("scaduto"),
        "valid": standings.count("valido"),
        "to_remind": sum(
            s == "in scadenza" and each.reminded_on is None for s, each in zip(standings, found, strict=True)
        ),
        "table": _table(request, found, per_page=SHOWN),
    }
    return page(request, "training/certificates.html", context, part="list")


@require_safe
@member("training.manage")
def certificates_csv(request: MemberRequest) -> HttpResponse:
    """The register as a file; that it was taken stays in the record."""
    found = certificates(request.authority)
    take_certificates(**_by(request), certificates=len(found))
    return csv_download(_table(request, found), "attestati.csv")


@require_http_methods(CHANGES)
@member("training.manage")
def add_certificate(request: MemberRequest) -> HttpResponse:
    people = [(person.code, person.name) for person, _ in in_service(staff(request.authority), request.today)]
    form = CertificateForm(request.POST or None, initial={"issued": request.today}, people=people)
    lead = "Un attestato preso altrove. Le ore contano solo se c'è anche un corso, dentro o fuori dal piano."
    screen = Screen(
        title="Scrivi un attestato nel registro",
        action="Scrivi",
        back=_back(request),
        done="Attestato scritto.",
        lead=lead,
        trail=[("Attestati", _back(request))],
    )

    def act() -> object:
        told = {**form.cleaned_data, "duty": Duty(form.cleaned_data["duty"])}
        return actions.add_certificate(**_by(request), today=request.today, **told)

    return act_on(request, form, act, screen)


@require_http_methods(CHANGES)
@member("training.manage")
def withdraw_certificate(request: MemberRequest, year: int, number: int) -> HttpResponse:
    found = certificate(request.authority, year, number)
    if found is None:
        raise Http404("Questo attestato non c'è.")
    form = forms.Form(request.POST if request.method == "POST" else None)
    screen = Screen(
        title=f"Annulla l'attestato {found.label}",
        action="Annulla l'attestato",
        back=_back(request),
        done="Attestato annullato.",
        warning=f"L'attestato {found.label} per «{found.title}» resta nel registro come annullato, e non vale più.",
        trail=[("Attestati", _back(request))],
        danger=True,
    )
    return act_on(request, form, lambda: actions.withdraw_certificate(**_by(request), year=year, number=number), screen)


@require_POST
@member("training.manage")
def remind(request: MemberRequest) -> HttpResponse:
    people = actions.remind(**_by(request), on=request.today)
    said = f"Promemoria spediti a {people} {'persona' if people == 1 else 'persone'}."
    messages.success(request, said if people else "Nessuno da ricordare: chi ha un accesso è già stato avvisato.")
    return redirect("training:certificates", request.authority.code)


def _table(request: MemberRequest, found: tuple[Given, ...], *, per_page: int = 0) -> Table:
    here = request.authority.code

    def address(each: Given) -> str:
        return "" if each.withdrawn else reverse("training:withdraw_certificate", args=[here, each.year, each.number])

    columns = (
        Column(key="label", label="Numero", head=True),
        Column(key="name", label="Di chi"),
        Column(key="title", label="Corso"),
        Column(key="duty", label="Obbligo", value=lambda each: "" if each.duty is Duty.NONE else each.duty.label),
        Column(key="issued", label="Rilasciato", kind="date"),
        Column(key="expires", label="Scade", kind="date"),
        Column(key="standing", label="Stato", value=lambda each: each.standing(request.today)),
        Column(key="reminded_on", label="Promemoria", kind="date"),
        Column(
            key="act",
            label="Azioni",
            sortable=False,
            value=lambda each: "" if each.withdrawn else "Annulla",
            url=address,
        ),
    )
    export = reverse("training:certificates_csv", args=[here])
    return arrange(
        found,
        columns,
        request.GET,
        name="attestati",
        caption="Registro degli attestati",
        per_page=per_page,
        export=export,
    )


def _by(request: MemberRequest) -> dict[str, Any]:
    return {"by": request.user.email, "authority": request.authority}


def _back(request: MemberRequest) -> str:
    return reverse("training:certificates", args=[request.authority.code])
