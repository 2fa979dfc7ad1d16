"""Screens of the units: the chart at a date, the history of one, opening, changing and closing."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.organisation.actions.units import change_unit, close_unit, create_unit
from traguardo.organisation.domain.units import Branch, Unit, tree
from traguardo.organisation.forms import ChangeUnitForm, LastDayForm, NewUnitForm
from traguardo.organisation.queries import units as queries
from traguardo.organisation.views.acting import Screen, act_on, chosen_day
from traguardo.ui.facade import Column, arrange, page


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A unit as the tree component shows it."""

    code: str
    label: str
    url: str
    figure: str
    children: list["Node"]


@require_safe
@member("organisation.see")
def chart(request: MemberRequest) -> HttpResponse:
    day = chosen_day(request)
    units = queries.units(request.authority, on=day)
    names = {unit.code: unit.name for unit in units}
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: _address(request, row.code)),
        Column(key="name", label="Denominazione"),
        Column(key="parent", label="Sotto", value=lambda row: names.get(row.parent, "")),
        Column(key="head", label="Chi ne risponde"),
        Column(key="valid_from", label="Così dal", kind="date"),
    )
    context = {
        "day": day,
        "size": len(units),
        "nodes": [_node(request, branch) for branch in tree(units)],
        "table": arrange(units, columns, request.GET, name="unita", caption="Unità"),
    }
    return page(request, "organisation/chart.html", context, part="units")


def _node(request: MemberRequest, branch: Branch) -> Node:
    unit = branch.unit
    children = [_node(request, child) for child in branch.children]
    return Node(code=unit.code, label=unit.name, url=_address(request, unit.code), figure=unit.head, children=children)


def _address(request: MemberRequest, code: str) -> str:
    return reverse("organisation:unit", args=[request.authority.code, code])


@require_safe
@member("organisation.see")
def unit(request: MemberRequest, code: str) -> HttpResponse:
    states = queries.history(request.authority, code)
    if not states:
        raise Http404
    posts = queries.posts(request.authority, on=request.today, unit=code)
    context = {"unit": states[0], "states": states, "posts": posts, "closed": _closed(request, states[0])}
    return page(request, "organisation/unit.html", context)


def _closed(request: MemberRequest, latest: Unit) -> bool:
    return latest.valid_to is not None and latest.valid_to < request.today


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def create(request: MemberRequest) -> HttpResponse:
    units = queries.units(request.authority, on=request.today)
    form = NewUnitForm(request.POST or None, units=units, initial={"first_day": request.today})
    act = partial(create_unit, by=request.user.email, authority=request.authority)
    return act_on(request, form, act, _chart_screen(request, "Apri un'unità", "Apri l'unità", "Unità aperta."))


def _chart_screen(request: MemberRequest, title: str, action: str, done: str) -> Screen:
    back = reverse("organisation:chart", args=[request.authority.code])
    return Screen(title=title, action=action, done=done, back=back, back_label="Organizzazione")


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def change(request: MemberRequest, code: str) -> HttpResponse:
    latest = _latest(request, code)
    shown = {"name": latest.name, "parent": latest.parent, "head": latest.head, "version": latest.version}
    initial = shown | {"first_day": max(request.today, latest.valid_from)}
    units = queries.units(request.authority, on=request.today)
    form = ChangeUnitForm(request.POST or None, units=units, own=code, initial=initial)
    act = partial(change_unit, by=request.user.email, authority=request.authority, code=code)
    return act_on(request, form, act, _unit_screen(request, latest, "Cambia", "Salva", "Unità cambiata."))


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def close(request: MemberRequest, code: str) -> HttpResponse:
    latest = _latest(request, code)
    form = LastDayForm(request.POST or None, initial={"last_day": request.today, "version": latest.version})
    act = partial(close_unit, by=request.user.email, authority=request.authority, code=code)
    return act_on(request, form, act, _unit_screen(request, latest, "Chiudi", "Chiudi l'unità", "Unità chiusa."))


def _latest(request: MemberRequest, code: str) -> Unit:
    states = queries.history(request.authority, code)
    if not states:
        raise Http404
    return states[0]


def _unit_screen(request: MemberRequest, unit: Unit, verb: str, action: str, done: str) -> Screen:
    back = _address(request, unit.code)
    return Screen(title=f"{verb} «{unit.name}»", action=action, done=done, back=back, back_label=unit.name)
