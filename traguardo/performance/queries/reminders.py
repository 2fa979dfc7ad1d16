"""Whom to remind of what: for each person, what they owe in the periods that are open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.performance.domain.measuring.owing import Due, owed
from traguardo.performance.domain.measuring.periods import Period, Stage
from traguardo.performance.models import Period as PeriodRow
from traguardo.performance.models import PeriodState, Reminder
from traguardo.performance.queries.board import board
from traguardo.performance.queries.editions import Edition, choose, editions
from traguardo.performance.queries.owners import Owners, Person, owners
from traguardo.performance.queries.periods import calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What one person owes in one open period of a year."""

    year: int
    period: Period
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one person is to be reminded of, period by period."""

    to: Person
    askings: tuple[Asking, ...]

    @property
    def things(self) -> int:
        return sum(len(asking.dues) for asking in self.askings)


def letters(authority: Authority, *, on: date, year: int | None = None, code: str = "") -> tuple[Letter, ...]:
    """One letter a person for the open periods (of a year and code, where said), without those already sent that day."""
    found = editions(authority)
    open_rows = PeriodRow.objects.filter(authority=authority, state=PeriodState.OPEN)
    years = sorted({*open_rows.filter(**_narrowed(year, code)).values_list("year", flat=True)})
    sent = set(
        Reminder.objects.filter(period__authority=authority, on=on).values_list("period__year", "period__code", "to")
    )
    askings: dict[Person, list[Asking]] = defaultdict(list)
    for each in years:
        for person, asking in _of_year(choose(found, year=each), authority, on=on, code=code):
            if (each, asking.period.code, person.user) not in sent:
                askings[person].append(asking)
    return tuple(Letter(to=person, askings=tuple(asked)) for person, asked in askings.items())


def _narrowed(year: int | None, code: str) -> dict[str, object]:
    return {name: value for name, value in (("year", year), ("code", code)) if value}


def _of_year(edition: Edition, authority: Authority, *, on: date, code: str) -> Iterable[tuple[Person, Asking]]:
    seen = board(edition, at=on)
    found = calendar(seen, at=on)
    answering = owners(authority, seen.unit_names, on=on)
    for period in found.periods:
        if period.stage is Stage.OPEN and code in {"", period.code}:
            for person, dues in _by_person(owed(found.dues, period), answering).items():
                yield person, Asking(year=edition.year, period=period, dues=tuple(dues))


def _by_person(dues: tuple[Due, ...], answering: Owners) -> dict[Person, list[Due]]:
    found: dict[Person, list[Due]] = defaultdict(list)
    for due in dues:
        people = {person: None for unit in due.asked.units or ("",) for person in answering.answering(unit)}
        for person in people:
            found[person].append(due)
    return found
