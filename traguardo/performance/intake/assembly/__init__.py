"""Records into a plan: every cell read, every problem told at once, nothing guessed in silence."""

from collections.abc import Mapping

from traguardo.kernel.finding import Finding
from traguardo.performance.domain.plan import Authority, Plan
from traguardo.performance.intake.assembly import decided, measures, printed, tree
from traguardo.performance.intake.assembly.frame import Head, read_head
from traguardo.performance.intake.assembly.references import check_references
from traguardo.performance.intake.assembly.row import Row
from traguardo.performance.intake.layout import TABLES
from traguardo.performance.intake.records import RecordSet

__all__ = ["assemble"]

SAME_CELL = {"due": ("due_printed",), "target": ("targets",), "year_weight": ("printed_year_weights",)}


def assemble(records: RecordSet) -> tuple[Plan | None, list[Finding]]:
    """The plan the records make, and all that is wrong with them; None when not even its head can be read."""
    findings = list(records.findings)
    rows = _rows(records, findings)
    head = read_head(rows["authority"], findings)
    plan = _plan(rows, head, records)
    findings.extend(check_references(plan))
    return (plan if head.authority else None), findings


def _rows(records: RecordSet, findings: list[Finding]) -> dict[str, list[Row]]:
    rows = {
        table.name: [Row(record, table, records.headers, findings) for record in records.records.get(table.name, ())]
        for table in TABLES
    }
    for table_rows in rows.values():
        for row in table_rows:
            row.check_required()
    return rows


def _plan(rows: Mapping[str, list[Row]], head: Head, records: RecordSet) -> Plan:
    steps = tuple(tree.step(row, head) for row in rows["steps"])
    indicators = tuple(measures.indicator(row, head) for row in rows["indicators"])
    by_indicator, by_step = {one.code: one for one in indicators}, {one.code: one for one in steps}
    return Plan(
        authority=head.authority or Authority(code="", name=""),
        title=head.title,
        first_year=head.first_year,
        last_year=head.last_year,
        year=head.year,
        reporting_date=head.reporting_date,
        units=tuple(map(tree.unit, rows["units"])),
        nodes=tuple(map(tree.node, rows["strategic"])),
        programmes=tuple(map(tree.programme, rows["programmes"])),
        objectives=tuple(tree.objective(row, order) for order, row in enumerate(rows["objectives"], 1)),
        steps=steps,
        indicators=indicators,
        links=tuple(map(tree.link, rows["links"])),
        measurements=tuple(measures.measurement(row, head, by_indicator, by_step) for row in rows["measurements"]),
        decisions=tuple(map(decided.decision, rows["decisions"])),
        restatements=tuple(map(printed.restatement, rows["restatements"])),
        figures=tuple(map(printed.figure, rows["figures"])),
        changes=tuple(map(printed.change, rows["changes"])),
        computations=tuple(map(printed.computation, rows["computations"])),
        headers=_headers(records),
        sha256=records.sha256,
    )


def _headers(records: RecordSet) -> dict[tuple[str, str], str]:
    """Columns by sheet and field: as the file names them, or as the layout does where the file has none.

    Also by the other names the plan gives to what one cell holds. Where a foreign sheet fills several of ours, the one
    further from the frame names the missing column: a sheet of objectives that also gives the units is of objectives.
    """
    known = dict(records.headers)
    for table in reversed(TABLES):
        for sheet in {record.place.sheet for record in records.records.get(table.name, ())}:
            for entry in table.fields:
                known.setdefault((sheet, entry.name), entry.header)
    for (sheet, key), header in tuple(known.items()):
        for name in SAME_CELL.get(key, SAME_CELL.get(key.rpartition("_")[0], ())):
            known.setdefault((sheet, name), header)
    return known
