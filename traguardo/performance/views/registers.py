"""The list of all decisions of a year, with what waits for the board on top, and its file to take away."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.domain.decisions import DECISION_WORDS, SUBJECT_WORDS
from traguardo.performance.queries.decisions import (
    Decided,
    decisions_of,
    waiting_among,
)
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.ui.facade import Column, Table, arrange, csv_download, page
from traguardo.ui.formats import it_date

PLURAL = {"indicator": "indicatori", "step": "fasi", "objective": "obiettivi"}


@require_safe
@member("performance.read")
@on_plan
def decisions(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Every decision of the year."""
    found = decisions_of(desk.board)
    waiting = waiting_among(found)
    may = request.may("performance.grant_forcing")
    context = {
        "desk": desk,
        "whole": len(found),
        "answer": answer(found, waiting),
        "waiting": [(each, url(desk, each, "answer_forcing" if may else "life_of")) for each in waiting],
        "table": table(request, desk, found),
        "kinds": DECISION_WORDS,
        "subjects": SUBJECT_WORDS,
        "wanted": {"tipo": request.GET.get("tipo", ""), "voce": request.GET.get("voce", "")},
    }
    return page(request, "performance/decisions/list.html", context, part="rows")


@require_safe
@member("performance.read")
@on_plan
def decisions_csv(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The same list as a file, filtered as the page is."""
    return csv_download(
        table(request, desk, decisions_of(desk.board)), f"provvedimenti-{desk.authority}-{desk.edition.year}.csv"
    )


def table(request: MemberRequest, desk: Desk, found: tuple[Decided, ...]) -> Table:
    """Decisions as rows, filtered by kind and by what they are about."""
    kind, subject = request.GET.get("tipo", ""), request.GET.get("voce", "")
    kept = [
        each for each in found if kind in {"", each.decision.kind.value} and subject in {"", each.decision.subject_kind}
    ]
    columns = (
        Column(key="on", label="Dal", kind="date", value=lambda row: row.decision.on),
        Column(key="until", label="Al", value=lambda row: it_date(row.decision.until) if row.decision.until else ""),
        Column(key="word", label="Provvedimento", value=said),
        Column(key="what", label="Su che cosa", head=True, url=lambda row: url(desk, row)),
        Column(key="title", label="Titolo"),
        Column(key="units", label="Unità"),
        Column(key="degree", label="Grado", kind="number", decimals=2, value=lambda row: row.decision.degree),
        Column(key="reason", label="Motivo", value=lambda row: row.decision.reason, sortable=False),
        Column(key="act", label="Atto", value=lambda row: row.decision.act),
        Column(
            key="by", label="Registrato da", value=lambda row: f"{row.by or 'dal file'}, {it_date(row.recorded_at)}"
        ),
    )
    return arrange(
        kept, columns, request.GET, name="provvedimenti", caption="Provvedimenti dell'anno", per_page=50, order="-on"
    )


def said(each: Decided) -> str:
    """What was decided, with its cause where it has one."""
    return f"{each.word} ({each.cause})" if each.cause else each.word


def url(desk: Desk, each: Decided, name: str = "life_of") -> str:
    """The life of what was decided on, or another page of it."""
    return desk.url(name, PLURAL[each.decision.subject_kind], each.decision.subject)


def answer(found: tuple[Decided, ...], waiting: tuple[Decided, ...]) -> str:
    """How many, and whether anything waits."""
    many = "Un provvedimento" if len(found) == 1 else f"{len(found) or 'Nessun'} provvediment{'i' if found else 'o'}"
    if not waiting:
        return f"{many} nell'anno; nessuna forzatura aspetta risposta."
    asked = "una forzatura aspetta" if len(waiting) == 1 else f"{len(waiting)} forzature aspettano"
    return f"{many} nell'anno; {asked} il nucleo di valutazione."
