"""Write a course, its list, who was there; cancel it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.italian import it_day
from traguardo.staffing.facade import Person, staff
from traguardo.training import models
from traguardo.training.actions.locking import check_revision, hold, next_number
from traguardo.training.actions.refusing import refuse
from traguardo.training.actions.showing import Shown, shown_course
from traguardo.training.domain.courses import Course, Day
from traguardo.training.domain.hours import clock
from traguardo.training.domain.lines import Duty
from traguardo.training.queries.courses import course
from traguardo.training.queries.plans import standing_plan, versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a course is told to be: of a line of the plan that begins in `plan_year`, or of none."""

    title: str
    days: tuple[Day, ...]
    plan_year: int | None = None
    line: str = ""
    duty: Duty = Duty.NONE
    teacher: str = ""
    place: str = ""
    remote: bool = False
    seats: int | None = None
    open: bool = False


@transaction.atomic
def create_session(*, by: str, authority: Authority, told: Told) -> Course:
    """A new course with its days and nobody on its list."""
    hold(authority)
    facts = _facts(authority, told)
    number = next_number(models.Session.objects.filter(authority=authority))
    row = models.Session.objects.create(authority=authority, number=number, revision=0, **facts)
    _write_days(row, told.days)
    return _recorded(by, authority, row, "training.write_session", {"days": len(told.days)})


@transaction.atomic
def change_session(*, by: str, authority: Authority, number: int, revision: int, told: Told) -> Course:
    """Write a course anew; Refused when a day that was marked goes away, or more are on the list than the seats."""
    row = _held(authority, number, revision, shown_course(told.title, told.days, told.seats))
    if told.seats is not None and row.enrolments.count() > told.seats:
        raise refuse("Sull'elenco ci sono più persone dei posti.", "Aumenta i posti, o togli qualcuno dall'elenco.")
    models.Session.objects.filter(pk=row.pk).update(**_facts(authority, told))
    _write_days(row, told.days)
    return _recorded(by, authority, row, "training.write_session", {"days": len(told.days)})


@transaction.atomic
def cancel_session(*, by: str, authority: Authority, number: int, revision: int) -> None:
    """Call a course off: it stays in the register, its hours count no more. Refused once somebody's hours are marked."""
    row = _held(authority, number, revision)
    if models.Attendance.objects.filter(meeting__session=row, minutes__gt=0).exists():
        raise refuse("Al corso qualcuno c'è stato: non si annulla.", "Correggi prima le presenze.")
    models.Session.objects.filter(pk=row.pk).update(cancelled=True)
    _recorded(by, authority, row, "training.cancel_session", {})


@transaction.atomic
def set_list(*, by: str, authority: Authority, number: int, revision: int, codes: Collection[str]) -> Course:
    """The people on the list, all of them: who is not there is called, who is left out goes off.

    Refused when they are more than the seats, when one is not of the staff, or has hours marked and would go off.
    """
    row = _held(authority, number, revision)
    people = {person.code: person for person in staff(authority)}
    if unknown := sorted(set(codes) - set(people)):
        raise refuse(f"Non sono del personale: {', '.join(unknown)}.", "Scegli dall'elenco.")
    if row.seats is not None and len(set(codes)) > row.seats:
        raise refuse(
            f"Hai scelto {len(set(codes))} persone, i posti sono {row.seats}.", "Togli qualcuno, o aumenta i posti."
        )
    off = row.enrolments.exclude(person__code__in=codes)
    if models.Attendance.objects.filter(enrolment__in=off, minutes__gt=0).exists():
        raise refuse("Togli dall'elenco qualcuno che al corso c'è stato.", "Correggi prima le sue presenze.")
    models.Attendance.objects.filter(enrolment__in=off).delete()
    gone, _ = off.delete()
    there = set(row.enrolments.values_list("person__code", flat=True))
    added = [people[code] for code in sorted(set(codes) - there)]
    models.Enrolment.objects.bulk_create(models.Enrolment(session=row, person_id=one.pk) for one in added)
    data = {"added": [one.code for one in added], "gone": gone}
    return _recorded(by, authority, row, "training.change_list", data)


@transaction.atomic
def enrol(*, by: str, authority: Authority, number: int, person: Person, today: date) -> Course:
    """Put oneself on the list of an open course, while there are seats; Refused otherwise."""
    row = _held(authority, number)
    found = _read(authority, number)
    if not found.may_enrol(person.code, today):
        raise refuse("A questo corso non ci si può iscrivere: è pieno, chiuso o già cominciato.", "Chiedi all'ufficio.")
    models.Enrolment.objects.create(session=row, person_id=person.pk, called=False)
    return _recorded(by, authority, row, "training.change_list", {"added": [person.code], "gone": 0})


@transaction.atomic
def leave(*, by: str, authority: Authority, number: int, person: Person, today: date) -> Course:
    """Take oneself off the list, who enrolled by themselves and before it begins; Refused otherwise."""
    row = _held(authority, number)
    found = _read(authority, number)
    if not found.may_leave(person.code, today):
        raise refuse(
            "Da questo corso non ti puoi togliere: ti ha chiamato l'ufficio, o è già cominciato.", "Chiedi all'ufficio."
        )
    row.enrolments.filter(person_id=person.pk).delete()
    return _recorded(by, authority, row, "training.change_list", {"added": [], "gone": 1})


@transaction.atomic
def mark_attendance(
    *,
    by: str,
    authority: Authority,
    number: int,
    revision: int,
    marks: Mapping[tuple[int, int], int | None],
    today: date,
) -> Course:
    """Minutes by the keys of enrolment and day, None to unmark. All or nothing.

    Refused for a day to come, for minutes over the day's, for a key that is not of this course.
    """
    row = _held(authority, number, revision)
    found = _read(authority, number)
    days, people = {day.pk: day for day in found.days}, {each.pk for each in found.people}
    for (enrolment, meeting), minutes in marks.items():
        if enrolment not in people or meeting not in days:
            raise refuse("Una riga non è di questo corso.", "Ricarica la pagina.")
        day = days[meeting]
        if minutes is not None and day.day > today:
            raise refuse(f"Il {it_day(day.day)} deve ancora venire.", "Segna le presenze quel giorno, o dopo.")
        if minutes is not None and minutes > day.minutes:
            said = f"{clock(minutes)} ore sono più di quelle del {it_day(day.day)}, {clock(day.minutes)}."
            raise refuse(said, "Correggi le ore.")
    models.Attendance.objects.filter(enrolment__session=row).delete()
    models.Attendance.objects.bulk_create(
        models.Attendance(enrolment_id=enrolment, meeting_id=meeting, minutes=minutes)
        for (enrolment, meeting), minutes in marks.items()
        if minutes is not None
    )
    data = {"marked": sum(minutes is not None for minutes in marks.values())}
    return _recorded(by, authority, row, "training.mark_attendance", data)


def _facts(authority: Authority, told: Told) -> dict[str, object]:
    """The fields of a course; Refused without days, or when the plan adopted or drafted has not its line."""
    if not told.days:
        raise refuse("Manca almeno un giorno.", "Scrivi quando si tiene.")
    if told.line:
        version = standing_plan(versions(authority), told.plan_year or 0)
        if version is None or version.plan.line(told.line) is None:
            raise refuse("Questa riga nel piano non c'è.", "Scegli una riga dell'elenco, o nessuna.")
    return {
        "title": told.title,
        "plan_year": told.plan_year if told.line else None,
        "line": told.line,
        "duty": told.duty.value,
        "teacher": told.teacher,
        "place": told.place,
        "remote": told.remote,
        "seats": told.seats,
        "open": told.open,
    }


def _write_days(row: models.Session, days: Iterable[Day]) -> None:
    told = {day.day: day for day in days}
    off = row.meetings.exclude(day__in=told)
    if models.Attendance.objects.filter(meeting__in=off).exists():
        raise refuse(
            "Togli un giorno in cui le presenze sono segnate.", "Lascia quel giorno, o togli prima le presenze."
        )
    off.delete()
    for day in told.values():
        if models.Attendance.objects.filter(
            meeting__session=row, meeting__day=day.day, minutes__gt=day.minutes
        ).exists():
            raise refuse(f"Il {it_day(day.day)} qualcuno ha più ore di così.", "Correggi prima le presenze.")
        row.meetings.update_or_create(day=day.day, defaults={"starts": day.starts, "minutes": day.minutes})


def _held(authority: Authority, number: int, revision: int | None = None, yours: Shown | None = None) -> models.Session:
    row = models.Session.objects.select_for_update().get(authority=authority, number=number)
    if revision is not None:
        now = _read(authority, number)
        current = shown_course(now.title, now.days, now.seats) if yours else None
        check_revision(row.title, row.revision, revision, yours=yours, current=current)
    if row.cancelled:
        raise refuse("Questo corso è stato annullato.", "Scrivine un altro.")
    return row


def _read(authority: Authority, number: int) -> Course:
    found = course(authority, number)
    if found is None:
        raise models.Session.DoesNotExist
    return found


def _recorded(by: str, authority: Authority, row: models.Session, act: str, data: Mapping[str, object]) -> Course:
    models.Session.objects.filter(pk=row.pk).update(revision=row.revision + 1)
    told = {**data, "revision": row.revision + 1}
    audit.record(authority=authority.code, by=by, act=act, subject=f"corso {row.number}", data=told)
    return _read(authority, row.number)
