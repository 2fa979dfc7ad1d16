"""The acts on regulations: begin a draft, adopt it, drop it; say the desk of a service."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_day
from traguardo.social_services.actions import desks
from traguardo.social_services.actions import regulations as actions
from traguardo.social_services.actions.regulations import RegulationRefused
from traguardo.social_services.forms.acts import AdoptForm, DeskForm, SeenForm, StartForm
from traguardo.social_services.library.source import plain_data, rewritten
from traguardo.social_services.library.starting import NOT_YET, SHOWS, shipped_text, shipped_titles, started
from traguardo.social_services.models import Regulation
from traguardo.social_services.queries.regulations import desk_of, services, versions_of
from traguardo.social_services.views.placing import draft_or_403, number_in, said, version_or_404
from traguardo.ui.facade import page

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@member("social_services.edit")
def create_regulation(request: MemberRequest) -> HttpResponse:
    """A new service's regulation, from one of the program, one of the body or a file."""
    starts = _starts(request)
    given: Any = (request.POST, request.FILES) if request.method == "POST" else ()
    form = StartForm(*given, starts=starts, initial=_prefilled(request))
    if form.is_valid() and (row := _begun(request, form)):
        messages.success(request, f"Creato «{row}», in bozza: leggilo e cambia ciò che serve.")
        return redirect("social_services:edit_regulation", request.authority.code, row.code, row.number)
    context = {"form": form, "back": reverse("social_services:regulations", args=[request.authority.code])}
    return page(request, "social_services/regulations/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["POST"])
@member("social_services.edit")
def renew_regulation(request: MemberRequest, code: str, number: int) -> HttpResponse:
    """A new draft from a version of the same service: an adopted one never changes."""
    version = version_or_404(request, code, number)
    try:
        text = rewritten(version.text, plain_data(version.text) | {"resolution": NOT_YET})
        row = actions.create_regulation(by=request.user, authority=request.authority, text=text, base=number)
    except (RegulationRefused, ValueError) as refused:
        raise Http404(
            "Questa versione è di un altro programma e non si legge: caricala corretta come nuova."
        ) from refused
    messages.success(request, f"Creata la versione {row.number}, in bozza.")
    return redirect("social_services:edit_regulation", request.authority.code, code, row.number)


@require_http_methods(FORMS)
@member("social_services.adopt")
def adopt_regulation(request: MemberRequest, code: str, number: int) -> HttpResponse:
    """Adopt a draft by an act; what the checks call an error keeps it from being adopted."""
    version = draft_or_403(request, code, number)
    initial = {"revision": version.revision, "valid_from": version.valid_from}
    form = AdoptForm(request.POST if request.method == "POST" else None, today=request.today, initial=initial)
    back = reverse("social_services:regulation", args=[request.authority.code, code, number])
    if form.is_valid():
        who = {"by": request.user, "authority": request.authority, "code": code, "number": number}
        try:
            actions.adopt_regulation(**who, **form.cleaned_data)  # type: ignore[arg-type]
        except RegulationRefused as refused:
            form.add_error(None, said(refused.findings))
        else:
            day = form.cleaned_data["valid_from"]
            messages.success(request, f"«{version.name}» è adottato: vale dal {it_day(day)}.")
            return redirect(back)
    found = version.findings(on=max(version.valid_from, request.today))
    context = {
        "version": version,
        "form": form,
        "back": back,
        "errors": [finding for finding in found if finding.severity is Severity.ERROR],
        "warnings": sum(finding.severity is Severity.WARNING for finding in found),
    }
    status = 422 if form.errors else 200
    return page(request, "social_services/regulations/adopt.html", context, part="form", status=status)


@require_http_methods(FORMS)
@member("social_services.edit")
def drop_regulation(request: MemberRequest, code: str, number: int) -> HttpResponse:
    """Take a draft away, once it is said what is lost."""
    version = draft_or_403(request, code, number)
    form = SeenForm(request.POST if request.method == "POST" else None, initial={"revision": version.revision})
    if form.is_valid():
        who = {"by": request.user, "authority": request.authority, "code": code, "number": number}
        actions.drop_regulation(**who, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, "Bozza eliminata.")
        return redirect("social_services:regulations", request.authority.code)
    back = reverse("social_services:regulation", args=[request.authority.code, code, number])
    context = {"version": version, "form": form, "back": back}
    status = 422 if form.is_bound else 200
    return page(request, "social_services/regulations/drop.html", context, part="form", status=status)


@require_http_methods(FORMS)
@member("social_services.adopt")
def set_desk(request: MemberRequest, code: str) -> HttpResponse:
    """Whom citizens ask about a service, and whether its calculator is open to everybody."""
    versions = versions_of(request.authority, code)
    if not versions:
        raise Http404("Questo ente non ha un regolamento con quel codice.")
    desk = desk_of(request.authority, code)
    initial = {"contact": desk.contact, "public": desk.public, "revision": desk.revision}
    form = DeskForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        desks.set_desk(by=request.user, authority=request.authority, code=code, **form.cleaned_data)
        messages.success(request, "Sportello salvato.")
        return redirect("social_services:regulations", request.authority.code)
    context = {
        "title": versions[0].title,
        "adopted": any(each.adopted for each in versions),
        "form": form,
        "back": reverse("social_services:regulations", args=[request.authority.code]),
    }
    status = 422 if form.is_bound else 200
    return page(request, "social_services/regulations/desk.html", context, part="form", status=status)


def _starts(request: MemberRequest) -> list[Any]:
    """What one may copy: first the body's own, then those of the program."""
    own = [
        (f"{each.code}/{each.versions[0].number}", each.versions[0].name)
        for each in services(request.authority, on=request.today)
    ]
    shipped = [(name, f"{title}: {SHOWS[name]}") for name, title in shipped_titles().items()]
    return [("", "Scegli"), *([("Dell’ente", own)] if own else []), ("Forniti con il programma", shipped)]


def _prefilled(request: MemberRequest) -> dict[str, str]:
    """From the page of those to copy: `da` is one of them."""
    start = request.GET.get("da", "")
    if start not in SHOWS:
        return {}
    return {"start": start, "code": start, "title": shipped_titles()[start]}


def _begun(request: MemberRequest, form: StartForm) -> Regulation | None:
    """The act; None, with the reasons in the form, when it is refused."""
    typed = form.cleaned_data
    if any(each.code == typed["code"] for each in services(request.authority, on=request.today)):
        form.add_error("code", "C’è già un regolamento con questo codice: apri quello e crea una nuova versione.")
        return None
    text = started(
        typed["file"] or _text_of(request, typed["start"]),
        authority=request.authority.name,
        code=typed["code"],
        title=typed["title"],
        on=request.today,
    )
    try:
        return actions.create_regulation(by=request.user, authority=request.authority, text=text)
    except RegulationRefused as refused:
        form.add_error("file", said(refused.findings))
        return None


def _text_of(request: MemberRequest, start: str) -> str:
    if start in SHOWS:
        return shipped_text(start)
    code, _, number = start.partition("/")
    return version_or_404(request, code, number_in(number)).text
