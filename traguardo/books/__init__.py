"""A file or a folder into sheets of plain cells: nothing is run, nothing is guessed, what cannot be read is refused."""

from pathlib import Path

from traguardo.books import problems
from traguardo.books.folder import read_csv_file, read_folder
from traguardo.books.rows import Book
from traguardo.books.workbook import read_workbook

__all__ = ["read_book"]

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".ods", ".xls", ".xlsb"})
MEND_TYPE = "Salva il piano come cartella di lavoro .xlsx o .ods, oppure come cartella di file .csv."


def read_book(path: Path) -> Book:
    """Sheets of an .xlsx or .ods file, of a .csv file, or of a folder of .csv files; raises Unreadable."""
    if not path.exists():
        raise problems.refuse("LET01", f"Il file «{path.name}» non c'è.", "Controlla il nome e la cartella.")
    try:
        return _read(path)
    except OSError as failure:
        said = f"Il file «{path.name}» non si può aprire."
        raise problems.refuse(
            "LET01", said, "Controlla i permessi e che non sia aperto altrove.", value=type(failure).__name__
        ) from failure


def _read(path: Path) -> Book:
    if path.is_dir():
        return read_folder(path)
    if path.suffix.casefold() == ".csv":
        return read_csv_file(path)
    if path.suffix.casefold() in WORKBOOKS:
        return read_workbook(path)
    raise problems.refuse("LET02", f"«{path.name}» non è di un tipo che si possa leggere.", MEND_TYPE)
