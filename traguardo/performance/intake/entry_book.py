"""The workbook of the results still to be entered: what its sheets hold, and how one that comes back is read."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.books import problems, read_book
from traguardo.books.rows import Book, Cell, Row, Sheet, Unreadable
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.domain.measuring.drafts import NOTE, ON, PRINTED, SOURCE, exact, variable_cell
from traguardo.performance.domain.measuring.typed_cells import Key
from traguardo.performance.intake.escaping import escape, unescape

RESULTS, CONTROL, SEEN = "Risultati", "Controllo", "Valori visti"
FORMAT = "1"
KIND, CODE, TITLE, OBJECTIVE, UNITS, EXPECTED, LAST, ASKED = FIXED = (
    "Tipo", "Codice", "Che cosa si misura", "Obiettivo", "Unità", "Atteso", "Ultimo risultato", "Dati della formula",
)  # fmt: skip
KINDS = {"step": "Fase", "indicator": "Indicatore"}
OPEN = {PRINTED: "Risultato", ON: "Al", SOURCE: "Fonte", NOTE: "Nota"}
VARIABLES = 60
HEADERS = {
    PRINTED: OPEN[PRINTED],
    **{variable_cell(number): f"Dato {number}" for number in range(1, VARIABLES + 1)},
    **OPEN,
}
SUM = "Impronta del quaderno (SHA-256)"
ABOUT = {
    "version": "Versione del formato", "authority": "Ente", "year": "Anno", "plan": "Piano", "digest": "Impronta del piano",
    "made_at": "Scaricato il", "made_for": "Per",
}  # fmt: skip
AGAIN = "Scarica un quaderno nuovo e riporta lì quello che hai scritto."


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a workbook comes from, all in words: authority, year and plan version by code, the plan's digest, when, for whom."""

    authority: str
    year: str
    plan: str
    digest: str
    made_at: str
    made_for: str
    version: str = FORMAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A thing to measure. `fixed`: what cannot be changed, by header; `seen` and `typed`: its cells, by column.

    `seen` is what was there when the workbook was made, `typed` what it holds now; `row` is where it stands.
    """

    key: Key
    fixed: Mapping[str, str]
    seen: Mapping[str, str]
    typed: Mapping[str, str]
    row: int = 0

    @property
    def changed(self) -> Mapping[str, str]:
        """The cells that are not as they were, in the order they are kept: the day before the result."""
        order = (ON, *self.typed)
        changed = {column: text for column, text in self.typed.items() if text != self.seen.get(column, "")}
        return {column: changed[column] for column in dict.fromkeys(order) if column in changed}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryBook:
    """A workbook of results, made or read back; `findings`: what is wrong in the one read, its lines apart."""

    origin: Origin
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns one may fill, as many values of formulas as the lines ask for."""
        asked = {column for line in self.lines for column in line.seen}
        return tuple(column for column in HEADERS if column in asked)


class NotTaken(Exception):  # noqa: N818 - it names the fact
    """The workbook cannot be taken; `findings` say where, why and how to mend."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__("Il quaderno non è stato caricato.")
        self.findings = tuple(findings)


def as_cell(text: str) -> str:
    """A text as a cell gives it back: no control characters, no blanks at its ends."""
    return unescape(escape(text)).strip()


def checksum(book: EntryBook) -> str:
    """SHA-256 of where the workbook comes from and of all that was in it when it was made."""
    origin = [getattr(book.origin, item.name) for item in fields(Origin)]
    lines = sorted([*line.key, sorted(line.fixed.items()), _filled(line.seen)] for line in book.lines)
    said = json.dumps(_bare([origin, lines]), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def read_entry_book(path: Path) -> EntryBook:
    """The workbook in `path`, with what was changed in its locked cells; NotTaken when it is not one, or cannot be trusted."""
    try:
        book = read_book(path)
    except Unreadable as unreadable:
        raise NotTaken([unreadable.finding]) from unreadable
    results, control, seen = (book.sheet(name) for name in (RESULTS, CONTROL, SEEN))
    if results is None or control is None or seen is None:
        said = f"«{path.name}» non è un quaderno dei risultati: mancano i fogli «{RESULTS}», «{CONTROL}» o «{SEEN}»."
        mend = "Carica il file scaricato con «Scarica il quaderno», senza togliere fogli."
        raise NotTaken([problems.error("QUA01", said, mend)])
    about = _about(control)
    before = EntryBook(origin=_origin(about), lines=tuple(_lines(seen)))
    if about.get(SUM) != checksum(before):
        said = f"I fogli «{CONTROL}» e «{SEEN}», che non si compilano, sono stati cambiati: non si sa più che cosa avevi visto."
        raise NotTaken([problems.error("QUA02", said, AGAIN, Place(sheet=CONTROL), about.get(SUM, ""))])
    now = tuple(_lines(results))
    known, times = {line.key: line for line in before.lines}, Counter(line.key for line in now)
    sound = (line for line in now if line.key in known and times[line.key] == 1)
    return replace(
        before,
        lines=tuple(replace(line, fixed=known[line.key].fixed, seen=known[line.key].seen) for line in sound),
        findings=(*_unread(book), *_tampered(before, now, results)),
    )


def _about(control: Sheet) -> dict[str, str]:
    pairs = ((_text(row.cells[0]), _text(row.cells[1])) for row in control.rows if len(row.cells) > 1)
    return {label: text for label, text in pairs if label}


def _origin(about: Mapping[str, str]) -> Origin:
    return Origin(**{name: about.get(label, "") for name, label in ABOUT.items()})


def _lines(sheet: Sheet) -> Iterator[Line]:
    """Its rows under the headers of the first; rows with nothing in them are left out."""
    if not sheet.rows:
        return
    headers = [_text(cell) for cell in sheet.rows[0].cells]
    kinds = {word: kind for kind, word in KINDS.items()}
    for row in sheet.rows[1:]:
        texts = _texts(headers, row)
        if not any(texts.values()):
            continue
        cells = {column: texts[header] for column, header in HEADERS.items() if header in texts}
        key = (kinds.get(texts.get(KIND, ""), ""), texts.get(CODE, ""))
        fixed = {header: texts.get(header, "") for header in FIXED}
        yield Line(key=key, fixed=fixed, seen=cells, typed=cells, row=row.number)


def _texts(headers: list[str], row: Row) -> dict[str, str]:
    cells = (*row.cells, *[None] * (len(headers) - len(row.cells)))
    return {header: _text(cell) for header, cell in zip(headers, cells, strict=False) if header}


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "VERO" if cell else "FALSO"
    if isinstance(cell, Decimal):
        return exact(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return unescape(cell).strip() if cell else ""


def _unread(book: Book) -> Iterator[Finding]:
    """Cells the spreadsheet itself left without a value."""
    for finding in book.findings:
        if finding.severity is Severity.ERROR and finding.place.sheet == RESULTS:
            yield finding


def _tampered(before: EntryBook, now: Iterable[Line], results: Sheet) -> Iterator[Finding]:
    """The locked cells that are not as they were, one by one."""
    known, times = {line.key: line for line in before.lines}, Counter(line.key for line in now)
    headers = [_text(cell) for cell in results.rows[0].cells] if results.rows else []
    for header in (*FIXED, *(HEADERS[column] for column in before.columns)):
        if headers.count(header) != 1:
            said = f"Le colonne bloccate sono state cambiate: «{header}» manca, o c'è due volte."
            yield problems.error("QUA03", said, AGAIN, Place(sheet=RESULTS, row=1, column=header))
    for line in now:
        there = known.get(line.key)
        if there is None or times[line.key] > 1:
            why = "non c'era quando il quaderno è stato scaricato" if there is None else "c'è due volte"
            said = f"Le colonne bloccate sono state cambiate: questa riga {why}."
            mend = "Rimetti tipo e codice com'erano, o togli la riga."
            yield problems.error("QUA04", said, mend, _at(line, CODE), line.fixed[CODE])
            continue
        for header in FIXED:
            if _bare(line.fixed[header]) != _bare(there.fixed[header]):
                said = f"Le colonne bloccate sono state cambiate: qui c'era «{there.fixed[header]}»."
                yield problems.error("QUA05", said, "Rimetti quello che c'era.", _at(line, header), line.fixed[header])


def _at(line: Line, header: str) -> Place:
    return Place(sheet=RESULTS, row=line.row, column=header)


def _filled(cells: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted((column, text) for column, text in cells.items() if text)


def _bare(said: object) -> object:
    """The same with every run of blanks as one: spreadsheets change them on their own."""
    if isinstance(said, str):
        return " ".join(said.split())
    return [_bare(each) for each in said] if isinstance(said, list | tuple) else said
