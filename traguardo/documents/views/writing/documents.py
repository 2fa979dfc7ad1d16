"""Screens of the documents one writes: which there are, a new one, the settings of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions.writing.arranging import change_document
from traguardo.documents.actions.writing.creating import Beginning, create_from_earlier, create_from_outline
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.forms.writing import BeginForm, DocumentForm, seen_words
from traguardo.documents.models import Document
from traguardo.documents.queries.writing.boards import document_of
from traguardo.documents.queries.writing.progress import earlier_documents, written_documents
from traguardo.documents.queries.writing.settings import DocumentSettings
from traguardo.documents.views.writing.placing import Desk, desk_on, on_document
from traguardo.performance.facade import plans
from traguardo.ui.facade import page

ACT = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@member("documents.read")
def show_writing(request: MemberRequest) -> HttpResponse:
    """Every document being written, those with something for the person first."""
    found = written_documents(request.authority, request.user, request.standing)
    desks = {each.code: desk_on_code(request, each.code) for each in found}
    context = {"documents": found, "desks": desks, "may_begin": request.may("documents.coordinate")}
    return page(request, "documents/writing/list.html", context)


@ACT
@member("documents.coordinate")
def begin(request: MemberRequest) -> HttpResponse:
    """Begin a document: from its outline, or from an earlier one."""
    year = request.today.year + (request.today.month > 6)
    earlier = earlier_documents(request.authority)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        plans=_plans(request),
        earlier=[(each.code, each.title) for each in earlier],
        initial={"year": year, "first_year": year, "last_year": year + 2, "start": "", "kind": request.GET.get("tipo")},
    )
    if form.is_valid():
        document = _begun(request, form.cleaned_data)
        messages.success(request, f"«{document.title}» è pronto: ora affida le sezioni e comincia a scrivere.")
        return redirect(desk_on(request, document.code).url("board"))
    return page(
        request, "documents/writing/begin.html", {"form": form}, part="form", status=422 if form.errors else 200
    )


@ACT
@member("documents.coordinate")
@on_document
def change_settings(request: MemberRequest, desk: Desk) -> HttpResponse:
    """What a document is called and covers."""
    form = DocumentForm(
        request.POST if request.method == "POST" else None,
        plans=_plans(request),
        settings=DocumentSettings.of(desk.document),
        kind=Kind(desk.document.kind),
    )
    if form.is_valid():
        change_document(by=request.user, document=desk.document, seen=seen_words(form), wanted=form.wanted())
        messages.success(request, "Dati del documento salvati.")
        return redirect(desk.url("board"))
    context = {"form": form, "desk": desk}
    return page(request, "documents/writing/settings.html", context, part="form", status=422 if form.errors else 200)


def desk_on_code(request: MemberRequest, code: str) -> str:
    """The address of a document's board, with no look at the database."""
    return Desk(authority=request.authority.code, document=Document(code=code)).url("board")


def _plans(request: MemberRequest) -> list[tuple[str, str]]:
    return [(edition.code, f"{edition.title}, {edition.name}") for edition in plans(request.authority)]


def _begun(request: MemberRequest, data: dict[str, Any]) -> Document:
    kind, first, last = Kind(data["kind"]), data["first_year"], data["last_year"]
    years = str(first) if first == last else f"{first}-{last}"
    beginning = Beginning(
        kind=kind,
        title=data["title"] or f"{kind.label} {years}",
        year=data["year"],
        first_year=first,
        last_year=last,
        plan=data["plan"],
        guideline=data["guideline"],
    )
    by, authority = request.user, request.authority
    if data["start"]:
        earlier = document_of(authority, data["start"])
        return create_from_earlier(by=by, authority=authority, beginning=beginning, earlier=earlier)
    return create_from_outline(by=by, authority=authority, beginning=beginning)
