"""The canonical plan workbook: one description of its sheets for reading, writing, the template and the docs."""

from traguardo.performance.intake.layout.decisions import DECIDED
from traguardo.performance.intake.layout.fields import OTHER, SEPARATOR, YEAR_AT_END, Field, Kind, Table, Yearly, plain
from traguardo.performance.intake.layout.frame import AUTHORITY, LINKS, PROGRAMMES, STRATEGIC, UNITS
from traguardo.performance.intake.layout.indicators import INDICATORS, MEASUREMENTS
from traguardo.performance.intake.layout.objectives import OBJECTIVES, STEPS
from traguardo.performance.intake.layout.printed import CHANGES, COMPUTATIONS, FIGURES, RESTATEMENTS

__all__ = [
    "OTHER",
    "README_SHEET",
    "SEPARATOR",
    "TABLES",
    "YEAR_AT_END",
    "Field",
    "Kind",
    "Table",
    "Yearly",
    "plain",
    "table",
    "table_of_sheet",
]

README_SHEET = "Leggimi"
TABLES: tuple[Table, ...] = (
    AUTHORITY,
    UNITS,
    STRATEGIC,
    PROGRAMMES,
    OBJECTIVES,
    STEPS,
    INDICATORS,
    LINKS,
    MEASUREMENTS,
    DECIDED,
    RESTATEMENTS,
    FIGURES,
    CHANGES,
    COMPUTATIONS,
)
_BY_NAME = {entry.name: entry for entry in TABLES}
_BY_SHEET = {plain(name): entry for entry in TABLES for name in (*entry.aliases, entry.title, entry.name)}


def table(name: str) -> Table:
    """The table of that canonical name («objectives»)."""
    return _BY_NAME[name]


def table_of_sheet(sheet: str) -> Table | None:
    """The table a sheet's name stands for, Italian or English, whatever case and accents."""
    return _BY_SHEET.get(plain(sheet))
