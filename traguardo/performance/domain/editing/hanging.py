"""What hangs on a row of the plan: rows that go with it, cells that name it, results that keep it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from traguardo.performance.domain.editing.changes import key_of
from traguardo.performance.domain.plan import Indicator, Plan

NAMED_BY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "units": (("units", "parent"), ("objectives", "units"), ("indicators", "units")),
    "nodes": (("nodes", "parent"), ("objectives", "parent")),
    "objectives": (("steps", "objective"), ("indicators", "objective")),
    "steps": (("indicators", "step"),),
    "indicators": (("indicators", "parent"),),
    "links": (),
}
KIND_OF: Mapping[str, str] = {"objectives": "objective", "steps": "step", "indicators": "indicator"}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Row:
    """A row by its table and code."""

    table: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What goes with a row (deepest first), the cells that only stop naming it, and what cannot go for its results."""

    goes: tuple[Row, ...]
    named: tuple[tuple[Row, str], ...]
    kept: tuple[Row, ...]


def hanging(plan: Plan, table: str, code: str) -> Hanging:
    """What follows when the row goes: its steps, indicators, parts, branches and links with it.

    Steps and indicators that have results or decisions are `kept`: they leave the plan by a decision, not by deletion.
    """
    goes = tuple(dict.fromkeys([*_below(plan, Row(table=table, code=code), ())]))
    whole = (*goes, Row(table=table, code=code))
    named = tuple((row, attribute) for gone in whole for row, attribute in naming(plan, gone) if row not in whole)
    return Hanging(goes=goes, named=named, kept=tuple(row for row in whole if has_results(plan, row)))


def naming(plan: Plan, row: Row) -> Iterator[tuple[Row, str]]:
    """Cells that name a row: (the row that holds the cell, its attribute)."""
    for table, attribute in NAMED_BY[row.table]:
        for record in getattr(plan, table):
            value = getattr(record, attribute)
            if row.code in value if isinstance(value, tuple) else row.code == value:
                yield Row(table=table, code=record.code), attribute


def links_of(plan: Plan, row: Row) -> Iterator[Row]:
    """Links that start from an objective or lead to a strategic node."""
    for link in plan.links:
        starts = row.table == "objectives" and link.objective == row.code
        ends = row.table == "nodes" and link.kind == "strategic" and link.to == row.code
        if starts or ends:
            yield Row(table="links", code=key_of("links", link))


def has_results(plan: Plan, row: Row) -> bool:
    """Whether something was measured or decided of it."""
    kind = KIND_OF.get(row.table, "")
    decided = any((each.subject_kind, each.subject) == (kind, row.code) for each in plan.decisions)
    return bool(kind) and (decided or (kind != "objective" and _measured(plan, row)))


def _measured(plan: Plan, row: Row) -> bool:
    """Of a code that a step and an indicator share, the results are the indicator's."""
    if row.table == "steps" and any(each.code == row.code for each in plan.indicators):
        return False
    return any(each.subject == row.code for each in plan.measurements)


def objective_of(plan: Plan, indicator: Indicator) -> str:
    """The objective of an indicator: its own, or that of the indicator it is a part of."""
    seen: set[str] = set()
    current: Indicator | None = indicator
    while current is not None and not current.objective and current.code not in seen:
        seen.add(current.code)
        parent = current.parent
        current = next((each for each in plan.indicators if each.code == parent), None)
    return current.objective if current else ""


def _below(plan: Plan, row: Row, above: tuple[Row, ...]) -> Iterator[Row]:
    yield from links_of(plan, row)
    for child, attribute in naming(plan, row):
        if attribute in {"objective", "parent"} and _owned(row, child) and child not in above:
            yield from _below(plan, child, (*above, row))
            yield child


def _owned(row: Row, child: Row) -> bool:
    """Steps and indicators are of their objective, parts of their indicator, branches of their branch; units stay."""
    return (row.table, child.table) in {
        ("objectives", "steps"),
        ("objectives", "indicators"),
        ("indicators", "indicators"),
        ("nodes", "nodes"),
    }
