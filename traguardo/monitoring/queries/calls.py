"""Whom to remind of which deadlines: those who may say they are met, once for each step."""

from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority, Holder, granted, holders
from traguardo.monitoring.domain.fulfilment import Standing, call
from traguardo.monitoring.models import Call
from traguardo.monitoring.queries.book import Line, book

WAITING = frozenset({Standing.NEAR, Standing.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """A deadline and the step of the reminder: 30, 7 or 1 days before, −1 once overdue."""

    line: Line
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one person is to be reminded of."""

    user: int
    name: str
    email: str
    calls: tuple[Reminded, ...]


def letters(authority: Authority, *, on: date) -> tuple[Letter, ...]:
    """One letter a person with what is near or overdue this year and the next, without what they were already told."""
    kept = book(authority)
    lines = [line for year in (on.year, on.year + 1) for line in kept.year(year, today=on) if line.standing in WAITING]
    due = [Reminded(line=line, step=step) for line in lines if (step := call(line.deadline, today=on)) is not None]
    told = set(Call.objects.filter(authority=authority).values_list("to", "code", "about", "step"))
    found = []
    for person in _answering(authority, on):
        calls = tuple(each for each in due if (person.user, *each.line.deadline.key, each.step) not in told)
        if calls:
            found.append(Letter(user=person.user, name=person.name, email=person.email, calls=calls))
    return tuple(found)


def _answering(authority: Authority, on: date) -> list[Holder]:
    roles = granted()["monitoring.declare"]
    found = {each.user: each for each in holders(authority) if each.holds_on(on) and each.assignment.role in roles}
    return list(found.values())
