"""Hours, courses and duties of everybody in service, from attendance and certificates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, Sum

from traguardo.access.facade import Authority
from traguardo.staffing import facade as staffing
from traguardo.training import models
from traguardo.training.domain.hours import Trained
from traguardo.training.domain.lines import DUTIES_OF_ALL, Colleague, Duty, members
from traguardo.training.queries.plans import Version, of_year, versions
from traguardo.training.queries.staff import in_service

Duties = Mapping[str, set[Duty]]


def trained(
    authority: Authority, *, first: date, last: date, found: Iterable[Version] | None = None
) -> tuple[Trained, ...]:
    """Everybody in service on the last day, by name, with what they did from the first. Six SQL statements.

    Owed are the compulsory courses of the plan of the last day's year whose audience can be counted; one is met by
    minutes of a course on it in the period, or by a certificate that holds on the last day.
    """
    there = in_service(staffing.staff(authority), last)
    minutes, met = _attended(authority, first, last)
    for code, duty in _certified(authority, last):
        met[code].add(Duty(duty))
    owed = _owed([each for _, each in there], of_year(versions(authority) if found is None else found, last.year))
    enrolled = _enrolled(authority, first, last)
    return tuple(
        Trained(
            code=person.code,
            name=person.name,
            unit=colleague.unit,
            gender=person.gender or "",
            minutes=minutes.get(person.code, 0),
            courses=enrolled.get(person.code, 0),
            recorded=bool(minutes),
            met=frozenset(met.get(person.code, ())),
            owed=frozenset(owed.get(person.code, ())),
        )
        for person, colleague in there
    )


def _attended(authority: Authority, first: date, last: date) -> tuple[dict[str, int], defaultdict[str, set[Duty]]]:
    rows = models.Attendance.objects.filter(
        meeting__session__authority=authority,
        meeting__session__cancelled=False,
        meeting__day__range=(first, last),
    )
    summed = rows.order_by().values_list("enrolment__person__code", "meeting__session__duty").annotate(Sum("minutes"))
    minutes: dict[str, int] = {}
    met: defaultdict[str, set[Duty]] = defaultdict(set)
    for code, duty, total in summed:
        minutes[code] = minutes.get(code, 0) + total
        if total:
            met[code].add(Duty(duty))
    return minutes, met


def _certified(authority: Authority, on: date) -> Iterable[tuple[str, str]]:
    rows = models.Certificate.objects.filter(
        Q(expires=None) | Q(expires__gte=on), authority=authority, withdrawn=False, issued__lte=on
    )
    return rows.exclude(duty="").order_by().values_list("person__code", "duty").distinct()


def _enrolled(authority: Authority, first: date, last: date) -> dict[str, int]:
    rows = models.Enrolment.objects.filter(
        session__authority=authority, session__cancelled=False, session__meetings__day__range=(first, last)
    )
    found: dict[str, int] = {}
    for code, _ in rows.order_by().values_list("person__code", "session").distinct():
        found[code] = found.get(code, 0) + 1
    return found


def _owed(staff: list[Colleague], version: Version | None) -> Duties:
    owed: defaultdict[str, set[Duty]] = defaultdict(set)
    for line in version.plan.lines if version else ():
        if line.duty in DUTIES_OF_ALL:
            for one in members(line.audience, staff) or ():
                owed[one.code].add(line.duty)
    return owed
