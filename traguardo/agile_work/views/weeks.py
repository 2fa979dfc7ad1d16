"""The week of an office, person by person, and the month around it."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work.actions.planning import save_week
from traguardo.agile_work.actions.refusing import Refused
from traguardo.agile_work.domain.requests import WEEKDAYS
from traguardo.agile_work.domain.week import Kind, Planned, monday_of, week_days
from traguardo.agile_work.queries.rights import Looker
from traguardo.agile_work.queries.rotations import turns_of, visible
from traguardo.agile_work.queries.ruling import places
from traguardo.agile_work.queries.week import Plans, Week, month_counts, week
from traguardo.agile_work.views.acting import at, by, trail_of, units_of
from traguardo.kernel.dates import read_day
from traguardo.kernel.italian import MONTHS
from traguardo.kernel.term import is_working
from traguardo.organisation.facade import Unit
from traguardo.ui.facade import Heat, page, with_query

DAY = timedelta(days=1)
CHOICES = [("", "—"), *((kind.value, kind.label) for kind in Kind)]


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.see")
def show_week(request: MemberRequest) -> HttpResponse:
    """The week of an office; POST writes it. `da=copia` fills it in with the week before, `da=rotazione` with the turns."""
    unit, monday = _asked(request)
    now = week(request.authority, unit.code, monday)
    if request.method != "POST":
        filled = now.with_plans(_filled(request, now))
        return _page(request, unit, filled, seen=now.seen, fresh=filled.seen != now.seen)
    if not request.may("agile_work.plan"):
        raise Http404("Questa settimana non la scrivi tu.")
    told = _typed(request, now)
    try:
        save_week(**by(request), unit=unit.code, monday=monday, plans=told, seen=_seen(request))
    except Refused as refusal:
        return _page(request, unit, now.with_plans(told), seen=_seen(request), refused=str(refusal))
    messages.success(request, "Settimana salvata.")
    return redirect(f"{at(request, 'week')}?unita={unit.code}&dal={monday.isoformat()}")


@require_POST
@member("agile_work.plan")
def reckon_week(request: MemberRequest) -> HttpResponse:
    """What the week would be as it is typed: counts and findings, nothing written."""
    unit, monday = _asked(request)
    now = week(request.authority, unit.code, monday)
    return _page(request, unit, now.with_plans(_typed(request, now)), seen=_seen(request), fresh=True)


@require_safe
@member("agile_work.see")
def show_month(request: MemberRequest) -> HttpResponse:
    """How many people of an office are away on each day of a month."""
    unit, monday = _asked(request)
    first = (monday + 3 * DAY).replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    counts = month_counts(request.authority, unit.code, first, last)
    office = places(request.authority, on=last).get(unit.code)
    mondays = _mondays(first, last)
    away = sum(each[Kind.AGILE] for each in counts.values())
    worked = away + sum(each[Kind.PRESENCE] for each in counts.values())
    agile = {day: counts[day][Kind.AGILE] for day in counts}
    rows = [(start, [_cell(day, first, counts) for day in week_days(start)]) for start in mondays]
    heat = [
        Heat(label=f"dal {start:%d/%m}", values=[agile.get(day, 0) if day.month == first.month else None for day in week_days(start)])
        for start in mondays
    ]  # fmt: skip
    context = {
        **_place(request, unit, monday),
        "name": f"{MONTHS[first.month - 1]} {first.year}",
        "rows": rows,
        "heat": heat,
        "weekdays": WEEKDAYS,
        "places": office.number if office else None,
        "agile": away,
        "worked": worked,
        "share": Fraction(away, worked) if worked else None,
        "before": first - DAY,
        "after": last + DAY,
        "trail": [*trail_of(request), ("Mese", "")],
    }
    return page(request, "agile_work/month.html", context, part="month")


def _page(
    request: MemberRequest, unit: Unit, shown: Week, *, seen: str, refused: str = "", fresh: bool = False
) -> HttpResponse:
    rotations = [row for row in visible(Looker.of(request)) if row.unit.code == unit.code]
    context = {
        **_place(request, unit, shown.monday),
        "it": shown,
        "seen": seen,
        "refused": refused,
        "fresh": fresh,
        "choices": CHOICES,
        "holidays": [day for day in shown.days if not is_working(day)],
        "lines": [_line(shown, one) for one in shown.people],
        "counts": shown.counts(),
        "turned": bool(turns_of(rotations, shown.monday)),
        "writes": request.may("agile_work.plan"),
        "trail": [*trail_of(request), ("Settimana", "")],
    }
    return page(request, "agile_work/week.html", context, part="grid", status=422 if refused else 200)


def _line(shown: Week, one: Planned) -> Mapping[str, object]:
    own, whole = shown.of_week(one), shown.stretch_of(one)
    return {
        "one": one,
        "agile": own.agile,
        "over": own.agile > one.allowed,
        "whole": whole,
        "cells": [(day, one.days.get(day), day.isoformat()) for day in shown.days],
    }


def _place(request: MemberRequest, unit: Unit, monday: date) -> dict[str, object]:
    return {
        "unit": unit,
        "units": units_of(request, Looker.of(request).units),
        "monday": monday,
        "weekdays": WEEKDAYS,
        "here": with_query,
    }


def _asked(request: MemberRequest) -> tuple[Unit, date]:
    """The unit and the week of the address; 404 for a unit one does not answer for."""
    mine = units_of(request, Looker.of(request).units)
    code = request.GET.get("unita", "") or (mine[0].code if mine else "")
    unit = next((each for each in mine if each.code == code), None)
    if unit is None:
        raise Http404("Questa unità non c’è, o non la dirigi.")
    return unit, monday_of(read_day(request.GET.get("dal", "")) or request.today)


def _typed(request: MemberRequest, now: Week) -> Plans:
    """The kinds typed for the people and the days of the week; a cell left empty is no plan."""
    kinds = {kind.value: kind for kind in Kind}
    return {
        one.code: {
            day: kinds[told]
            for day in now.days
            if (told := request.POST.get(f"g-{one.code}-{day.isoformat()}", "")) in kinds
        }
        for one in now.people
    }


def _filled(request: MemberRequest, now: Week) -> Plans:
    """What to fill the week in with; nothing where nothing is asked."""
    source = request.GET.get("da", "")
    if source == "copia":
        before = week(request.authority, now.unit, now.monday - 7 * DAY)
        return {
            one.code: {day + 7 * DAY: kind for day, kind in one.days.items() if day in before.days and is_working(day + 7 * DAY)}
            for one in before.people
        }  # fmt: skip
    if source == "rotazione":
        turns = turns_of(list(visible(Looker.of(request))), now.monday)
        return {
            one.code: {
                day: Kind.AGILE if day.weekday() in turns[one.code] else Kind.PRESENCE
                for day in now.days
                if is_working(day)
            }
            for one in now.people
            if one.code in turns
        }
    return {}


def _seen(request: MemberRequest) -> str:
    return request.POST.get("seen", "")


def _mondays(first: date, last: date) -> list[date]:
    start = monday_of(first)
    return [start + 7 * at * DAY for at in range(((last - start).days // 7) + 1) if start + (7 * at + 4) * DAY >= first]


def _cell(
    day: date, first: date, counts: Mapping[date, Mapping[Kind, int]]
) -> tuple[date, Mapping[Kind, int] | None, bool]:
    return day, counts.get(day) if day.month == first.month else None, day.month == first.month and is_working(day)
