"""The page of a version's life: where it is, what comes next and what that takes, what happened to it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.performance.domain.life import Act, Situation, hindrances, next_act
from traguardo.performance.queries import life as queries
from traguardo.performance.views.acts import in_words, moves, stages
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.placing import on_version
from traguardo.ui.facade import page

WHAT_NEXT = {
    Act.CHECK: "Il prossimo passo è dichiararlo controllato",
    Act.APPROVE: "Il prossimo passo è l'approvazione",
    Act.ENFORCE: "Il prossimo passo è metterlo in vigore",
    Act.CLOSE: "Il prossimo passo, a fine anno, è chiuderlo",
}


@require_safe
@member("performance.read")
@on_version
def plan_life(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Where a version is in its life."""
    standing = queries.situation(desk.board, desk.editions, today=request.today)
    onward = next_act(standing.stage)
    listed = queries.passages(request.authority, desk.edition.year)
    context = {
        "desk": desk,
        "edition": desk.edition,
        "situation": standing,
        "stages": stages(standing.stage),
        "answer": answer(desk, standing),
        "onward": onward,
        "against": hindrances(onward.act, standing) if onward else (),
        "moves": moves(desk.edition, standing, request.may),
        "passages": [each for each in listed if each.version == desk.edition.number],
        "origin": queries.origins(request.authority).get(desk.edition.pk),
        "severities": severities(desk, standing),
        "may_check": request.may("performance.check"),
    }
    return page(request, "performance/life/life.html", context)


def answer(desk: Desk, standing: Situation) -> str:
    """Where it is and what comes next, in a sentence."""
    edition, onward = desk.edition, next_act(standing.stage)
    if onward is None:
        return f"Il piano {edition.name} è chiuso: resta in archivio com'è."
    return f"Il piano {edition.name} è {in_words(standing.stage)}. {WHAT_NEXT[onward.act]}."


def severities(desk: Desk, standing: Situation) -> list[tuple[str, Severity, int]]:
    """How many findings of each severity the checks of the plan leave."""
    notes = sum(each.severity is Severity.NOTE for each in queries.planning_findings(desk.board))
    return [
        ("errori", Severity.ERROR, standing.errors),
        ("avvisi", Severity.WARNING, standing.warnings),
        ("note", Severity.NOTE, notes),
    ]
