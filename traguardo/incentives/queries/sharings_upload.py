"""The people of an uploaded file: a sheet of cells into rows of PEOPLE.csv, with all that does not read said at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.books import read_book
from traguardo.books.rows import Book, Cell, Sheet, Unreadable
from traguardo.books.rows import Row as BookRow
from traguardo.books.uploads import laid_out
from traguardo.incentives.domain.sharing import Worker, found, read_workers
from traguardo.kernel.finding import Finding, Place, Severity, worst
from traguardo.kernel.italian import it_day

Row = dict[str, str]
MOST = 5_000
LENGTHS = {"id": 40, "name": 150, "unit": 40, "category": 60}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFile:
    """The rows of a file and what was found in it; with an error there are no rows to keep."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        return worst(self.findings) is Severity.ERROR


def read_people(files: Mapping[str, bytes]) -> PeopleFile:
    """The first sheet that has something in it: its first row says the columns."""
    try:
        with laid_out(files) as path:
            book = read_book(path)
    except Unreadable as refusal:
        return PeopleFile(rows=(), findings=(refusal.finding,))
    rows, places = table_of(book)
    workers, findings = read_workers(rows, places)
    told = [*book.findings, *findings]
    if not workers and worst(told) is not Severity.ERROR:
        told.append(nobody(book))
    told += [*too_many(rows), *too_long(workers)]
    return PeopleFile(rows=tuple(rows), findings=tuple(told))


def table_of(book: Book) -> tuple[list[Row], list[Place]]:
    """The rows under the heading, each with its place."""
    sheet = next((each for each in book.sheets if any(map(filled, each.rows))), None)
    if sheet is None:
        return [], []
    held = list(under_heading(sheet))
    return [row for row, _ in held], [place for _, place in held]


def under_heading(sheet: Sheet) -> Iterator[tuple[Row, Place]]:
    """Each row that holds something, by heading; columns without one are not looked at."""
    whole = [row for row in sheet.rows if filled(row)]
    heads = [written(cell).strip() for cell in whole[0].cells]
    for row in whole[1:]:
        cells = zip(heads, row.cells, strict=False)
        yield {head: written(cell) for head, cell in cells if head}, Place(sheet=sheet.name, row=row.number)


def filled(row: BookRow) -> bool:
    """Whether a row holds anything."""
    return any(written(cell).strip() for cell in row.cells)


def written(cell: Cell) -> str:
    """A cell as a person would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "sì" if cell else "no"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return it_day(cell) if isinstance(cell, date) else cell


def too_many(rows: Sequence[Row]) -> Iterator[Finding]:
    """More people than a page can show before they are kept."""
    if len(rows) > MOST:
        yield found("RIP35", f"Il file ha {len(rows)} persone: qui se ne mettono al massimo {MOST}.")


def too_long(workers: Iterable[Worker]) -> Iterator[Finding]:
    """Texts that would not fit where a closing writes them."""
    for worker in workers:
        for name, most in LENGTHS.items():
            text = str(getattr(worker, name))
            if len(text) > most:
                said = f"«{text[:30]}…» ha {len(text)} caratteri: al massimo {most}."
                yield found("RIP36", said, place=worker.place)


def nobody(book: Book) -> Finding:
    """The file reads, but holds nobody."""
    mend = "Sotto la riga dei titoli scrivi una persona per riga."
    return found("RIP20", f"In «{book.name}» non c’è nessuna persona.", mend=mend)
