"""A small register of training for tests: a collection, plans, a course held, certificates."""

from datetime import date, time

from traguardo.kernel.money import Money
from traguardo.staffing.facade import person
from traguardo.training.actions.certificates import give_certificates
from traguardo.training.actions.needs import open_collection, write_need
from traguardo.training.actions.plans import adopt_plan, create_plan, save_line
from traguardo.training.actions.sessions import Told, create_session, mark_attendance, set_list
from traguardo.training.domain.courses import Day
from traguardo.training.domain.lines import Audience, AudienceKind, Costing, Duty, Line
from traguardo.training.domain.needs import Scope
from traguardo.training.queries.plans import version

OFFICE = "ufficio@example.it"
YEAR = 2024
DAY = date(YEAR, 3, 15)
MORNING = Day(day=DAY, starts=time(9), minutes=240)
ALL_STAFF = Audience(kind=AudienceKind.ALL_STAFF, words="Tutti")


def a_line(code="1", title="Sicurezza", **facts):
    told = {"year": YEAR, "audience": ALL_STAFF, "unit": "A", "due": date(YEAR, 12, 31), "set_aside": Money(210_000)}
    return Line(code=code, title=title, **{**told, "duty": Duty.SAFETY, **facts})


def webinars(**facts):
    """The line of the source that does not add up: 4 people, 2 webinars, 200 euro, 800 written."""
    told = {
        "audience": Audience(words="Ufficio", stated=4),
        "set_aside": None,
        "to_set_aside": Money(80_000),
        "costing": Costing.PER_HEAD_EDITIONS,
        "unit_cost": Money(20_000),
        "editions": 2,
        "duty": Duty.NONE,
    }
    return a_line("2", "Contratto", **{**told, **facts})


def a_draft(authority, *lines, year=YEAR, years=1):
    """A draft with its lines."""
    create_plan(by=OFFICE, authority=authority, year=year, years=years, title="Piano")
    for revision, line in enumerate(lines or (a_line(), webinars()), start=1):
        save_line(by=OFFICE, authority=authority, year=year, revision=revision, line=line)
    return version(authority, year, 1)


def adopted(authority, *lines, year=YEAR):
    draft = a_draft(authority, *lines, year=year)
    act = {"act": "Delibera 1", "on": date(year, 1, 31), "today": date(year, 2, 1)}
    adopt_plan(by="dir@example.it", authority=authority, year=year, number=1, revision=draft.revision, **act)
    return version(authority, year, 1)


def a_collection(authority, year=YEAR, first_day=date(YEAR - 1, 10, 1), last_day=date(YEAR + 9, 10, 31)):
    open_collection(by=OFFICE, authority=authority, year=year, first_day=first_day, last_day=last_day)


def a_need(authority, code="101", topic="Ascolto", year=YEAR, today=DAY, **facts):
    told = {"why": "Perché serve", "scope": Scope.OWN, **facts}
    return write_need(
        by=OFFICE, authority=authority, year=year, person=person(authority, code), topic=topic, today=today, **told
    )


def a_course(authority, *codes, days=(), **facts):
    """A course with its list."""
    told = Told(**{"title": "Sicurezza", "days": tuple(days) or (MORNING,), "duty": Duty.SAFETY, **facts})
    course = create_session(by=OFFICE, authority=authority, told=told)
    if not codes:
        return course
    return set_list(by=OFFICE, authority=authority, number=course.number, revision=course.revision, codes=codes)


def held(authority, *codes, minutes=240, **facts):
    """A course everybody of its list was at."""
    course = a_course(authority, *codes, **facts)
    marks = {(each.pk, day.pk): min(minutes, day.minutes) for each in course.people for day in course.days}
    return mark_attendance(
        by=OFFICE,
        authority=authority,
        number=course.number,
        revision=course.revision,
        marks=marks,
        today=max(day.day for day in course.days),
    )


def everything(authority, *codes, why="Perché serve"):
    """Something behind every address: plans of two years, one of them a draft, a need, a course held, a certificate."""
    adopted(authority, a_line(), webinars())
    a_draft(authority, a_line("1", "Privacy", year=YEAR + 3), year=YEAR + 3)
    a_collection(authority)
    a_need(authority, codes[0], why=why)
    course = held(authority, *codes, plan_year=YEAR, line="1")
    issued = {"share": 90, "issued": DAY, "expires": date(YEAR + 5, 3, 15)}
    give_certificates(by=OFFICE, authority=authority, number=course.number, today=DAY, **issued)
