"""Which shipped mapping a book fits, and in plain words why the others do not."""

from traguardo.books.rows import Book
from traguardo.performance.intake.mapping.loading import load, shipped
from traguardo.performance.intake.mapping.spec import MappingSpec
from traguardo.performance.intake.mapping.tables import Tables, tables_of


def find(book: Book) -> MappingSpec | None:
    """The shipped mapping whose required sheets and headers the book has; the most demanding one when several fit."""
    fitting = [spec for spec in map(load, shipped()) if not lacks(book, spec)]
    return max(fitting, key=_demands, default=None)


def misfits(book: Book) -> tuple[str, ...]:
    """For each shipped mapping that does not fit, one sentence that says what the book lacks."""
    specs = [load(name) for name in shipped()]
    return tuple(f"«{spec.name}» ({spec.title}): {why}" for spec in specs if (why := lacks(book, spec)))


def lacks(book: Book, spec: MappingSpec) -> str:
    """What a mapping requires and the book does not have; empty when it fits."""
    tables = tables_of(book, spec.header_rows)
    return "; ".join(missing for sheet in spec.fits if (missing := _missing(sheet, spec, tables)))


def _missing(sheet: str, spec: MappingSpec, tables: Tables) -> str:
    table = tables.table(sheet)
    if table is None:
        return f"manca il foglio «{sheet}»"
    names = [f"«{name}»" for name in spec.fits[sheet] if not table.has(name)]
    columns = "manca la colonna" if len(names) == 1 else "mancano le colonne"
    return f"nel foglio «{table.name}» {columns} {', '.join(names)}" if names else ""


def _demands(spec: MappingSpec) -> int:
    return sum(len(headers) for headers in spec.fits.values())
