"""A document's board, and how its sections are arranged: order, settings, new ones, those taken away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions.writing.arranging import add_section, change_section, move_section, remove_section
from traguardo.documents.domain.searching import look_for
from traguardo.documents.domain.states import NotAllowed, Stage
from traguardo.documents.forms.writing import NewSectionForm, SectionForm, seen_words
from traguardo.documents.library.formats.every import forms_of
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.documents.queries.writing.boards import board, selected
from traguardo.documents.queries.writing.sections import unsaved_in, writers
from traguardo.documents.queries.writing.settings import settings_of
from traguardo.documents.views.writing.documents import ACT
from traguardo.documents.views.writing.placing import Desk, Sheet, on_document, on_section
from traguardo.ui.facade import page


@require_safe
@member("documents.read")
@on_document
def show_board(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The sections with their state; `mie`, `stato` and `cerca` in the address choose among them."""
    found = board(desk.document, user=request.user, held=request.standing, today=request.today, now=timezone.now())
    wanted, words = request.GET.get("stato", ""), request.GET.get("cerca", "").strip()
    stage = Stage(wanted) if wanted in list(Stage) else None
    mine = request.GET.get("mie") == "si"
    context = {
        "desk": desk,
        "board": found,
        "lines": selected(found.lines, mine=mine, stage=stage),
        "mine": mine,
        "stage": stage,
        "words": words,
        "hits": look_for(words, manuscript_of(desk.document).chapters),
        "forms": forms_of(found.kind),
        "may_coordinate": request.may("documents.coordinate"),
        "may_approve": request.may("documents.approve"),
    }
    return page(request, "documents/writing/board.html", context, part="sections")


@ACT
@member("documents.coordinate")
@on_document
def create_section(request: MemberRequest, desk: Desk) -> HttpResponse:
    """A section of the authority's own."""
    sections = [(each.code, f"{each.code} {each.title}") for each in manuscript_of(desk.document).chapters]
    posted = request.POST if request.method == "POST" else None
    form = NewSectionForm(posted, sections=sections, initial={"after": request.GET.get("dopo", "")})
    if form.is_valid():
        try:
            section = add_section(
                by=request.user, document=desk.document, chapter=form.chapter(), after=form.cleaned_data["after"]
            )
        except NotAllowed as refused:
            form.add_error("code", str(refused))
        else:
            messages.success(request, f"Sezione {section} aggiunta.")
            return redirect(desk.url("board"))
    context = {"form": form, "desk": desk, "sheet": None}
    return page(request, "documents/writing/arrange.html", context, part="form", status=422 if form.errors else 200)


@ACT
@member("documents.coordinate")
@on_section
def arrange_section(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Who writes a section and until when, how it is called, what it answers."""
    form = SectionForm(
        request.POST if request.method == "POST" else None,
        settings=settings_of(sheet.section),
        people=writers(request.authority, request.standing),
    )
    if form.is_valid():
        try:
            section = change_section(
                by=request.user, section=sheet.section, seen=seen_words(form), wanted=form.wanted()
            )
        except NotAllowed as refused:
            form.add_error("code", str(refused))
        else:
            messages.success(request, f"Sezione {section}: dati salvati.")
            return redirect(sheet.desk.url("board"))
    context = {"form": form, "desk": sheet.desk, "sheet": sheet}
    return page(request, "documents/writing/arrange.html", context, part="form", status=422 if form.errors else 200)


@require_POST
@member("documents.coordinate")
@on_section
def order_section(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """One place up or down, with what hangs under it."""
    up = request.POST.get("verso") != "giu"
    moved = move_section(by=request.user, section=sheet.section, seen=_number(request, "posizione"), up=up)
    told = (
        f"{sheet.section}: spostata {'in su' if up else 'in giù'}."
        if moved
        else f"{sheet.section}: è già in fondo alla lista."
    )
    messages.success(request, told)
    return redirect(f"{sheet.desk.url('board')}#sezione-{sheet.section.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
@member("documents.coordinate")
@on_section
def drop_section(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Take a section away with its texts, after saying by name what is lost."""
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            remove_section(by=request.user, section=sheet.section, seen=_number(request, "visto"))
        except NotAllowed as refused:
            reasons = refused.reasons
        else:
            messages.success(request, f"Sezione {sheet.section} tolta dal documento.")
            return redirect(sheet.desk.url("board"))
    context = {
        "desk": sheet.desk,
        "sheet": sheet,
        "reasons": reasons,
        "wordings": sheet.section.wordings.count(),
        "unsaved": [str(each.by) for each in unsaved_in(sheet.section)],
    }
    return page(request, "documents/writing/remove.html", context, status=422 if reasons else 200)


def _number(request: MemberRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() else -1
