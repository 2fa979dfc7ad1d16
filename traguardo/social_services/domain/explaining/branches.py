"""Which branch of a table a case takes."""

from dataclasses import dataclass
from enum import StrEnum

from traguardo.social_services.domain.compiling.traces import CellTrace, TableTrace
from traguardo.social_services.domain.machine import Run
from traguardo.social_services.domain.regulation import Shift


class Way(StrEnum):
    """How the branch was reached: a key absent, a row, the general case, or none at all."""

    ABSENT = "absent"
    ROW = "row"
    OTHERWISE = "otherwise"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """The branch and its cell; of a row its place, and where a shift moved it."""

    way: Way
    cell: CellTrace | None = None
    place: int = 0
    moved: int | None = None
    shift: Shift | None = None


def branch_of(run: Run, trace: TableTrace) -> Branch:
    """The branch taken, in the same order as the machine: absent key, rows with their shifts, the general case."""
    if trace.if_absent and run(trace.absent):
        return Branch(way=Way.ABSENT, cell=trace.if_absent)
    for place, row in enumerate(trace.rows):
        if run(row.holds):
            for number, (shift, holds) in enumerate(trace.shifts):
                if run(holds):
                    moved = row.moved[number]
                    return Branch(way=Way.ROW, cell=trace.rows[moved].cell, place=place, moved=moved, shift=shift)
            return Branch(way=Way.ROW, cell=row.cell, place=place)
    if trace.otherwise is None or run(trace.absent):
        return Branch(way=Way.NONE)
    return Branch(way=Way.OTHERWISE, cell=trace.otherwise)
