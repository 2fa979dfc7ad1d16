"""An .xlsx or .ods file into sheets: values as saved, percentages in points, dates as dates, text untouched."""

import hashlib
import math
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from traguardo.books import limits, ods, problems, xlsx
from traguardo.books.container import Container, broken, open_container
from traguardo.books.facts import Facts
from traguardo.books.oddities import oddities
from traguardo.books.rows import Book, Cell, Row, Sheet
from traguardo.kernel.finding import Finding

Value = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(path: Path) -> Book:
    """Sheets of the file with what is odd in them; raises Unreadable when it is no spreadsheet, or a dangerous one."""
    data = limits.bytes_of(path, limits.FILE_BYTES)
    container = open_container(path.name, data)
    facts = _facts(container)
    try:
        sheets = list(_sheets(container, facts))
    except (CalamineError, ValueError, OverflowError) as failure:
        raise broken(path.name, "fogli") from failure
    if not any(sheet.rows for sheet in sheets):
        raise problems.refuse("LET03", f"«{path.name}» ha solo fogli vuoti.", "Scegli il file giusto, o compilalo.")
    findings = [*_macros(container), *(one for sheet in sheets for one in oddities(sheet, facts[sheet.name]))]
    return Book(name=path.stem, sheets=tuple(sheets), sha256=hashlib.sha256(data).hexdigest(), findings=tuple(findings))


def _facts(container: Container) -> dict[str, Facts]:
    try:
        facts = _reader(container)(container)
    except (expat.ExpatError, ValueError, LookupError) as failure:
        raise broken(container.name, "struttura") from failure
    limits.check_sheets(container.name, facts.values())
    return facts


def _reader(container: Container) -> Callable[[Container], dict[str, Facts]]:
    if "xl/workbook.xml" in container.parts:
        return xlsx.sheet_facts
    if "spreadsheet" in container.parts.get("mimetype", b"").decode("ascii", "replace"):
        return ods.sheet_facts
    said = f"«{container.name}» è un archivio, ma non un foglio di calcolo .xlsx o .ods."
    raise problems.refuse("LET02", said, "Apri il file e salvalo come .xlsx o .ods.")


def _macros(container: Container) -> list[Finding]:
    if not container.macros:
        return []
    said = f"«{container.name}» contiene macro: sono state ignorate, contano solo i valori salvati."
    return [problems.warning("LET07", said, "Salvalo come .xlsx, senza macro, per non portarle in giro.")]


def _sheets(container: Container, facts: dict[str, Facts]) -> Iterator[Sheet]:
    if "content.xml" in container.parts:
        container.parts["content.xml"] = ods.with_breaks(container.parts["content.xml"])
    workbook = CalamineWorkbook.from_filelike(container.packed())
    for described in workbook.sheets_metadata:
        if described.typ != SheetTypeEnum.WorkSheet:
            continue
        values = workbook.get_sheet_by_name(described.name).to_python(skip_empty_area=False)
        yield _sheet(described.name, values, facts.setdefault(described.name, Facts()))


def _sheet(name: str, values: list[list[Value]], facts: Facts) -> Sheet:
    limits.check_extent(name, len(values), max(map(len, values), default=0))
    grid = [[_cell(value) for value in row] for row in values]
    for first, last, left, right in facts.percents:
        for cells in grid[first : last + 1]:
            cells[left : right + 1] = [_percent(cell) for cell in cells[left : right + 1]]
    while grid and not any(cell is not None for cell in grid[-1]):
        grid.pop()
    return Sheet(name, tuple(Row(number, tuple(cells)) for number, cells in enumerate(grid, 1)))


def _cell(value: Value) -> Cell:
    """A value as the plan reads it; numbers to the 15 digits a spreadsheet keeps."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip() or None
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}") if math.isfinite(value) else None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)


def _percent(cell: Cell) -> Cell:
    """0.3 shown as a percentage is «30%»."""
    return f"{(cell * 100).normalize():f}%".replace(".", ",") if isinstance(cell, Decimal) else cell
