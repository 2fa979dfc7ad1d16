"""Rules on totals: each is the sum of the rows above it, in the tables of the data and in those typed in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.documents.domain.checks.labels import number_of
from traguardo.documents.domain.checks.passages import Passage, Shape
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_number
from traguardo.kernel.numbers import read_number
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.table import Measure, RowKind, Table
from traguardo.kernel.wording import short

NOT_SUMMED = re.compile(
    r"\b(?:medi[aeo]\w*|unitari\w*|tariff\w*|tasso|indice|età|per |peso|percentuale|quota|%)", re.IGNORECASE
)
OF_WHICH = re.compile(r"^\W*di cui\b", re.IGNORECASE)
RESULT = re.compile(r"\b(?:differenz\w*|risultat\w*|sald[oi]|maggior\w*|minor\w*|nett[oi]|utile|perdita|avanzo|disavanzo|margine|indice|media)\b", re.IGNORECASE)  # fmt: skip
UNIT = re.compile(r"\bunità(?: di misura)?$", re.IGNORECASE)
TOTAL = re.compile(r"^\W*(?:sub\s?)?total[ei]\b", re.IGNORECASE)
RULE = re.compile(r"[\s:-]*")
LARGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total as written and the rows it should add up; `parts` are the «di cui» among them."""

    where: str
    place: Place
    label: str
    total: Decimal
    items: tuple[Decimal, ...]
    parts: tuple[Decimal, ...]

    @property
    def off(self) -> Decimal:
        """Written minus added up."""
        return self.total - sum(self.items, Decimal(0))

    @property
    def twice(self) -> bool:
        """Whether the total is too large by the «di cui»."""
        return bool(self.parts) and self.off in {*self.parts, sum(self.parts, Decimal(0))}

    @property
    def rounding(self) -> bool:
        """Whether rounded items explain it: a large total, off by a unit of its last digit."""
        return abs(self.off) <= 1 and abs(self.total) >= LARGE

    @property
    def no_sum(self) -> bool:
        """Whether it is no sum at all: an average, or the largest, lies among its own items."""
        return min(self.items) <= self.total <= max(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a column that may have a total, with its row's kind, label and unit."""

    kind: RowKind
    label: str
    value: Decimal | None
    place: Place
    unit: str = ""


def _columns(case: DocumentCase) -> Iterator[tuple[str, list[Cell]]]:
    """Every column that may have a total: what it is called, and its cells."""
    for table in case.register.tables.values():
        units = _units(table)
        for at, column in enumerate(table.columns):
            if column.measure in {Measure.NUMBER, Measure.MONEY} and not NOT_SUMMED.search(column.heading):
                place = Place(sheet=table.code, column=column.heading)
                values = (number_of(row.values[at]) if row.values else None for row in table.rows)
                cells = [
                    Cell(kind=row.kind, label=row.label, value=value, place=place, unit=unit)
                    for row, value, unit in zip(table.rows, values, units, strict=True)
                ]
                yield f"Tavola «{short(table.title)}», {column.heading}", cells
    for grid in _grids(case.passages):
        for at, head in enumerate(grid[0].cells[1:], start=1):
            if not NOT_SUMMED.search(head):
                yield f"Tabella scritta nel testo, «{short(head)}»", [_typed(row, at) for row in grid[1:]]


def _units(table: Table) -> list[str]:
    """The unit of each row, where a column of text says it."""
    said = (at for at, column in enumerate(table.columns) if column.measure is Measure.TEXT and UNIT.search(column.heading))  # fmt: skip
    at = next(said, None)
    return [str(row.values[at] or "") if at is not None and row.values else "" for row in table.rows]


def _grids(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    held: list[Passage] = []
    for passage in [*passages, None]:
        if passage is not None and passage.shape is Shape.GRID:
            held += [] if RULE.fullmatch(passage.text) else [passage]
        elif held:
            yield held
            held = []


def _typed(row: Passage, at: int) -> Cell:
    read = read_number(row.cells[at]) if at < len(row.cells) else None
    kind = RowKind.TOTAL if TOTAL.match(row.cells[0]) else RowKind.ITEM
    value = read.value if read and not read.percent else None
    return Cell(kind=kind, label=row.cells[0], value=value, place=row.place)


def sums(case: DocumentCase) -> Iterator[Sum]:
    """The totals and subtotals that have rows of their own unit to add up, where no row is without its value."""
    for where, cells in _columns(case):
        everything: list[Cell] = []
        since: list[Cell] = []
        for cell in cells:
            if cell.kind is RowKind.ITEM:
                since.append(cell)
                everything.append(cell)
                continue
            rows = since if cell.kind is RowKind.SUBTOTAL else everything
            if found := _sum(where, cell, [row for row in rows if row.unit == cell.unit]):
                yield found
            since = []


def _sum(where: str, total: Cell, rows: Sequence[Cell]) -> Sum | None:
    if total.value is None or RESULT.search(total.label):
        return None
    items = tuple(row.value for row in rows if row.value is not None and not OF_WHICH.match(row.label))
    parts = tuple(row.value for row in rows if row.value is not None and OF_WHICH.match(row.label))
    unknown = any(row.value is None for row in rows) and total.value > sum(items, Decimal(0))
    if len(items) < 2 or unknown:
        return None
    return Sum(where=where, place=total.place, label=total.label, total=total.value, items=items, parts=parts)


def _wrong(case: DocumentCase) -> Iterator[Hit]:
    for each in sums(case):
        if each.off and not each.rounding and not each.no_sum:
            why = " La differenza è il «di cui», già dentro la sua voce." if each.twice else ""
            yield _hit(each, why)


def _rounded(case: DocumentCase) -> Iterator[Hit]:
    for each in sums(case):
        if each.off and each.rounding and not each.no_sum:
            yield _hit(each, " È l'effetto degli arrotondamenti.")


def _hit(each: Sum, why: str) -> Hit:
    added = it_number(sum(each.items, Decimal(0)))
    message = (
        f"{each.where}: «{short(each.label)}» è {it_number(each.total)}, le {len(each.items)} voci fanno {added} "
        f"({it_number(each.off, sign=True)}).{why}"
    )
    return Hit(message=message, place=each.place, value=it_number(each.total))


CARDS = (
    DocumentCard(
        code="DOC23",
        severity=Severity.ERROR,
        title="Totale diverso dalla somma delle voci",
        reason="Un totale è la somma delle sue voci; il «di cui» non si somma.",
        mend="Ricalcola il totale, o correggi la voce sbagliata.",
        example="Totale 45, voci 37 + 5 + 2 = 44.",
        check=_wrong,
    ),
    DocumentCard(
        code="DOC24",
        severity=Severity.NOTE,
        title="Totale che si scosta per arrotondamento",
        reason="Voci arrotondate una per una possono spostare il totale di un'unità.",
        mend="Nessuna correzione necessaria; puoi dirlo in nota alla tavola.",
        example="Totale 20.837.862, voci 20.837.863.",
        check=_rounded,
    ),
)
