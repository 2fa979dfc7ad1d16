"""Bringing people and presences in: choose the files, see what would change, confirm; the register as files."""

import io
import zipfile
from collections.abc import Sequence

from django.contrib import messages
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Finding
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.actions.taking import take_people
from traguardo.staffing.domain.register import Change
from traguardo.staffing.forms.people import UploadForm
from traguardo.staffing.intake.columns import PEOPLE, PRESENCES
from traguardo.staffing.intake.reading import Reading, read_register
from traguardo.staffing.library.writing import register_files, template
from traguardo.staffing.queries.register import Preview, preview, register
from traguardo.staffing.views.tabled import attached
from traguardo.ui.facade import Column, Table, arrange, page

HOURS = 8 * 60 * 60
LATE = "Sono passate troppe ore da quando hai guardato che cosa cambia: carica di nuovo il file."


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def upload(request: MemberRequest) -> HttpResponse:
    """Choose the files; then what would change, with nothing written. What is read travels signed in the page, so that
    no personal datum waits on the server.
    """
    if request.method != "POST":
        return _form(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, status=422)
    reading = read_register(form.cleaned_data["workbook"])
    found = preview(request.authority, reading)
    if found.refused:
        return _form(request, form, problems=found.findings, status=422)
    return seen_page(request, found, reading)


def seen_page(request: MemberRequest, found: Preview, reading: Reading) -> HttpResponse:
    """What would change, with what is read signed in the page until it is confirmed."""
    token = dumps([found.seen, register_files(reading.register)], salt=_salt(request), compress=True)
    context = {"found": found, "token": token, "table": _changes(found), "kinds": Change, "lost": _lost(found)}
    return page(request, "staffing/preview.html", context)


@require_POST
@member("staffing.edit")
def confirm(request: MemberRequest) -> HttpResponse:
    """Write what was seen; 409 when the register changed meanwhile, 422 when what was seen is too old or not ours."""
    try:
        seen, files = loads(request.POST.get("token", ""), salt=_salt(request), max_age=HOURS)
    except BadSignature:
        return _form(request, UploadForm(), late=LATE, status=422)
    reading = read_register({name: text.encode() for name, text in files.items()})
    try:
        done = bring_in(by=request.user.email, authority=request.authority, reading=reading, seen=seen)
    except Refused as refusal:
        return _form(request, UploadForm(), problems=refusal.findings, status=422)
    messages.success(request, _said(done))
    return redirect("staffing:people", request.authority.code)


@require_safe
@member("staffing.edit")
def download_template(request: MemberRequest) -> HttpResponse:
    """The workbook to start from."""
    return attached(template(), "modello-personale.xlsx")


@require_safe
@member("staffing.read")
def download_register(request: MemberRequest) -> HttpResponse:
    """The whole register as the files that come back in as they went out; that it was taken stays in the record."""
    content, found = io.BytesIO(), register(request.authority)
    take_people(by=request.user.email, authority=request.authority, people=len(found.people))
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in register_files(found).items():
            archive.writestr(zipfile.ZipInfo(name), text.encode("utf-8-sig"))
    return attached(content.getvalue(), f"personale-{request.authority.code}.zip")


def _salt(request: MemberRequest) -> str:
    """What one person sees in one authority is confirmed only by them, and there."""
    return f"staffing.import:{request.authority.pk}:{request.user.pk}"


def _form(
    request: MemberRequest, form: UploadForm, problems: Sequence[Finding] = (), late: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "late": late,
        "problems": problems_table(problems) if problems else None,
        "columns": (("persone", PEOPLE.values()), ("presenze", PRESENCES.values())),
    }
    return page(request, "staffing/upload.html", context, status=status)


def problems_table(findings: Sequence[Finding]) -> Table:
    """What is wrong in a file, row by row."""
    columns = (
        Column(key="severity", label="Gravità", kind="severity"),
        Column(key="code", label="Regola"),
        Column(key="sheet", label="Foglio", value=lambda each: each.place.sheet),
        Column(key="row", label="Riga", kind="number", value=lambda each: each.place.row or None),
        Column(key="column", label="Colonna", value=lambda each: each.place.column),
        Column(key="message", label="Che cosa non va", sortable=False),
        Column(key="mend", label="Come rimediare", sortable=False),
    )
    return arrange(findings, columns, {}, name="problemi", caption="Problemi del file", searchable=False)


def _changes(found: Preview) -> Table:
    """Who comes and who changes; who stays as before is only counted."""
    columns = (
        Column(key="change", label="Che cosa succede"),
        Column(key="code", label="Matricola"),
        Column(key="name", label="Cognome e nome", head=True),
        Column(key="details", label="Che cosa cambia", value=lambda each: "; ".join(each.details)),
    )
    touched = [each for each in found.differences if each.change is not Change.UNTOUCHED]
    return arrange(touched, columns, {}, name="cambiamenti", caption="Persona per persona", searchable=False)


def _lost(found: Preview) -> int:
    return sum(each.lost for each in found.differences)


def _said(done: Preview) -> str:
    if done.already:
        return "Era già tutto così: non è cambiato nulla."
    return (
        f"Personale aggiornato. Persone aggiunte: {done.count(Change.ADDED)}; cambiate: {done.count(Change.CHANGED)}."
    )
