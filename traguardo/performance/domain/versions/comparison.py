"""What changes from one plan to the next, record by record and field by field, by code.

Used before an import (nothing is written unseen) and for variations: D.Lgs. 150/2009, art. 6.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from traguardo.performance.domain.plan import Moment, Plan, Target
from traguardo.performance.domain.versions.packing import Record, pack

HEADLINE = ("title", "first_year", "last_year", "year", "reporting_date")


class Change(StrEnum):
    """What happens to a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field's value before and after, as text."""

    attribute: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """One record that comes, goes or changes. kind: the plan's own table, such as «objectives»."""

    kind: str
    code: str
    title: str
    change: Change
    details: tuple[FieldChange, ...] = ()


def compare(before: Plan | None, after: Plan) -> list[RecordChange]:
    """Every record that differs between two plans; all of them are added when there was none before."""
    changes = [] if before is None else _headline(before, after)
    for kind, key in KEYS.items():
        old = {} if before is None else _indexed(getattr(before, kind), key)
        changes += _records(kind, old, _indexed(getattr(after, kind), key))
    return changes


def _headline(before: Plan, after: Plan) -> list[RecordChange]:
    details = _differences({n: getattr(before, n) for n in HEADLINE}, {n: getattr(after, n) for n in HEADLINE})
    if not details:
        return []
    return [RecordChange(kind="plan", code="", title=after.title, change=Change.CHANGED, details=details)]


def _records(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[RecordChange]:
    changes = []
    for code in [*old, *(code for code in new if code not in old)]:
        before, after = old.get(code), new.get(code)
        details = _differences(_values(before), _values(after)) if before and after else ()
        if before and after and not details:
            continue
        what = Change.ADDED if before is None else Change.REMOVED if after is None else Change.CHANGED
        shown = _shown_code(code)
        changes.append(RecordChange(kind=kind, code=shown, title=_title(after or before), change=what, details=details))
    return changes


def _indexed(records: Iterable[Any], key: tuple[str, ...]) -> dict[str, Any]:
    indexed: dict[str, Any] = {}
    for record in records:
        code = " → ".join(str(getattr(record, name)) for name in key)
        while code in indexed:
            code += TWIN
        indexed[code] = record
    return indexed


def _shown_code(code: str) -> str:
    return code.rstrip(TWIN)


def _title(record: Record) -> str:
    return next((str(getattr(record, name)) for name in TITLES if getattr(record, name, "")), "")


def _values(record: Record) -> dict[str, Any]:
    return {item.name: getattr(record, item.name) for item in fields(record) if item.name not in UNCOMPARED}


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(attribute=name, before=_text(before[name]), after=_text(after[name]))
        for name in before
        if pack(before[name]) != pack(after[name])
    )


def _text(value: Record) -> str:
    """A value as a reader would print it: what was printed where the record keeps it, else its plain form."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_text(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, Target) and value.printed:
        return f"{value.year}: {value.printed}"
    day = value.day if isinstance(value, Moment) else value
    if isinstance(day, date):
        return f"{day:%d/%m/%Y}"
    return "" if value is None else str(getattr(value, "printed", pack(value)))


KEYS: Mapping[str, tuple[str, ...]] = {
    "units": ("code",),
    "nodes": ("code",),
    "programmes": ("code",),
    "objectives": ("code",),
    "steps": ("code",),
    "indicators": ("code",),
    "links": ("objective", "to", "printed_in"),
    "measurements": ("subject", "on"),
    "decisions": ("subject_kind", "subject", "kind", "on"),
    "restatements": ("subject_kind", "subject", "attribute", "where"),
    "figures": ("table", "item", "period", "kind"),
    "changes": ("table", "item", "from_period", "to_period"),
    "computations": ("name",),
}
TITLES = ("title", "name", "description", "printed", "source")
UNCOMPARED = ("place", "printed_order")
TWIN = "\u200b"
