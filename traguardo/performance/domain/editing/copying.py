"""Copies inside a draft: a row, or an objective with all that hangs on it, under free codes and without results."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from traguardo.performance.domain.editing.acts import create, existing
from traguardo.performance.domain.editing.applying import apply
from traguardo.performance.domain.editing.changes import Changes, index_of
from traguardo.performance.domain.editing.hanging import Row, hanging
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Record

LAST_NUMBER = re.compile(r"^(.*?)(\d+)(\D*)$")
ORDER = ("objectives", "links", "steps", "indicators")
REPORTED: Mapping[str, object] = {
    "outcome": None, "moved_to": None, "variation": "", "cancelled": False, "declared_outcome": "", "report": "",
    "printed_deviation": "", "continues": "", "printed_code": "", "printed_year_weights": {},
}  # fmt: skip
TITLES = ("title", "name", "description")
Codes = Mapping[tuple[str, str], str]


def duplicate(plan: Plan, table: str, code: str) -> Changes:
    """A copy under the next free code, without results; an objective with its steps, indicators and links."""
    first = Row(table=table, code=code)
    existing(plan, table, code)
    rows = sorted((first, *_with(plan, first)), key=lambda row: _rank(plan, row))
    codes = _codes(plan, rows)
    made: list[Changes] = []
    current = plan
    for row in rows:
        copied = _copy(existing(plan, row.table, row.code), codes, row)
        made.append(create(current, row.table, _marked(copied) if row == first else copied))
        current = apply(current, made[-1])
    return tuple(change for changes in made for change in changes)


def next_code(used: frozenset[str] | set[str], code: str) -> str:
    """The first free code after one: «7.3» gives «7.4», «A» gives «A-2»."""
    match = LAST_NUMBER.match(code)
    head, number, tail = (match[1], int(match[2]) + 1, match[3]) if match else (f"{code}-", 2, "")
    while f"{head}{number}{tail}" in used:
        number += 1
    return f"{head}{number}{tail}"


def _rank(plan: Plan, row: Row) -> tuple[int, int]:
    """Owners before what they own, each table in its order."""
    return ORDER.index(row.table) if row.table in ORDER else 0, index_of(plan, row.table, row.code)


def _with(plan: Plan, row: Row) -> tuple[Row, ...]:
    return hanging(plan, row.table, row.code).goes if row.table in {"objectives", "indicators"} else ()


def _codes(plan: Plan, rows: list[Row]) -> Codes:
    """The code of each copy: «A.1» of «A» copied as «A-2» is «A-2.1»; else the next free one."""
    codes: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.table == "links":
            continue
        used = {record.code for record in getattr(plan, row.table)} | set(codes.values())
        proposed = _under(row.code, {old: new for (_, old), new in codes.items()})
        codes[row.table, row.code] = next_code(used, row.code) if not proposed or proposed in used else proposed
    return codes


def _under(code: str, copied: Mapping[str, str]) -> str:
    """The code of a copy under the copy of what its own code begins with; empty when it begins with none of them."""
    heads = [head for head in copied if code.startswith(head) and not code.removeprefix(head)[:1].isalnum()]
    head = max(heads, key=len, default="")
    return copied[head] + code.removeprefix(head) if head else ""


def _copy(record: Record, codes: Codes, row: Row) -> Record:
    own: dict[str, Any] = {name: value for name, value in REPORTED.items() if hasattr(record, name)}
    own |= dict(_renamed(record, codes, row))
    return replace(record, **own)


def _renamed(record: Record, codes: Codes, row: Row) -> Iterator[tuple[str, str]]:
    if row.table != "links":
        yield "code", codes[row.table, row.code]
    for attribute, table in (("objective", "objectives"), ("step", "steps"), ("parent", row.table)):
        named = (table, getattr(record, attribute, ""))
        if named in codes:
            yield attribute, codes[named]


def _marked(record: Record) -> Record:
    """The copy of a title says so."""
    title = next(name for name in TITLES if hasattr(record, name))
    return replace(record, **{title: f"{getattr(record, title)} (copia)"})
