"""A section's page: its editor for who writes it, its text for who reads it; saving, preview, autosave, who is there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions.writing.saving import (
    MOST_LETTERS,
    discard_autosave,
    keep_autosave,
    mark_presence,
    save_text,
    tidy,
)
from traguardo.documents.domain.diffs import merge, word_diff
from traguardo.documents.domain.states import NotAllowed
from traguardo.documents.forms.writing import RemarkForm
from traguardo.documents.models import Autosave, Section
from traguardo.documents.queries.manuscripts import manuscript_of, printed_numbers
from traguardo.documents.queries.writing.boards import NoDocument
from traguardo.documents.queries.writing.previewing import preview_of
from traguardo.documents.queries.writing.sections import around, others_here, unsaved_of
from traguardo.documents.views.writing.documents import ACT
from traguardo.documents.views.writing.placing import Sheet, check_writer, on_section
from traguardo.kernel.stale import StaleVersion
from traguardo.ui.facade import page
from traguardo.ui.formats import it_date


@require_safe
@member("documents.read")
@on_section
def show_section(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """The editor, or the text; with `riprendi` in the address, what one had typed and not saved."""
    unsaved = unsaved_of(sheet.section, request.user) if sheet.stage.open else None
    if unsaved and request.GET.get("riprendi"):
        return editor(request, sheet, text=unsaved.text, seen=unsaved.based_on)
    return editor(request, sheet, text=sheet.section.text, seen=sheet.section.revision, unsaved=unsaved)


@ACT
@member("documents.write")
@on_section
def save_section(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Save a text; when somebody saved another meanwhile, both are shown with a proposal that keeps both."""
    check_writer(request, sheet)
    if request.method != "POST":
        return redirect(sheet.url())
    check_same(request, sheet)
    text, seen = typed(request)
    if len(text) > MOST_LETTERS:
        problem = "Il testo è troppo lungo per una sezione sola: dividilo in più sezioni."
        return editor(request, sheet, text=text, seen=seen, problems=(problem,))
    try:
        section = save_text(by=request.user, section=sheet.section, text=text, seen=seen)
    except (NotAllowed, StaleVersion) as refused:
        keep_autosave(by=request.user, section=sheet.section, text=text, based_on=seen)
        if isinstance(refused, NotAllowed):
            return editor(request, sheet, text=text, seen=seen, problems=refused.reasons)
        return conflict(request, sheet, text=tidy(text), seen=seen)
    if "application/json" in request.headers.get("Accept", ""):
        stage = {"stage": section.state, "word": section.get_state_display()}
        return JsonResponse({"saved": _hour(), "revision": section.revision, **stage})
    messages.success(request, f"Sezione {section} salvata alle {_hour()}.")
    return redirect(sheet.url())


@require_POST
@member("documents.write")
@on_section
def keep_typed(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Keep what is being typed, apart; or throw it away when the person says so."""
    check_writer(request, sheet)
    if request.POST.get("butta"):
        discard_autosave(by=request.user, section=sheet.section)
        messages.success(request, "Testo non salvato buttato via.")
        return redirect(sheet.url())
    check_same(request, sheet)
    text, seen = typed(request)
    if len(text) > MOST_LETTERS:
        return JsonResponse({"refused": "Il testo è troppo lungo."}, status=422)
    kept = keep_autosave(by=request.user, section=sheet.section, text=text, based_on=seen)
    return JsonResponse({"kept": _hour() if kept else "", "revision": sheet.section.revision})


@ACT
@member("documents.write")
@on_section
def preview_section(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """The text being typed, as it will be printed, with what is wrong in it; nothing is written."""
    if request.method != "POST":
        return redirect(sheet.url())
    text, seen = typed(request)
    return editor(request, sheet, text=text[:MOST_LETTERS], seen=seen, part="preview")


@require_POST
@member("documents.read")
@on_section
def show_presence(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Say that one is here, and hear who else is; and whether somebody saved a newer text."""
    now = timezone.now()
    if request.may("documents.write"):
        mark_presence(by=request.user, section=sheet.section, now=now)
    context = {
        "sheet": sheet,
        "here": others_here(sheet.section, user=request.user, now=now),
        "newer": newer(sheet.section, typed(request)[1]),
    }
    return page(request, "documents/writing/_presence.html", context)


def editor(
    request: MemberRequest,
    sheet: Sheet,
    *,
    text: str,
    seen: int,
    problems: tuple[str, ...] = (),
    unsaved: Autosave | None = None,
    part: str | None = None,
) -> HttpResponse:
    """The section's page with this text in the editor; `unsaved`: typed and not saved, to be decided upon first."""
    manuscript = manuscript_of(sheet.document)
    codes = [chapter.code for chapter in manuscript.chapters]
    found = around(sheet.document, sheet.section, codes, user=request.user, held=request.standing)
    context: dict[str, Any] = {
        "desk": sheet.desk,
        "sheet": sheet,
        "around": found,
        "numbers": printed_numbers(manuscript.chapters),
        "text": text,
        "seen": seen,
        "problems": problems,
        "unsaved": unsaved,
        "lines": word_diff(sheet.section.text, unsaved.text) if unsaved else (),
        "preview": preview_of(sheet.document, manuscript, sheet.section.code, text, today=request.today),
        "here": others_here(sheet.section, user=request.user, now=timezone.now()),
        "newer": newer(sheet.section, seen),
        "may_comment": request.may("documents.comment"),
        "may_coordinate": request.may("documents.coordinate"),
        "remark_form": RemarkForm(),
    }
    return page(request, "documents/writing/section.html", context, part=part, status=422 if problems else 200)


def conflict(request: MemberRequest, sheet: Sheet, *, text: str, seen: int) -> HttpResponse:
    """409: both texts, what differs, and a proposal that holds the changes of both; nothing was written."""
    sheet.section.refresh_from_db()
    base = sheet.section.wordings.filter(number=seen).first()
    last = sheet.section.wordings.select_related("by").first()
    context = {
        "desk": sheet.desk,
        "sheet": sheet,
        "yours": text,
        "last": last,
        "lines": word_diff(sheet.section.text, text),
        "merged": merge(base.text if base else "", text, sheet.section.text),
    }
    return page(request, "documents/writing/conflict.html", context, status=409)


def check_same(request: MemberRequest, sheet: Sheet) -> None:
    """NoDocument when the page was opened on a section that has another code now: its text must not land here."""
    if request.POST.get("section", str(sheet.section.pk)) != str(sheet.section.pk):
        raise NoDocument("La sezione ha cambiato codice: aprila di nuovo dal documento.")


def typed(request: MemberRequest) -> tuple[str, int]:
    """The text in the form, and the revision its writer began from; −1 when that is not a number."""
    seen = request.POST.get("seen", "")
    return request.POST.get("text", ""), int(seen) if seen.isascii() and seen.isdigit() else -1


def newer(section: Section, seen: int) -> str:
    """Who saved after the revision one began from; empty when nobody did."""
    if seen >= section.revision or seen < 0:
        return ""
    last = section.wordings.select_related("by").first()
    return f"{last.by} alle {it_date(last.at, 'time').rpartition(' ')[2]}" if last and last.by else "un'altra persona"


def _hour() -> str:
    return f"{timezone.localtime():%H:%M}"
