"""A stored plan version back as the domain's Plan, in as many SQL statements whatever its rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from traguardo.kernel.finding import Place
from traguardo.performance import models
from traguardo.performance.domain import plan
from traguardo.performance.domain.versions import packing
from traguardo.performance.domain.versions.packing import Json
from traguardo.performance.queries.framing import frame

R = TypeVar("R")
RowDict = Mapping[str, Any]
Decoder = Callable[[Any], Any]

DECODERS: Mapping[str, Decoder] = {
    "units": tuple,
    "years": tuple,
    "tags": tuple,
    "due": packing.moment,
    "moved_to": packing.moment,
    "moment": packing.moment,
    "outcome": packing.outcome,
    "baseline": packing.baseline,
    "variables": packing.decimals,
    "printed_year_weights": lambda packed: {int(year): packing.decimal(text) for year, text in packed.items()},
    "cause": lambda text: plan.Cause(text) if text else None,
    "direction": lambda text: plan.Direction(text) if text else None,
}


def load(version: models.PlanVersion, *, by_hand: bool = True) -> plan.Plan:
    """The whole plan of a version, measurements in force included (superseded ones left out).

    Without `by_hand`, only what is the version's own: to make the next version from it.
    """
    around = frame(version)
    indicators = _indicators(version)
    measured, of_steps = _measured(version, {indicator.code for indicator in indicators}, by_hand=by_hand)
    return plan.Plan(
        authority=_authority(version.body),
        title=version.title,
        first_year=version.first_year,
        last_year=version.last_year,
        year=version.year,
        reporting_date=version.reporting_date,
        units=tuple(record(plan.Unit, row) for row in around["Unit"]),
        nodes=tuple(record(plan.StrategicNode, row) for row in around["StrategicNode"]),
        programmes=tuple(record(plan.Programme, row) for row in around["Programme"]),
        objectives=_records(plan.Objective, models.Objective.objects.filter(plan=version)),
        steps=_steps(version, of_steps),
        indicators=indicators,
        links=tuple(record(plan.Link, row) for row in around["Link"]),
        measurements=measured,
        decisions=_decisions(version, by_hand=by_hand),
        restatements=_annexes(around["Annex"], "restatement", packing.restatement),
        figures=_annexes(around["Annex"], "figure", packing.figure),
        changes=_annexes(around["Annex"], "change", packing.change),
        computations=_annexes(around["Annex"], "computation", packing.computation),
        headers={(sheet, attribute): header for sheet, attribute, header in version.headers},
        sha256=version.sha256,
    )


def in_force(*, pk: int, authority: int, year: int) -> QuerySet[models.Measurement]:
    """Measurements that count for a version: its file's and those made by hand on any version of that year."""
    return confirmed(pk=pk, authority=authority, year=year).filter(superseded_by=None)


def confirmed(*, pk: int, authority: int, year: int) -> QuerySet[models.Measurement]:
    """The same with those since corrected: a correction is confirmed too."""
    mine = _of_version_or_by_hand(pk=pk, authority=authority, year=year)
    return models.Measurement.objects.filter(mine).exclude(state=models.MeasurementState.DRAFT)


def decided(*, pk: int, authority: int, year: int) -> QuerySet[models.Decision]:
    """Decisions that hold for a version: its file's and those taken by hand on any version of that year."""
    return models.Decision.objects.filter(_of_version_or_by_hand(pk=pk, authority=authority, year=year))


def _of_version_or_by_hand(*, pk: int, authority: int, year: int) -> Q:
    return Q(plan=pk, origin=models.Origin.FILE) | Q(
        plan__authority=authority, plan__year=year, origin=models.Origin.HAND
    )


def _measured(
    version: models.PlanVersion, indicators: set[str], *, by_hand: bool
) -> tuple[tuple[plan.Measurement, ...], dict[str, plan.Outcome]]:
    """Measurements in force; those of a step whose code is an indicator's too go to the step itself, by its code."""
    rows = in_force(pk=version.pk, authority=version.authority_id, year=version.year)
    rows = rows if by_hand else rows.filter(origin=models.Origin.FILE)
    kept, of_steps = [], {}
    for row in rows.order_by("recorded_at", "position", "pk").values():
        measurement = record(plan.Measurement, row)
        if row["subject_kind"] == "step" and measurement.subject in indicators:
            of_steps[measurement.subject] = measurement.outcome
        else:
            kept.append(measurement)
    return tuple(kept), of_steps


def _decisions(version: models.PlanVersion, *, by_hand: bool) -> tuple[plan.Decision, ...]:
    rows = decided(pk=version.pk, authority=version.authority_id, year=version.year)
    rows = rows if by_hand else rows.filter(origin=models.Origin.FILE)
    ordered: Iterable[RowDict] = rows.order_by("on", "recorded_at", "position", "pk").values()
    return tuple(record(plan.Decision, row, kind=plan.DecisionKind(row["kind"])) for row in ordered)


def _steps(version: models.PlanVersion, results: Mapping[str, plan.Outcome]) -> tuple[plan.Step, ...]:
    steps = _records(plan.Step, models.Step.objects.filter(plan=version))
    return tuple(replace(step, outcome=results[step.code]) if step.code in results else step for step in steps)


def _records(kind: type[R], rows: QuerySet[Any]) -> tuple[R, ...]:
    return tuple(record(kind, row) for row in rows.values())


def record(kind: type[R], row: RowDict, /, **read: Json) -> R:
    """A domain record from a row's columns of the same names."""
    wanted = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    plain = {name: _decoded(name, value) for name, value in row.items() if name in wanted}
    if "place" in wanted:
        read["place"] = Place(sheet=row["place_sheet"], row=row["place_row"], column=row["place_column"])
    return kind(**{**plain, **read})


def _decoded(name: str, value: Json) -> Json:
    decoder = DECODERS.get(name)
    return decoder(value) if decoder else value


def _indicators(version: models.PlanVersion) -> tuple[plan.Indicator, ...]:
    targets: dict[int, list[plan.Target]] = defaultdict(list)
    for row in models.Target.objects.filter(indicator__plan=version).order_by("indicator_id", "position").values():
        targets[row["indicator_id"]].append(_target(row))
    rows: Iterable[RowDict] = models.Indicator.objects.filter(plan=version).values()
    return tuple(record(plan.Indicator, row, targets=tuple(targets[row["id"]])) for row in rows)


def _target(row: RowDict) -> plan.Target:
    return record(plan.Target, row, kind=plan.TargetKind(row["kind"]), comparator=plan.Comparator(row["comparator"]))


def _annexes(rows: Iterable[RowDict], kind: str, read: Callable[[packing.Packed], R]) -> tuple[R, ...]:
    return tuple(read(row["content"]) for row in rows if row["kind"] == kind)


def _authority(packed: packing.Packed) -> plan.Authority:
    return plan.Authority(**{**packed, "place": packing.place(packed["place"])})
