"""Periods of measurement, an act at a time: set, changed, opened, closed with their results locked, reopened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import slugify

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.domain.measuring.periods import (
    Move,
    Period,
    Stage,
    check_days,
    check_move,
    in_order,
    usual,
    window,
)
from traguardo.performance.queries.periods import kept, period_of

SETTLED = (models.MeasurementState.CONFIRMED, models.MeasurementState.VALIDATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Name and days of a period, as typed."""

    name: str
    on: date
    opens_on: date
    closes_on: date

    def applied(self, period: Period) -> Period:
        """The period with this name and these days."""
        return replace(period, name=self.name, on=self.on, opens_on=self.opens_on, closes_on=self.closes_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The period as the author of an act saw it: its year, its code, its last change."""

    year: int
    code: str
    revision: int


@transaction.atomic
def create_period(*, by: str, authority: Authority, year: int, days: Days) -> models.Period:
    """Set a period of a year; NotPossible when its days make no sense."""
    _lock(authority)
    period = days.applied(usual(year)[0])
    period = replace(period, code=_code(authority, year, days.name))
    check_days(period, kept(authority.pk, year), year=year)
    return _created(period, by=by, authority=authority, year=year)


@transaction.atomic
def create_usual(*, by: str, authority: Authority, year: int) -> tuple[models.Period, ...]:
    """Set the two usual periods of a year that has none; StaleVersion when somebody set one meanwhile."""
    _lock(authority)
    there = kept(authority.pk, year)
    if there:
        raise StaleVersion(
            subject=f"Periodi del {year}",
            yours={"Periodi": ", ".join(period.name for period in usual(year))},
            current={"Periodi": ", ".join(period.name for period in there)},
        )
    return tuple(_created(period, by=by, authority=authority, year=year) for period in usual(year))


@transaction.atomic
def change_period(*, by: str, authority: Authority, seen: Seen, days: Days) -> models.Period:
    """Change name and days of a period that is not closed. DoesNotExist for one the year has not, StaleVersion."""
    row = _locked(authority, seen, yours=_shown(_named(days)))
    before = _told(row)
    period = days.applied(period_of(row))
    check_days(period, kept(authority.pk, seen.year), year=seen.year)
    for name, value in _named(days).items():
        setattr(row, name, value)
    row.revision += 1
    row.save()
    _record(row, "change_period", by=by, authority=authority, data={"before": before, "after": _told(row)})
    return row


@transaction.atomic
def open_period(*, by: str, authority: Authority, seen: Seen) -> models.Period:
    """Open a period to results."""
    row = _locked(authority, seen)
    return _pass(row, Move.OPEN, by=by, authority=authority)


@transaction.atomic
def close_period(*, by: str, authority: Authority, seen: Seen) -> models.Period:
    """Close a period: its results are locked, its drafts stay drafts and count for nothing."""
    row = _locked(authority, seen)
    found = _results(row)
    locked = {str(state): list(found.filter(state=state).values_list("pk", flat=True)) for state in SETTLED}
    found.filter(state__in=SETTLED).update(state=models.MeasurementState.LOCKED)
    return _pass(row, Move.CLOSE, by=by, authority=authority, data={"locked": locked})


@transaction.atomic
def reopen_period(*, by: str, authority: Authority, seen: Seen, reason: str) -> models.Period:
    """Open a closed period again, with the reason: its results are validated where the board's last word is a yes, else confirmed."""
    row = _locked(authority, seen)
    locked = _results(row).filter(state=models.MeasurementState.LOCKED)
    agreed = models.Verdict.objects.filter(superseded_by=None).exclude(outcome=models.VerdictOutcome.REFUSED)
    validated = set(locked.filter(pk__in=agreed.values("measurement")).values_list("pk", flat=True))
    confirmed = set(locked.values_list("pk", flat=True)) - validated
    unlocked = {models.MeasurementState.VALIDATED: validated, models.MeasurementState.CONFIRMED: confirmed}
    for state, keys in unlocked.items():
        models.Measurement.objects.filter(pk__in=keys).update(state=state)
    data = {"unlocked": {str(state): sorted(keys) for state, keys in unlocked.items()}}
    return _pass(row, Move.REOPEN, by=by, authority=authority, reason=reason, data=data)


def _lock(authority: Authority) -> None:
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)


def _locked(authority: Authority, seen: Seen, *, yours: dict[str, object] | None = None) -> models.Period:
    """The period, locked; StaleVersion when it is no longer as its author saw it."""
    _lock(authority)
    row = models.Period.objects.select_for_update().get(authority=authority, year=seen.year, code=seen.code)
    if row.revision != seen.revision:
        now = _shown({name: getattr(row, name) for name in ("name", "on", "opens_on", "closes_on")})
        state = {"Stato": models.PeriodState(row.state).label, "Modifiche": row.revision}
        raise StaleVersion(
            subject=str(row),
            yours={**(yours or {}), "Modifiche": seen.revision},
            current={**(now if yours else {}), **state},
        )
    return row


def _pass(
    row: models.Period,
    move: Move,
    *,
    by: str,
    authority: Authority,
    reason: str = "",
    data: Mapping[str, object] | None = None,
) -> models.Period:
    before = row.state
    row.state = models.PeriodState(check_move(move, period_of(row), reason=reason))
    row.revision += 1
    row.save(update_fields=["state", "revision"])
    author = User.objects.filter(email=by).first()
    models.PeriodPassage.objects.create(period=row, after=row.state, reason=reason.strip(), by=author)
    told = {"before": before, "after": row.state, "reason": reason.strip(), **(data or {})}
    _record(row, f"{move.value}_period", by=by, authority=authority, data=told)
    return row


def _results(row: models.Period) -> "QuerySet[models.Measurement]":
    """Results of a period: those entered for it, and those by hand for none whose day falls in it."""
    ordered = in_order(kept(row.authority_id, row.year))
    first, last = window(period_of(row), ordered)
    loose = Q(period=None, origin=models.Origin.HAND, on__gte=first, on__lte=last)
    of_year = models.Measurement.objects.filter(plan__authority=row.authority_id, plan__year=row.year)
    return of_year.filter(Q(period=row) | loose)


def _created(period: Period, *, by: str, authority: Authority, year: int) -> models.Period:
    row = models.Period.objects.create(
        authority=authority,
        year=year,
        code=period.code,
        name=period.name,
        on=period.on,
        opens_on=period.opens_on,
        closes_on=period.closes_on,
        state=models.PeriodState(Stage.PLANNED),
    )
    _record(row, "create_period", by=by, authority=authority, data={"after": _told(row)})
    return row


def _record(row: models.Period, act: str, *, by: str, authority: Authority, data: Mapping[str, object]) -> None:
    audit.record(authority=authority.code, by=by, act=f"performance.{act}", subject=f"{row.year}/{row.code}", data=data)


def _code(authority: Authority, year: int, name: str) -> str:
    """A code of the name no other period of the year has."""
    stem = slugify(name)[:30] or "periodo"
    return _free(stem, {period.code for period in kept(authority.pk, year)})


def _free(stem: str, taken: Iterable[str]) -> str:
    codes = set(taken)
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(codes) + 3))) if code not in codes)


def _named(days: Days) -> dict[str, object]:
    return {"name": days.name, "on": days.on, "opens_on": days.opens_on, "closes_on": days.closes_on}


def _told(row: models.Period) -> dict[str, object]:
    return {"name": row.name, "on": row.on, "opens_on": row.opens_on, "closes_on": row.closes_on, "state": row.state}


def _shown(values: dict[str, object]) -> dict[str, object]:
    labels = {
        "name": "Nome",
        "on": "Situazione al",
        "opens_on": "Si inserisce dal",
        "closes_on": "Si inserisce fino al",
    }
    return {labels[name]: value for name, value in values.items()}
