"""The registers: the figures they publish, the indicators these feed, and what they would record of a period."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Measure
from traguardo.monitoring.actions.feeding import Seen, fill, link
from traguardo.monitoring.domain.feeding import printed
from traguardo.monitoring.forms import FeedForm
from traguardo.monitoring.queries.registers import NoPeriod, Registers, registers
from traguardo.performance.facade import NoPlan, NotUnderstood, current_edition, plans
from traguardo.ui.facade import Column, Table, arrange, csv_download, page


@require_safe
@member("monitoring.read")
def show_registers(request: MemberRequest) -> HttpResponse:
    """What the registers say on the day of a period."""
    if not plans(request.authority):
        return page(request, "monitoring/registers/no_plan.html", {})
    return _shown(request, _asked(request))


@require_safe
@member("monitoring.read")
def registers_csv(request: MemberRequest) -> HttpResponse:
    found = _asked(request)
    return csv_download(_figures(request, found), f"registri-{request.authority.code}-{found.on}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@member("monitoring.fill")
def feed_indicator(request: MemberRequest, code: str) -> HttpResponse:
    """Which figure feeds an indicator."""
    found = _asked(request)
    fed = next((each for each in found.indicators if each.indicator.code == code), None)
    if fed is None:
        raise Http404("Il piano non ha questo indicatore fra quelli da misurare.")
    form = FeedForm(request.POST or None, figures=tuple(found.figures.values()), fed=fed)
    if form.is_valid():
        link(
            by=request.user,
            authority=request.authority,
            year=found.edition.year,
            indicator=code,
            figure=form.cleaned_data["figure"],
            version=form.cleaned_data["version"],
        )
        messages.success(request, "Collegamento salvato." if form.cleaned_data["figure"] else "Collegamento tolto.")
        return redirect(_here(request, found))
    context = {"found": found, "fed": fed, "form": form, "back": _here(request, found)}
    return page(request, "monitoring/registers/feed.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@member("monitoring.fill")
def fill_indicators(request: MemberRequest) -> HttpResponse:
    """Record the results chosen."""
    found = _asked(request)
    seen = {code: _seen(request, code) for code in request.POST.getlist("scelto")}
    if not seen:
        return _shown(request, found, problem="Scegli almeno un risultato da registrare.")
    try:
        done = fill(
            by=request.user.email,
            standing=request.standing,
            authority=request.authority,
            found=found,
            seen=seen,
            late_for=request.POST.get("motivo", ""),
            schedules=request.may("performance.schedule"),
        )
    except NotUnderstood as problem:
        return _shown(request, found, problem=str(problem))
    messages.success(request, _done(done))
    return redirect(_here(request, found))


def _seen(request: MemberRequest, code: str) -> Seen:
    version = request.POST.get(f"versione:{code}", "")
    return Seen(value=request.POST.get(f"visto:{code}", ""), version=int(version) if version.isdecimal() else 0)


def _done(done: int) -> str:
    if not done:
        return "Non c'era niente da registrare: i risultati scelti ci sono già."
    return "Un risultato registrato." if done == 1 else f"{done} risultati registrati."


def _asked(request: MemberRequest) -> Registers:
    year = request.GET.get("anno", "")
    try:
        edition = current_edition(request.authority.code, year=int(year) if year.isdecimal() else None)
        return registers(request.authority, edition, period=request.GET.get("periodo", ""), today=request.today)
    except (NoPlan, NoPeriod) as missing:
        raise Http404(str(missing)) from missing


def _shown(request: MemberRequest, found: Registers, *, problem: str = "") -> HttpResponse:
    context = {
        "found": found,
        "years": sorted({each.year for each in plans(request.authority)}, reverse=True),
        "answer": _answer(found),
        "problem": problem,
        "late_for": request.POST.get("motivo", ""),
        "late": bool(found.period and found.period.stage == "closed"),
        "printed": _said,
        "table": _figures(request, found),
        "may_fill": request.may("monitoring.fill"),
    }
    return page(request, "monitoring/registers/list.html", context, part="found", status=422 if problem else 200)


def _answer(found: Registers) -> str:
    known = sum(figure.value is not None for figure in found.figures.values())
    if not found.figures:
        return "I registri non hanno ancora dati di quest'anno."
    fed, waiting = len(found.feeding), len(found.to_write)
    silent = sum(not each.value for each in found.feeding)
    told = f"I registri danno {known} {'dato' if known == 1 else 'dati'} al {found.on:%d/%m/%Y}"
    if not fed:
        return f"{told}; nessuno riempie ancora un indicatore del piano."
    told += f"; {fed} {'indicatore si riempie' if fed == 1 else 'indicatori si riempiono'} da qui"
    parts = [f"{waiting} {'è' if waiting == 1 else 'sono'} da registrare"] if waiting else []
    parts += [f"per {silent} il registro non ha ancora un dato"] if silent else []
    return f"{told}: {', '.join(parts) or 'tutto registrato'}."


def _said(figure: RegisterFigure) -> str:
    """A value with its unit, «n.d.» when the register has none."""
    units = {Measure.MONEY: " €", Measure.PERCENT: ""}
    said = printed(figure)
    return f"{said}{units.get(figure.measure, f' {figure.unit}'.rstrip())}" if said else "n.d."


def _figures(request: MemberRequest, found: Registers) -> Table:
    def feeds(figure: RegisterFigure) -> str:
        return "; ".join(f"{each.indicator.code} {each.indicator.name}" for each in found.fed_by(figure.code))

    columns = (
        Column(key="title", label="Dato", head=True, value=lambda figure: figure.title),
        Column(key="value", label="Valore", value=_said),
        Column(key="feeds", label="Riempie", value=feeds),
        Column(key="source", label="Registro", value=lambda figure: str(figure.source)),
        Column(key="code", label="Codice", value=lambda figure: figure.code),
    )
    export = f"{reverse('monitoring:registers_csv', args=[request.authority.code])}{_query(found)}"
    caption = f"Dati dei registri al {found.on:%d/%m/%Y}"
    return arrange(tuple(found.figures.values()), columns, request.GET, name="registri", caption=caption, export=export)


def _query(found: Registers) -> str:
    period = f"&periodo={found.period.code}" if found.period else ""
    return f"?anno={found.edition.year}{period}"


def _here(request: MemberRequest, found: Registers) -> str:
    return f"{reverse('monitoring:registers', args=[request.authority.code])}{_query(found)}"
