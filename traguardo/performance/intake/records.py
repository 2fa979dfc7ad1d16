"""Plain rows on their way from a file to a plan: raw sheets first, then records under the plan's own field names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from traguardo.kernel.finding import Finding, Place

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row under the plan's field names; `extra` keeps the columns the plan has no field for, by header."""

    place: Place
    values: Mapping[str, Cell]
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSet:
    """Records by canonical sheet («objectives», «steps», …); `headers` names the file's column of each (sheet, field)."""

    records: Mapping[str, tuple[Record, ...]]
    headers: Mapping[tuple[str, str], str]
    sha256: str
    findings: tuple[Finding, ...] = ()


class Unreadable(Exception):  # noqa: N818  it says what the file is
    """The file as a whole cannot be read; carries the finding that says why and how to mend it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding
