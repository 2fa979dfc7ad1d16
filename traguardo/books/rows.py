"""What a spreadsheet or a folder of CSV files holds: sheets of rows of cells, and the refusal of what cannot be read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.kernel.finding import Finding

Cell = str | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet; `number` counts from 1 as the reader of the file sees it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or one CSV file of a folder (its name is the file's, without extension)."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook or a folder of CSV files as read, cell by cell; `sha256` of its bytes."""

    name: str
    sheets: tuple[Sheet, ...]
    sha256: str
    findings: tuple[Finding, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, whatever its case."""
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.casefold()), None)


class Unreadable(Exception):  # noqa: N818  it says what the file is
    """The file as a whole cannot be read; carries the finding that says why and how to mend it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding
