"""Rows of a draft as one looks for them: by words, unit, objective, tag, year, or only those the checks point at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from traguardo.kernel.finding import Finding, Severity
from traguardo.performance.domain.editing import KIND_OF, objective_of
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Record
from traguardo.performance.queries.board import Board

ORDERS: Mapping[str, Callable[[Record], object]] = {
    "codice": lambda record: record.code.casefold(),
    "titolo": lambda record: title_of(record).casefold(),
    "peso": lambda record: -(record.weight if getattr(record, "weight", None) is not None else Decimal(-1)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What one looks for in a table; empty means all. `order` is one of ORDERS, or the plan's own."""

    table: str
    words: str = ""
    unit: str = ""
    objective: str = ""
    tag: str = ""
    flawed: bool = False
    order: str = ""

    @property
    def active(self) -> bool:
        return bool(self.words or self.unit or self.objective or self.tag or self.flawed)


def rows(board: Board, sought: Sought) -> tuple[Record, ...]:
    """The rows that match, in the order asked."""
    flawed = {board.subject_of(finding) for finding in board.findings} if sought.flawed else set()
    kind = KIND_OF.get(sought.table, "")
    found = [
        record
        for record in getattr(board.plan, sought.table)
        if _matches(board, sought, record) and (not sought.flawed or (kind, record.code) in flawed)
    ]
    order = ORDERS.get(sought.order)
    return tuple(sorted(found, key=order) if order else found)  # type: ignore[arg-type]


def findings_in_view(board: Board, table: str, records: tuple[Record, ...]) -> tuple[Finding, ...]:
    """What the checks say of these rows, gravest first."""
    kind = KIND_OF.get(table, "")
    found = board.findings_of((kind, record.code) for record in records) if kind else ()
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def title_of(record: Record) -> str:
    """What a row is called."""
    return str(next((getattr(record, name) for name in ("title", "name", "description") if hasattr(record, name)), ""))


def tags(plan: Plan) -> tuple[str, ...]:
    """Every tag of the plan, in order."""
    tagged: tuple[Record, ...] = (*plan.objectives, *plan.indicators)
    return tuple(sorted({tag for record in tagged for tag in record.tags}, key=str.casefold))


def _matches(board: Board, sought: Sought, record: Record) -> bool:
    own = objective_code(board.plan, sought.table, record)
    if sought.objective and own != sought.objective:
        return False
    if sought.tag and sought.tag not in getattr(record, "tags", ()):
        return False
    if sought.unit and sought.unit not in _units(board, own, record):
        return False
    text = f"{record.code} {title_of(record)} {' '.join(getattr(record, 'tags', ()))}".casefold()
    return all(word in text for word in sought.words.casefold().split())


def objective_code(plan: Plan, table: str, record: Record) -> str:
    """The objective a row is of; empty for units and strategic nodes."""
    if table in {"units", "nodes"}:
        return ""
    if table == "objectives":
        return str(record.code)
    return objective_of(plan, record) if table == "indicators" else str(record.objective)


def _units(board: Board, objective: str, record: Record) -> tuple[str, ...]:
    own: tuple[str, ...] = getattr(record, "units", ())
    above = board.objectives.get(objective)
    return (*own, *(above.units if above else ()))
