"""A plan after some changes: rows put in, taken out, moved, cells given a new value; each held against what it changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from traguardo.performance.domain.editing.changes import CODE, POSITION, Change, cell, key_of, target_year
from traguardo.performance.domain.plan import (
    Comparator,
    Direction,
    Indicator,
    Link,
    Objective,
    Plan,
    Step,
    StrategicNode,
    Target,
    TargetKind,
    Unit,
)
from traguardo.performance.domain.versions import packing
from traguardo.performance.domain.versions.packing import Json, Packed, Record, pack

RECORDS: Mapping[str, type] = {
    "units": Unit,
    "nodes": StrategicNode,
    "objectives": Objective,
    "steps": Step,
    "indicators": Indicator,
    "links": Link,
}


class Clash(Exception):  # noqa: N818 - it names the fact
    """The plan no longer says what a change was made from; `current` is the packed value it has now."""

    def __init__(self, change: Change, current: Json) -> None:
        super().__init__(f"«{change.code}» è cambiato nel frattempo.")
        self.change = change
        self.current = current


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan after the changes, one after the other; Clash at the first that finds another value than its `before`."""
    rows: dict[str, list[Record]] = {}
    for change in changes:
        table = rows.setdefault(change.table, list(getattr(plan, change.table)))
        _make(table, change)
    edited: dict[str, Any] = {name: tuple(table) for name, table in rows.items()}
    return replace(plan, **edited)


def target(packed: Packed | None) -> Target | None:
    """An expected value back from its packed form."""
    if packed is None:
        return None
    read = {
        "kind": TargetKind(packed["kind"]),
        "comparator": Comparator(packed["comparator"]),
        "value": packing.decimal(packed["value"]),
        "moment": packing.moment(packed["moment"]),
    }
    return Target(**{**packed, **read})


def record(table: str, packed: Packed) -> Record:
    """A row back from its packed form."""
    plain = {name: _decoded(name, value) for name, value in packed.items() if name != POSITION}
    return RECORDS[table](**plain)


def _decoded(name: str, value: Json) -> Any:  # noqa: ANN401 - as many types as the plan's fields
    decoder = DECODERS.get(name)
    return decoder(value) if decoder else value


def _make(rows: list[Record], change: Change) -> None:
    found = next((index for index, row in enumerate(rows) if key_of(change.table, row) == change.code), None)
    if change.created:
        if found is not None:
            raise Clash(change, pack(rows[found]))
        rows.insert(change.after[POSITION], record(change.table, change.after))
    elif found is None:
        raise Clash(change, None)
    elif change.deleted:
        _take_out(rows, found, change)
    elif change.attribute == POSITION:
        rows.insert(change.after, rows.pop(found))
    else:
        rows[found] = _changed(rows[found], change)


def _take_out(rows: list[Record], found: int, change: Change) -> None:
    current = pack(rows[found])
    if any(current[name] != value for name, value in change.before.items() if name in current and name != "place"):
        raise Clash(change, current)
    del rows[found]


def _changed(row: Record, change: Change) -> Record:
    attribute = str(change.attribute)
    current = cell(row, attribute)
    if current != change.before:
        raise Clash(change, current)
    year = target_year(attribute)
    if year is None:
        return replace(row, **{attribute: _decoded(attribute, change.after)})
    others = [each for each in row.targets if each.year != year]
    wanted = target(change.after)
    return replace(row, targets=tuple(sorted([*others, *([wanted] if wanted else [])], key=lambda each: each.year)))


DECODERS: Mapping[str, Callable[[Any], Any]] = {
    "units": tuple,
    "years": tuple,
    "tags": tuple,
    "weight": packing.decimal,
    "due": packing.moment,
    "moved_to": packing.moment,
    "outcome": packing.outcome,
    "baseline": packing.baseline,
    "place": packing.place,
    "printed_year_weights": lambda packed: {int(year): packing.decimal(text) for year, text in packed.items()},
    "direction": lambda text: Direction(text) if text else None,
    "targets": lambda packed: tuple(target(each) for each in packed),
    CODE: str,
}
