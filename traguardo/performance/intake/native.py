"""The house's own workbook into records: sheets by name, columns by header in any order, the rest kept aside."""

from collections import Counter
from dataclasses import dataclass

from traguardo.books import problems
from traguardo.books.rows import Book, Cell, Row, Sheet
from traguardo.kernel.finding import Finding, Place
from traguardo.performance.intake.assembly.cells import code_of
from traguardo.performance.intake.escaping import unescape
from traguardo.performance.intake.layout import OTHER, README_SHEET, Table, Yearly, plain, table_of_sheet
from traguardo.performance.intake.records import Record, RecordSet

NAME = "quaderno"
EXAMPLE = "ESEMPIO (riga ignorata)"
HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class _Columns:
    """What each column holds: keys of fields by position, and headers of the columns the plan has no field for."""

    keys: dict[int, str]
    headers: dict[int, str]
    others: dict[int, str]


def fits(book: Book) -> bool:
    """Whether the book is the house's workbook: it has the body's sheet, and objectives or indicators."""
    names = {table.name for table, _ in _sheets(book)}
    return "authority" in names and bool(names & {"objectives", "indicators"})


def records(book: Book) -> RecordSet:
    """Records of every known sheet; unknown sheets and columns the plan cannot keep are told."""
    found: dict[str, tuple[Record, ...]] = {}
    headers: dict[tuple[str, str], str] = {}
    findings = [*book.findings, *_unknown_sheets(book)]
    for table, sheet in _sheets(book):
        read = _Reader(table, sheet, findings).read(headers)
        found[table.name] = (*found.get(table.name, ()), *read)
    return RecordSet(records=found, headers=headers, sha256=book.sha256, findings=tuple(findings))


def header_row(table: Table, sheet: Sheet) -> Row | None:
    """The row of headers: among the first, the one that names most of the table's fields."""
    scored = [
        (sum(1 for cell in row.cells if isinstance(cell, str) and table.match(cell)), row)
        for row in sheet.rows[:HEADER_WITHIN]
    ]
    best = max((score for score, _ in scored), default=0)
    return next((row for score, row in scored if score == best), None) if best >= 2 else None


def _sheets(book: Book) -> list[tuple[Table, Sheet]]:
    named = [(table_of_sheet(sheet.name), sheet) for sheet in book.sheets]
    return [(table, sheet) for table, sheet in named if table is not None]


def _unknown_sheets(book: Book) -> list[Finding]:
    said = "Il foglio non fa parte del quaderno del piano: non viene letto."
    mend = "Se contiene dati del piano, dagli il nome di uno dei fogli del modello."
    unknown = [
        sheet
        for sheet in book.sheets
        if table_of_sheet(sheet.name) is None and plain(sheet.name) != plain(README_SHEET)
    ]
    return [problems.note("LET17", said, mend, Place(sheet=sheet.name)) for sheet in unknown if sheet.rows]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sheet on its way to records."""

    table: Table
    sheet: Sheet
    findings: list[Finding]

    def read(self, headers: dict[tuple[str, str], str]) -> tuple[Record, ...]:
        head = header_row(self.table, self.sheet)
        if head is None:
            self._no_header()
            return ()
        columns = self._columns(head)
        headers.update({(self.sheet.name, key): columns.headers[position] for position, key in columns.keys.items()})
        self._check_columns(columns, head)
        below = (
            row for row in self.sheet.rows if row.number > head.number and not _is_blank(row) and not _is_example(row)
        )
        return tuple(self._record(row, columns) for row in below)

    def _columns(self, head: Row) -> _Columns:
        texts = {position: unescape(shown(cell)) for position, cell in enumerate(head.cells) if cell not in {None, ""}}
        matched = {position: self.table.match(text) for position, text in texts.items()}
        keys: dict[int, str] = {}
        for position, key in matched.items():
            if key is not None and key not in keys.values():
                keys[position] = key
            elif key is not None:
                self._doubled(head, texts[position])
        others = {position: text.removeprefix(OTHER) for position, text in texts.items() if matched[position] is None}
        return _Columns(keys=keys, headers=texts, others=others)

    def _check_columns(self, columns: _Columns, head: Row) -> None:
        present = set(columns.keys.values())
        for entry in self.table.fields:
            if entry.required and entry.yearly is Yearly.NO and entry.name not in present:
                said = f"Manca la colonna «{entry.header}», che è obbligatoria."
                place = Place(sheet=self.sheet.name, row=head.number, column=entry.header)
                self.findings.append(problems.error("LET12", said, f"Aggiungi la colonna. {entry.note}", place))
        for header, times in Counter(columns.others.values()).items():
            if times > 1:
                self._doubled(head, header)
            if not self.table.keeps_extra:
                self._lost(head, header)

    def _record(self, row: Row, columns: _Columns) -> Record:
        values: dict[str, Cell] = {}
        extra: dict[str, str] = {}
        for position, cell in enumerate(row.cells):
            if cell is None or cell == "":
                continue
            if position in columns.keys:
                values[columns.keys[position]] = unescape(cell) if isinstance(cell, str) else cell
            elif position in columns.others:
                extra[columns.others[position]] = unescape(shown(cell))
            elif position not in columns.headers:
                self._beyond(row, shown(cell))
        return Record(place=Place(sheet=self.sheet.name, row=row.number), values=values, extra=extra)

    def _no_header(self) -> None:
        if not any(not _is_blank(row) for row in self.sheet.rows):
            return
        listed = ", ".join(f"«{entry.header}»" for entry in self.table.fields if entry.required)
        said = f"Non trovo la riga delle intestazioni nelle prime {HEADER_WITHIN} righe."
        self.findings.append(
            problems.error("LET12", said, f"Servono almeno le colonne {listed}.", Place(sheet=self.sheet.name))
        )

    def _doubled(self, head: Row, header: str) -> None:
        place = Place(sheet=self.sheet.name, row=head.number, column=header)
        said = "Due colonne hanno lo stesso significato: non si sa quale vale."
        self.findings.append(problems.error("LET13", said, "Tieni una sola delle due colonne.", place, header))

    def _lost(self, head: Row, header: str) -> None:
        place = Place(sheet=self.sheet.name, row=head.number, column=header)
        said = "La colonna non fa parte di questo foglio: non viene conservata."
        self.findings.append(
            problems.note("LET17", said, "Usa la colonna «Note», se c'è, o lasciala: non fa danno.", place, header)
        )

    def _beyond(self, row: Row, value: str) -> None:
        place = Place(sheet=self.sheet.name, row=row.number)
        said = "La riga ha una cella in più, sotto nessuna intestazione."
        mend = "Dai un'intestazione alla colonna; in un CSV, metti fra virgolette i testi che contengono il separatore."
        self.findings.append(problems.error("LET18", said, mend, place, value))


def shown(cell: Cell) -> str:
    """A cell as text, for columns the plan only carries along."""
    return cell.strip() if isinstance(cell, str) else code_of(cell)


def _is_blank(row: Row) -> bool:
    return all(cell is None or cell == "" for cell in row.cells)


def _is_example(row: Row) -> bool:
    return any(cell == EXAMPLE for cell in row.cells)
