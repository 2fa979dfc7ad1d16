"""A plan into rows: one bulk insert a table, inside the caller's transaction."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from traguardo.performance import models
from traguardo.performance.domain import plan
from traguardo.performance.domain.versions.packing import Record, pack

BATCH = 500
AS_THEY_ARE = ("weight", "on", "until", "degree", "value")


def store(version: models.PlanVersion, content: plan.Plan) -> None:
    """Write every row of the plan under its version."""
    _insert(models.Unit, version, content.units)
    _insert(models.StrategicNode, version, content.nodes)
    _insert(models.Programme, version, content.programmes)
    _insert(models.Objective, version, content.objectives)
    _insert(models.Step, version, content.steps)
    insert_targets(_insert(models.Indicator, version, content.indicators), content.indicators)
    _insert(models.Link, version, content.links)
    _insert_measurements(version, content)
    _insert(models.Decision, version, content.decisions, origin=models.Origin.FILE)
    _insert_annexes(version, content)


def _insert(model: Record, version: models.PlanVersion, records: Iterable[Record], **also: object) -> list[Any]:
    rows = [
        model(plan=version, position=position, **columns(record), **also)
        for position, record in enumerate(records, start=1)
    ]
    return list(model.objects.bulk_create(rows, batch_size=BATCH))


def _insert_measurements(version: models.PlanVersion, content: plan.Plan) -> None:
    kinds = {id(each): kind for (kind, _), measured in content.measured().items() for each in measured}
    rows = [
        models.Measurement(
            plan=version, position=position, origin=models.Origin.FILE, subject_kind=kinds[id(each)], **columns(each)
        )
        for position, each in enumerate(content.measurements, start=1)
    ]
    models.Measurement.objects.bulk_create(rows, batch_size=BATCH)


def columns(record: Record) -> dict[str, Any]:
    """A record's fields as its table's columns: value objects packed, the place in three."""
    values = {item.name: getattr(record, item.name) for item in fields(record) if item.name not in {"place", "targets"}}
    packed = {name: value if name in AS_THEY_ARE else pack(value) for name, value in values.items()}
    place = record.place
    return {**packed, "place_sheet": place.sheet, "place_row": place.row, "place_column": place.column}


def insert_targets(rows: Iterable[models.Indicator], indicators: Iterable[plan.Indicator]) -> None:
    """Write the expected values of indicators under their rows, in the same order."""
    models.Target.objects.bulk_create(
        (
            models.Target(indicator=row, position=position, **_target_columns(target))
            for row, indicator in zip(rows, indicators, strict=True)
            for position, target in enumerate(indicator.targets, start=1)
        ),
        batch_size=BATCH,
    )


def _target_columns(target: plan.Target) -> dict[str, Any]:
    return {
        "year": target.year,
        "printed": target.printed,
        "kind": target.kind.value,
        "comparator": target.comparator.value,
        "value": target.value,
        "moment": pack(target.moment),
        "per_year": target.per_year,
    }


def _insert_annexes(version: models.PlanVersion, content: plan.Plan) -> None:
    kinds = models.Annex.Kind
    sources: tuple[tuple[models.Annex.Kind, tuple[Any, ...]], ...] = (
        (kinds.RESTATEMENT, content.restatements),
        (kinds.FIGURE, content.figures),
        (kinds.CHANGE, content.changes),
        (kinds.COMPUTATION, content.computations),
    )
    rows = [
        models.Annex(
            plan=version,
            kind=kind,
            position=position,
            content=pack(record),
            place_sheet=record.place.sheet,
            place_row=record.place.row,
            place_column=record.place.column,
        )
        for kind, records in sources
        for position, record in enumerate(records, start=1)
    ]
    models.Annex.objects.bulk_create(rows, batch_size=BATCH)
