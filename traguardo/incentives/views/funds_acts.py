"""The acts on a fund: start it, carry it a step on or back, record what an agreement cashed, write the texts of its reports."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.actions.funding.cashing import cash
from traguardo.incentives.actions.funding.changing import write_texts
from traguardo.incentives.actions.funding.creating import create_fund as create
from traguardo.incentives.actions.funding.moving import move_fund as move
from traguardo.incentives.domain.fund_life import Move, Stage, Step, Transition, doubts, moves_from
from traguardo.incentives.forms.fund_acts import CashForm, NewFundForm, StepForm, TextsForm
from traguardo.incentives.library.papers.boxes import BOXES
from traguardo.incentives.library.start import copied, example, same, usual
from traguardo.incentives.queries.funds import FundSheet, fund_sheets, in_force
from traguardo.incentives.views.funds_desk import FORMS, carried, fund_url, sheet_or_404
from traguardo.ui.facade import page

STARTS = [
    ("usuali", "Dalle voci di sempre, con le loro norme e gli importi a zero"),
    ("esempio", "Dall’esempio: un fondo inventato, completo, da esplorare"),
    ("file", "Da un tuo file, come quello che si scarica da un fondo (TOML)"),
]


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def create_fund(request: MemberRequest) -> HttpResponse:
    """A new fund, or a new number of a signed one."""
    sheets = fund_sheets(request.authority)
    initial = {"year": request.GET.get("anno") or _next_year(request, sheets), "start": request.GET.get("da", "")}
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewFundForm(*given, starts=[*_copies(sheets), *STARTS], initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        content, texts = _content(request, sheets, data["start"], data)
        act = partial(create, by=request.user, authority=request.authority, content=content, texts=texts)
        if carried(form, lambda: act(year=data["year"], start=data["start"], reason=data["reason"])):
            messages.success(request, f"Fondo {data['year']} iniziato: scrivi le sue voci.")
            newest = next(each for each in fund_sheets(request.authority) if each.year == data["year"])
            return redirect(fund_url(request, "build_fund", newest))
    back = reverse("incentives:funds", args=[request.authority.code])
    context = {"form": form, "back": back}
    return page(request, "incentives/funds/create.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(FORMS)
@member("incentives.see_fund")
def move_fund(request: MemberRequest, year: int, number: int, move_name: str) -> HttpResponse:
    """One step of a fund's life; who may make it is in the table of steps."""
    sheet = sheet_or_404(request, year, number)
    line = _step_of(request, sheet, move_name)
    form = StepForm(request.POST or None, line=line, initial={"revision": sheet.revision, "on": request.today})
    if form.is_valid():
        data = form.cleaned_data
        step = Step(move=line.move, on=data["on"], act=data["act"], words=data["words"])
        act = partial(move, by=request.user, authority=request.authority, key=sheet.key, today=request.today)
        if carried(form, lambda: act(revision=data["revision"], step=step)):
            for doubt in doubts(step, sheet.made):
                messages.warning(request, doubt)
            messages.success(request, f"Fatto: il fondo è «{line.after.label}».")
            return redirect(fund_url(request, "fund", sheet))
    context = {
        "sheet": sheet,
        "form": form,
        "line": line,
        "lost": line.move is Move.REOPEN,
        "freezes": line.move is Move.PROPOSE,
        "doubts": doubts(Step(move=line.move, on=request.today), sheet.made),
        "back": fund_url(request, "fund", sheet),
    }
    return page(request, "incentives/funds/step.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def cash_agreement(request: MemberRequest, year: int, number: int, code: str) -> HttpResponse:
    """What came in of an agreement, row by row, and the form that adds one."""
    sheet = sheet_or_404(request, year, number)
    sums = next((each for each in sheet.sums.agreements if each.agreement.code == code), None)
    if sums is None:
        raise Http404("Il fondo non ha quella convenzione.")
    rows = [each for each in sheet.cashings if each.agreement == code]
    seen = sums.cashed.cents if sums.cashed else 0
    form = CashForm(request.POST or None, initial={"seen": seen, "on": request.today})
    back = fund_url(request, "cash_agreement", sheet, code)
    if form.is_valid():
        act = partial(cash, by=request.user, authority=request.authority, key=sheet.key, agreement=code)
        if carried(form, lambda: act(today=request.today, **form.cleaned_data)):
            messages.success(request, "Incasso registrato.")
            return redirect(back)
    context = {
        "sheet": sheet,
        "form": form,
        "sums": sums,
        "rows": rows,
        "before": seen - sum(each.amount.cents for each in rows),
        "back": fund_url(request, "fund", sheet),
    }
    return page(request, "incentives/funds/cash.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(FORMS)
@member("incentives.edit_fund")
def write_reports(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """The texts of the reports that go with the agreement."""
    sheet = sheet_or_404(request, year, number)
    if sheet.stage is Stage.SIGNED:
        raise PermissionDenied(f"{sheet.name} è firmato: le sue relazioni non cambiano più.")
    form = TextsForm(request.POST or None, boxes=BOXES, initial={**sheet.texts, "revision": sheet.revision})
    if form.is_valid():
        act = partial(write_texts, by=request.user, authority=request.authority, key=sheet.key, texts=form.texts)
        if carried(form, lambda: act(revision=form.cleaned_data["revision"])):
            messages.success(request, "Testi salvati.")
            return redirect(fund_url(request, "write_reports", sheet))
    missing = [label for box, label, _ in BOXES if not sheet.texts.get(box)]
    context = {"sheet": sheet, "form": form, "missing": missing, "back": fund_url(request, "fund", sheet)}
    return page(request, "incentives/funds/reports.html", context, part="form", status=422 if form.is_bound else 200)


def _step_of(request: MemberRequest, sheet: FundSheet, name: str) -> Transition:
    """The step asked for: 404 when there is none of that name or not now, 403 when it is for others."""
    line = next((each for each in moves_from(sheet.stage) if each.move == name), None)
    if line is None:
        raise Http404(f"Il fondo è «{sheet.stage.label}»: questo passo non si fa ora.")
    if not request.may(line.permission):
        raise PermissionDenied(f"Questo passo spetta a: {line.who}.")
    return line


def _next_year(request: MemberRequest, sheets: tuple[FundSheet, ...]) -> int:
    return max((each.year for each in sheets), default=request.today.year - 1) + 1


def _copies(sheets: tuple[FundSheet, ...]) -> list[tuple[str, str]]:
    """The funds one can start from: of each year the one in force."""
    return [(f"copia-{year}", f"Dal fondo {year}, con le sue voci") for year in in_force(sheets)]


def _content(
    request: MemberRequest, sheets: tuple[FundSheet, ...], start: str, data: Mapping[str, object]
) -> tuple[Mapping[str, object], Mapping[str, str]]:
    """What the fund starts with, and the texts of its reports."""
    kind, _, from_year = start.partition("-")
    year = int(str(data["year"]))
    if kind == "copia":
        source = in_force(sheets)[int(from_year)]
        if year == source.year:
            return same(source.fund), source.texts
        closing = source.sums.carry_over if source.year + 1 == year else None
        return copied(source.fund, year=year, closing=closing), source.texts
    name = request.authority.name
    before = in_force(sheets).get(year - 1)
    starts: Mapping[str, Callable[[], Mapping[str, object]]] = {
        "file": lambda: cast("Mapping[str, object]", data["file"]),
        "esempio": lambda: example(name, year),
        "usuali": lambda: usual(name, before.sums.carry_over if before else None),
    }
    return starts[kind](), {}
