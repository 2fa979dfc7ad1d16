"""How large a file may be before it is refused, so that a tiny file cannot fill the memory."""

from collections.abc import Iterable
from pathlib import Path

from traguardo.books import problems
from traguardo.books.facts import Facts
from traguardo.books.rows import Unreadable
from traguardo.kernel.finding import Place

MEGABYTE = 1024 * 1024
FILE_BYTES = 50 * MEGABYTE
CSV_BYTES = 50 * MEGABYTE
UNPACKED_BYTES = 100 * MEGABYTE
TEXT_BYTES = 100 * MEGABYTE
ROWS = 200_000
COLUMNS = 1_000
CELLS = 1_500_000
MEND = "Togli righe, colonne e fogli vuoti o estranei al piano, poi salva di nuovo."


def bytes_of(path: Path, limit: int, *, allow_empty: bool = False) -> bytes:
    """Content of the file, refused when empty or over `limit` bytes."""
    size = path.stat().st_size
    if size > limit:
        raise too_big(f"«{path.name}» è di {size // MEGABYTE} MB: il limite è {limit // MEGABYTE} MB.")
    data = path.read_bytes()
    if not allow_empty and not data.strip():
        raise problems.refuse("LET03", f"«{path.name}» è vuoto.", "Scegli il file giusto, o salvalo di nuovo.")
    return data


def check_total(files: Iterable[Path]) -> None:
    """Refuses a folder whose files together are over the limit."""
    total = sum(file.stat().st_size for file in files)
    if total > CSV_BYTES:
        raise too_big(f"I file della cartella fanno {total // MEGABYTE} MB: il limite è {CSV_BYTES // MEGABYTE} MB.")


def check_row(sheet: str, number: int, width: int, cells: int) -> None:
    """Refuses a sheet with more rows, columns or cells (so far) than a plan can have."""
    place = Place(sheet=sheet, row=number)
    if number > ROWS:
        raise too_big(f"Il foglio ha più di {ROWS} righe.", place)
    if width > COLUMNS:
        raise too_big(f"La riga ha {width} colonne: il limite è {COLUMNS}.", place)
    check_cells(sheet, cells)


def check_cells(sheet: str, cells: int) -> None:
    """Refuses a sheet with more cells than a plan can have."""
    if cells > CELLS:
        raise too_big(f"Il foglio ha più di {CELLS} celle.", Place(sheet=sheet))


def check_sheets(file: str, facts: Iterable[Facts]) -> None:
    """Refuses a workbook whose sheets, each within bounds, are too much together."""
    cells = sum(sheet.rows * sheet.columns for sheet in facts)
    if cells > CELLS:
        raise too_big(f"I fogli di «{file}» fanno insieme {cells} celle: il limite è {CELLS}.")


def check_extent(sheet: str, rows: int, columns: int) -> None:
    """Refuses a sheet that reaches too far, however few its cells."""
    if rows > ROWS or columns > COLUMNS or rows * columns > CELLS:
        said = f"Il foglio arriva alla riga {rows} e alla colonna {columns}: un piano non è così grande."
        raise too_big(said, Place(sheet=sheet))


def too_big(message: str, place: Place | None = None) -> Unreadable:
    return problems.refuse("LET06", message, MEND, place)
