"""A plan as sheets of cells: the columns of the layout, those of each year, and the ones kept aside; and its checksum."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from traguardo.performance.domain.plan import Indicator, Moment, Plan, Precision, Step
from traguardo.performance.intake.assembly.cells import day_text, text_of
from traguardo.performance.intake.layout import OTHER, SEPARATOR, TABLES, Field, Kind, Table, Yearly
from traguardo.performance.intake.writing.natural import natural

MONTHS = ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre")  # fmt: skip
Out = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column to write: of a field, of a field in one year, or kept aside (no field)."""

    header: str
    field: Field | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet ready to be written, whatever the format."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[tuple[Out, ...], ...]


def plan_sheets(plan: Plan) -> tuple[Filled, ...]:
    """Every sheet of the workbook of the plan; the optional ones only when they have rows."""
    filled = (_filled(table, _records(plan)[table.name], _years(plan, table.name)) for table in TABLES)
    return tuple(sheet for sheet in filled if sheet.rows or not sheet.table.optional)


def columns_of(table: Table, years: Iterable[int], extra: Sequence[str] = ()) -> tuple[Column, ...]:
    """Columns of the table, with one per year where a field has them."""
    columns: list[Column] = []
    for entry in table.fields:
        if entry.yearly is Yearly.NO:
            columns.append(Column(entry.header, entry))
        else:
            columns.extend(Column(entry.header_for(year), entry, year) for year in years)
    return (*columns, *(Column(_aside(table, header)) for header in extra))


def content_checksum(plan: Plan) -> str:
    """SHA-256 of what the workbook says, whatever its format."""
    said = [
        [sheet.table.name, [column.header for column in sheet.columns], _texts(sheet)] for sheet in plan_sheets(plan)
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _texts(sheet: Filled) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in sheet.rows]


def _records(plan: Plan) -> dict[str, Sequence[Any]]:
    return {
        "authority": (plan,),
        "units": plan.units,
        "strategic": plan.nodes,
        "programmes": plan.programmes,
        "objectives": plan.objectives,
        "steps": plan.steps,
        "indicators": plan.indicators,
        "links": plan.links,
        "measurements": plan.measurements,
        "decisions": plan.decisions,
        "restatements": plan.restatements,
        "figures": plan.figures,
        "changes": plan.changes,
        "computations": plan.computations,
    }


def _years(plan: Plan, table: str) -> list[int]:
    """Years that have a column: of the plan for targets, of what is printed for the weights of steps."""
    years: set[int] = set()
    if table == "indicators":
        years = {*range(plan.first_year, plan.last_year + 1)}
        years |= {target.year for indicator in plan.indicators for target in indicator.targets}
    if table == "steps":
        years = {year for step in plan.steps for year in step.printed_year_weights}
    return sorted(years)


def _filled(table: Table, records: Sequence[Any], years: Sequence[int]) -> Filled:
    extra = list(dict.fromkeys(key for record in records for key in record.extra)) if table.keeps_extra else []
    columns = columns_of(table, years, extra)
    known = len(columns) - len(extra)
    rows = tuple(
        (*(_cell(table, record, column) for column in columns[:known]), *(record.extra.get(key) for key in extra))
        for record in records
    )
    return Filled(table, columns, rows)


def _aside(table: Table, header: str) -> str:
    """Header of a column kept aside, marked where it would be taken for one of the table's."""
    return f"{OTHER}{header}" if table.match(header) or header.startswith(OTHER) else header


def _cell(table: Table, record: Any, column: Column) -> Out:  # noqa: ANN401
    entry = column.field
    if entry is None:
        return None
    special = SPECIAL.get((table.name, entry.name))
    if special is not None:
        return special(record, column.year)
    owner = record.authority if table.name == "authority" and hasattr(record.authority, entry.name) else record
    return _plain_cell(entry, getattr(owner, entry.name))


def _plain_cell(entry: Field, value: Any) -> Out:  # noqa: ANN401
    if value is None or value == "" or value is False:
        return None
    if entry.kind in {Kind.LIST, Kind.YEARS}:
        return SEPARATOR.join(map(str, value)) or None
    if entry.kind is Kind.VARIABLES:
        return variables_text(value) or None
    if entry.kind is Kind.CHOICE:
        return entry.choices.get(str(value), str(value))
    if entry.kind is Kind.FLAG:
        return "sì"
    return plain_number(Decimal(value)) if isinstance(value, int | Decimal) else value


def plain_number(value: Decimal) -> Decimal:
    """The same number without needless zeros, never in powers of ten."""
    return Decimal(f"{value.normalize():f}")


def variables_text(values: dict[str, Decimal | None]) -> str:
    """«ore=930; assistiti=»: as they are read."""
    return SEPARATOR.join(
        f"{name}={'' if value is None else text_of(plain_number(value))}" for name, value in values.items()
    )


def moment_cell(printed: str, moment: Moment | None) -> Out:
    """A date where the print says no more than that; else the print, which is read to the same moment."""
    if moment is None:
        return printed or None
    plain = moment.precision is Precision.DAY and not moment.indicative
    if plain and printed in {"", day_text(moment.day)}:
        return moment.day
    return printed or _moment_text(moment)


def _moment_text(moment: Moment) -> str:
    month = f"{MONTHS[moment.day.month - 1]} {moment.day.year}"
    shown = {Precision.DAY: day_text(moment.day), Precision.HALF_MONTH: f"metà {month}", Precision.MONTH: month}
    text = shown.get(moment.precision, str(moment.day.year))
    return f"{text} (indicativa)" if moment.indicative else text


def _target(record: Indicator, year: int | None) -> Out:
    target = record.target(year) if year is not None else None
    return natural(target.printed) if target else None


def _year_weight(record: Step, year: int | None) -> Out:
    weight = record.printed_year_weights.get(year) if year is not None else None
    return None if weight is None else plain_number(weight)


SPECIAL: dict[tuple[str, str], Callable[[Any, int | None], Out]] = {
    ("steps", "due"): lambda record, _: moment_cell(record.due_printed, record.due),
    ("steps", "moved_to"): lambda record, _: moment_cell("", record.moved_to),
    ("steps", "outcome"): lambda record, _: natural(record.outcome.printed) if record.outcome else None,
    ("steps", "year_weight"): _year_weight,
    ("indicators", "baseline"): lambda record, _: natural(record.baseline.printed),
    ("indicators", "target"): _target,
    ("measurements", "value"): lambda record, _: natural(record.outcome.printed),
}
