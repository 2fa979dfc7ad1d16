"""Screens that write the plan: its draft, lines, frame, file, act."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.organisation import facade as organisation
from traguardo.training.actions import plans as actions
from traguardo.training.actions.refusing import Refused
from traguardo.training.forms.fields import VersionForm
from traguardo.training.forms.plans import AdoptForm, FrameForm, LineForm, PlanForm, UploadForm, shown_line
from traguardo.training.intake.columns import PLAN
from traguardo.training.intake.reading import read_plan
from traguardo.training.library.writing import plan_workbook
from traguardo.training.queries.plans import Version
from traguardo.training.views.acting import Screen, act_on
from traguardo.training.views.found import the_draft, the_line, the_version
from traguardo.training.views.plans import WORKBOOK, attached
from traguardo.ui.facade import Column, Table, arrange, page

CHANGES = ["GET", "HEAD", "POST"]


@require_http_methods(CHANGES)
@member("training.manage")
def create_plan(request: MemberRequest) -> HttpResponse:
    form = PlanForm(request.POST or None, initial={"year": request.today.year + 1, "years": 3})
    screen = Screen(
        title="Comincia un piano della formazione",
        action="Comincia",
        back=reverse("training:plan", args=[request.authority.code]),
        done="Bozza cominciata: aggiungi le righe, o caricale da un file.",
        lead="Una bozza si cambia finché il direttore non la adotta con un atto.",
    )
    return act_on(request, form, lambda: actions.create_plan(**_by(request), **form.cleaned_data), screen)


@require_POST
@member("training.manage")
def vary_plan(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """A draft from the version adopted; back to it when that cannot be."""
    the_version(request, year, number)
    try:
        made = actions.vary_plan(**_by(request), year=year)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("training:version", request.authority.code, year, number)
    messages.success(request, "Bozza della variante cominciata: il piano adottato resta com'è.")
    return redirect("training:version", request.authority.code, made.year, made.number)


@require_http_methods(CHANGES)
@member("training.manage")
def add_line(request: MemberRequest, year: int, number: int) -> HttpResponse:
    draft = the_draft(request, year, number)
    initial = {"year": year, "revision": draft.revision, "due": f"{year}-12-31", "editions": 1}
    screen = _screen(request, draft, "Aggiungi una riga", "Aggiungi", "Riga aggiunta.")
    return _on_line(request, draft, draft.plan.next_code(), initial, screen)


@require_http_methods(CHANGES)
@member("training.manage")
def change_line(request: MemberRequest, year: int, number: int, code: str) -> HttpResponse:
    draft = the_draft(request, year, number)
    line = the_line(draft, code)
    initial = shown_line(line) | {"revision": draft.revision}
    screen = _screen(request, draft, f"Cambia la riga «{line.title}»", "Salva", "Riga cambiata.")
    return _on_line(request, draft, code, initial, screen)


@require_http_methods(CHANGES)
@member("training.manage")
def remove_line(request: MemberRequest, year: int, number: int, code: str) -> HttpResponse:
    draft = the_draft(request, year, number)
    line = the_line(draft, code)
    form = VersionForm(request.POST or None, initial={"revision": draft.revision})
    lead = f"«{line.title}» esce dalla bozza, con i suoi importi."
    screen = _screen(request, draft, "Togli la riga dal piano", "Togli la riga", "Riga tolta.", lead, danger=True)
    return act_on(
        request, form, lambda: actions.remove_line(**_by(request), year=year, code=code, **form.cleaned_data), screen
    )


@require_http_methods(CHANGES)
@member("training.manage")
def change_frame(request: MemberRequest, year: int, number: int) -> HttpResponse:
    draft = the_draft(request, year, number)
    plan = draft.plan
    initial = {
        "title": plan.title,
        "years": plan.years,
        "printed_forms": plan.printed_forms,
        "revision": draft.revision,
    }
    form = FrameForm(request.POST or None, initial=initial, plan=plan)
    lead = "I totali si calcolano dalle righe. Se un testo ne scrive altri, riportali qui: i controlli li confrontano."
    screen = _screen(request, draft, "Titolo, durata e totali scritti", "Salva", "Dati del piano cambiati.", lead)

    def act() -> None:
        told = {key: form.cleaned_data[key] for key in ("revision", "title", "years", "printed_forms")}
        actions.change_frame(**_by(request), year=year, printed=form.printed(), **told)

    return act_on(request, form, act, screen)


@require_http_methods(CHANGES)
@member("training.manage")
def upload_plan(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """Choose the file; its lines take the place of those of the draft, or every problem is told and nothing is written."""
    draft = the_draft(request, year, number)
    if request.method != "POST":
        return _upload(request, draft, UploadForm(initial={"revision": draft.revision}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _upload(request, draft, form, status=422)
    reading = read_plan(form.cleaned_data["workbook"])
    try:
        actions.bring_in(**_by(request), year=year, revision=form.cleaned_data["revision"], reading=reading)
    except Refused as refusal:
        return _upload(request, draft, form, problems=refusal, status=422)
    messages.success(request, f"Piano caricato: {len(reading.lines)} righe. Guarda che cosa trovano i controlli.")
    return redirect("training:version", request.authority.code, year, number)


@require_safe
@member("training.manage")
def template(_request: MemberRequest) -> HttpResponse:
    """The workbook to start from."""
    return attached(plan_workbook(None), WORKBOOK, "modello-piano-formazione.xlsx")


@require_http_methods(CHANGES)
@member("training.adopt")
def adopt_plan(request: MemberRequest, year: int, number: int) -> HttpResponse:
    draft = the_draft(request, year, number)
    form = AdoptForm(request.POST or None, initial={"on": request.today, "revision": draft.revision})
    warning = (
        f"Dopo l'adozione la versione {number} del piano {draft.plan.words} non si cambia più: "
        "per correggerla si scrive una variante, con un altro atto."
    )
    screen = _screen(request, draft, "Adotta il piano", "Adotta il piano", "Piano adottato.", warning=warning)

    def act() -> object:
        return actions.adopt_plan(**_by(request), year=year, number=number, today=request.today, **form.cleaned_data)

    return act_on(request, form, act, screen)


@require_http_methods(CHANGES)
@member("training.manage")
def drop_draft(request: MemberRequest, year: int, number: int) -> HttpResponse:
    draft = the_draft(request, year, number)
    form = VersionForm(request.POST or None, initial={"revision": draft.revision})
    warning = f"La bozza «{draft.label}» va via con le sue {len(draft.plan.lines)} righe, e non si recupera."
    back = reverse("training:plan", args=[request.authority.code])
    screen = Screen(
        title="Butta la bozza", action="Butta la bozza", back=back, done="Bozza tolta.", warning=warning, danger=True
    )
    return act_on(request, form, lambda: actions.drop_draft(**_by(request), year=year, **form.cleaned_data), screen)


def _on_line(
    request: MemberRequest, draft: Version, code: str, initial: dict[str, object], screen: Screen
) -> HttpResponse:
    units = organisation.units(request.authority, on=draft.count_day(request.today))
    form = LineForm(request.POST or None, initial=initial, plan=draft.plan, units=units)

    def act() -> None:
        revision = form.cleaned_data["revision"]
        actions.save_line(**_by(request), year=draft.year, revision=revision, line=form.line(code))

    return act_on(request, form, act, screen)


def _upload(
    request: MemberRequest, draft: Version, form: Form, problems: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "version": draft,
        "problems": _problems(problems) if problems else None,
        "columns": PLAN.values(),
    }
    return page(request, "training/upload.html", context, status=status)


def _problems(refusal: Refused) -> Table:
    columns = (
        Column(key="severity", label="Gravità", kind="severity"),
        Column(key="code", label="Regola"),
        Column(key="sheet", label="Foglio", value=lambda each: each.place.sheet),
        Column(key="row", label="Riga", kind="number", value=lambda each: each.place.row or None),
        Column(key="column", label="Colonna", value=lambda each: each.place.column),
        Column(key="message", label="Che cosa non va", sortable=False),
        Column(key="mend", label="Come rimediare", sortable=False),
    )
    return arrange(refusal.findings, columns, {}, name="problemi", caption="Problemi del file", searchable=False)


def _by(request: MemberRequest) -> dict[str, Any]:
    return {"by": request.user.email, "authority": request.authority}


def _screen(
    request: MemberRequest,
    draft: Version,
    title: str,
    action: str,
    done: str,
    lead: str = "",
    warning: str = "",
    *,
    danger: bool = False,
) -> Screen:
    back = reverse("training:version", args=[request.authority.code, draft.year, draft.number])
    trail = [(f"Piano {draft.label}", back)]
    return Screen(
        title=title, action=action, back=back, done=done, lead=lead, warning=warning, trail=trail, danger=danger
    )
