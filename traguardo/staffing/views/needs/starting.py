"""Start a need, from the register or from what there is, and adopt it."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import it_day
from traguardo.staffing.actions.needs import adopt_need as adopt
from traguardo.staffing.actions.needs import create_need as create
from traguardo.staffing.domain.need.content import for_year
from traguardo.staffing.forms.needs import AdoptNeedForm, NewNeedForm
from traguardo.staffing.library.need_start import example, from_register
from traguardo.staffing.queries.needs import NeedSheet, need_sheets
from traguardo.staffing.queries.staff import staff
from traguardo.staffing.views.needs.desk import FORMS, carried, draft_or_403, need_url, noted
from traguardo.ui.facade import page

STARTS = [
    ("registro", "Dal registro del personale: i profili che ci sono, da completare con i posti che servono"),
    ("esempio", "Dall’esempio: un fabbisogno inventato, completo, da esplorare"),
    ("file", "Da un tuo file scaricato da Traguardo"),
]


@require_http_methods(FORMS)
@member("staffing.edit_need")
def create_need(request: MemberRequest) -> HttpResponse:
    """A new need, or a further version of an adopted one."""
    sheets = need_sheets(request.authority)
    copies = {f"{each.year}-{each.number}": each for each in sheets}
    starts = [*((f"copia-{key}", f"Da «{each.name}»") for key, each in copies.items()), *STARTS]
    first = request.GET.get("anno") or (sheets[0].year + 1 if sheets else request.today.year + 1)
    adopted = next((f"copia-{key}" for key, each in copies.items() if not each.editable), starts[0][0])
    initial = {"year": first, "start": request.GET.get("da") or adopted}
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewNeedForm(*given, starts=starts, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        act = partial(create, by=request.user, authority=request.authority, year=data["year"], reason=data["reason"])
        content = _content(request, copies, data)
        if carried(form, lambda: act(content=content, start=data["start"])):
            messages.success(request, "Fabbisogno in bozza: scrivi i posti che servono e le assunzioni.")
            newest = next(each for each in need_sheets(request.authority) if each.year == data["year"])
            return redirect(need_url(request, "build_need", newest))
    context = {"form": form, "back": reverse("staffing:needs", args=[request.authority.code])}
    return page(request, "staffing/needs/create.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(FORMS)
@member("staffing.adopt_need")
def adopt_need(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """Record the act that adopts a draft."""
    sheet = draft_or_403(request, year, number)
    form = AdoptNeedForm(request.POST or None, initial={"revision": sheet.revision, "on": request.today})
    if form.is_valid():
        data = form.cleaned_data
        act = partial(adopt, by=request.user, authority=request.authority, key=sheet.key, today=request.today)
        if carried(form, lambda: act(revision=data["revision"], act=data["act"], on=data["on"])):
            messages.success(request, f"{sheet.name} adottato il {it_day(data['on'])}.")
            return redirect(need_url(request, "need", sheet))
    context = {"sheet": sheet, "form": form, "notes": noted(request, sheet), "back": need_url(request, "need", sheet)}
    return page(request, "staffing/needs/adopt.html", context, part="form", status=422 if form.is_bound else 200)


def _content(
    request: MemberRequest, copies: Mapping[str, NeedSheet], data: Mapping[str, object]
) -> Mapping[str, object]:
    """What the need starts with."""
    start, year = str(data["start"]), int(str(data["year"]))
    if start.startswith("copia-"):
        source = copies[start.removeprefix("copia-")]
        return source.content if source.year == year else for_year(source.content, year)
    starts: Mapping[str, Callable[[], Mapping[str, object]]] = {
        "registro": lambda: from_register(staff(request.authority), min(date(year - 1, 12, 31), request.today)),
        "esempio": lambda: example(year),
        "file": lambda: cast("Mapping[str, object]", data["content"]),
    }
    return starts[start]()
