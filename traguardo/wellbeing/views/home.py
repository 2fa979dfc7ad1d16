"""The first page of wellbeing: what is asked of who reads it, where the committee, the actions, the surveys, the report stand."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import it_day, it_share
from traguardo.ui.facade import page
from traguardo.wellbeing.domain.actions import Plan, State
from traguardo.wellbeing.domain.checks import check_committee, check_plan
from traguardo.wellbeing.domain.committee import Seat, sitting, term_over
from traguardo.wellbeing.domain.report import Stage, data_due, report_due
from traguardo.wellbeing.domain.survey import Stage as SurveyStage
from traguardo.wellbeing.queries.committee import seats
from traguardo.wellbeing.queries.plans import plans
from traguardo.wellbeing.queries.reports import Report, reports
from traguardo.wellbeing.queries.rights import in_committee
from traguardo.wellbeing.queries.surveys import Survey, mine, surveys

Tile = tuple[str, str, str, str]


@require_safe
@member("wellbeing.read")
def home(request: MemberRequest) -> HttpResponse:
    """Where things stand today."""
    here, today = request.authority, request.today
    held, known = seats(here), surveys(here)
    readable = [each for each in plans(here) if each.adopted_on or reads_drafts(request)]
    plan = next(iter(readable), None)
    opened = next((each for each in known if each.stage is SurveyStage.OPEN), None)
    report = next((each for each in reports(here) if each.year == today.year - 1), None)
    findings = [*check_committee(held, today), *(check_plan(plan, today) if plan else [])]
    context = {
        "committee": in_committee(request),
        "tiles": [_committee(request, held), _actions(request, plan), _survey(request, known), _report(request, report)],
        "answer": _answer(today, report),
        "opened": opened,
        "mine": mine(here, request.user, opened.code) if opened else None,
        "findings": findings,
    }  # fmt: skip
    return page(request, "wellbeing/home.html", context)


def reads_drafts(request: MemberRequest) -> bool:
    """Whether who asks may read what is not adopted yet."""
    return request.may("wellbeing.manage") or request.may("wellbeing.adopt") or in_committee(request)


def _answer(today: date, report: Report | None) -> str:
    """The clock of the report on the year before."""
    year = today.year - 1
    if report and report.sent_on:
        return f"La relazione sul {year} è stata inviata il {it_day(report.sent_on)}."
    state = f"è «{report.stage.label}»" if report else "non è cominciata"
    given = report is not None and report.stage is not Stage.BEGUN
    due = report_due(year) if given else data_due(year)
    left = (due - today).days
    now, then = (
        ("va presentata", "andava presentata")
        if given
        else ("i dati vanno dati al comitato", "i dati andavano dati al comitato")
    )
    what = now if left >= 0 else then
    when = f"mancano {left} giorni" if left > 1 else "manca un giorno" if left == 1 else "è oggi" if left == 0 else f"{-left} giorni fa"  # fmt: skip
    return f"La relazione sul {year} {state}: {what} entro il {it_day(due)} ({when})."


def _committee(request: MemberRequest, held: tuple[Seat, ...]) -> Tile:
    now, over = sitting(held, request.today), term_over(held, request.today)
    note = f"componenti, in carica fino al {it_day(over)}" if over else "nessuno siede oggi"
    return "Comitato di garanzia", str(len(now)), note, _to(request, "committee")


def _actions(request: MemberRequest, plan: Plan | None) -> Tile:
    if plan is None:
        return "Azioni positive", "nessun piano", "", _to(request, "plans")
    return (
        "Azioni positive",
        f"{plan.count(State.DONE)} di {len(plan.actions)}",
        f"realizzate, piano {plan.name}",
        _to(request, "plans"),
    )


def _survey(request: MemberRequest, known: tuple[Survey, ...]) -> Tile:
    last = next((each for each in known if each.outcome), None)
    if last is None or last.outcome is None:
        return "Indagine di clima", "nessuna", "ancora chiusa", _to(request, "surveys")
    return "Indagine di clima", it_share(last.outcome.rate), f"ha risposto: {last.title}", _to(request, "surveys")


def _report(request: MemberRequest, report: Report | None) -> Tile:
    year = request.today.year - 1
    state = report.stage.label if report else "da cominciare"
    return f"Relazione sul {year}", "30 marzo", f"del {year + 1}: {state}", _to(request, "reports")


def _to(request: MemberRequest, name: str) -> str:
    return reverse(f"wellbeing:{name}", args=[request.authority.code])
