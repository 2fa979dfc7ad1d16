"""Bringing a plan in from the browser: choose the file, see what would change, confirm."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Finding
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.actions.importing import Refused, import_plan
from traguardo.performance.actions.uploading import keep_upload
from traguardo.performance.domain.versions.comparison import Change
from traguardo.performance.forms import UploadForm
from traguardo.performance.models import SourceFile
from traguardo.performance.queries.names import CHANGE_WORD, CHANGE_WORDS, attribute_name, kind_name
from traguardo.performance.queries.preview import Preview, preview
from traguardo.performance.queries.uploads import packed, read_files, reading_of, waiting
from traguardo.ui.facade import Column, Table, arrange, page
from traguardo.ui.views.errors import conflict

CHANGES_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.import")
def upload(request: MemberRequest) -> HttpResponse:
    """Choose a file; what cannot be imported is said at once, with nothing written."""
    if request.method != "POST":
        return page(request, "performance/upload.html", {"form": UploadForm(), "problems": None})
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, "performance/upload.html", {"form": form, "problems": None}, status=422)
    files, mapping = form.cleaned_data["workbook"], form.cleaned_data["mapping"]
    reading = read_files(files, mapping)
    if reading.refused:
        return refused(request, form, reading.findings)
    name, content = packed(files)
    kept = keep_upload(by=request.user.email, authority=request.authority, name=name, content=content, mapping=mapping)
    return redirect("performance:confirm_import", request.authority.code, kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.import")
def confirm_import(request: MemberRequest, pk: int) -> HttpResponse:
    """What would change, and the confirmation that makes it so."""
    source = waiting(request.authority, pk)
    if source is None:
        raise Http404("Questo file è già stato importato, o non c'è più: caricalo di nuovo.")
    if request.method == "POST":
        return bring_in(request, source)
    reading = reading_of(source)
    if reading.refused:  # kept when an older version of the program could read it
        return refused(request, UploadForm(), reading.findings)
    seen = preview(request.authority, reading)
    context = {
        "source": source,
        "seen": seen,
        "changes": changes_table(seen, request),
        "words": CHANGE_WORDS,
        "kinds": Change,
    }
    return page(request, "performance/preview.html", context, part="changes")


def bring_in(request: MemberRequest, source: SourceFile) -> HttpResponse:
    """The act; 409 when another version came in after the preview, 422 when the file is refused after all."""
    seen = request.POST.get("version", "")
    try:
        done = import_plan(
            by=request.user.email,
            authority=request.authority,
            reading=reading_of(source),
            file_name=source.name,
            version=int(seen) if seen.isascii() and seen.isdecimal() else None,
            source=source,
        )
    except Refused as problem:
        return refused(request, UploadForm(), problem.findings)
    except StaleVersion as stale:
        differences = {"Versione": (next(iter(stale.yours.values())), next(iter(stale.current.values())))}
        return conflict(request, differences, back=request.path)
    said = (
        "Già importato: non è cambiato nulla."
        if done.already
        else f"Importato: {done.edition.title} ({done.edition.name})."
    )
    messages.success(request, said)
    return redirect(f"{reverse('performance:today', args=[request.authority.code])}?anno={done.edition.year}")


def refused(request: MemberRequest, form: UploadForm, findings: tuple[Finding, ...]) -> HttpResponse:
    """All that is wrong with the file, row by row."""
    columns = (
        Column(key="severity", label="Gravità", kind="severity"),
        Column(key="code", label="Regola"),
        Column(key="sheet", label="Foglio", value=lambda row: row.place.sheet),
        Column(key="row", label="Riga", kind="number", value=lambda row: row.place.row or None),
        Column(key="column", label="Colonna", value=lambda row: row.place.column),
        Column(key="value", label="Valore"),
        Column(key="message", label="Che cosa non va", sortable=False),
        Column(key="mend", label="Come rimediare", sortable=False),
    )
    table = arrange(findings, columns, {}, name="problemi", caption="Problemi del file", searchable=False)
    return page(request, "performance/upload.html", {"form": form, "problems": table}, status=422)


def changes_table(seen: Preview, request: MemberRequest) -> Table:
    """Records that come, go and change, with what changes in them."""
    columns = (
        Column(key="change", label="Riga", value=lambda row: CHANGE_WORD[row.change]),
        Column(key="kind", label="Tabella", head=True, value=lambda row: kind_name(row.kind)),
        Column(key="code", label="Codice"),
        Column(key="title", label="Titolo"),
        Column(key="details", label="Che cosa cambia", value=told, sortable=False),
    )
    return arrange(
        seen.changes, columns, request.GET, name="cambiamenti", caption="Che cosa cambia", per_page=CHANGES_SHOWN
    )


def told(row: object) -> str:
    """«peso: 30 → 25; titolo: …» of a record that changes."""
    details = getattr(row, "details", ())
    return "; ".join(f"{attribute_name(each.attribute)}: «{each.before}» → «{each.after}»" for each in details)
