"""What a mapping brings in from a book: records, headers, and the problems met on the way, in plain words."""

from dataclasses import dataclass, field

from traguardo.books import problems
from traguardo.kernel.finding import Finding, Place
from traguardo.performance.intake.mapping.spec import Lookup
from traguardo.performance.intake.mapping.tables import Tables
from traguardo.performance.intake.records import Record

MEND = "Correggi le intestazioni del file o i nomi nella mappatura."


@dataclass(slots=True)
class Harvest:
    """What has been read so far, and what went wrong on the way."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    headers: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, sheet: str, record: Record) -> None:
        self.records.setdefault(sheet, []).append(record)

    def head(self, sheet: str, name: str, column: str) -> None:
        if column:
            self.headers.setdefault((sheet, name), column)


def missing_sheet(sheet: str, what: str) -> Finding:
    """The book has no such sheet (LET41)."""
    message = f"Manca il foglio «{sheet}», da cui la mappatura prende «{what}»."
    return problems.error("LET41", message, "Aggiungi il foglio o correggine il nome nella mappatura.")


def missing_columns(sheet: str, columns: list[str], what: str) -> Finding:
    """The sheet has no such columns (LET42)."""
    names = ", ".join(f"«{name}»" for name in columns)
    lack = "manca la colonna" if len(columns) == 1 else "mancano le colonne"
    message = f"Nel foglio «{sheet}» {lack} {names}: da lì la mappatura prende «{what}»."
    return problems.error("LET42", message, MEND, Place(sheet=sheet))


def not_a_number(place: Place, text: str) -> Finding:
    """A cell should hold a plain number and does not (LET43)."""
    mend = "Scrivi il numero come 1234.56; se nel file i numeri sono come 1.234,56 metti «italian_numbers = true» nella mappatura."
    return problems.error("LET43", f"«{text}» non è un numero.", mend, place, text)


def lost_lookup(lookup: Lookup, tables: Tables, what: str) -> Finding | None:
    """A lookup into a sheet or a column that is not there; None when all is well or the lookup is optional."""
    table = tables.table(lookup.sheet)
    if lookup.optional or (table and table.has(lookup.key)):
        return None
    return missing_columns(table.name, [lookup.key], what) if table else missing_sheet(lookup.sheet, what)
