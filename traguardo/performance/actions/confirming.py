"""Drafts confirmed: each becomes a result that counts, and supersedes the one of the same day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.entering import content
from traguardo.performance.actions.measuring import check_measure, told
from traguardo.performance.domain.measuring.drafts import Draft, late_words, missing, too_late
from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject, subjects
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.entry import Key, draft_of, drafted, newest_drafts, results_of, year_periods

REASON = "Scrivi perché i risultati dei periodi chiusi arrivano tardi."


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Keys of the rows one had in view: the draft to confirm, and the last result of its thing (0 for none)."""

    draft: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A draft held to all that it needs: its row, its content, the result of the same day it corrects."""

    subject: Subject
    row: models.Measurement
    draft: Draft
    corrects: models.Measurement | None
    late: bool


@transaction.atomic
def confirm_drafts(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    today: date,
    schedules: bool,
    late_for: str,
    chosen: Mapping[Key, Seen],
) -> int:
    """Turn the chosen drafts into confirmed results, all or none; how many they were.

    StaleVersion when a draft or the last result is not the one seen; NotUnderstood when something is missing;
    PermissionDenied for another unit's, or for a closed period without `schedules`. `late_for`: why, for those.
    """
    models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    plan = plans.plan(edition)
    known, units = subjects(plan), {unit.code: unit.name for unit in plan.units}
    for key in chosen:
        if key in known:
            check_measure(standing, known[key], units)
    found = _ready(edition, {key: (known.get(key), seen) for key, seen in chosen.items()})
    if any(each.late for each in found):
        _check_late(found, edition, schedules=schedules, late_for=late_for)
    _keep(edition, found, by=by, late_for=late_for, today=today)
    return len(found)


def _ready(edition: Edition, chosen: Mapping[Key, tuple[Subject | None, Seen]]) -> tuple[_Ready, ...]:
    newest = {(row.subject_kind, row.subject): row for row in newest_drafts(edition)}
    results = results_of(edition)
    periods = year_periods(edition).ordered
    found = []
    for key, (subject, seen) in chosen.items():
        row, there = newest.get(key), results.get(key, [])
        last = there[-1] if there else None
        if subject is None or row is None or row.pk != seen.draft or (last.pk if last else 0) != seen.last:
            raise _stale(key, subject, row, last)
        draft = draft_of(row)
        if lacks := missing(draft, subject):
            raise NotUnderstood(f"«{subject.title}»: manca {', '.join(lacks)}.")
        corrects = next((each for each in there if each.on == draft.on), None)
        late = too_late(draft.on, periods) is not None
        found.append(_Ready(subject=subject, row=row, draft=draft, corrects=corrects, late=late))
    return tuple(found)


def _check_late(found: tuple[_Ready, ...], edition: Edition, *, schedules: bool, late_for: str) -> None:
    periods = year_periods(edition).ordered
    closed = next(period for each in found if (period := too_late(each.draft.on, periods)))
    if not schedules:
        raise PermissionDenied(late_words(closed))
    if not late_for.strip():
        raise NotUnderstood(REASON)


def _keep(edition: Edition, found: tuple[_Ready, ...], *, by: str, late_for: str, today: date) -> None:
    """A confirmed row after each draft; the first draft of the chain follows the result it corrects."""
    first = _first_drafts(edition)
    linked = []
    for each in found:
        if each.corrects:
            begun = first[each.row.pk]
            begun.supersedes = each.corrects
            linked.append(begun)
    models.Measurement.objects.bulk_update(linked, ["supersedes"])
    author = User.objects.filter(email=by).first()
    made = models.Measurement.objects.bulk_create(
        models.Measurement(
            **content(each.draft, each.subject, today=today),
            plan_id=edition.pk,
            by=str(author or by),
            recorded_by=author,
            state=models.MeasurementState.CONFIRMED,
            period_id=each.row.period_id,
            late_for=late_for.strip() if each.late else "",
            supersedes=each.row,
        )
        for each in found
    )
    changes = {
        "/".join(each.subject.key): {"before": told(each.corrects), "after": told(row)}
        for each, row in zip(found, made, strict=True)
    }
    alone = f"/{next(iter(changes))}" if len(changes) == 1 else ""
    audit.record(
        authority=edition.authority,
        by=by,
        act="performance.confirm_drafts",
        subject=f"{edition.code}{alone}",
        data={"changes": changes, "late_for": late_for.strip() if any(each.late for each in found) else ""},
    )


def _first_drafts(edition: Edition) -> dict[int, models.Measurement]:
    """For each row of a draft, the row its chain begins with. One SQL statement."""
    rows = {row.pk: row for row in drafted(edition).order_by("pk")}
    begun: dict[int, models.Measurement] = {}
    for pk, row in rows.items():
        begun[pk] = begun.get(row.supersedes_id or 0, row)
    return begun


def _stale(
    key: Key, subject: Subject | None, row: models.Measurement | None, last: models.Measurement | None
) -> StaleVersion:
    current = {"Bozza": _shown(row), "Ultimo risultato": _shown(last)}
    return StaleVersion(
        subject=subject.title if subject else "/".join(key),
        yours={"Bozza": "quella che avevi davanti"},
        current=current,
    )


def _shown(row: models.Measurement | None) -> str:
    if row is None:
        return "nessuna"
    return f"{row.outcome['printed'] or 'senza risultato'}, al {row.on:%d/%m/%Y}" if row.on else row.outcome["printed"]
