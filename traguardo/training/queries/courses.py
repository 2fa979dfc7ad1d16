"""Sessions with their days, lists and attendance, as plain values: five SQL statements, however many they are."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.training import models
from traguardo.training.domain.courses import Course, Day, Enrolled
from traguardo.training.domain.lines import Duty


def courses(
    authority: Authority, *, first: date | None = None, last: date | None = None, person: str = ""
) -> tuple[Course, ...]:
    """The courses with a day between two, or of a person, in the order of their days; one without days comes last."""
    rows = models.Session.objects.filter(authority=authority)
    if first is not None and last is not None:
        rows = rows.filter(meetings__day__range=(first, last)).distinct()
    if person:
        rows = rows.filter(enrolments__person__code=person).distinct()
    return tuple(sorted(_courses(rows), key=lambda each: (each.first_day or date.max, each.number)))


def course(authority: Authority, number: int) -> Course | None:
    """One course, None when the authority has no such one."""
    return next(iter(_courses(models.Session.objects.filter(authority=authority, number=number))), None)


def lines_with_courses(authority: Authority, year: int) -> frozenset[str]:
    """The lines of the plan that begins in a year of which courses were written."""
    rows = models.Session.objects.filter(authority=authority, plan_year=year, cancelled=False)
    return frozenset(rows.values_list("line", flat=True))


def _courses(rows: QuerySet[models.Session]) -> Iterable[Course]:
    found = rows.prefetch_related("meetings", "enrolments__person", "enrolments__attendances")
    return [_course(row) for row in found]


def _course(row: models.Session) -> Course:
    return Course(
        number=row.number,
        title=row.title,
        plan_year=row.plan_year,
        line=row.line,
        duty=Duty(row.duty),
        teacher=row.teacher,
        place=row.place,
        remote=row.remote,
        seats=row.seats,
        open=row.open,
        cancelled=row.cancelled,
        revision=row.revision,
        days=tuple(
            Day(day=each.day, starts=each.starts, minutes=each.minutes, pk=each.pk) for each in row.meetings.all()
        ),
        people=tuple(
            Enrolled(
                code=each.person.code,
                name=each.person.name,
                called=each.called,
                minutes={mark.meeting_id: mark.minutes for mark in each.attendances.all()},
                pk=each.pk,
            )
            for each in row.enrolments.all()
        ),
    )
