"""The acts on a system of evaluation: create a version, change its parts with the checks beside, adopt it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.evaluation.actions import systems as actions
from traguardo.evaluation.actions.systems import SystemRefused
from traguardo.evaluation.forms.systems import PARTS, AdoptForm, Editor, NewSystemForm, editor
from traguardo.evaluation.queries.systems import SystemPage, system_pages
from traguardo.evaluation.views.systems.reading import page_of
from traguardo.kernel.finding import Finding, Severity
from traguardo.ui.facade import page

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@member("evaluation.set_system")
def create_system(request: MemberRequest) -> HttpResponse:
    """A new draft, from the default system, from another version or from a file."""
    bases = [(str(each.number), each.name) for each in system_pages(request.authority)]
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewSystemForm(*given, bases=bases, initial={"base": request.GET.get("da", bases[0][0])})
    if form.is_valid():
        typed = form.cleaned_data
        try:
            row = actions.create_system(
                by=request.user.email,
                authority=request.authority,
                title=typed["title"],
                base=int(typed["base"] or 0),
                data=typed["file"],
            )
        except SystemRefused as refused:
            form.add_error("file", _told(refused.findings))
        else:
            messages.success(request, f"Creato «{row.title}», versione {row.number}, in bozza.")
            return redirect("evaluation:system", request.authority.code, row.number)
    return page(request, "evaluation/systems/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(FORMS)
@member("evaluation.set_system")
def change_system(request: MemberRequest, number: int, part: str) -> HttpResponse:
    """One part of a draft; what is saved is checked at once."""
    sheet = _draft(request, number)
    if part not in PARTS:
        raise Http404("Non c'è questa parte.")
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    edited = editor(part, sheet.data, revision=sheet.revision, given=given[0], files=given[1])
    problems: list[str] = []
    if request.method == "POST" and edited.is_valid():
        problems = _change(request, sheet, edited)
        if not problems:
            messages.success(request, "Salvato.")
            return redirect("evaluation:change_system", request.authority.code, number, part)
    context = {
        "sheet": sheet,
        "part": part,
        "title": PARTS[part],
        "parts": PARTS,
        "editor": edited,
        "problems": problems,
        "findings": sheet.findings,
        "back": reverse("evaluation:system", args=[request.authority.code, number]),
    }
    return page(
        request, "evaluation/systems/edit.html", context, part="form", status=422 if request.method == "POST" else 200
    )


@require_http_methods(FORMS)
@member("evaluation.adopt_system")
def adopt_system(request: MemberRequest, number: int) -> HttpResponse:
    """Adopt a draft by an act; what the checks call an error keeps it from being adopted."""
    sheet = _draft(request, number)
    initial = {"revision": sheet.revision}
    form = AdoptForm(request.POST if request.method == "POST" else None, today=request.today, initial=initial)
    errors = [finding for finding in sheet.findings if finding.severity is Severity.ERROR]
    back = reverse("evaluation:system", args=[request.authority.code, number])
    if form.is_valid():
        try:
            actions.adopt_system(by=request.user.email, authority=request.authority, number=number, **form.cleaned_data)
        except SystemRefused as refused:
            form.add_error(None, _told(refused.findings))
        else:
            messages.success(request, f"«{sheet.name}» è adottato: vale dal {sheet.first_year}.")
            return redirect(back)
    context = {"sheet": sheet, "form": form, "errors": errors, "back": back}
    return page(request, "evaluation/systems/adopt.html", context, status=422 if form.errors else 200)


def _draft(request: MemberRequest, number: int) -> SystemPage:
    """A version that can still change; 403 for the others."""
    sheet = page_of(request, number)
    if not sheet.editable:
        raise PermissionDenied("Questo sistema non cambia: crea da qui una nuova versione.")
    return sheet


def _change(request: MemberRequest, sheet: SystemPage, edited: Editor) -> list[str]:
    """Write what was typed; the reasons it was refused, none when it was written."""
    try:
        actions.change_system(
            by=request.user.email,
            authority=request.authority,
            number=sheet.number,
            revision=edited.seen.cleaned_data["revision"],
            changes=edited.changes,
        )
    except SystemRefused as refused:
        return _told(refused.findings)
    return []


def _told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.message} {finding.mend}" for finding in findings]
