"""Rows typed on a screen, read by the same rules as the cells of a workbook; and a plan's rows as one would type them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.domain.editing import WRITTEN
from traguardo.performance.domain.plan import Authority, Plan
from traguardo.performance.domain.versions.packing import Record as Row
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.intake.assembly import measures, tree
from traguardo.performance.intake.assembly.cells import text_of
from traguardo.performance.intake.assembly.frame import Head
from traguardo.performance.intake.assembly.row import Row as Reader
from traguardo.performance.intake.layout import Table, Yearly, table
from traguardo.performance.intake.records import Record
from traguardo.performance.intake.writing.sheets import plan_sheets

SHEETS = {
    "units": "units",
    "nodes": "strategic",
    "objectives": "objectives",
    "steps": "steps",
    "indicators": "indicators",
}
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a typed cell; `grave` when it cannot be kept."""

    key: str
    message: str
    mend: str
    grave: bool

    def __str__(self) -> str:
        return f"{self.message} {self.mend}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The row that was read, and what was hard to read in it."""

    record: Row
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        return any(problem.grave for problem in self.problems)


def layout_of(name: str) -> Table:
    """The sheet of the workbook that holds a plan's table («nodes» are in «strategic»)."""
    return table(SHEETS[name])


def texts(plan: Plan, name: str, records: Sequence[Row]) -> tuple[dict[str, str], ...]:
    """Each row as one would type it, by field; expected values by year («target_2026»)."""
    bare = _only(plan, name, records)
    sheet = next(filled for filled in plan_sheets(bare) if filled.table.name == SHEETS[name])
    keys = [column.field.key_for(column.year) if column.field else "" for column in sheet.columns]
    return tuple({key: text_of(cell) for key, cell in zip(keys, row, strict=True) if key} for row in sheet.rows)


def keys_of(plan: Plan, name: str) -> tuple[str, ...]:
    """The fields of a table as one types them, those of each year included."""
    years = range(plan.first_year, plan.last_year + 1)
    found: list[str] = []
    for field in layout_of(name).fields:
        found += [field.name] if field.yearly is Yearly.NO else [field.key_for(year) for year in years]
    return tuple(found)


def understand(plan: Plan, name: str, typed: Typed, before: Row | None = None) -> Understood:
    """The row typed; over an existing one, only what was typed differently changes.

    A cell typed empty empties it. What is kept as printed and cannot be computed is a problem that is not grave.
    """
    if before is None:
        return _read(plan, name, typed)
    seen = texts(plan, name, (before,))[0]
    changed = {key: text.strip() for key, text in typed.items() if text.strip() != seen.get(key, "")}
    after, as_it_was = _read(plan, name, {**seen, **changed}), _read(plan, name, seen)
    told = {
        item.name: getattr(after.record, item.name)
        for item in fields(before)
        if item.name not in {"place", "printed_order", "extra"}
    }
    own = {name: value for name, value in told.items() if pack(value) != pack(getattr(as_it_was.record, name))}
    problems = tuple(each for each in after.problems if each.key in changed)
    return Understood(record=replace(before, **own), problems=problems)


def written_headers() -> list[list[str]]:
    """Column names of rows written in the program: [sheet, attribute, header], as the plan's version keeps them."""
    known = {"due_printed": "Scadenza", "targets": "Valore atteso"}
    for name in reversed(SHEETS):
        known |= {field.name: field.header for field in layout_of(name).fields}
    return [[WRITTEN, attribute, header] for attribute, header in known.items()]


def _read(plan: Plan, name: str, typed: Typed) -> Understood:
    sheet = layout_of(name)
    findings: list[Finding] = []
    values = {key: text.strip() or None for key, text in typed.items()}
    headers = {(sheet.name, key): key for key in {*typed, *(field.name for field in sheet.fields)}}
    row = Reader(Record(place=Place(sheet=sheet.name), values=values), sheet, headers, findings)
    row.check_required()
    record = replace(_built(row, name, _head(plan)), place=Place())
    return Understood(record=record, problems=tuple(_problems(findings)))


def _built(row: Reader, name: str, head: Head) -> Row:
    if name == "objectives":
        return tree.objective(row, 0)
    if name == "steps":
        return tree.step(row, head)
    if name == "indicators":
        return measures.indicator(row, head)
    return tree.unit(row) if name == "units" else tree.node(row)


def _problems(findings: Iterable[Finding]) -> Iterable[Problem]:
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        where = (finding.place.column, finding.code)
        if where not in seen:
            seen.add(where)
            grave = finding.severity is Severity.ERROR
            yield Problem(key=finding.place.column, message=finding.message, mend=finding.mend, grave=grave)


def _head(plan: Plan) -> Head:
    return Head(
        authority=plan.authority,
        title=plan.title,
        first_year=plan.first_year,
        last_year=plan.last_year,
        year=plan.year,
        reporting_date=plan.reporting_date,
    )


def _only(plan: Plan, name: str, records: Sequence[Row]) -> Plan:
    bare = Plan(
        authority=Authority(code="", name=""),
        title="",
        first_year=plan.first_year,
        last_year=plan.last_year,
        year=plan.year,
    )
    own: dict[str, Any] = {name: tuple(records)}
    return replace(bare, **own)
