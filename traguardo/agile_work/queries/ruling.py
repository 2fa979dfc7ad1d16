"""Rules, places and activities of an authority."""

from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.agile_work import models
from traguardo.agile_work.domain.activities import Activity
from traguardo.agile_work.domain.rules import Rules, Window, rules_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The places of an office from a day on."""

    unit: str
    number: int
    valid_from: date
    version: int


def all_rules(authority: Authority) -> tuple[Rules, ...]:
    """The rules of the authority, the latest first. One SQL statement."""
    rows = models.Rule.objects.filter(authority=authority)
    return tuple(
        Rules(
            max_days=row.max_days,
            window=Window(row.window),
            past_weight=row.past_weight,
            act=row.act,
            valid_from=row.valid_from,
            conditions=row.conditions,
        )
        for row in rows
    )


def rules(authority: Authority, *, on: date) -> Rules:
    """The rules that hold on a day, those of the law where there are none."""
    return rules_on(all_rules(authority), on)


def places(authority: Authority, *, on: date) -> dict[str, Office]:
    """The places of each office that has a number on a day; an office without one has no limit. One SQL statement."""
    rows = models.Places.objects.filter(unit__authority=authority, valid_from__lte=on).select_related("unit")
    found: dict[str, Office] = {}
    for row in rows.order_by("valid_from"):
        found[row.unit.code] = Office(
            unit=row.unit.code, number=row.number, valid_from=row.valid_from, version=row.version
        )
    return found


def activities(authority: Authority) -> tuple[Activity, ...]:
    """The map of activities, by unit. One SQL statement."""
    rows = models.Activity.objects.filter(unit__authority=authority).select_related("unit")
    return tuple(plain(row) for row in rows)


def plain(row: models.Activity) -> Activity:
    """The activity of a row."""
    return Activity(
        unit=row.unit.code,
        title=row.title,
        agile=row.agile,
        function=row.function,
        act=row.act,
        note=row.note,
        pk=row.pk,
        version=row.version,
    )
