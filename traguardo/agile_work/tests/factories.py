"""Agile work at every stage, for tests."""

from datetime import date

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member
from traguardo.agile_work.actions import agreeing, asking, reporting, ruling, turning
from traguardo.agile_work.domain.activities import Activity
from traguardo.agile_work.domain.requests import Priority
from traguardo.agile_work.domain.rules import Rules
from traguardo.agile_work.models import Activity as ActivityRow
from traguardo.agile_work.models import Agreement, Report, Request, Rotation
from traguardo.staffing.facade import person

START, END, ASKED = date(2026, 1, 5), date(2029, 12, 31), date(2025, 12, 1)
TEXT = {
    "goals": "Registrare le fatture",
    "ways": "Due giornate fuori",
    "measures": "Dagli elenchi",
    "contact": "dalle 9 alle 13",
    "disconnection": "dalle 20 alle 7.30",
    "tools": "Portatile dell'ente",
    "place": "",
    "days": 2,
    "safety_on": ASKED,
    "first_day": START,
    "last_day": END,
    "report_due": None,
}


def ruled(authority, *, unit="A", places=1):
    """Rules, places of a unit, one activity of its map."""
    office = a_member(Role.STAFF_OFFICE, authority=authority)
    ruling.set_rules(
        by=office, authority=authority, rules=Rules(max_days=2, act="Regolamento"), first_day=date(2022, 1, 26)
    )
    ruling.set_places(by=office, authority=authority, unit=unit, number=places, first_day=date(2022, 1, 26))
    activity = Activity(unit=unit, title="Fatture", agile=True, act="Determina 1")
    ruling.write_activity(by=office, authority=authority, activity=activity)
    return ActivityRow.objects.get(unit__authority=authority)


def a_request(authority, code="101", *, days=2, preferred=(), priority=None, first=START, last=END):
    """A request that waits."""
    office = a_member(Role.STAFF_OFFICE, authority=authority)
    wish = asking.Wish(days=days, first_day=first, last_day=last, preferred=preferred, priority=priority)
    number = asking.ask(by=office, authority=authority, person=person(authority, code), wish=wish, today=ASKED)
    return Request.objects.get(authority=authority, number=number)


def granted(authority, code="101", *, days=2, **asked):
    """A request with all its days given."""
    row = a_request(authority, code, days=days, **asked)
    director = a_member(Role.DIRECTOR, authority=authority)
    which = {"by": director, "authority": authority, "number": row.number, "version": row.version}
    asking.answer(**which, days=days, reason="", today=ASKED)
    row.refresh_from_db()
    return row


def written(authority, code="101", *, request=None, **text):
    """An agreement nobody has signed."""
    row = request or granted(authority, code)
    director = a_member(Role.DIRECTOR, authority=authority)
    last = row.agreements.first()
    said = {"by": director, "authority": authority, "number": row.number, "version": last.version if last else 0}
    agreeing.write_agreement(**said, said={**TEXT, "days": row.granted_days, **text})
    return row.agreements.first()


def signed(authority, code="101", *, request=None, **text):
    """An agreement both have signed."""
    row = written(authority, code, request=request, **text)
    director = a_member(Role.DIRECTOR, authority=authority)
    for as_worker in (False, True):
        version = Agreement.objects.get(pk=row.pk).version
        which = {"by": director, "authority": authority, "number": row.request.number, "version": version}
        agreeing.sign(**which, as_worker=as_worker, today=ASKED)
    row.refresh_from_db()
    return row


def a_rotation(authority, *, unit="A", weeks=4, places=1, drawn=True, first=START, seed="seme"):
    """A rotation, drawn unless said otherwise."""
    office = a_member(Role.STAFF_OFFICE, authority=authority)
    terms = {"unit": unit, "first_week": first, "weeks": weeks, "places": places, "seed": seed}
    number = turning.announce(by=office, authority=authority, today=ASKED, **terms)
    if drawn:
        version = Rotation.objects.get(authority=authority, number=number).version
        turning.draw_rotation(by=office, authority=authority, number=number, version=version, today=ASKED)
    return Rotation.objects.get(authority=authority, number=number)


def everything(authority, *, agreed="102", asking_code="103"):
    """Something behind every address: the activity and the report whose keys stand in them."""
    activity = ruled(authority)
    row = signed(authority, request=granted(authority, agreed, priority=Priority.CHILD))
    office = a_member(Role.STAFF_OFFICE, authority=authority)
    said = {"final": False, "reached": "Tutto", "missed": "", "today": START}
    reporting.write_report(by=office, authority=authority, agreement=row, **said)
    a_request(authority, asking_code)
    a_rotation(authority)
    return activity, Report.objects.get(agreement=row)
