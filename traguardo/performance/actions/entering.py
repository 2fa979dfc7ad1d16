"""Results typed in a grid: each batch of a row's cells is a row of its own, a draft; confirmed drafts become results."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from django.db import transaction

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.performance import models
from traguardo.performance.actions.measuring import check_measure
from traguardo.performance.domain.drafts import (
    Draft,
    columns,
    completed,
    differences,
    kept_outcome,
    late_words,
    text_of,
    too_late,
    typed,
    usual_day,
)
from traguardo.performance.domain.entry import NotUnderstood, Subject
from traguardo.performance.domain.packing import pack
from traguardo.performance.domain.periods import Period
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.entry import Key, YearPeriods, draft_of, newest_drafts, year_periods

NO_CELL = "Qui non si scrive: ricarica la pagina."
GONE = "Non è più fra le cose da misurare: ricarica la pagina."


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A cell as somebody typed it, who had `seen` another text there."""

    key: Key
    column: str
    text: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of a cell. `text` as it is now written or was typed; `version`: key of its row's last draft."""

    key: Key
    column: str
    status: Literal["saved", "error", "conflict", "shown"]
    text: str
    message: str = ""
    theirs: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The cells of one thing, its draft before and after them, what became of each."""

    subject: Subject
    before: Draft
    after: Draft
    told: tuple[Told, ...]


@transaction.atomic
def save_draft(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    known: Mapping[Key, Subject],
    unit_names: Mapping[str, str],
    today: date,
    schedules: bool,
    cells: Sequence[Typed],
) -> tuple[Told, ...]:
    """Keep what was typed as drafts, which count in no score; cells refused or in conflict are told and not kept.

    `known`: the things of the plan, read before so that the others wait less. A cell is in conflict when what is there
    is not what its author had seen. `schedules`: whether they may enter after the period is closed. PermissionDenied
    when one of the things is not theirs to measure.
    """
    models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    newest = {(row.subject_kind, row.subject): row for row in newest_drafts(edition)}
    periods = year_periods(edition)
    rows, gone = [], []
    for key, group in _by_thing(cells).items():
        if key not in known:
            gone += [Told(key=key, column=cell.column, status="error", text=cell.text, message=GONE) for cell in group]
            continue
        check_measure(standing, known[key], unit_names)
        before = draft_of(newest[key]) if key in newest else Draft()
        row = _typed_over(known[key], before, group, periods.ordered, today=today)
        rows.append(row if schedules else _in_time(row, periods.ordered))
    written = _write(edition, [row for row in rows if row.after != row.before], newest, periods, by=by, today=today)
    versions = {key: row.pk for key, row in (newest | written).items()}
    return (
        *gone,
        *(replace(each, version=versions.get(row.subject.key, 0)) for row in rows for each in _all_told(row)),
    )


def _by_thing(cells: Sequence[Typed]) -> Mapping[Key, list[Typed]]:
    found: dict[Key, list[Typed]] = defaultdict(list)
    for cell in cells:
        found[cell.key].append(cell)
    return found


def _typed_over(
    subject: Subject, before: Draft, cells: Sequence[Typed], periods: Sequence[Period], *, today: date
) -> _Row:
    after, told = before, []
    for cell in cells:
        answer = Told(key=cell.key, column=cell.column, status="saved", text=cell.text)
        if cell.column not in columns(subject):
            told.append(replace(answer, status="error", message=NO_CELL))
            continue
        try:
            there = text_of(before, subject, cell.column)
            if there not in {cell.seen, cell.text}:
                message = "" if there else "La bozza è stata confermata o svuotata."
                told.append(replace(answer, status="conflict", theirs=there, message=message))
                continue
            after = typed(after, subject, cell.column, cell.text, today=today)
        except NotUnderstood as problem:
            answer = replace(answer, status="error", message=str(problem))
        told.append(answer)
    after = completed(after, before, subject, day=usual_day(periods, today))
    return _Row(subject=subject, before=before, after=after, told=tuple(told))


def _in_time(row: _Row, periods: Sequence[Period]) -> _Row:
    """The row left as it was when it is of a closed period."""
    closed = too_late(row.after.on, periods)
    if closed is None or row.after == row.before:
        return row
    refused = (
        replace(each, status="error", message=late_words(closed)) if each.status == "saved" else each
        for each in row.told
    )
    return replace(row, after=row.before, told=tuple(refused))


def _all_told(row: _Row) -> tuple[Told, ...]:
    """What became of the cells typed, as they are now written, and of those that changed with them."""
    now = {column: text for column, _, text in differences(row.before, row.after, row.subject)}
    answered = {each.column for each in row.told}
    key, subject = row.subject.key, row.subject
    saved = (
        replace(each, text=text_of(row.after, subject, each.column)) if each.status == "saved" else each
        for each in row.told
    )
    also = (
        Told(key=key, column=column, status="shown", text=text)
        for column, text in now.items()
        if column not in answered
    )
    return (*saved, *also)


def _write(
    edition: Edition,
    rows: Sequence[_Row],
    newest: Mapping[Key, models.Measurement],
    periods: YearPeriods,
    *,
    by: str,
    today: date,
) -> dict[Key, models.Measurement]:
    """A row of draft for each thing whose cells changed, and one record of the act."""
    if not rows:
        return {}
    author = User.objects.filter(email=by).first()
    made = models.Measurement.objects.bulk_create(
        models.Measurement(
            **content(row.after, row.subject, today=today),
            plan_id=edition.pk,
            by=str(author or by),
            recorded_by=author,
            state=models.MeasurementState.DRAFT,
            period_id=periods.key(row.after.on),
            supersedes=newest.get(row.subject.key),
        )
        for row in rows
    )
    changes = {
        "/".join(row.subject.key): {
            column: [old, new] for column, old, new in differences(row.before, row.after, row.subject)
        }
        for row in rows
    }
    alone = f"/{next(iter(changes))}" if len(changes) == 1 else ""
    audit.record(
        authority=edition.authority,
        by=by,
        act="performance.save_draft",
        subject=f"{edition.code}{alone}",
        data={"changes": changes},
    )
    return {row.subject.key: each for row, each in zip(rows, made, strict=True)}


def content(draft: Draft, subject: Subject, *, today: date) -> dict[str, Any]:
    """What a row of a measurement holds of a draft."""
    return {
        "position": 0,
        "subject": subject.code,
        "subject_kind": subject.kind,
        "on": draft.on,
        "outcome": pack(kept_outcome(draft, subject, on=today)),
        "variables": pack(dict(draft.variables)),
        "source": draft.source,
        "note": draft.note,
        "origin": models.Origin.HAND,
    }
