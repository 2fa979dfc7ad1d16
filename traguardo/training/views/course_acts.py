"""Screens that write the courses: the course itself, its list, who was there, its certificates."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from traguardo.access.facade import MemberRequest, member
from traguardo.staffing.facade import staff
from traguardo.training.actions import sessions as actions
from traguardo.training.actions.certificates import give_certificates
from traguardo.training.actions.refusing import Refused
from traguardo.training.domain.courses import Course
from traguardo.training.domain.hours import clock, read_minutes
from traguardo.training.domain.lines import Duty, members
from traguardo.training.forms.fields import VersionForm
from traguardo.training.forms.sessions import ChangeSessionForm, GiveForm, SessionForm, shown_session
from traguardo.training.queries.plans import of_year, standing_plan, versions
from traguardo.training.queries.staff import in_service, unit_names
from traguardo.training.views.acting import Screen, act_on
from traguardo.training.views.found import my_self, the_course
from traguardo.ui.facade import page

CHANGES = ["GET", "HEAD", "POST"]


@require_http_methods(CHANGES)
@member("training.manage")
def add_session(request: MemberRequest) -> HttpResponse:
    form = SessionForm(request.POST or None, initial={"line": request.GET.get("riga", "")}, lines=_lines(request))
    screen = Screen(
        title="Aggiungi un corso",
        action="Aggiungi",
        back=reverse("training:calendar", args=[request.authority.code]),
        done="Corso aggiunto: ora chiama chi deve esserci.",
    )
    return act_on(request, form, lambda: actions.create_session(**_by(request), told=form.told()), screen)


@require_http_methods(CHANGES)
@member("training.manage")
def change_session(request: MemberRequest, number: int) -> HttpResponse:
    course = the_course(request, number)
    form = ChangeSessionForm(request.POST or None, initial=shown_session(course), lines=_lines(request, course))
    screen = _screen(request, course, "Cambia il corso", "Salva", "Corso cambiato.")

    def act() -> object:
        revision = form.cleaned_data["revision"]
        return actions.change_session(**_by(request), number=number, revision=revision, told=form.told())

    return act_on(request, form, act, screen)


@require_http_methods(CHANGES)
@member("training.manage")
def cancel_session(request: MemberRequest, number: int) -> HttpResponse:
    course = the_course(request, number)
    form = VersionForm(request.POST or None, initial={"revision": course.revision})
    warning = f"«{course.title}» resta nel registro come annullato. Chi è sull'elenco lo vede dalla sua pagina."
    screen = _screen(request, course, "Annulla il corso", "Annulla il corso", "Corso annullato.", warning)
    return act_on(
        request, form, lambda: actions.cancel_session(**_by(request), number=number, **form.cleaned_data), screen
    )


@require_http_methods(CHANGES)
@member("training.manage")
def set_list(request: MemberRequest, number: int) -> HttpResponse:
    """Tick who is on the list; `?proponi=riga` ticks those the line is for."""
    course = the_course(request, number)
    problem, status, ticked = "", 200, {each.code for each in course.people}
    if request.method == "POST":
        ticked = set(request.POST.getlist("persona"))
        try:
            actions.set_list(**_by(request), number=number, revision=_revision(request), codes=ticked)
        except Refused as refusal:
            problem, status = str(refusal), 422
        else:
            messages.success(request, f"Elenco salvato: {len(ticked)} {'persona' if len(ticked) == 1 else 'persone'}.")
            return redirect("training:course", request.authority.code, number)
    there = in_service(staff(request.authority), course.first_day or request.today)
    version = standing_plan(versions(request.authority), course.plan_year or 0)
    line = version.plan.line(course.line) if version else None
    of_line = members(line.audience, [each for _, each in there]) if line else None
    if request.GET.get("proponi") == "riga" and request.method != "POST":
        ticked |= {each.code for each in of_line or ()}
    names = unit_names(request.authority, course.first_day or request.today)
    rows = sorted(((names.get(c.unit, c.unit), p) for p, c in there), key=lambda row: (row[0], row[1].name))
    context = {"course": course, "rows": rows, "ticked": ticked, "of_line": of_line, "line": line, "problem": problem}
    return page(request, "training/list.html", context, status=status)


@require_http_methods(CHANGES)
@member("training.manage")
def attendance(request: MemberRequest, number: int) -> HttpResponse:
    """Who was there, how long: one table, saved whole; «tutti presenti» fills what is empty with the whole day."""
    course = the_course(request, number)
    typed: dict[str, str] = {}
    problems: list[str] = []
    if request.method == "POST":
        typed = {key: str(value).strip() for key, value in request.POST.items() if key.startswith("m-")}
        marks = _marks(request, course, typed, problems)
        if not problems and _marked(request, number, marks, problems):
            return redirect("training:course", request.authority.code, number)
    cells = {
        f"m-{each.pk}-{day.pk}": clock(each.minutes[day.pk]) if day.pk in each.minutes else ""
        for each in course.people
        for day in course.days
    }
    context = {
        "course": course,
        "cells": cells | typed,
        "past": {day.pk for day in course.days if day.day <= request.today},
        "problems": problems,
        "clock": clock,
    }
    return page(request, "training/attendance.html", context, status=422 if problems else 200)


@require_http_methods(CHANGES)
@member("training.manage")
def give(request: MemberRequest, number: int) -> HttpResponse:
    course = the_course(request, number)
    form = GiveForm(request.POST or None, initial={"issued": request.today, "share": 90})
    lead = (
        "Prendono il numero dopo nel registro dell'anno. Chi ha già l'attestato di questo corso non ne riceve un altro."
    )
    screen = _screen(request, course, "Rilascia gli attestati", "Rilascia", "Attestati rilasciati.", lead=lead)

    def act() -> object:
        return give_certificates(**_by(request), number=number, today=request.today, **form.cleaned_data)

    return act_on(request, form, act, screen)


@require_POST
@member("training.read")
def enrol(request: MemberRequest, number: int) -> HttpResponse:
    """Put oneself on the list of an open course."""
    return _oneself(request, number, actions.enrol, "Sei nell'elenco del corso.")


@require_POST
@member("training.read")
def leave(request: MemberRequest, number: int) -> HttpResponse:
    """Take oneself off it."""
    return _oneself(request, number, actions.leave, "Non sei più nell'elenco del corso.")


def _oneself(request: MemberRequest, number: int, act: Any, done: str) -> HttpResponse:  # noqa: ANN401 - one of two acts
    the_course(request, number)
    try:
        act(**_by(request), number=number, person=my_self(request), today=request.today)
        messages.success(request, done)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("training:course", request.authority.code, number)


def _marks(
    request: MemberRequest, course: Course, typed: dict[str, str], problems: list[str]
) -> dict[tuple[int, int], int | None]:
    """What was typed, by person and day; what cannot be read is told, all of it."""
    everybody = "tutti" in request.POST
    marks: dict[tuple[int, int], int | None] = {}
    for each in course.people:
        for day in course.days:
            text = typed.get(f"m-{each.pk}-{day.pk}", "")
            minutes = read_minutes(text) if text else None
            if text and minutes is None:
                problems.append(
                    f"{each.name}, {day.day:%d/%m/%Y}: «{text[:20]}» non sono ore. Scrivi 4, 3:30 o 0 se non c'era."
                )
            elif minutes is not None and minutes > day.minutes:
                problems.append(
                    f"{each.name}, {day.day:%d/%m/%Y}: {text} ore sono più di quelle del giorno, {clock(day.minutes)}."
                )
            elif not text and everybody and day.day <= request.today:
                minutes = day.minutes
            marks[each.pk, day.pk] = minutes
    return marks


def _marked(request: MemberRequest, number: int, marks: dict[tuple[int, int], int | None], problems: list[str]) -> bool:
    try:
        actions.mark_attendance(
            **_by(request), number=number, revision=_revision(request), marks=marks, today=request.today
        )
    except Refused as refusal:
        problems.append(str(refusal))
        return False
    messages.success(request, "Presenze salvate.")
    return True


def _lines(request: MemberRequest, course: Course | None = None) -> list[tuple[str, str, Duty]]:
    """The lines a course may be of: those of the plan of the year, of the course's own, of the year after."""
    found = versions(request.authority)
    year = request.today.year
    plans = {of_year(found, each) for each in (year - 1, year, year + 1)}
    plans.add(standing_plan(found, course.plan_year) if course and course.plan_year else None)
    known = sorted((each for each in plans if each), key=lambda each: -each.year)
    return [
        (f"{each.year}:{line.code}", f"{line.year} – {line.title}", line.duty)
        for each in known
        for line in each.plan.lines
    ]


def _revision(request: MemberRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdecimal() else 0


def _by(request: MemberRequest) -> dict[str, Any]:
    return {"by": request.user.email, "authority": request.authority}


def _screen(
    request: MemberRequest, course: Course, title: str, action: str, done: str, warning: str = "", lead: str = ""
) -> Screen:
    here = request.authority.code
    back = reverse("training:course", args=[here, course.number])
    trail = [("Corsi", reverse("training:calendar", args=[here])), (course.title, back)]
    return Screen(
        title=title, action=action, back=back, done=done, warning=warning, lead=lead, trail=trail, danger=bool(warning)
    )
