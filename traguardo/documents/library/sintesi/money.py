"""What the summary takes from the tables of figures, by their codes: spending by people served and by service, staff."""

from dataclasses import replace
from decimal import Decimal

from traguardo.documents.domain import cells
from traguardo.documents.domain.register import Register
from traguardo.documents.library.charting import DIFFERENCE
from traguardo.kernel.figure import Figure
from traguardo.kernel.money import Money
from traguardo.kernel.table import Measure, Row, RowKind, Table

BY_PEOPLE, BY_SERVICE = "spesa-destinatari", "spesa-servizi"
STAFF = ("personale-contratti", "personale-rapporto")  # brought in from a file, or of the register
MOST = 6


def whole(count: int) -> Decimal:
    """A count as a number of a table."""
    return Decimal(count)


def largest(table: Table | None) -> Table | None:
    """The largest amounts of the last column of money, and all the others in one line; None where there are none."""
    across = None if table is None else _last(table, Measure.MONEY)
    if table is None or across is None:
        return None
    items = [
        (row, value)
        for row in table.rows
        if row.kind is RowKind.ITEM and isinstance(value := row.values[across], Money)
    ]
    ranked = sorted(items, key=lambda item: -item[1].cents)
    rows = [Row(code=row.code, label=row.label, values=(value,)) for row, value in ranked[:MOST]]
    rest = sum((value for _, value in ranked[MOST:]), Money(0))
    if rest.cents:
        rows.append(Row(code="altri", label="Tutto il resto", values=(rest,)))
    column = table.columns[across]
    return replace(table, title=f"{table.title}, {column.heading}", columns=(column,), rows=tuple(rows), note="")


def totals(register: Register) -> list[tuple[Figure, str]]:
    """The total spent and the total of staff, each with the words under it."""
    found = []
    for codes, measure, words in (
        ((BY_SERVICE,), Measure.MONEY, "spesi per i servizi"),
        (STAFF, Measure.NUMBER, "persone al lavoro"),
    ):
        table = next((held for code in codes if (held := register.tables.get(code))), None)
        across = _last(table, measure) if table else None
        total = next((row for row in table.rows if row.kind is RowKind.TOTAL), None) if table else None
        if table and total and across is not None:
            heading = table.columns[across].heading
            figure = table.figure(total.code, heading)
            found += [(figure, f"{words} ({heading})")] if figure else []
    return found


def _last(table: Table, measure: Measure) -> int | None:
    """The last column of that measure that is not a difference of two others."""
    wanted = [
        place
        for place, column in enumerate(table.columns)
        if column.measure is measure and cells.is_numeric(column) and not DIFFERENCE.match(column.heading)
    ]
    return wanted[-1] if wanted else None
