"""The turns of offices: who takes part, on what terms, what came out."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from traguardo.agile_work import models
from traguardo.agile_work.domain.requests import State, read_weekdays
from traguardo.agile_work.domain.rotation import Asker, Outcome, Terms, draw, read_inputs
from traguardo.agile_work.domain.week import Kind
from traguardo.agile_work.queries.rights import Looker
from traguardo.agile_work.queries.ruling import rules

GRANTED = [each for each in State if each.granted]


def visible(looker: Looker) -> QuerySet[models.Rotation]:
    """The rotations of the units one answers for; those of one's own office are seen from one's own page."""
    rows = models.Rotation.objects.filter(authority=looker.authority).select_related("unit")
    return rows if looker.units is None else rows.filter(unit__code__in=looker.units)


def last_day(row: models.Rotation) -> date:
    """The Friday of the last week."""
    return row.first_week + timedelta(days=7 * row.weeks - 3)


def askers(row: models.Rotation) -> tuple[Asker, ...]:
    """Who has a request granted that touches the weeks, the last one of each; days had are those planned away before. Two SQL statements."""
    rows = models.Request.objects.filter(
        authority=row.authority, unit=row.unit, state__in=GRANTED, first_day__lte=last_day(row), last_day__gte=row.first_week
    ).select_related("person")  # fmt: skip
    latest = {each.person_id: each for each in rows.order_by("number")}
    before = Q(day__lt=row.first_week, kind=Kind.AGILE, person__in=latest)
    had = dict(models.Day.objects.filter(before).values_list("person").annotate(Count("pk")))
    return tuple(
        Asker(
            code=each.person.code,
            days=each.granted_days or each.days,
            preferred=read_weekdays(each.preferred),
            priority=bool(each.priority),
            past=had.get(each.person_id, 0),
        )
        for each in latest.values()
    )


def terms(row: models.Rotation) -> Terms:
    """The terms of a rotation, with the rules of its first day."""
    held = rules(row.authority, on=row.first_week)
    return Terms(
        places=row.places,
        weeks=row.weeks,
        seed=row.seed,
        first_week=row.first_week,
        max_days=held.max_days,
        window=held.window,
        past_weight=held.past_weight,
    )


def outcome(row: models.Rotation) -> Outcome | None:
    """The turns reckoned again from the inputs kept; None before the draw."""
    return draw(*read_inputs(row.inputs)) if row.inputs else None


def turns_of(rows: Sequence[models.Rotation], monday: date) -> dict[str, tuple[int, ...]]:
    """The weekdays each got in a week, by code, from the rotations drawn."""
    return {
        turn["code"]: tuple(turn["days"])
        for row in rows
        for week in row.outcome or []
        if week["monday"] == monday.isoformat()
        for turn in week["turns"]
    }
