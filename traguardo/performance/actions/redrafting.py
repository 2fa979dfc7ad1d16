"""The rows of a draft, written as its changes say: each table touched once, its order kept from 1 without gaps."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from traguardo.performance import models
from traguardo.performance.actions.storing import BATCH, columns, insert_targets
from traguardo.performance.domain.editing import CODE, POSITION, Change, key_of, target_year
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Record

MODELS: dict[str, Record] = {
    "units": models.Unit,
    "nodes": models.StrategicNode,
    "objectives": models.Objective,
    "steps": models.Step,
    "indicators": models.Indicator,
    "links": models.Link,
}


@dataclass(slots=True)
class Sheet:
    """A table while its changes are followed: codes with their keys in order (None: still to be written)."""

    order: list[tuple[str, int | None]]
    gone: list[int] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    retargeted: set[int] = field(default_factory=set)

    def follow(self, change: Change) -> None:
        """Do to the keys what the change does to the rows."""
        if change.created:
            self.order.insert(change.after[POSITION], (change.code, None))
            return
        at = next(index for index, (code, _) in enumerate(self.order) if code == change.code)
        code, key = self.order.pop(at)
        if change.deleted:
            self.gone += [key] if key is not None else []
            return
        self.order.insert(change.after if change.attribute == POSITION else at, (str(change.after) if change.attribute == CODE else code, key))  # fmt: skip
        self._mark(change, key)

    def _mark(self, change: Change, key: int | None) -> None:
        if key is None or change.attribute == POSITION:
            return
        retargeted = target_year(str(change.attribute)) is not None
        (self.retargeted if retargeted else self.changed).add(key)


def rewrite(version: models.PlanVersion, before: Plan, after: Plan, changes: Iterable[Change]) -> None:
    """Bring the rows of a version from one plan to the next, which the changes have made of it."""
    made = tuple(changes)
    for table in dict.fromkeys(change.table for change in made):
        rows = MODELS[table].objects.filter(plan=version).order_by(POSITION)
        stored = dict(rows.values_list("pk", POSITION))
        keys = zip((key_of(table, record) for record in getattr(before, table)), stored, strict=True)
        sheet = Sheet(order=list(keys))
        for change in made:
            if change.table == table:
                sheet.follow(change)
        _write(version, table, sheet, stored, getattr(after, table))


def _write(
    version: models.PlanVersion, table: str, sheet: Sheet, stored: dict[int, int], records: tuple[Record, ...]
) -> None:
    model = MODELS[table]
    model.objects.filter(pk__in=sheet.gone).delete()
    new, moved = [], []
    for position, ((_, key), record) in enumerate(zip(sheet.order, records, strict=True), start=1):
        if key is None:
            new.append((model(plan=version, position=position, **columns(record)), record))
            continue
        if stored[key] != position:
            moved.append(model(pk=key, position=position))
        if key in sheet.changed:
            model.objects.filter(pk=key).update(**columns(record))
        if key in sheet.retargeted:
            _write_targets(key, record)
    model.objects.bulk_update(moved, [POSITION], batch_size=BATCH)
    rows = model.objects.bulk_create([row for row, _ in new], batch_size=BATCH)
    if table == "indicators":
        insert_targets(rows, [record for _, record in new])


def _write_targets(key: int, record: Record) -> None:
    models.Target.objects.filter(indicator=key).delete()
    insert_targets([models.Indicator(pk=key)], [record])
