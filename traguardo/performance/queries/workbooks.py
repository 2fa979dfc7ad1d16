"""The workbook of somebody's results: what goes into it, what one that comes back would change, the files that wait."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from traguardo.access.facade import Authority, Standing
from traguardo.books import problems
from traguardo.kernel.finding import Finding, Place
from traguardo.performance.domain.measuring.drafts import NOTE, ON, PRINTED, SOURCE, columns, text_of
from traguardo.performance.domain.measuring.entry import Subject, subjects
from traguardo.performance.domain.measuring.periods import Period
from traguardo.performance.domain.measuring.typed_cells import NO_CELL, Key, Typed, TypedRow, in_time, typed_over
from traguardo.performance.intake import entry_book as books
from traguardo.performance.intake.entry_book import EntryBook, Line, Origin, as_cell
from traguardo.performance.models import SourceFile
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.entry import EntryRow, year_periods
from traguardo.performance.queries.rights import can_measure
from traguardo.performance.queries.uploads import RESULTS_TAKEN, RESULTS_WAITING

LONGEST = 2_000
NEW_BOOK = "Scarica un quaderno nuovo da «Misura › Da inserire»."


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A cell where what is there is not what the workbook had seen: `mine` is in the workbook, `theirs` is there."""

    cell: Typed
    row: EntryRow
    label: str
    theirs: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A row that becomes a draft: what changes, (cell, before, after); `news`: a result that came meanwhile."""

    row: EntryRow
    changes: tuple[tuple[str, str, str], ...]
    news: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a workbook would do: rows that become drafts, cells to choose, rows as they were, all that is wrong with it.

    `cells`: those to keep whatever is chosen.
    """

    ready: tuple[Ready, ...]
    cells: tuple[Typed, ...]
    clashes: tuple[Clash, ...]
    unchanged: int
    findings: tuple[Finding, ...]
    plan_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What one line comes to."""

    findings: tuple[Finding, ...]
    cells: tuple[Typed, ...] = ()
    clashes: tuple[Clash, ...] = ()
    ready: Ready | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the lines of a workbook are held against: this person's rows, what the plan has, the rules of the day."""

    board: Board
    standing: Standing
    rows: Mapping[Key, EntryRow]
    today: date
    schedules: bool


def book_of(rows: Iterable[EntryRow], board: Board, *, made_at: str, made_for: str) -> EntryBook:
    """The workbook of these rows."""
    edition = board.edition
    origin = Origin(
        authority=edition.authority,
        year=str(edition.year),
        plan=edition.code,
        digest=edition.digest,
        made_at=made_at,
        made_for=as_cell(made_for),
    )
    return EntryBook(origin=origin, lines=tuple(map(_line, rows)))


def look(book: EntryBook, frame: Frame) -> Look:
    """What taking the workbook would change, and all that stands against it. One SQL statement."""
    wrong = tuple(_foreign(book.origin, frame.board))
    filled = () if wrong else tuple(line for line in book.lines if line.changed)
    periods = year_periods(frame.board.edition).ordered
    looked = [_looked(line, frame, periods) for line in filled]
    ready = tuple(each.ready for each in looked if each.ready and each.ready.changes)
    clashes = tuple(clash for each in looked for clash in each.clashes)
    touched = {each.row.subject.key for each in ready} | {clash.cell.key for clash in clashes}
    return Look(
        ready=ready,
        cells=tuple(cell for each in looked for cell in each.cells),
        clashes=clashes,
        unchanged=len(book.lines) - len(touched),
        findings=wrong or (*book.findings, *(finding for each in looked for finding in each.findings)),
        plan_changed=book.origin.digest != frame.board.edition.digest,
    )


def _looked(line: Line, frame: Frame, periods: Sequence[Period]) -> _Looked:
    """A line that was filled. What is wrong is told as if its author insisted on every cell."""
    refusal = _refusal(line, frame)
    if refusal:
        return _Looked(findings=(refusal,))
    row = frame.rows[line.key]
    cells = _cells(line, row)
    insisting = [replace(cell, seen=_there(row, cell.column)) for cell in cells]
    held = _held(row, cells, periods, frame)
    return _Looked(
        findings=tuple(_findings(line, _held(row, insisting, periods, frame))),
        cells=tuple(cell for cell, told in zip(cells, held.told, strict=True) if told.status != "conflict"),
        clashes=tuple(_clashes(row, cells, held)),
        ready=_ready(line, row, held),
    )


def read_upload(name: str, content: bytes) -> EntryBook:
    """The workbook these bytes hold; NotTaken with all that is wrong."""
    with TemporaryDirectory(prefix="traguardo-") as folder:
        path = Path(folder) / PurePath(name).name
        path.write_bytes(content)
        return books.read_entry_book(path)


def uploaded(authority: Authority, pk: int) -> SourceFile | None:
    """A workbook of results of this authority, waiting or taken. One SQL statement."""
    return SourceFile.objects.filter(authority=authority, pk=pk, mapping__in=(RESULTS_WAITING, RESULTS_TAKEN)).first()


def taken(authority: Authority, sha256: str) -> SourceFile | None:
    """The very same workbook, already taken by this authority. One SQL statement."""
    return SourceFile.objects.filter(authority=authority, sha256=sha256, mapping=RESULTS_TAKEN).first()


def _line(row: EntryRow) -> Line:
    subject = row.subject
    unit = f" ({subject.unit_of_measure})" if subject.unit_of_measure else ""
    fixed = {
        books.KIND: books.KINDS[subject.kind],
        books.CODE: subject.code,
        books.TITLE: subject.title,
        books.OBJECTIVE: row.objective,
        books.UNITS: row.units,
        books.EXPECTED: f"{subject.expected}{unit}",
        books.LAST: _last(row),
        books.ASKED: _asked(subject),
    }
    seen = {column: as_cell(text_of(row.draft, subject, column)) for column in columns(subject) if column in books.HEADERS}  # fmt: skip
    return Line(key=subject.key, fixed={name: _shown(text) for name, text in fixed.items()}, seen=seen, typed=seen)


def _shown(text: str) -> str:
    clean = as_cell(text)
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"


def _last(row: EntryRow) -> str:
    day = f"{row.last_on:%d/%m/%Y}" if row.last_on else ""
    return f"{row.last} al {day}" if day and day not in row.last else row.last


def _asked(subject: Subject) -> str:
    return "; ".join(name.replace("_", " ") for name in subject.variables)


def _foreign(origin: Origin, board: Board) -> Iterator[Finding]:
    """What makes the workbook one of another place: format, authority, year, version of the plan."""
    edition, place = board.edition, Place(sheet=books.CONTROL)
    wanted = (
        ("Versione del formato", origin.version, books.FORMAT),
        ("Ente", origin.authority, edition.authority),
        ("Anno", origin.year, str(edition.year)),
        ("Piano", origin.plan, edition.code),
    )
    for label, found, here in wanted:
        if found != here:
            said = f"Il quaderno è di un altro posto: «{label}» è «{found}», qui «{here}»."
            yield problems.error("QUA06", said, NEW_BOOK, replace(place, column=label), found)


def _refusal(line: Line, frame: Frame) -> Finding | None:
    """Why nothing of a line may be taken, whatever is written in it."""
    row, place = frame.rows.get(line.key), Place(sheet=books.RESULTS, row=line.row, column=books.CODE)
    if row is None:
        said = _away(line.key, frame)
        return problems.error("QUA07", said, "Svuota le celle di questa riga.", place, line.fixed[books.CODE])
    if line.fixed[books.ASKED] != _shown(_asked(row.subject)):
        said = f"La formula è cambiata: ora chiede «{_asked(row.subject) or 'solo il risultato'}»."
        return problems.error("QUA08", said, NEW_BOOK, replace(place, column=books.ASKED), line.fixed[books.ASKED])
    return None


def _away(key: Key, frame: Frame) -> str:
    known = subjects(frame.board.plan).get(key)
    if known is None:
        return "Questo codice non è più nel piano."
    if not can_measure(frame.standing, known, frame.board.unit_names):
        return "Non è fra le cose che puoi misurare tu."
    return "Quest'anno non si misura più: è sospeso, annullato o non misurabile."


def _cells(line: Line, row: EntryRow) -> tuple[Typed, ...]:
    """The cells that were filled; what is there counts as seen when it only looks otherwise in a workbook."""
    found = []
    for column, text in line.changed.items():
        there = _there(row, column)
        seen = line.seen.get(column, "")
        same = {as_cell(there): there}
        found.append(Typed(key=line.key, column=column, text=same.get(text, text), seen=same.get(seen, seen)))
    return tuple(found)


def _there(row: EntryRow, column: str) -> str:
    return text_of(row.draft, row.subject, column) if column in columns(row.subject) else ""


def _held(row: EntryRow, cells: Sequence[Typed], periods: Sequence[Period], frame: Frame) -> TypedRow:
    held = typed_over(row.subject, row.draft, cells, periods, today=frame.today)
    return held if frame.schedules else in_time(held, periods)


def _findings(line: Line, held: TypedRow) -> Iterator[Finding]:
    for each in held.told:
        if each.status == "error":
            said = "Questa cella non è da compilare per questa riga." if each.message == NO_CELL else each.message
            place = Place(sheet=books.RESULTS, row=line.row, column=books.HEADERS[each.column])
            yield problems.error("QUA09", said, "Correggi la cella, o svuotala.", place, each.text)


def _clashes(row: EntryRow, cells: Sequence[Typed], held: TypedRow) -> Iterator[Clash]:
    for cell, told in zip(cells, held.told, strict=True):
        if told.status == "conflict":
            yield Clash(cell=cell, row=row, label=label(row.subject, cell.column), theirs=told.theirs, message=told.message)  # fmt: skip


def _ready(line: Line, row: EntryRow, held: TypedRow) -> Ready:
    last = _shown(_last(row))
    return Ready(
        row=row,
        changes=tuple((label(row.subject, column), old, new) for column, (old, new) in held.changes.items()),
        news=last if last != line.fixed[books.LAST] else "",
    )


def label(subject: Subject, column: str) -> str:
    """A cell by name, a formula's value by its own."""
    words = {PRINTED: "Risultato", ON: "Al", SOURCE: "Fonte", NOTE: "Nota"}
    if column in words:
        return words[column]
    number = columns(subject).index(column) - columns(subject).index(ON) - 1
    return subject.variables[number].replace("_", " ").capitalize()
