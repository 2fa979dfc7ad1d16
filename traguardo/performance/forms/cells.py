"""Cells of the plan's grid as they were typed: read row by row, each refused or in conflict alone, the rest made into changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from traguardo.performance.domain.editing import Changes, apply, change, find, unsound
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Record
from traguardo.performance.intake.typed import texts, understand
from traguardo.ui.grids import CellChange, CellResult


@dataclass(slots=True)
class Asked:
    """What the cells ask of the plan: the changes, the cells that stay as they were with their reason, what to look at."""

    changes: Changes = ()
    refused: list[CellResult] = field(default_factory=list)
    taken: list[CellChange] = field(default_factory=list)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)


def read_cells(plan: Plan, table: str, cells: Iterable[CellChange], *, version: str) -> Asked:
    """The cells held against the plan as it is now; `version` is what their rows are held against from now on."""
    asked = Asked()
    rows: dict[str, list[CellChange]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for code, typed in rows.items():
        record = find(plan, table, code)
        if record is None:
            asked.refused += [_refused(cell, "La riga non c'è più: qualcuno l'ha tolta.", version) for cell in typed]
        else:
            _read_row(asked, plan, table, record, typed, version)
    return asked


def results(plan: Plan, table: str, asked: Asked, *, version: str) -> list[CellResult]:
    """What became of each cell once the act is done, and the others of the same rows that changed with them."""
    rows = dict.fromkeys(cell.row for cell in asked.taken)
    records = [record for code in rows if (record := find(plan, table, code)) is not None]
    told = {record.code: cells for record, cells in zip(records, texts(plan, table, records), strict=True)}
    saved = [
        CellResult(
            row=cell.row,
            column=cell.column,
            status="saved",
            message=asked.notes.get((cell.row, cell.column), ""),
            value=told[cell.row].get(cell.column, ""),
            version=version,
        )
        for cell in asked.taken
        if cell.row in told
    ]
    return [*saved, *asked.refused]


def _read_row(asked: Asked, plan: Plan, table: str, record: Record, typed: list[CellChange], version: str) -> None:
    now = texts(plan, table, (record,))[0]
    fresh = [cell for cell in typed if cell.seen == now.get(cell.column, "") or cell.value == now.get(cell.column, "")]
    asked.refused += [_conflict(cell, now, version) for cell in typed if cell not in fresh]
    problems = {each.key: str(each) for each in understand(plan, table, _values(fresh), record).problems if each.grave}
    good = [cell for cell in fresh if cell.column not in problems]
    asked.refused += [_refused(cell, problems[cell.column], version) for cell in fresh if cell.column in problems]
    changes, broken = _sound(plan, table, record, good)
    asked.refused += [_refused(cell, broken[cell.column], version) for cell in good if cell.column in broken]
    good = [cell for cell in good if cell.column not in broken]
    if broken:
        changes, _ = _sound(plan, table, record, good)
    asked.changes = (*asked.changes, *changes)
    asked.taken += good
    understood = understand(plan, table, _values(good), record)
    asked.notes |= {(record.code, each.key): str(each) for each in understood.problems}


def _sound(plan: Plan, table: str, record: Record, cells: list[CellChange]) -> tuple[Changes, Mapping[str, str]]:
    """The changes of a row, and the cells that would name what is not there."""
    wanted = understand(plan, table, _values(cells), record).record
    changes = change(plan, table, record.code, wanted)
    problems = unsound(apply(plan, changes), changes)
    return changes, {each.attribute: each.message for each in problems}


def _values(cells: Iterable[CellChange]) -> dict[str, str]:
    return {cell.column: cell.value for cell in cells}


def _refused(cell: CellChange, message: str, version: str) -> CellResult:
    return CellResult(
        row=cell.row, column=cell.column, status="error", message=message, value=cell.value, version=version
    )


def _conflict(cell: CellChange, now: Mapping[str, str], version: str) -> CellResult:
    return CellResult(
        row=cell.row,
        column=cell.column,
        status="conflict",
        value=cell.value,
        version=version,
        theirs=now.get(cell.column, ""),
    )
