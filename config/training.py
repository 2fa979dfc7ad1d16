"""The training of an example body: needs of a year, the plan that came from them, courses held, what is open now."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time, timedelta
from pathlib import Path

from config.examples import email
from traguardo.access.facade import Authority
from traguardo.staffing.facade import Person, in_service, person
from traguardo.training.actions import needs as needs_acts
from traguardo.training.actions import plans as plan_acts
from traguardo.training.actions import sessions as session_acts
from traguardo.training.actions.certificates import give_certificates
from traguardo.training.domain.courses import Course, Day
from traguardo.training.domain.lines import Duty
from traguardo.training.domain.needs import Scope
from traguardo.training.intake.reading import read_plan
from traguardo.training.models import Collection
from traguardo.training.queries.needs import needs
from traguardo.training.queries.plans import Version, version
from traguardo.training.queries.staff import in_service as working

YEAR = 2022
ASKED = date(YEAR - 1, 10, 15)
PRINTED_FORMS = 23  # the source's text; its rows, and ours, add up to 24
SCOPES = {"unità": Scope.UNIT, "tutti": Scope.ALL_STAFF}
OUTSIDE = "fuori"  # a course of no line: it counts for the hours all the same
DAYS = {
    "22": ((date(2022, 2, 14), time(9), 240),),
    "22bis": ((date(2022, 3, 16), time(9), 240),),
    "13": ((date(2022, 4, 6), time(10), 180),),
    "9": ((date(2022, 5, 11), time(10), 120),),
    "1": ((date(2022, 5, 19), time(9), 240), (date(2022, 5, 26), time(9), 240)),
    "5": ((date(2022, 6, 8), time(14), 180), (date(2022, 6, 15), time(14), 180)),
    "11": ((date(2022, 9, 21), time(9), 360),),
    "15": ((date(2022, 10, 5), time(9), 420),),
    OUTSIDE: tuple((date(2022, 11, day), time(9), 360) for day in (3, 10, 17, 24)),
    "21": tuple((date(2022, month, 12), time(15), 120) for month in (4, 5, 10, 12)),
}
PLACES = {"13": "", "9": "", "1": "Sala riunioni, piano terra"}
WHY = "Devo farlo sempre di più, e finora l'ho imparato da me."


def furnish(authority: Authority, folder: Path, *, today: date) -> str:
    """Needs, plan, courses of 2022, and what is open today, each act by the ready account that does it; in words.

    Empty where there is nothing to read, nobody works there, or it was done before.
    """
    known = Collection.objects.filter(authority=authority).exists()
    if known or not (folder / "piano.csv").is_file() or not in_service(authority, year=YEAR):
        return ""
    office = email("personale", authority.code)
    asked = _needs(authority, office, folder / "fabbisogni.csv")
    plan = _plan(authority, office, folder / "piano.csv", asked, today)
    held = [_held(authority, office, plan, key, today) for key in DAYS]
    _open(authority, office, today)
    people = sum(len(course.people) for course in held)
    return (
        f"formazione {YEAR}: {len(asked)} fabbisogni, {len(plan.plan.lines)} righe di piano adottate, "
        f"{len(held)} corsi con {people} presenze segnate"
    )


def _needs(authority: Authority, office: str, path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    first_day, last_day = date(YEAR - 1, 10, 1), date(YEAR - 1, 11, 15)
    needs_acts.open_collection(by=office, authority=authority, year=YEAR, first_day=first_day, last_day=last_day)
    for row in rows:
        needs_acts.write_need(
            by=office,
            authority=authority,
            year=YEAR,
            person=_person(authority, row["matricola"]),
            topic=row["argomento"],
            why="",
            scope=SCOPES[row["per chi"]],
            today=ASKED,
        )
    return rows


def _plan(authority: Authority, office: str, path: Path, asked: Sequence[dict[str, str]], today: date) -> Version:
    """The plan of the file, the needs settled in it, then adopted; some needs stay without an end, as in the source."""
    plan_acts.create_plan(
        by=office, authority=authority, year=YEAR, years=2, title="Piano della formazione del personale"
    )
    reading = read_plan({path.name: path.read_bytes()})
    plan_acts.bring_in(by=office, authority=authority, year=YEAR, revision=1, reading=reading)
    draft = _version(authority)
    plan_acts.change_frame(
        by=office,
        authority=authority,
        year=YEAR,
        revision=draft.revision,
        title=draft.plan.title,
        years=2,
        printed=draft.plan.printed,
        printed_forms=PRINTED_FORMS,
    )
    ends: dict[str, dict[int, int]] = defaultdict(dict)
    for row, need in zip(asked, sorted(needs(authority, year=YEAR), key=lambda each: each.number), strict=True):
        ends[row["riga o motivo"]][need.number] = need.revision
    for end, seen in ends.items():
        if end.isdecimal():
            needs_acts.merge_needs(by=office, authority=authority, year=YEAR, seen=seen, line=end)
        elif end:
            needs_acts.drop_needs(by=office, authority=authority, year=YEAR, seen=seen, reason=end)
    draft = _version(authority)
    plan_acts.adopt_plan(
        by=email("direzione", authority.code),
        authority=authority,
        year=YEAR,
        number=draft.number,
        revision=draft.revision,
        act="Deliberazione della Giunta n. 9",
        on=date(YEAR, 1, 28),
        today=today,
    )
    return _version(authority)


def _held(authority: Authority, office: str, plan: Version, key: str, today: date) -> Course:
    """A course of 2022 with its list and who was there; every eleventh person missed it."""
    line = plan.plan.line(key.removesuffix("bis"))
    days = tuple(Day(day=day, starts=starts, minutes=minutes) for day, starts, minutes in DAYS[key])
    told = session_acts.Told(
        title=line.title if line else "Valutare il bisogno della famiglia",
        days=days,
        plan_year=YEAR if line else None,
        line=line.code if line else "",
        duty=line.duty if line else Duty.NONE,
        place=PLACES.get(key, "Sala del consiglio"),
        remote=not PLACES.get(key, "x"),
    )
    course = session_acts.create_session(by=office, authority=authority, told=told)
    codes = _called(authority, key, days[0].day)
    course = session_acts.set_list(
        by=office, authority=authority, number=course.number, revision=course.revision, codes=codes
    )
    marks = {
        (each.pk, day.pk): 0 if (at + course.number) % 11 == 0 else day.minutes
        for at, each in enumerate(course.people)
        for day in course.days
    }
    course = session_acts.mark_attendance(
        by=office, authority=authority, number=course.number, revision=course.revision, marks=marks, today=today
    )
    if told.duty is Duty.SAFETY:
        issued = days[-1].day
        give_certificates(
            by=office,
            authority=authority,
            number=course.number,
            share=90,
            issued=issued,
            expires=issued.replace(year=issued.year + 5),
            today=today,
        )
    return course


def _called(authority: Authority, key: str, day: date) -> list[str]:
    """Who is called: of three people in five, some of the social workers, of the offices, or of all; always the same."""
    reached = [each for at, each in enumerate(working(in_service(authority, year=YEAR), day)) if at % 5 not in {3, 4}]
    social = [person.code for person, one in reached if one.profile == "Assistente sociale"]
    office = [person.code for person, one in reached if one.profile != "Assistente sociale"]
    everybody = [person.code for person, _ in reached]
    chosen = {
        "22": everybody[::2],
        "22bis": everybody[1::2],
        "13": everybody[1:],
        "9": everybody[::2],
        "1": social[::2],
        "5": [person.code for person, one in reached if one.unit == "PAG"],
        "11": office[::2],
        "15": everybody[::3],
        OUTSIDE: social[:12:2],
        "21": social[1::2],
    }[key]
    mine = {"22": ["1024"], "13": ["1024", "1025"], "1": ["1025"], "21": ["1025"]}.get(key, [])
    return [*chosen, *(code for code in mine if code not in chosen)]


def _open(authority: Authority, office: str, today: date) -> None:
    """What one finds open today: a collection for the year after, with two needs, and a course one may enrol in."""
    first_day, last_day = today - timedelta(days=12), today + timedelta(days=20)
    needs_acts.open_collection(
        by=office, authority=authority, year=today.year + 1, first_day=first_day, last_day=last_day
    )
    for name, code, topic in (
        ("lettura", "1025", "Scrivere relazioni per il tribunale"),
        ("servizio", "1024", "Coordinare gruppi di lavoro"),
    ):
        needs_acts.write_need(
            by=email(name, authority.code),
            authority=authority,
            year=today.year + 1,
            person=_person(authority, code),
            topic=topic,
            why=WHY,
            scope=Scope.OWN,
            today=today,
        )
    told = session_acts.Told(
        title="Competenze digitali di base",
        days=(Day(day=today + timedelta(days=16), starts=time(9, 30), minutes=150),),
        remote=True,
        seats=20,
        open=True,
    )
    course = session_acts.create_session(by=office, authority=authority, told=told)
    session_acts.enrol(
        by=email("lettura", authority.code),
        authority=authority,
        number=course.number,
        person=_person(authority, "1025"),
        today=today,
    )


def _version(authority: Authority) -> Version:
    found = version(authority, YEAR, 1)
    if found is None:
        raise LookupError(f"Manca il piano della formazione {YEAR}.")
    return found


def _person(authority: Authority, code: str) -> Person:
    found = person(authority, code)
    if found is None:
        raise LookupError(f"Nel personale d'esempio manca la matricola {code}.")
    return found
