"""Results typed in a grid: each batch of a row's cells is a row of its own, a draft; confirmed drafts become results."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.performance import models
from traguardo.performance.actions.measuring import check_measure
from traguardo.performance.domain.measuring.drafts import Draft, kept_outcome
from traguardo.performance.domain.measuring.entry import Subject
from traguardo.performance.domain.measuring.typed_cells import Told, Typed, TypedRow, in_time, typed_over
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.entry import Key, YearPeriods, draft_of, newest_drafts, year_periods

GONE = "Non è più fra le cose da misurare: ricarica la pagina."


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Cells held against what is there: the rows they make, those of things not in the plan, what the rows stand on."""

    rows: tuple[TypedRow, ...]
    gone: tuple[Told, ...]
    newest: Mapping[Key, models.Measurement]
    periods: YearPeriods

    @property
    def changed(self) -> tuple[TypedRow, ...]:
        return tuple(row for row in self.rows if row.after != row.before)


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
    held = hold(edition, standing, known, unit_names, cells, today=today, schedules=schedules)
    written = keep(edition, held, by=by, today=today)
    if written:
        changes = {"/".join(row.subject.key): row.changes for row in held.changed}
        alone = f"/{next(iter(changes))}" if len(changes) == 1 else ""
        audit.record(
            authority=edition.authority,
            by=by,
            act="performance.save_draft",
            subject=f"{edition.code}{alone}",
            data={"changes": changes},
        )
    versions = {key: row.pk for key, row in ({**held.newest} | written).items()}
    return (
        *held.gone,
        *(replace(each, version=versions.get(row.subject.key, 0)) for row in held.rows for each in row.all_told),
    )


def hold(
    edition: Edition,
    standing: Standing,
    known: Mapping[Key, Subject],
    unit_names: Mapping[str, str],
    cells: Sequence[Typed],
    *,
    today: date,
    schedules: bool,
) -> Held:
    """The cells as rows of drafts, nothing written yet; PermissionDenied when one is not theirs to measure."""
    there = newest_drafts(edition).filter(subject__in={cell.key[1] for cell in cells})
    newest = {(row.subject_kind, row.subject): row for row in there}
    periods = year_periods(edition)
    rows, gone = [], []
    for key, group in by_thing(cells).items():
        if key not in known:
            gone += [Told(key=key, column=cell.column, status="error", text=cell.text, message=GONE) for cell in group]
            continue
        check_measure(standing, known[key], unit_names)
        before = draft_of(newest[key]) if key in newest else Draft()
        row = typed_over(known[key], before, group, periods.ordered, today=today)
        rows.append(row if schedules else in_time(row, periods.ordered))
    return Held(rows=tuple(rows), gone=tuple(gone), newest=newest, periods=periods)


def by_thing(cells: Sequence[Typed]) -> Mapping[Key, list[Typed]]:
    """The cells of each thing, in the order they came."""
    found: dict[Key, list[Typed]] = defaultdict(list)
    for cell in cells:
        found[cell.key].append(cell)
    return found


def keep(edition: Edition, held: Held, *, by: str, today: date) -> dict[Key, models.Measurement]:
    """A row of draft for each thing whose cells changed; the caller records the act."""
    rows = held.changed
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
            period_id=held.periods.key(row.after.on),
            supersedes=held.newest.get(row.subject.key),
        )
        for row in rows
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
