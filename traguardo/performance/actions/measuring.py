"""Recording a result: a new row each time; the same day again is a correction that supersedes the row before."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.domain.measuring.drafts import late_words, too_late
from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject, understand
from traguardo.performance.domain.measuring.entry import subject as subject_of
from traguardo.performance.domain.plan import Outcome
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.entry import YearPeriods, year_periods
from traguardo.performance.queries.history import last, rows_of
from traguardo.performance.queries.rights import can_measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A result as typed: `printed` in the words of who enters it, or the variables of the formula.

    `late_for`: why it comes after its period was closed.
    """

    on: date
    printed: str = ""
    variables: Mapping[str, Decimal] = field(default_factory=dict)
    source: str = ""
    note: str = ""
    late_for: str = ""


def check_measure(standing: Standing, subject: Subject, plan_units: Mapping[str, str]) -> None:
    """PermissionDenied, with the reason, when this person may not measure this subject."""
    if not can_measure(standing, subject, plan_units):
        named = "; ".join(subject.units) or "nessuna unità"
        raise PermissionDenied(
            f"«{subject.title}» è di {named}: può misurarlo la sua unità o l'ufficio programmazione."
        )


@transaction.atomic
def record_measurement(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    kind: str,
    code: str,
    version: int,
    entry: Entry,
    schedules: bool = False,
) -> models.Measurement:
    """Add a confirmed result of an indicator or step; `version` is the last row its author had seen, 0 for none.

    `schedules`: whether they may enter after the period is closed, with a reason. LookupError for an unknown code,
    PermissionDenied for another unit's or for a closed period, NotUnderstood for what is not a result or lacks its
    reason, StaleVersion when somebody recorded another one meanwhile.
    """
    models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    plan = plans.plan(edition)
    subject = subject_of(plan, kind, code)
    check_measure(standing, subject, {unit.code: unit.name for unit in plan.units})
    newest = last(edition, kind, code)
    if (newest.pk if newest else 0) != version:
        raise _stale(subject, entry, newest)
    periods = year_periods(edition)
    entry = check_late(entry, periods, schedules=schedules)
    outcome = understand(subject, printed=entry.printed, variables=entry.variables, on=entry.on)
    row = _add(edition, subject, entry, outcome, by=by, period=periods.key(entry.on))
    audit.record(
        authority=authority.code,
        by=by,
        act="performance.record_measurement",
        subject=f"{edition.code}/{kind}/{code}",
        data={"before": told(row.supersedes), "after": told(row)},
    )
    return row


def check_late(entry: Entry, periods: YearPeriods, *, schedules: bool) -> Entry:
    """The entry, without a reason where none is asked; PermissionDenied or NotUnderstood when its period is closed."""
    closed = too_late(entry.on, periods.ordered)
    if closed is None:
        return replace(entry, late_for="")
    if not schedules:
        raise PermissionDenied(late_words(closed))
    if not entry.late_for.strip():
        raise NotUnderstood(f"Il periodo «{closed.name}» è chiuso: scrivi perché il risultato arriva tardi.")
    return entry


def _add(
    edition: Edition, subject: Subject, entry: Entry, outcome: Outcome, *, by: str, period: int | None
) -> models.Measurement:
    corrected = next((row for row in rows_of(edition, subject.kind, subject.code) if row.on == entry.on), None)
    author = User.objects.filter(email=by).first()
    return models.Measurement.objects.create(
        plan_id=edition.pk,
        position=0,
        subject=subject.code,
        subject_kind=subject.kind,
        on=entry.on,
        outcome=pack(outcome),
        variables=pack(dict(entry.variables)),
        source=entry.source,
        by=str(author or by),
        note=entry.note,
        origin=models.Origin.HAND,
        recorded_by=author,
        period_id=period,
        late_for=entry.late_for,
        supersedes=corrected,
    )


def told(row: models.Measurement | None) -> dict[str, Any] | None:
    """A result as the record of an act tells it."""
    if row is None:
        return None
    return {
        "on": row.on,
        "outcome": row.outcome,
        "variables": row.variables,
        "source": row.source,
        "note": row.note,
        "late_for": row.late_for,
    }


def _stale(subject: Subject, entry: Entry, newest: models.Measurement | None) -> StaleVersion:
    shown = {"Data": f"{entry.on:%d/%m/%Y}", "Risultato": entry.printed or pack(dict(entry.variables))}
    there: dict[str, object] = {}
    if newest is not None:
        on = f"{newest.on:%d/%m/%Y}" if newest.on else ""
        there = {"Data": on, "Risultato": newest.outcome["printed"], "Inserito da": newest.by}
    return StaleVersion(subject=subject.title, yours=shown, current=there)
