"""What the checks found, to be worked through: filtered, tied to its place, with how to mend it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.performance.domain.editing import find
from traguardo.performance.domain.measuring.entry import subject
from traguardo.performance.queries.editor.rights import may_write
from traguardo.performance.queries.findings import Listed, Wanted
from traguardo.performance.queries.findings import findings as list_findings
from traguardo.performance.queries.findings import title as title_of
from traguardo.performance.queries.rights import can_measure
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.ui.facade import page

RESULTS = "RIS"
SHEETS = {"objective": "obiettivi", "step": "fasi", "indicator": "indicatori"}
SEVERITIES = ((Severity.ERROR, "errori"), (Severity.WARNING, "avvisi"), (Severity.NOTE, "note"))


@require_safe
@member("performance.check")
@on_plan
def findings(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Findings by rule; the filters stay in the address."""
    wanted = Wanted(
        severity=request.GET.get("gravita", ""),
        code=request.GET.get("regola", ""),
        unit=request.GET.get("unita", ""),
    )
    seen = list_findings(desk.board, wanted)
    context = {
        "desk": desk,
        "seen": seen,
        "wanted": wanted,
        "severities": SEVERITIES,
        "rules": [(code, title_of(code), number) for code, number in seen.codes.items()],
        "answer": answer(desk),
        "mend_url": lambda item: mend_url(request, desk, item),
    }
    return page(request, "performance/findings.html", context, part="found")


def mend_url(request: MemberRequest, desk: Desk, item: Listed) -> str:
    """Where this person can mend a finding: a result on its form, a row of a draft on its sheet, else by importing."""
    kind, code = item.subject or ("", "")
    if item.finding.code.startswith(RESULTS) and desk.edition.current and kind in {"indicator", "step"}:
        return result_url(request, desk, kind, code)
    if desk.edition.editable and kind in SHEETS:
        owner = code if kind == "objective" else desk.board.owners.get((kind, code), "")
        written = may_write(request.standing, desk.board.plan, find(desk.board.plan, "objectives", owner))
        return desk.url("edit_row", SHEETS[kind], code) if written and request.may("performance.edit") else ""
    return desk.url("upload") if request.may("performance.import") else ""


def result_url(request: MemberRequest, desk: Desk, kind: str, code: str) -> str:
    """The form of a result, for who may record it."""
    wanted = subject(desk.board.plan, kind, code)
    may = request.may("performance.measure") and can_measure(request.standing, wanted, desk.board.unit_names)
    return desk.url(f"measure_{kind}", code) if may else ""


def answer(desk: Desk) -> str:
    """Whether the plan can go on, in a sentence."""
    found = desk.board.findings
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if errors:
        return f"Il piano ha {errors} {'errore' if errors == 1 else 'errori'} da correggere prima di approvarlo."
    if found:
        return "Il piano non ha errori; restano avvisi e note da guardare."
    return "Il piano non ha rilievi."
