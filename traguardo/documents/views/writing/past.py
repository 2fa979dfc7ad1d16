"""The past of a section: every wording, what changed from one to another, an older one taken up again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions.writing.saving import restore_wording
from traguardo.documents.domain.diffs import word_diff
from traguardo.documents.domain.states import NotAllowed, can_write
from traguardo.documents.queries.writing.rights import hand
from traguardo.documents.queries.writing.sections import Past, wordings_of
from traguardo.documents.views.writing.placing import Sheet, check_writer, on_section
from traguardo.ui.facade import page


@require_safe
@member("documents.read")
@on_section
def show_history(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """The wordings; `da` and `a` in the address say which two to compare, else the last two."""
    past = wordings_of(sheet.section)
    after = _wanted(request, "a", past, default=past[0].number if past else 0)
    before = _wanted(
        request, "da", past, default=max((each.number for each in past if each.number < after.number), default=0)
    )
    context = {
        "desk": sheet.desk,
        "sheet": sheet,
        "past": past,
        "before": before,
        "after": after,
        "lines": word_diff(before.text, after.text),
        "writable": can_write(sheet.stage, hand(request.user, request.standing, sheet.section)),
    }
    return page(request, "documents/writing/history.html", context, part="difference")


@require_POST
@member("documents.write")
@on_section
def restore(request: MemberRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Take up an older wording as the text of now."""
    check_writer(request, sheet)
    seen = request.POST.get("seen", "")
    try:
        restore_wording(by=request.user, section=sheet.section, number=number, seen=int(seen) if seen.isdigit() else -1)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, f"Sezione {sheet.section}: ripreso il testo {number}. Quello di prima resta nella storia."
        )
    return redirect(sheet.url())


def _wanted(request: MemberRequest, name: str, past: list[Past], *, default: int) -> Past:
    given = request.GET.get(name, "")
    number = int(given) if given.isascii() and given.isdigit() else default
    found = next((each for each in past if each.number == number), None)
    if found is None:
        raise Http404("Quella versione del testo non c'è.")
    return found
