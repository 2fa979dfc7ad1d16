"""The text of a draft while it is written: checks and effects beside it; tables and values as forms that write it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.social_services.actions import regulations as actions
from traguardo.social_services.actions.regulations import RegulationRefused
from traguardo.social_services.forms.acts import EditForm
from traguardo.social_services.forms.tables import ValueForm, band_forms
from traguardo.social_services.library.source import Band, bands, plain_data, rewritten, with_bands
from traguardo.social_services.queries.checking import checked, row_conditions
from traguardo.social_services.queries.regulations import Version, version_of
from traguardo.social_services.views.placing import draft_or_403, said
from traguardo.ui.facade import page

FORMS = ["GET", "HEAD", "POST"]
SAVE, CHECK = "salva", "controlla"


@require_http_methods(FORMS)
@member("social_services.edit")
def edit_regulation(request: MemberRequest, code: str, number: int) -> HttpResponse:
    """The text with its checks: «controlla» only looks, «salva» writes."""
    version = draft_or_403(request, code, number)
    form = EditForm(request.POST if request.method == "POST" else None, initial={"revision": version.revision, "text": version.text})  # fmt: skip
    if request.method != "POST":
        return _editor(request, version, form, version.text)
    if not form.is_valid():
        return _editor(request, version, form, request.POST.get("text", ""), status=422)
    text = form.cleaned_data["text"]
    if request.POST.get("azione") != SAVE:
        return _editor(request, version, form, text)
    try:
        actions.change_regulation(by=request.user, authority=request.authority, code=code, number=number, **form.cleaned_data)  # fmt: skip
    except RegulationRefused as refused:
        form.add_error("text", said(refused.findings))
        return _editor(request, version, form, text, status=422)
    messages.success(request, "Salvato.")
    return redirect("social_services:edit_regulation", request.authority.code, code, number)


@require_http_methods(FORMS)
@member("social_services.edit")
def edit_table(request: MemberRequest, code: str, number: int, rule: str) -> HttpResponse:
    """The rows of a table as a form; what is typed becomes text in the editor, to look at before it is saved."""
    version = draft_or_403(request, code, number)
    data, place = _placed(version, "rule", rule)
    found = bands(data["rule"][place])
    if not _changeable(found):
        raise Http404("Le righe di questa regola si scrivono nel testo.")
    rows = band_forms(found, row_conditions(version.text, rule), request.POST if request.method == "POST" else None)
    if request.method == "POST" and all(row.is_valid() for row in rows):
        changed = with_bands(data["rule"][place], [row.change for row in rows])
        return _written(request, version, _with(data, "rule", place, changed))
    context = {"rows": rows, "rule": data["rule"][place], **_frame(request, version)}
    status = 422 if request.method == "POST" else 200
    return page(request, "social_services/regulations/table.html", context, part="form", status=status)


@require_http_methods(FORMS)
@member("social_services.edit")
def edit_parameter(request: MemberRequest, code: str, number: int, parameter: str) -> HttpResponse:
    """A new dated value of a parameter, with its law; it too goes through the editor."""
    version = draft_or_403(request, code, number)
    data, place = _placed(version, "parameter", parameter)
    table = data["parameter"][place]
    if "values" not in table:
        raise Http404("Questo valore viene da un indice nazionale: lo aggiorna il programma.")
    form = ValueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        changed = {**table, "values": [*table["values"], form.entry]}
        return _written(request, version, _with(data, "parameter", place, changed))
    context = {"form": form, "parameter": table, **_frame(request, version)}
    status = 422 if form.is_bound else 200
    return page(request, "social_services/regulations/parameter.html", context, part="form", status=status)


def _editor(request: MemberRequest, version: Version, form: EditForm, text: str, *, status: int = 200) -> HttpResponse:
    before = version.text if text != version.text else _base(request, version)
    context = {
        "form": form,
        "changed": text != version.text,
        "against": "com’è salvato" if text != version.text else "della versione da cui nasce" if before else "",
        "checked": checked(text, before=before, on=max(version.valid_from, request.today)),
        "forms": _forms(version),
        **_frame(request, version),
    }
    return page(request, "social_services/regulations/edit.html", context, part="checks", status=status)


def _written(request: MemberRequest, version: Version, data: Mapping[str, object]) -> HttpResponse:
    """The editor with the text a form wrote: nothing is saved yet."""
    text = rewritten(version.text, data)
    form = EditForm(initial={"revision": version.revision, "text": text})
    return _editor(request, version, form, text)


def _base(request: MemberRequest, version: Version) -> str:
    """The text of the version it was copied from; empty when it was not."""
    if not version.base:
        return ""
    try:
        return version_of(request.authority, version.code, version.base).text
    except LookupError:
        return ""


def _forms(version: Version) -> dict[str, list[tuple[str, str]]]:
    """Which tables and values have a form: label and name of each."""
    data = plain_data(version.text)
    tables = [each for each in data.get("rule", ()) if _changeable(bands(each))]
    values = [each for each in data.get("parameter", ()) if "values" in each]
    return {
        "tables": [(str(each["title"]), str(each["name"])) for each in tables],
        "values": [(str(each["label"]), str(each["name"])) for each in values],
    }


def _changeable(found: list[Band]) -> bool:
    return any(band.figure is not None or band.limit is not None for band in found)


def _placed(version: Version, kind: str, name: str) -> tuple[dict[str, Any], int]:
    """The data of the text and the place of a named table in it; 404 when there is none."""
    data = plain_data(version.text)
    place = next((place for place, each in enumerate(data.get(kind, ())) if each.get("name") == name), None)
    if place is None:
        raise Http404("Questa voce non c’è.")
    return data, place


def _with(data: Mapping[str, Any], kind: str, place: int, changed: object) -> dict[str, object]:
    return {**data, kind: [changed if at == place else each for at, each in enumerate(data[kind])]}


def _frame(request: MemberRequest, version: Version) -> dict[str, object]:
    address = [request.authority.code, version.code, version.number]
    return {
        "version": version,
        "back": reverse("social_services:regulation", args=address),
        "editor": reverse("social_services:edit_regulation", args=address),
    }
