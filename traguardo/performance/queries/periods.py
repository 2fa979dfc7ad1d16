"""The periods of a plan's year as they are kept, or as they usually are, with what each asks and what it got."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.performance import models
from traguardo.performance.domain.measuring.owing import Due, asked_in, dues, owed
from traguardo.performance.domain.measuring.periods import Period, Stage, in_order, usual
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.plans import REMEMBERED
from traguardo.performance.queries.prepared import Row, prepared

NOBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The periods of a year with what they ask. `decided`: whether somebody set them, or they are only the usual ones.

    `drafts`: results kept as a draft, by the code of their period.
    """

    year: int
    at: date
    periods: tuple[Period, ...]
    decided: bool
    dues: tuple[Due, ...]
    drafts: Counter[str]

    def find(self, code: str) -> Period:
        """The period of that code; LookupError when the year has none."""
        for period in self.periods:
            if self.decided and period.code == code:
                return period
        raise LookupError(f"Il {self.year} non ha un periodo «{code}».")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many results a period asks of a unit and how many it has; `unit` is empty for what is of no unit."""

    unit: str
    name: str
    asked: int
    done: int

    @property
    def missing(self) -> int:
        return self.asked - self.done

    @property
    def row(self) -> tuple[str, int, int]:
        """Name, missing and asked, as a table shows them."""
        return self.name, self.missing, self.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A period with its figures: results asked and there, those it never had, unit by unit.

    `waiting`: how many are owed in it now; `carried`: how many of them an earlier period did not get.
    """

    period: Period
    asked: int
    done: int
    missing: tuple[Due, ...]
    waiting: int
    carried: int
    drafts: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that was done to a period: who, when, why."""

    after: str
    reason: str
    at: datetime
    by: str


def kept(authority_pk: int, year: int) -> tuple[Period, ...]:
    """The periods of a year, by the day they look at. One SQL statement."""
    return in_order(map(period_of, of_year(authority=authority_pk, year=year)))


@prepared
def of_year(authority: int, year: int) -> QuerySet[models.Period, Any]:
    """The rows of a year's periods."""
    rows = models.Period.objects.filter(authority=authority, year=year)
    return rows.values_list("pk", "code", "name", "on", "opens_on", "closes_on", "state", "revision")


def period_of(row: models.Period | Row) -> Period:
    """A row as the domain's Period."""
    return Period(
        code=row.code,
        name=row.name,
        on=row.on,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        stage=Stage(row.state),
        revision=row.revision,
    )


def calendar(board: Board, *, at: date) -> Calendar:
    """The calendar of the board's year on a day. Two SQL statements."""
    edition = board.edition
    found = kept(edition.authority_pk, edition.year)
    ordered = found or tuple(started(period, at) for period in usual(edition.year))
    entered, drafts = _entered(edition.authority_pk, edition.year)
    return Calendar(
        year=edition.year,
        at=at,
        periods=ordered,
        decided=bool(found),
        dues=_dues(board, ordered, at, entered),
        drafts=drafts,
    )


@lru_cache(maxsize=REMEMBERED)
def _dues(
    board: Board, ordered: tuple[Period, ...], at: date, entered: frozenset[tuple[str, str, str]]
) -> tuple[Due, ...]:
    return dues(board.plan, ordered, at=at, entered=entered)


def started(period: Period, at: date) -> Period:
    """A usual period nobody has set: taken as open once its first day has come."""
    return replace(period, stage=Stage.OPEN) if period.opens_on <= at else period


def seasons(found: Calendar, board: Board) -> tuple[Season, ...]:
    """Each period with its figures."""
    return tuple(_season(period, found, board) for period in found.periods)


def passages(authority: Authority, year: int) -> dict[str, list[Step]]:
    """What was done to each period of a year, by its code, oldest first. One SQL statement."""
    rows = models.PeriodPassage.objects.filter(period__authority=authority, period__year=year)
    told: dict[str, list[Step]] = {}
    for row in rows.select_related("period", "by"):
        word = str(models.PeriodState(row.after).label)
        told.setdefault(row.period.code, []).append(
            Step(after=word, reason=row.reason, at=row.at, by=str(row.by or ""))
        )
    return told


def _season(period: Period, found: Calendar, board: Board) -> Season:
    asked = asked_in(found.dues, period)
    missing = tuple(due for due in asked if not due.settled)
    waiting = owed(found.dues, period)
    return Season(
        period=period,
        asked=len(asked),
        done=len(asked) - len(missing),
        missing=tuple(sorted(missing, key=lambda due: (due.day, due.asked.code))),
        waiting=len(waiting),
        carried=sum(due.period.code != period.code for due in waiting),
        drafts=found.drafts[period.code],
        shares=shares(asked, board),
    )


def shares(asked: Iterable[Due], board: Board) -> tuple[Share, ...]:
    """Results asked and there by unit, in the plan's order; what is of many units counts in each."""
    every, done = Counter[str](), Counter[str]()
    for due in asked:
        for unit in due.asked.units or (NOBODY,):
            every[unit] += 1
            done[unit] += due.settled
    order = [*board.unit_names, *sorted(set(every) - set(board.unit_names))]
    return tuple(
        Share(unit=unit, name=board.unit_names.get(unit, unit) or "Senza unità", asked=every[unit], done=done[unit])
        for unit in order
        if every[unit]
    )


def _entered(authority_pk: int, year: int) -> tuple[frozenset[tuple[str, str, str]], Counter[str]]:
    """Results kept for a period: kind, code and period of those that count, and how many are drafts."""
    draft, listed = models.MeasurementState.DRAFT, _told(authority=authority_pk, year=year)
    return (
        frozenset((kind, code, period) for kind, code, period, state in listed if state != draft),
        Counter(period for _, _, period, state in listed if state == draft),
    )


@prepared
def _told(authority: int, year: int) -> QuerySet[models.Measurement, Any]:
    return models.Measurement.objects.filter(
        plan__authority=authority, plan__year=year, period__isnull=False, superseded_by=None
    ).values_list("subject_kind", "subject", "period__code", "state")
