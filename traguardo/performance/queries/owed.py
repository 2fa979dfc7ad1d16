"""What somebody owes: late first, then what is open, then what comes later, and what is already there."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from traguardo.performance.domain.measuring.owing import Due
from traguardo.performance.domain.measuring.periods import Period, Stage
from traguardo.performance.queries.delegations import Delegated
from traguardo.performance.queries.owners import Owners
from traguardo.performance.queries.periods import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A delegation with how many results of its unit are still owed."""

    delegation: Delegated
    unit: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is owed by whom one looks at. `todo`: late first, then by the day the period closes."""

    at: date
    todo: tuple[Due, ...]
    later: tuple[Due, ...]
    done: tuple[Due, ...]
    received: tuple[Handed, ...] = ()
    given: tuple[Handed, ...] = ()

    @property
    def late(self) -> tuple[Due, ...]:
        """What should be there already."""
        return tuple(due for due in self.todo if due.late(self.at))

    @property
    def by(self) -> date | None:
        """The nearest day by which something is to be entered, of what is not late."""
        return min((due.owed_in.closes_on for due in self.todo if not due.late(self.at)), default=None)

    @property
    def next(self) -> Period | None:
        """The next period that will ask for something."""
        return min((due.owed_in for due in self.later), key=lambda period: period.opens_on, default=None)


def of_person(found: Calendar, owners: Owners, user: int) -> Agenda:
    """What one person owes, and what they delegated or were given."""
    headed = owners.headed_by(user)
    waiting = Counter(unit for due in _todo(found.dues) for unit in due.asked.units)
    running = [each for each in owners.every if each.stage == "in corso"]

    def handed(each: Delegated) -> Handed:
        return Handed(delegation=each, unit=owners.names.get(each.unit, each.unit), waiting=waiting[each.unit])

    return _agenda(
        [due for due in found.dues if user in owners.asked_of(due)],
        found.at,
        received=tuple(handed(each) for each in running if each.to == user),
        given=tuple(handed(each) for each in running if each.to != user and each.unit in headed),
    )


def of_unit(found: Calendar, unit: str) -> Agenda:
    """What is owed by a unit, whoever enters it."""
    return _agenda([due for due in found.dues if unit in due.asked.units], found.at)


def of_all(found: Calendar) -> Agenda:
    """What the whole authority owes."""
    return _agenda(found.dues, found.at)


def _agenda(
    dues: tuple[Due, ...] | list[Due], at: date, *, received: tuple[Handed, ...] = (), given: tuple[Handed, ...] = ()
) -> Agenda:
    def order(due: Due) -> tuple[bool, date, date, str]:
        return (not due.late(at), due.owed_in.closes_on, due.day, due.asked.code)

    return Agenda(
        at=at,
        todo=tuple(sorted(_todo(dues), key=order)),
        later=tuple(sorted((due for due in dues if due.waiting and _waits(due)), key=order)),
        done=tuple(due for due in dues if due.settled and not _waits(due)),
        received=received,
        given=given,
    )


def _todo(dues: tuple[Due, ...] | list[Due]) -> list[Due]:
    return [due for due in dues if due.waiting and not _waits(due)]


def _waits(due: Due) -> bool:
    """Whether its period has not been opened yet."""
    return due.owed_in.stage is Stage.PLANNED
