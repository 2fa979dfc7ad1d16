"""Periods of measurement of a year: what each asks about, how it opens and closes, its days held to sense.

D.Lgs. 150/2009, art. 6: how the objectives go is watched during the year, not only at its end. No clock: the day comes
in as an argument.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Stage(StrEnum):
    """Where a period stands."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class Move(StrEnum):
    """What is done to a period."""

    OPEN = "open"
    CLOSE = "close"
    REOPEN = "reopen"


MOVES: Mapping[Move, tuple[Stage, Stage]] = {
    Move.OPEN: (Stage.PLANNED, Stage.OPEN),
    Move.CLOSE: (Stage.OPEN, Stage.CLOSED),
    Move.REOPEN: (Stage.CLOSED, Stage.OPEN),
}
STAGE_WORDS: Mapping[Stage, str] = {Stage.PLANNED: "da aprire", Stage.OPEN: "aperto", Stage.CLOSED: "chiuso"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Results as they stand `on` a day, entered from `opens_on` to `closes_on`, both included."""

    code: str
    name: str
    on: date
    opens_on: date
    closes_on: date
    stage: Stage = Stage.PLANNED
    revision: int = 0

    def days_left(self, at: date) -> int:
        """Days until it closes, the last included as 0; negative once they are over."""
        return (self.closes_on - at).days


class NotPossible(ValueError):  # noqa: N818 - it names the fact
    """A period cannot do that; the message says why and what to do instead."""


def check_move(move: Move, period: Period, *, reason: str = "") -> Stage:
    """The stage the move leads to; NotPossible when it does not start from here or lacks its reason."""
    start, end = MOVES[move]
    if period.stage is not start:
        raise NotPossible(f"Il periodo «{period.name}» è {STAGE_WORDS[period.stage]}: non si può fare.")
    if move is Move.REOPEN and not reason.strip():
        raise NotPossible("Scrivi perché riapri il periodo: resta nel registro degli atti.")
    return end


def can_move(move: Move, period: Period) -> bool:
    """Whether the move starts from the period's stage."""
    return period.stage is MOVES[move][0]


def check_days(period: Period, others: Iterable[Period], *, year: int) -> None:
    """NotPossible when its days make no sense, or another period of the year looks at the same day."""
    if period.stage is Stage.CLOSED:
        raise NotPossible(f"Il periodo «{period.name}» è chiuso: per cambiarlo prima riaprilo.")
    if period.on.year != year:
        raise NotPossible(f"Il periodo misura il {year}: il giorno a cui si riferisce deve cadere in quell'anno.")
    if period.opens_on > period.closes_on:
        raise NotPossible("Il periodo finirebbe prima di cominciare: correggi il primo o l'ultimo giorno.")
    if period.closes_on < period.on:
        raise NotPossible(
            "I risultati si inseriscono almeno fino al giorno a cui si riferiscono: sposta l'ultimo giorno."
        )
    twin = next((other for other in others if other.code != period.code and other.on == period.on), None)
    if twin is not None:
        raise NotPossible(f"Anche il periodo «{twin.name}» si riferisce al {twin.on:%d/%m/%Y}: scegli un altro giorno.")


def usual(year: int) -> tuple[Period, Period]:
    """The two periods a year usually has: halfway and at the end, a month after each to enter the results."""
    return (
        Period(
            code="intermedia",
            name="Intermedia",
            on=date(year, 7, 31),
            opens_on=date(year, 7, 1),
            closes_on=date(year, 8, 31),
        ),
        Period(
            code="finale",
            name="Finale",
            on=date(year, 12, 31),
            opens_on=date(year, 12, 1),
            closes_on=date(year + 1, 1, 31),
        ),
    )


def in_order(periods: Iterable[Period]) -> tuple[Period, ...]:
    """By the day they look at."""
    return tuple(sorted(periods, key=lambda period: (period.on, period.code)))


def window(period: Period, ordered: Sequence[Period]) -> tuple[date, date]:
    """First and last day of the results that are of a period: after the one before it, up to its own day.

    The first takes all that comes before it, the last all that comes after.
    """
    place = [each.code for each in ordered].index(period.code)
    start = ordered[place - 1].on + timedelta(days=1) if place else date.min
    return start, date.max if place == len(ordered) - 1 else period.on


def home(due: date, ordered: Sequence[Period]) -> Period:
    """The period that asks for what is due on a day: the first that looks at that day or later, else the last."""
    return next((period for period in ordered if period.on >= due), ordered[-1])


def standing_in(period: Period, ordered: Sequence[Period]) -> Period:
    """Where what a period asked and did not get is owed now: in itself, or in the next one once it is closed.

    In itself too when no later one is left open.
    """
    later = ordered[[each.code for each in ordered].index(period.code) :]
    return next((each for each in later if each.stage is not Stage.CLOSED), period)
