"""The rooms of the staff office and of the board: all the sheets, their preparation, bulk acts, open objections."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.evaluation.actions.generating import CannotPrepare, generate
from traguardo.evaluation.actions.moving import assign_many
from traguardo.evaluation.actions.reminding import remind, whom
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.generation import YearOfSheets
from traguardo.evaluation.queries.lists import Line, lines, years
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.views.tables import chosen_year, counts, objections_table, sheets_table
from traguardo.ui.facade import csv_download, page

ACT = require_http_methods(["GET", "HEAD", "POST"])
SHOWS = (
    ("", "tutte"),
    ("ritardo", "in ritardo"),
    ("senza-valutatore", "senza valutatore"),
    ("da-chiudere", "da chiudere"),
)
FIRST_YEAR, LAST_YEAR = 2010, 2100


@require_safe
@member("evaluation.see_all")
def sheets(request: MemberRequest) -> HttpResponse:
    """All the sheets of a year: filters, counts, what is late."""
    looker = Looker.of(request)
    known = years(looker)
    year = chosen_year(request, known)
    found = lines(looker, rights.visible(looker).filter(year=year), today=request.today)
    shown = narrowed(found, request)
    query = request.GET.urlencode()
    export = f"{reverse('evaluation:sheets_csv', args=[request.authority.code])}{f'?{query}' if query else ''}"
    context = {
        "years": known,
        "year": year,
        "answer": _answer(found, year),
        "counts": counts(found),
        "late": sum(line.late for line in found),
        "drafts": sum(line.stage is Stage.DRAFT for line in found),
        "whole": len(found),
        "units": sorted({(line.unit_name, line.unit) for line in found}),
        "stages": list(Stage),
        "shows": SHOWS,
        "asked": {name: request.GET.get(name, "") for name in ("stato", "unita", "mostra")},
        "table": sheets_table(request, shown, export=export),
    }
    return page(request, "evaluation/sheets/sheets.html", context, part="found")


@require_safe
@member("evaluation.see_all")
def sheets_csv(request: MemberRequest) -> HttpResponse:
    """The same lines to take away."""
    looker = Looker.of(request)
    year = chosen_year(request, years(looker))
    found = lines(looker, rights.visible(looker).filter(year=year), today=request.today)
    return csv_download(sheets_table(request, narrowed(found, request)), f"schede-{request.authority.code}-{year}.csv")


@require_safe
@member("evaluation.own")
def objections(request: MemberRequest) -> HttpResponse:
    """The contested sheets one may see, the nearest term first."""
    looker = Looker.of(request)
    rows = rights.visible(looker).filter(stage__in=rights.CONTESTED).exclude(person__user=request.user)
    found = lines(looker, rows, today=request.today)
    context = {"table": objections_table(request, found), "whole": len(found), "late": sum(line.late for line in found)}
    return page(request, "evaluation/sheets/objections.html", context, part="found")


@ACT
@member("evaluation.manage")
def prepare(request: MemberRequest) -> HttpResponse:
    """Who would get which sheet, then the act."""
    year = _year(request)
    short_too = "short" in request.POST if request.method == "POST" else "corti" in request.GET
    status = 200
    if request.method == "POST":
        try:
            done = generate(
                by=Looker.of(request),
                year=YearOfSheets(request.authority, year, today=request.today),
                short_too=short_too,
            )
        except CannotPrepare:
            status = 422
        else:
            messages.success(
                request, f"Schede {year}: {done.made} nuove, {done.resized} con altri giorni, {done.removed} tolte."
            )
            return redirect(f"{reverse('evaluation:sheets', args=[request.authority.code])}?anno={year}")
    found = YearOfSheets(request.authority, year, today=request.today)
    plan = found.preparation(short_too=short_too)
    context = {
        "year": year,
        "found": found,
        "proposals": [found.proposal(each) for each in plan.new],
        "fates": plan.fates,
        "short": [(found.people[code].name, words) for code, words in found.short.items()],
        "short_too": short_too,
        "findings": found.findings(plan),
    }
    return page(request, "evaluation/sheets/prepare.html", context, part="found", status=status)


@ACT
@member("evaluation.manage")
def assign(request: MemberRequest) -> HttpResponse:
    """Assign all the drafts of a year that are ready; the page then says which were not, and why."""
    looker, year = Looker.of(request), _year(request)
    drafts = list(rights.visible(looker).filter(year=year, stage=Stage.DRAFT).exclude(person__user=request.user))
    context: dict[str, object] = {"year": year, "drafts": drafts, "done": None}
    status = 200
    if request.method == "POST":
        seen = _seen(request)
        wanted = [(row, seen[row.number]) for row in drafts if row.number in seen]
        done, left = assign_many(by=looker, sheets=wanted, today=request.today)
        context |= {"done": done, "left": left, "whole": len(wanted)}
        status = 422 if wanted and not done else 200
        if not left and done:
            messages.success(request, f"Schede assegnate: {done}.")
            return redirect(f"{reverse('evaluation:sheets', args=[request.authority.code])}?anno={year}")
    return page(request, "evaluation/sheets/assign.html", context, part="found", status=status)


@ACT
@member("evaluation.manage")
def reminders(request: MemberRequest) -> HttpResponse:
    """Write to who a sheet waits for, after saying to how many."""
    looker, year = Looker.of(request), _year(request)
    if request.method == "POST":
        number = remind(by=looker, year=year, today=request.today)
        messages.success(request, f"Promemoria inviati: {number}." if number else "Nessuno da avvisare.")
        return redirect(f"{reverse('evaluation:sheets', args=[request.authority.code])}?anno={year}")
    context = {"year": year, "number": len(whom(looker, year, today=request.today))}
    return page(request, "evaluation/sheets/reminders.html", context)


def narrowed(found: Sequence[Line], request: MemberRequest) -> list[Line]:
    """The lines that pass the filters of the address; unknown values filter nothing out."""
    stage, unit, shown = (request.GET.get(name, "") for name in ("stato", "unita", "mostra"))
    return [line for line in found if stage in {"", line.stage} and unit in {"", line.unit} and _shown(line, shown)]


def _shown(line: Line, asked: str) -> bool:
    return {"ritardo": line.late, "senza-valutatore": line.headless, "da-chiudere": line.closable}.get(asked, True)


def _answer(found: Sequence[Line], year: int) -> str:
    if not found:
        return ""
    final, late = sum(line.stage is Stage.FINAL for line in found), sum(line.late for line in found)
    told = f"{len(found)} schede del {year}, {final} definitive"
    return f"{told}; {late} in ritardo." if late else f"{told}; nessuna in ritardo."


def _year(request: MemberRequest) -> int:
    asked = request.POST.get("year") or request.GET.get("anno") or str(request.today.year)
    if not (asked.isascii() and asked.isdecimal() and FIRST_YEAR <= int(asked[:5]) <= LAST_YEAR):
        raise Http404("Quell'anno non c'è.")
    return int(asked)


def _seen(request: MemberRequest) -> dict[int, int]:
    """The sheets on the page with the version looked at: «12:3»."""
    pairs = [text.partition(":") for text in request.POST.getlist("sheet")]
    return {int(number): int(version) for number, _, version in pairs if number.isdecimal() and version.isdecimal()}
