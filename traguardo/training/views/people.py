"""Screens of hours: one's own, those of the people one answers for, the figures of all."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, Role, member
from traguardo.training.actions.taking import take_hours
from traguardo.training.domain.courses import Course, Phase
from traguardo.training.domain.figures import figures
from traguardo.training.domain.hours import GOAL, HOUR, Trained, clock, floor_of, groups, summary
from traguardo.training.domain.tables import numbers_table
from traguardo.training.queries.certificates import certificates
from traguardo.training.queries.courses import courses
from traguardo.training.queries.hours import trained
from traguardo.training.queries.needs import needs, open_gathering
from traguardo.training.queries.published import REGISTER
from traguardo.training.queries.staff import headed, unit_names, within
from traguardo.training.views.courses import hours_of
from traguardo.training.views.feed import subscription
from traguardo.training.views.found import myself
from traguardo.ui.facade import Bar, Column, Table, arrange, csv_download, page

SHOWN = 50
WHOLE_STAFF = frozenset({Role.STAFF_OFFICE, Role.DIRECTOR})
STEPS = ((0, "0 ore"), (10, "meno di 10"), (20, "da 10 a 19"), (30, "da 20 a 29"), (40, "da 30 a 39"))


@require_safe
@member("training.read")
def mine(request: MemberRequest) -> HttpResponse:
    """«La tua formazione»: hours against 40, courses to come and done, certificates, needs."""
    me, year = myself(request), _year(request)
    if me is None:
        return page(request, "training/mine_nobody.html", {})
    own = courses(request.authority, person=me.code)
    minutes = sum(_minutes(each, me.code, year) for each in own)
    open_to_all = [each for each in courses(request.authority) if each.may_enrol(me.code, request.today)]
    context = {
        "me": me,
        "year": year,
        "minutes": minutes,
        "left": max(GOAL - minutes, 0),
        "bar": Bar(label=f"Ore del {year}", value=Fraction(minutes * 100, GOAL), text=f"{clock(minutes)} su 40"),
        "floor": floor_of(year),
        "coming": [(each, _days(each)) for each in own if each.phase(request.today) is Phase.COMING],
        "done": [(each, each.one(me.code), _days(each)) for each in reversed(own) if each.phase(request.today) is not Phase.COMING],
        "open": open_to_all,
        "certificates": certificates(request.authority, person=me.code),
        "needs": needs(request.authority, person=me.code)[:5],
        "subscription": subscription(request),
        "gathering": open_gathering(request.authority, request.today),
        "clock": clock,
        "Phase": Phase,
    }  # fmt: skip
    return page(request, "training/mine.html", context)


@require_safe
@member("training.see_people")
def people(request: MemberRequest) -> HttpResponse:
    """The hours of the people one answers for: all of them for the office and the director, one's units for a head."""
    found, year = _mine_to_see(request), _year(request)
    counted, spread = summary(found), _spread(found)
    most = max(count for _, count in spread) or 1
    context = {
        "year": year,
        "found": found,
        "counted": counted,
        "floor": floor_of(year),
        "bars": [Bar(label=words, value=count * 100 // most, text=str(count)) for words, count in spread],
        "spread": [(words, str(count)) for words, count in spread],
        "table": _table(request, found, year, per_page=SHOWN),
        "whole": bool(request.roles & WHOLE_STAFF),
        "clock": clock,
        "behind": sum(bool(each.missing) for each in found),
    }
    return page(request, "training/people.html", context, part="list")


@require_safe
@member("training.see_people")
def people_csv(request: MemberRequest) -> HttpResponse:
    """The same people as a file; that it was taken stays in the record."""
    found, year = _mine_to_see(request), _year(request)
    take_hours(by=request.user.email, authority=request.authority, year=year, people=len(found))
    return csv_download(_table(request, found, year), f"ore-formazione-{year}.csv")


@require_safe
@member("training.read")
def numbers(request: MemberRequest) -> HttpResponse:
    """Coverage and hours of all, with how they were counted: what feeds the indicators."""
    year = _year(request)
    first, last = date(year, 1, 1), within(request.today, year)
    found = trained(request.authority, first=first, last=last)
    context = {
        "year": year,
        "last": last,
        "whole": summary(found),
        "table": numbers_table(year, groups(found), REGISTER),
        "figures": figures(found, first=first, last=last, source=REGISTER),
        "floor": floor_of(year),
        "years": (year - 1, year + 1),
    }
    return page(request, "training/numbers.html", context)


def _year(request: MemberRequest) -> int:
    asked = request.GET.get("anno", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else request.today.year
    return year if 2000 <= year <= 2099 else request.today.year


def _mine_to_see(request: MemberRequest) -> list[Trained]:
    year = _year(request)
    found = trained(request.authority, first=date(year, 1, 1), last=within(request.today, year))
    if request.roles & WHOLE_STAFF:
        return list(found)
    units = headed(request.authority, request.standing)
    return [each for each in found if each.unit in units]


def _minutes(course: Course, code: str, year: int) -> int:
    """Minutes somebody did of a course in a year."""
    me = course.one(code)
    if me is None or course.cancelled:
        return 0
    return sum(me.minutes.get(day.pk, 0) for day in course.days if day.day.year == year)


def _days(course: Course) -> str:
    return "; ".join(f"{day.day:%d/%m/%Y}, {hours_of(day)}" for day in course.days)


def _spread(found: Sequence[Trained]) -> list[tuple[str, int]]:
    """How many people are in each step of ten hours."""
    counts = {words: 0 for _, words in STEPS} | {"40 e più": 0}
    for each in found:
        hours = each.minutes // HOUR
        step = "0 ore" if not each.minutes else next((words for top, words in STEPS[1:] if hours < top), "40 e più")
        counts[step] += 1
    return list(counts.items())


def _hours(each: Trained) -> Fraction | None:
    """None in a year of which the register holds no attendance."""
    return Fraction(each.minutes, HOUR) if each.recorded else None


def _table(request: MemberRequest, found: Sequence[Trained], year: int, *, per_page: int = 0) -> Table:
    names = unit_names(request.authority, within(request.today, year))
    columns = (
        Column(key="name", label="Cognome e nome", head=True),
        Column(key="unit", label="Unità", value=lambda each: names.get(each.unit, each.unit)),
        Column(key="hours", label="Ore", kind="number", decimals=1, value=_hours),
        Column(
            key="bar",
            label="Su 40 ore",
            kind="bar",
            decimals=0,
            value=lambda each: each.points if each.recorded else None,
        ),
        Column(key="courses", label="Corsi", kind="number"),
        Column(
            key="missing", label="Obblighi da fare", value=lambda each: ", ".join(sorted(d.label for d in each.missing))
        ),
    )
    export = f"{reverse('training:people_csv', args=[request.authority.code])}?anno={year}"
    caption = f"Ore di formazione del {year}"
    return arrange(found, columns, request.GET, name="ore", caption=caption, per_page=per_page, export=export)
