"""Write the week of an office."""

from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.agile_work import models
from traguardo.agile_work.actions.refusing import Refused, locked, record
from traguardo.agile_work.domain.week import Kind
from traguardo.agile_work.queries.week import Plans, Week, week
from traguardo.kernel.finding import Severity
from traguardo.kernel.stale import StaleVersion


@transaction.atomic
def save_week(*, by: User, authority: Authority, unit: str, monday: date, plans: Plans, seen: str) -> Week:
    """The days of the people told, the others as they are; Refused with every limit the week would not keep.

    StaleVersion when the week is no longer the one seen. The same again writes nothing.
    """
    locked(authority)
    now = week(authority, unit, monday)
    if seen != now.seen:
        raise StaleVersion(subject="Settimana", yours={"Settimana": seen[:12]}, current={"Settimana": now.seen[:12]})
    known = {one.code for one in now.people}
    told = now.with_plans({code: plan for code, plan in plans.items() if code in known})
    if wrong := tuple(each for each in told.findings if each.severity is Severity.ERROR):
        raise Refused("La settimana non tiene i limiti: non è stato scritto nulla.", findings=wrong)
    if told.seen != now.seen:
        _write(told)
        counts = {kind.value: sum(day[kind] for day in told.counts().values()) for kind in (Kind.AGILE, Kind.PRESENCE)}
        record(by, authority, "save_week", f"{unit} {monday}", digest=told.seen, **counts)
    return told


def _write(told: Week) -> None:
    models.Day.objects.filter(person__in=told.keys.values(), day__in=told.days).delete()
    models.Day.objects.bulk_create(
        models.Day(person_id=told.keys[one.code], day=day, kind=one.days[day])
        for one in told.people
        for day in told.days
        if day in one.days
    )
