"""What the checks find in a document, section by section, with the way to where it is mended."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.domain.manuscript import Chapter
from traguardo.documents.queries.checking import findings_of, listed
from traguardo.documents.queries.manuscripts import chapter_of
from traguardo.documents.queries.papers import inkwell_of
from traguardo.documents.views.writing.placing import Desk, on_document
from traguardo.kernel.finding import Finding, Severity
from traguardo.ui.facade import page

SEVERITIES = ((Severity.ERROR, "errori"), (Severity.WARNING, "avvisi"), (Severity.NOTE, "note"))


@require_safe
@member("documents.read")
@on_document
def show_findings(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The findings; the filters stay in the address."""
    chapters = [chapter_of(section) for section in desk.document.sections.all()]
    found = findings_of(desk.document, inkwell_of(desk.document, today=request.today), today=request.today)
    wanted = {"severity": request.GET.get("gravita", ""), "section": request.GET.get("sezione", "")}
    context = {
        "desk": desk,
        "seen": listed(chapters, found, **wanted),
        "wanted": wanted,
        "severities": SEVERITIES,
        "answer": answer(found),
        "where": where,
    }
    return page(request, "documents/checks.html", context, part="found")


def where(finding: Finding, chapter: Chapter | None) -> str:
    """The place of a finding as who reads the document would say it."""
    place = finding.place
    if chapter is None:
        heading = f", colonna «{place.column}»" if place.column else ""
        return f"«{place.sheet}»{heading}" if place.sheet else ""
    return f"riga {place.row} del testo" if place.row else "titolo della sezione"


def answer(found: list[Finding]) -> str:
    """Whether the document can be approved, in a sentence."""
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if errors:
        return f"Il documento ha {errors} {'errore' if errors == 1 else 'errori'} da correggere prima di approvarlo."
    if found:
        return "Il documento non ha errori; restano avvisi e note da guardare."
    return "Il documento non ha rilievi."
