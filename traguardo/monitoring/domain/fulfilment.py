"""Where a deadline stands on a day: to do, near, overdue, met, declared missed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from traguardo.monitoring.domain.deadlines import Deadline

NEAR = 30
CALLS = (30, 7, 1)  # days before the deadline at which one is reminded; the day after, once more


class Outcome(StrEnum):
    """What was said of a deadline: it was met, it was missed for a reason, or what was said is withdrawn."""

    DONE = "done"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """What was last said of a deadline: `on` the day it was met, the act, where it is published, the reason if late."""

    outcome: Outcome
    on: date | None = None
    act: str = ""
    link: str = ""
    reason: str = ""


class Standing(StrEnum):
    """Where a deadline may be."""

    TO_DO = "da-fare"
    NEAR = "vicina"
    OVERDUE = "scaduta"
    DONE = "fatta"
    MISSED = "mancata"
    PAST = "passata"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Standing.TO_DO: "da fare",
    Standing.NEAR: "vicina",
    Standing.OVERDUE: "scaduta",
    Standing.DONE: "fatta",
    Standing.MISSED: "non rispettata, dichiarata",
    Standing.PAST: "passata",
}


def standing(deadline: Deadline, said: Fulfilment | None, *, today: date, since: date | None = None) -> Standing:
    """Where a deadline stands; the day itself is still in time. What was withdrawn was never said.

    `since`: the first day from which deadlines are followed; one before it is not overdue.
    """
    if said is not None and said.outcome is Outcome.DONE:
        return Standing.DONE
    if said is not None and said.outcome is Outcome.MISSED:
        return Standing.MISSED
    left = (deadline.day - today).days
    if left < 0:
        return Standing.PAST if since and deadline.day < since else Standing.OVERDUE
    return Standing.NEAR if left <= NEAR else Standing.TO_DO


def days_late(deadline: Deadline, on: date) -> int:
    """Days after the deadline it was met on; 0 in time."""
    return max(0, (on - deadline.day).days)


def call(deadline: Deadline, *, today: date) -> int | None:
    """Which reminder is due: 30, 7 or 1 days before, −1 once overdue; None when it is too early."""
    left = (deadline.day - today).days
    if left < 0:
        return -1
    return next((each for each in sorted(CALLS) if left <= each), None)
