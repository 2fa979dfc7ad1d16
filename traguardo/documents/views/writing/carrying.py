"""A document carried here, or taken away, as its portable folder."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions.writing.creating import create_from_manuscript
from traguardo.documents.forms.writing import CarryForm
from traguardo.documents.library.portable import portable
from traguardo.documents.queries.figures import register
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.documents.queries.uploaded import uploaded_document
from traguardo.documents.views.writing.documents import ACT
from traguardo.documents.views.writing.placing import Desk, desk_on, on_document
from traguardo.kernel.finding import Finding
from traguardo.ui.facade import page


@ACT
@member("documents.coordinate")
def carry(request: MemberRequest) -> HttpResponse:
    """Bring a document in; every problem is told at once, and then nothing is written."""
    form = CarryForm(request.POST or None, request.FILES or None) if request.method == "POST" else CarryForm()
    problems: tuple[Finding, ...] = ()
    if form.is_valid():
        read = uploaded_document(form.cleaned_data["folder"])
        if read.manuscript is not None:
            document = create_from_manuscript(
                by=request.user, authority=request.authority, manuscript=read.manuscript, tables=read.tables
            )
            tables = f", con {len(read.tables)} tavole di dati del {document.year}" if read.tables else ""
            messages.success(request, f"«{document.title}» è arrivato: {document.sections.count()} sezioni{tables}.")
            return redirect(desk_on(request, document.code).url("board"))
        problems = read.findings
    context = {"form": form, "problems": problems}
    status = 422 if form.is_bound else 200
    return page(request, "documents/writing/carry.html", context, part="form", status=status)


@require_safe
@member("documents.read")
@on_document
def take_away(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The document as its portable folder."""
    tables = register(request.authority, desk.document.year).tables
    response = HttpResponse(portable(manuscript_of(desk.document), tables), content_type="application/zip")
    name = f"{request.authority.code}-{desk.document.code}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
