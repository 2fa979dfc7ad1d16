"""What somebody may measure in the year, row by row, with the draft of each and what it had before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from traguardo.access.facade import Standing
from traguardo.performance import models
from traguardo.performance.domain.measuring.drafts import Draft, missing
from traguardo.performance.domain.measuring.entry import Subject, subjects
from traguardo.performance.domain.measuring.periods import Period, home, in_order
from traguardo.performance.domain.scoring import State
from traguardo.performance.domain.versions import packing
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.loading import in_force
from traguardo.performance.queries.owed import of_all
from traguardo.performance.queries.periods import calendar, of_year, period_of
from traguardo.performance.queries.plans import REMEMBERED
from traguardo.performance.queries.prepared import Row, prepared
from traguardo.performance.queries.rights import can_measure

Key = tuple[str, str]
AWAY = frozenset({State.OTHER_YEAR, State.CANCELLED, State.SUSPENDED, State.NOT_MEASURABLE})
PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The open draft of a thing: the row it stands in, who typed it last and when."""

    pk: int
    draft: Draft
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A thing to measure: its objective and units by name, the last result that counts, its open draft.

    `measured`: whether it is measured itself, this year; `waiting`: whether it is owed now.
    """

    subject: Subject
    objective: str
    units: str
    last: str
    last_on: date | None
    measured: bool
    kept: Kept | None = None
    waiting: bool = False

    @property
    def draft(self) -> Draft:
        return self.kept.draft if self.kept else Draft()

    @property
    def missing(self) -> tuple[str, ...]:
        """What its draft still lacks."""
        return missing(self.draft, self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What one asks to see: some words, a unit, an objective; `every` also what has its result."""

    words: str = ""
    unit: str = ""
    objective: str = ""
    every: bool = False
    page: int = 1

    @property
    def active(self) -> bool:
        return bool(self.words or self.unit or self.objective)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """A page of rows. `mine`: all this person may measure; `waiting` and `drafts`: how many of those."""

    rows: tuple[EntryRow, ...]
    found: int
    page: int
    pages: int
    mine: int
    waiting: int
    drafts: int
    units: tuple[tuple[str, str], ...]
    objectives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPeriods:
    """The periods of a year in order, with the keys of their rows."""

    ordered: tuple[Period, ...]
    keys: Mapping[str, int]

    def key(self, day: date | None) -> int | None:
        """Key of the period a result of that day belongs to."""
        return self.keys[home(day, self.ordered).code] if day and self.ordered else None


def year_periods(edition: Edition) -> YearPeriods:
    """The periods set for the edition's year. One SQL statement."""
    rows = of_year(authority=edition.authority_pk, year=edition.year)
    return YearPeriods(ordered=in_order(map(period_of, rows)), keys={row.code: row.pk for row in rows})


def open_drafts(edition: Edition) -> dict[Key, Kept]:
    """The open draft of each thing of the year, blank ones left out. One SQL statement."""
    rows = _typed(authority=edition.authority_pk, year=edition.year)
    found = {(row.subject_kind, row.subject): _kept(row) for row in rows}
    return {key: kept for key, kept in found.items() if not kept.draft.blank}


def newest_drafts(edition: Edition) -> QuerySet[models.Measurement]:
    """Rows of drafts that no other row follows, blank ones too: what the next row of their thing supersedes."""
    return _newest(drafted(edition))


def drafted(edition: Edition) -> QuerySet[models.Measurement]:
    """Every row of a draft of the year, whichever version of the plan it was typed on."""
    return _drafted(authority=edition.authority_pk, year=edition.year)


@prepared
def _typed(authority: int, year: int) -> QuerySet[models.Measurement, Any]:
    columns = ("pk", "subject_kind", "subject", "on", "outcome", "variables", "source", "note", "by", "recorded_at")
    return _newest(_drafted(authority=authority, year=year)).values_list(*columns)


def _newest(rows: QuerySet[models.Measurement]) -> QuerySet[models.Measurement]:
    return rows.filter(superseded_by=None).order_by("pk")


def _drafted(*, authority: int, year: int) -> QuerySet[models.Measurement]:
    return models.Measurement.objects.filter(
        plan__authority=authority,
        plan__year=year,
        origin=models.Origin.HAND,
        state=models.MeasurementState.DRAFT,
    )


def results_of(edition: Edition) -> dict[Key, list[models.Measurement]]:
    """The results of each thing that count, oldest first. One SQL statement."""
    rows = in_force(pk=edition.pk, authority=edition.authority_pk, year=edition.year)
    found: dict[Key, list[models.Measurement]] = {}
    for row in rows.order_by("recorded_at", "pk"):
        found.setdefault((row.subject_kind, row.subject), []).append(row)
    return found


def entry_rows(board: Board, standing: Standing, *, today: date) -> tuple[EntryRow, ...]:
    """All that this person may measure in the year, in the plan's order. Three SQL statements."""
    waiting = {due.asked.subject for due in of_all(calendar(board, at=today)).todo}
    drafts = open_drafts(board.edition)
    return tuple(
        _begun(row, drafts.get(row.subject.key), waiting=row.subject.key in waiting)
        for row in rows_of_plan(board)
        if row.measured and can_measure(standing, row.subject, board.unit_names)
    )


def drafted_rows(board: Board, standing: Standing) -> tuple[EntryRow, ...]:
    """The rows with a draft that this person may confirm, in the plan's order. One SQL statement."""
    drafts = open_drafts(board.edition)
    return tuple(
        _begun(row, drafts[row.subject.key], waiting=True)
        for row in rows_of_plan(board)
        if row.subject.key in drafts and can_measure(standing, row.subject, board.unit_names)
    )


@lru_cache(maxsize=REMEMBERED)
def rows_of_plan(board: Board) -> tuple[EntryRow, ...]:
    """Every thing of the plan, before anything is typed."""
    return tuple(_row(board, subject) for subject in things(board).values())


@lru_cache(maxsize=REMEMBERED)
def things(board: Board) -> Mapping[Key, Subject]:
    """All that may be measured of the board's plan, by kind and code, in the plan's order."""
    return subjects(board.plan)


def _begun(row: EntryRow, kept: Kept | None, *, waiting: bool) -> EntryRow:
    return replace(row, kept=kept, waiting=waiting) if kept or waiting else row


def entry_page(rows: tuple[EntryRow, ...], wanted: Wanted, board: Board) -> EntryPage:
    """The rows one asks for, a page at a time; what has a draft is still to be done."""
    found = asked_rows(rows, wanted)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(wanted.page, 1), pages)
    units = {unit for row in rows for unit in row.subject.units}
    objectives = {row.subject.objective for row in rows}
    return EntryPage(
        rows=tuple(found[(page - 1) * PAGE : page * PAGE]),
        found=len(found),
        page=page,
        pages=pages,
        mine=len(rows),
        waiting=sum(row.waiting for row in rows),
        drafts=sum(row.kept is not None for row in rows),
        units=tuple((code, name) for code, name in board.unit_names.items() if code in units),
        objectives=tuple((code, item.title) for code, item in board.objectives.items() if code in objectives),
    )


def asked_rows(rows: tuple[EntryRow, ...], wanted: Wanted) -> list[EntryRow]:
    """The rows one asks for, whatever the page."""
    return [row for row in rows if _asked(row, wanted)]


def draft_of(row: models.Measurement | Row) -> Draft:
    """What a row of a draft holds."""
    outcome: Mapping[str, object] = row.outcome
    return Draft(
        on=row.on,
        printed="" if row.variables else str(outcome["printed"]),
        variables=packing.decimals(row.variables),
        source=row.source,
        note=row.note,
    )


def _kept(row: Row) -> Kept:
    return Kept(pk=row.pk, draft=draft_of(row), by=row.by, at=row.recorded_at)


def _measured(board: Board, subject: Subject) -> bool:
    """Whether it is measured itself, this year: not by its parts, and not taken out of the sum."""
    score = board.of(*subject.key)
    if score is None or score.state in AWAY:
        return False
    siblings = board.indicators.get(subject.objective, ())
    return subject.kind != "indicator" or all(each.parent != subject.code for each in siblings)


def _row(board: Board, subject: Subject) -> EntryRow:
    objective = board.objectives.get(subject.objective)
    last, last_on = _last(board, subject)
    return EntryRow(
        subject=subject,
        objective=f"{objective.code} {objective.title}" if objective else subject.objective,
        units=board.units(subject.units),
        last=last,
        last_on=last_on,
        measured=_measured(board, subject),
    )


def _last(board: Board, subject: Subject) -> tuple[str, date | None]:
    measured = board.measured.get(subject.key)
    if measured:
        latest = max(measured, key=lambda each: each.on or date.min)
        return latest.outcome.printed, latest.on
    steps = board.steps.get(subject.objective, ()) if subject.kind == "step" else ()
    told = next((step.outcome for step in steps if step.code == subject.code), None)
    return (told.printed, None) if told else ("", None)


def _asked(row: EntryRow, wanted: Wanted) -> bool:
    if wanted.unit and wanted.unit not in row.subject.units:
        return False
    if wanted.objective and wanted.objective != row.subject.objective:
        return False
    if not (wanted.every or row.waiting or row.kept):
        return False
    if not wanted.words:
        return True
    text = f"{row.subject.code} {row.subject.title} {row.objective}".casefold()
    return all(word in text for word in wanted.words.casefold().split())
