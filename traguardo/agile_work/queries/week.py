"""The week of an office as it is planned, with what its rules say of it, and the month around it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from traguardo.access.facade import Authority
from traguardo.agile_work import models
from traguardo.agile_work.domain.rotation import digest
from traguardo.agile_work.domain.rules import Rules
from traguardo.agile_work.domain.week import Count, Kind, Planned, check_week, count, stretch, week_days
from traguardo.agile_work.queries.agreements import life, signed
from traguardo.agile_work.queries.ruling import places, rules
from traguardo.kernel.finding import Finding
from traguardo.staffing.facade import Person, staff

Plans = Mapping[str, Mapping[date, Kind]]


@dataclass(frozen=True)
class Week:
    """An office from Monday to Friday: who is in it, what each day of theirs is, the limits; `keys` are rows by code."""

    unit: str
    monday: date
    people: tuple[Planned, ...]
    rules: Rules
    places: int | None
    keys: Mapping[str, int]

    @property
    def days(self) -> tuple[date, ...]:
        return week_days(self.monday)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(check_week(self.people, self.monday, places=self.places, window=self.rules.window))

    @property
    def seen(self) -> str:
        """The fingerprint of the week, so that nobody writes over what they have not seen."""
        kinds = {
            one.code: {day.isoformat(): one.days[day].value for day in self.days if day in one.days}
            for one in self.people
        }
        return digest(kinds)

    def counts(self) -> dict[date, Counter[Kind]]:
        """How many people are what on each day."""
        return {day: Counter(one.days[day] for one in self.people if day in one.days) for day in self.days}

    def of_week(self, one: Planned) -> Count:
        """Days of the week of somebody."""
        return count({day: one.days[day] for day in self.days if day in one.days})

    def stretch_of(self, one: Planned) -> Count:
        """Days of somebody over the stretch in which presence must prevail."""
        return count(one.days)

    def with_plans(self, plans: Plans) -> "Week":
        """The same week with its days as told; who is not told stays."""
        return replace(self, people=tuple(self._told(one, plans) for one in self.people))

    def _told(self, one: Planned, plans: Plans) -> Planned:
        if one.code not in plans:
            return one
        kept = {day: kind for day, kind in one.days.items() if day not in self.days}
        return replace(one, days={**kept, **plans[one.code]})


def week(authority: Authority, unit: str, monday: date) -> Week:
    """The week of an office. Seven SQL statements, however many people."""
    held = rules(authority, on=monday)
    first, last = stretch(monday, held.window)
    people = people_of(authority, unit, monday)
    covering = signed(authority, first=monday, last=monday + timedelta(days=4))
    plans = _plans(people, first, last)
    office = places(authority, on=monday).get(unit)
    return Week(
        unit,
        monday,
        tuple(_planned(one, monday, covering.get(one.code, []), plans.get(one.pk, {}), held) for one in people),
        held,
        office.number if office else None,
        {one.code: one.pk for one in people},
    )


def people_of(authority: Authority, unit: str, monday: date) -> list[Person]:
    """Who is in the office on a day of the week, by name."""
    return [
        one
        for one in staff(authority)
        if any((spell := one.spell_on(day)) and spell.unit == unit for day in week_days(monday))
    ]


def month_counts(authority: Authority, unit: str, first: date, last: date) -> dict[date, Counter[Kind]]:
    """How many people of an office are what on each day from `first` to `last`. Four SQL statements."""
    people = [one for one in staff(authority) if any(spell.unit == unit for spell in one.spells)]
    units = {one.pk: one for one in people}
    found: dict[date, Counter[Kind]] = {}
    for row in models.Day.objects.filter(person__in=units, day__gte=first, day__lte=last):
        spell = units[row.person_id].spell_on(row.day)
        if spell and spell.unit == unit:
            found.setdefault(row.day, Counter())[Kind(row.kind)] += 1
    return found


def _plans(people: list[Person], first: date, last: date) -> dict[int, dict[date, Kind]]:
    rows = models.Day.objects.filter(person__in=[one.pk for one in people], day__gte=first, day__lte=last)
    found: dict[int, dict[date, Kind]] = {}
    for row in rows:
        found.setdefault(row.person_id, {})[row.day] = Kind(row.kind)
    return found


def _planned(
    one: Person, monday: date, agreements: list[models.Agreement], days: dict[date, Kind], held: Rules
) -> Planned:
    lives = [life(row) for row in agreements]
    covered = frozenset(day for day in week_days(monday) if any(each.covers(day) for each in lives))
    most = max((row.days for row in agreements), default=0)
    return Planned(code=one.code, name=one.name, days=days, allowed=min(most, held.max_days), covered=covered)
