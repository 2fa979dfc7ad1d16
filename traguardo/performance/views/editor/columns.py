"""Columns of the grid of each table, under the names of the workbook; and its rows as cells."""

from collections.abc import Sequence

from traguardo.access.facade import Standing
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Record
from traguardo.performance.forms.rows import choices
from traguardo.performance.intake.layout import Field, Kind, Yearly
from traguardo.performance.intake.typed import layout_of, texts
from traguardo.performance.queries.editor.rights import may_write
from traguardo.performance.queries.editor.rows import objective_code, tags, title_of
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.editor.draft import SLUGS
from traguardo.ui.grids import Grid, GridCell, GridColumn, GridRow

SHOWN = {
    "objectives": ("title", "units", "parent", "weight", "years", "tags"),
    "steps": ("description", "objective", "due", "indicator", "weight", "mode"),
    "indicators": ("name", "objective", "target", "baseline", "unit_of_measure", "direction", "weight", "units"),
    "nodes": ("title", "level", "parent", "weight"),
    "units": ("name", "parent", "head"),
}
MORE = {
    "objectives": ("kind", "head", "expected"),
    "steps": ("note",),
    "indicators": ("algorithm", "formula", "source", "frequency", "parent", "tags"),
}
REFERRED = {"strategic": "nodes"}
WIDE = frozenset({"title", "name", "description", "algorithm", "expected"})
SHORT = 60


def columns(plan: Plan, table: str, *, every: bool) -> tuple[GridColumn, ...]:
    """The main columns or every one, with one for each year of the plan where the workbook has them."""
    layout = layout_of(table)
    found: list[GridColumn] = []
    for name in (*SHOWN[table], *(MORE.get(table, ()) if every else ())):
        entry = layout.field(name)
        years: Sequence[int | None] = (
            (None,) if entry.yearly is Yearly.NO else range(plan.first_year, plan.last_year + 1)
        )
        found += [_column(plan, entry, year) for year in years]
    return tuple(found)


def grid(desk: Desk, standing: Standing, table: str, records: Sequence[Record], *, save_url: str, every: bool) -> Grid:
    """The rows given as a grid; rows of others' objectives are only read."""
    plan = desk.board.plan
    shown = columns(plan, table, every=every)
    rows = tuple(
        _row(desk, table, record, cells, shown, editable=_mine(desk, standing, table, record))
        for record, cells in zip(records, texts(plan, table, records), strict=True)
    )
    return Grid(name="griglia", label="Righe del piano", head="Codice", columns=shown, rows=rows, save_url=save_url)


def _mine(desk: Desk, standing: Standing, table: str, record: Record) -> bool:
    own = objective_code(desk.board.plan, table, record)
    return may_write(standing, desk.board.plan, desk.board.objectives.get(own))


def _row(
    desk: Desk, table: str, record: Record, cells: dict[str, str], shown: Sequence[GridColumn], *, editable: bool
) -> GridRow:
    return GridRow(
        key=record.code,
        head=record.code,
        url=desk.url("edit_row", SLUGS[table], record.code),
        version=str(desk.edition.revision),
        cells={column.key: GridCell(value=cells.get(column.key, ""), editable=editable) for column in shown},
    )


def _column(plan: Plan, entry: Field, year: int | None) -> GridColumn:
    key, label = entry.key_for(year), entry.header_for(year)
    if entry.kind is Kind.CHOICE and not entry.open:
        listed = (("", "—"), *((word, word) for word in entry.choices.values()))
        return GridColumn(key=key, label=label, kind="choice", choices=listed)
    named = REFERRED.get(entry.refers, entry.refers) or ("units" if entry.name == "units" else "")
    if named:
        short = tuple((code, words[:SHORT]) for code, words in choices(plan, named))
        return GridColumn(key=key, label=label, kind="multi", choices=short, width="narrow")
    if entry.name == "tags":
        return GridColumn(key=key, label=label, kind="multi", choices=tuple((tag, tag) for tag in tags(plan)))
    if entry.kind is Kind.PERCENT:
        return GridColumn(key=key, label=f"{label} (%)", kind="percent", width="narrow")
    return GridColumn(key=key, label=label, kind="text", width="wide" if entry.name in WIDE else "")


def head(record: Record) -> str:
    """A row as one names it: code and title."""
    return f"{record.code} {title_of(record)}".strip()
