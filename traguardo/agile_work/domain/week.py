"""A week of an office: what each day of each person is planned to be, and the limits it must keep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from traguardo.agile_work.domain.cards import found
from traguardo.agile_work.domain.rules import Window, prevails
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.italian import it_day
from traguardo.kernel.term import is_working

DAYS = 5


class Kind(StrEnum):
    """What a day is planned to be."""

    AGILE = "agile"
    PRESENCE = "presence"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return {Kind.AGILE: "agile", Kind.PRESENCE: "in sede", Kind.ABSENT: "assente"}[self]


Plan = Mapping[date, Kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Somebody's week: `days` of the whole stretch over which presence must prevail, `allowed` days a week (0: no agreement).

    `covered`: days for which an agreement signed by both is in force.
    """

    code: str
    name: str
    days: Plan = field(default_factory=dict)
    allowed: int = 0
    covered: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Days of a stretch planned away, and planned to be worked (away or at the office)."""

    agile: int
    worked: int

    @property
    def prevails(self) -> bool:
        return prevails(self.agile, self.worked)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_days(monday: date) -> tuple[date, ...]:
    """Monday to Friday of a week, holidays too."""
    return tuple(monday + timedelta(days=at) for at in range(DAYS))


def count(plan: Plan) -> Count:
    """How many days of a plan are away and how many are worked."""
    kinds = list(plan.values())
    return Count(agile=kinds.count(Kind.AGILE), worked=len(kinds) - kinds.count(Kind.ABSENT))


def stretch(monday: date, window: Window) -> tuple[date, date]:
    """First Monday and last Friday of the whole weeks that are of the same stretch as a week; a year around for an agreement."""
    week, key = timedelta(days=7), window.of(monday)
    if window is Window.AGREEMENT:
        return monday - 52 * week, monday + 52 * week + timedelta(days=4)
    first = last = monday
    while window.of(first - week) == key:
        first -= week
    while window.of(last + week) == key:
        last += week
    return first, last + timedelta(days=4)


def check_week(people: Sequence[Planned], monday: date, *, places: int | None, window: Window) -> Iterator[Finding]:
    """All that is wrong with a week: AGI11, AGI12, AGI14, AGI15 of each person, AGI13 of each day."""
    days = week_days(monday)
    for one in people:
        yield from _person(one, days, window)
    for day in days:
        away = sum(one.days.get(day) is Kind.AGILE for one in people)
        if places is not None and away > places:
            said = f"Il {it_day(day)} sono agili {away} persone: i posti dell'ufficio sono {places}."
            yield found("AGI13", said, place=Place(column=it_day(day)), value=str(away))


def _person(one: Planned, days: Sequence[date], window: Window) -> Iterator[Finding]:
    week = {day: one.days[day] for day in days if day in one.days}
    agile = [day for day, kind in week.items() if kind is Kind.AGILE]
    place = Place(sheet=one.name)
    if len(agile) > max(one.allowed, 0) and one.allowed:
        said = f"{one.name}: {len(agile)} giorni agili nella settimana, l'accordo e le regole ne danno {one.allowed}."
        yield found("AGI11", said, place=place, value=str(len(agile)))
    bare = [it_day(day) for day in agile if day not in one.covered]
    if bare:
        said = f"{one.name}: nessun accordo firmato copre {', '.join(bare)}."
        yield found("AGI14", said, place=place)
    whole = count(one.days)
    if agile and not whole.prevails:
        said = (
            f"{one.name}: {whole.agile} giorni agili su {whole.worked} lavorati, misurando {window.label}: la presenza "
            "non prevale."
        )
        yield found("AGI12", said, place=place, value=str(whole.agile))
    if not week and one.allowed and any(is_working(day) for day in days):
        yield found("AGI15", f"{one.name}: nessun giorno scritto.", place=place)
