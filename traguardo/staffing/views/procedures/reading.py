"""The procedures of an authority in time, the days to keep, one of them with the clock of each step."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import it_day
from traguardo.staffing.domain.procedures import Procedure, calendar, check_procedure
from traguardo.staffing.library.procedure_lines import procedure_lines
from traguardo.staffing.queries.procedures import procedure as read_procedure
from traguardo.staffing.queries.procedures import procedures as read_procedures
from traguardo.ui.facade import Column, Table, arrange, csv_download, page


@require_safe
@member("staffing.see_need")
def procedures(request: MemberRequest) -> HttpResponse:
    """All of them: how many run, which are late, the picture, the next days, the list."""
    found, today = read_procedures(request.authority), request.today
    running = [each for each in found if not each.closed]
    late = [each for each in running if each.late(today)]
    context = {
        "found": found,
        "running": running,
        "late": late,
        "answer": _answer(running, late),
        "picture": procedure_lines(running or found, today=today) if found else "",
        "coming": calendar(found, today=today),
        "lists": [each for each in found if each.ranking and each.ranking.usable(today)],
        "table": _table(request, found),
    }
    return page(request, "staffing/procedures/list.html", context)


@require_safe
@member("staffing.see_need")
def procedures_csv(request: MemberRequest) -> HttpResponse:
    """The list as a file."""
    found = read_procedures(request.authority)
    return csv_download(_table(request, found), f"procedure-{request.authority.code}.csv")


@require_safe
@member("staffing.see_need")
def procedure(request: MemberRequest, code: str) -> HttpResponse:
    """One procedure: what is next, each step with its day and law, its list by counts, what is wrong."""
    it, today = the_procedure(request, code), request.today
    context = {
        "it": it,
        "clocks": it.clocks(today),
        "answer": _standing(it, request),
        "picture": procedure_lines([it], today=today),
        "findings": check_procedure(it, today=today),
        "ranking": it.ranking,
    }
    return page(request, "staffing/procedures/one.html", context)


def the_procedure(request: MemberRequest, code: str) -> Procedure:
    """The procedure of the code; 404 when the authority has none."""
    found = read_procedure(request.authority, code)
    if found is None:
        raise Http404("Questa procedura non c'è.")
    return found


def _answer(running: list[Procedure], late: list[Procedure]) -> str:
    if not running:
        return "Nessuna procedura è aperta."
    posts = sum(each.posts for each in running)
    many = "È aperta 1 procedura" if len(running) == 1 else f"Sono aperte {len(running)} procedure"
    seats = "1 posto" if posts == 1 else f"{posts} posti"
    behind = "nessuna in ritardo" if not late else "1 in ritardo" if len(late) == 1 else f"{len(late)} in ritardo"
    return f"{many} per {seats}: {behind}."


def _standing(it: Procedure, request: MemberRequest) -> str:
    """What is next in a sentence, or how it ended."""
    if it.closed and it.outcome:
        return f"Chiusa il {it_day(it.closed)}: {it.outcome.label}."
    following = it.next(request.today)
    if following is None:
        return "Tutti i passi sono fatti: resta da chiuderla."
    if following.first and following.first > request.today:
        return f"Adesso tocca a «{following.step.title}»: si può dal {it_day(following.first)}."
    if following.last:
        left = (following.last - request.today).days
        when = f"mancano {left} giorni" if left > 1 else "manca 1 giorno" if left == 1 else "è oggi" if left == 0 else f"è in ritardo di {-left} giorni"  # fmt: skip
        return f"Adesso tocca a «{following.step.title}», entro il {it_day(following.last)}: {when}."
    return f"Adesso tocca a «{following.step.title}»."


def _table(request: MemberRequest, found: tuple[Procedure, ...]) -> Table:
    here, today = request.authority.code, request.today

    def address(each: Procedure) -> str:
        return reverse("staffing:procedure", args=[here, each.code])

    def following(each: Procedure) -> str:
        clock = each.next(today)
        return clock.step.title if clock else each.outcome.label if each.outcome else "da chiudere"

    columns = (
        Column(key="title", label="Oggetto", head=True, url=address),
        Column(key="code", label="Codice"),
        Column(key="kind", label="Tipo", value=lambda each: each.kind.title),
        Column(key="posts", label="Posti", kind="number", total=True),
        Column(key="plan_line", label="Riga del piano", value=lambda each: each.plan_line or None),
        Column(key="opened", label="Aperta il", kind="date"),
        Column(key="steps", label="Passi fatti", value=lambda each: f"{len(each.done)} di {len(each.kind.steps)}"),
        Column(key="next", label="Adesso", value=following),
        Column(key="late", label="In ritardo", kind="number", value=lambda each: each.late(today)),
        Column(key="closed", label="Chiusa il", kind="date"),
    )
    export = reverse("staffing:procedures_csv", args=[here])
    return arrange(found, columns, request.GET, name="procedure", caption="Tutte le procedure", export=export)
