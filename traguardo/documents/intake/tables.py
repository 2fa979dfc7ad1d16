"""Tables of figures from a folder of CSV files or a workbook: an index («tavole») and a sheet a table.

A head says what its column measures in square brackets: «2021 [persone]», «Spesa [euro]», «Quota [%]», «Entro [data]»;
without brackets it is text. A number may be kept back with the word «riservato». The first two columns are the row's code and kind (voce, subtotale, totale, gruppo).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.books import problems, read_book
from traguardo.books.rows import Book, Cell, Sheet
from traguardo.books.rows import Row as Line
from traguardo.kernel.dates import read_day
from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import read_number
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value

INDEX = "tavole"
INDEX_HEADS = ("codice", "titolo", "fonte", "data", "nota")
KINDS = {
    "": RowKind.ITEM,
    "voce": RowKind.ITEM,
    "subtotale": RowKind.SUBTOTAL,
    "totale": RowKind.TOTAL,
    "gruppo": RowKind.GROUP,
}
NUMBER = "numero"  # a number that counts nothing named
KEPT = "riservato"  # a number kept back, because few people stand behind it
MEASURES = {"euro": Measure.MONEY, "%": Measure.PERCENT, "data": Measure.DAY}
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HEAD = re.compile(r"(?P<name>.+?)\s*(?:\[(?P<measure>[^\[\]]+)\])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables read, in the order of the index, and what was wrong; with an error there is something to mend first."""

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]


def read_tables(path: Path) -> Tables:
    """The tables of a folder of CSV files or of a workbook, with every problem found; Unreadable when it is neither."""
    book = read_book(path)
    reader = _Reader(book)
    return Tables(tables=tuple(reader.tables()), findings=(*book.findings, *reader.findings))


class _Reader:
    """Reads the sheets of a book one after the other, gathering what is wrong."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.findings: list[Finding] = []

    def tables(self) -> Iterator[Table]:
        index = self.book.sheet(INDEX)
        if index is None or not index.rows:
            self._error("TAV01", f"Manca l'indice delle tavole («{INDEX}»).", "Aggiungi un foglio con codice e titolo.")
            return
        names = [_text(cell).casefold() for cell in index.rows[0].cells]
        seen: set[str] = set()
        for line in index.rows[1:]:
            entry = dict(zip(names, map(_text, line.cells), strict=False))
            place = Place(sheet=INDEX, row=line.number)
            if any(entry.values()) and self._sound(entry, seen, place):
                seen.add(entry["codice"])
                found = self._table(entry, place)
                if found:
                    yield found

    def _sound(self, entry: Mapping[str, str], seen: set[str], place: Place) -> bool:
        code = entry.get("codice", "")
        if not CODE.fullmatch(code):
            said = f"«{code}» non va come codice di una tavola."
            self._error("TAV02", said, "Usa lettere minuscole, cifre e trattini: personale-contratti.", place, code)
        elif code in seen:
            self._error("TAV02", f"La tavola «{code}» è scritta due volte.", "Tieni una riga sola.", place, code)
        elif not entry.get("titolo") or not entry.get("fonte"):
            said = f"Alla tavola «{code}» manca il titolo o la fonte."
            self._error("TAV03", said, "Scrivi da dove vengono i dati: ogni cifra dice la sua fonte.", place)
        else:
            return True
        return False

    def _table(self, entry: Mapping[str, str], place: Place) -> Table | None:
        sheet = self.book.sheet(entry["codice"])
        if sheet is None or not sheet.rows:
            said = f"Manca il foglio della tavola «{entry['codice']}»."
            self._error("TAV04", said, "Aggiungi il foglio con quel nome, o togli la riga dall'indice.", place)
            return None
        heads = [_text(cell) for cell in sheet.rows[0].cells]
        while heads and not heads[-1]:
            heads.pop()
        if len(heads) < 4 or [head.casefold() for head in heads[:2]] != ["codice", "tipo"]:
            said = "Le prime colonne sono «Codice» e «Tipo», poi il nome della voce e almeno un valore."
            self._error("TAV05", said, "Metti le colonne in quest'ordine.", Place(sheet=sheet.name, row=1))
            return None
        columns = [_column(head) for head in heads[3:]]
        before = len(self.findings)
        rows = self._rows(sheet, columns, heads)
        if len(self.findings) > before:
            return None
        return Table(
            code=entry["codice"],
            title=entry["titolo"],
            columns=tuple(columns),
            rows=tuple(rows),
            source=Source(description=entry["fonte"], place=Place(sheet=sheet.name), sha256=self.book.sha256),
            stub=heads[2],
            as_of=read_day(entry.get("data", "")),
            note=entry.get("nota", ""),
        )

    def _rows(self, sheet: Sheet, columns: Sequence[Column], heads: Sequence[str]) -> list[Row]:
        rows: list[Row] = []
        for line in sheet.rows[1:]:
            cells = (*line.cells, *(None,) * (len(columns) + 3 - len(line.cells)))
            if any(cell not in {None, ""} for cell in cells):
                rows.append(self._row(sheet.name, line, cells, columns, heads))
        codes = [row.code for row in rows]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            said = f"Il codice «{code}» è di due righe."
            self._error("TAV06", said, "Dai a ogni riga un codice diverso.", Place(sheet=sheet.name, column=heads[0]))
        return rows

    def _row(
        self, sheet: str, line: Line, cells: Sequence[Cell], columns: Sequence[Column], heads: Sequence[str]
    ) -> Row:
        code, word, label = (_text(cell) for cell in cells[:3])
        kind = KINDS.get(word.casefold())
        if kind is None:
            said = f"«{word}» non è un tipo di riga."
            place = Place(sheet=sheet, row=line.number, column=heads[1])
            self._error("TAV07", said, "Scrivi voce, subtotale, totale o gruppo.", place, word)
        if not CODE.fullmatch(code):
            place = Place(sheet=sheet, row=line.number, column=heads[0])
            self._error("TAV06", f"«{code}» non va come codice di una riga.", "Usa minuscole e trattini.", place, code)
        if kind is RowKind.GROUP:
            return Row(code=code, label=label, kind=kind)
        values = tuple(
            self._value(cell, column, Place(sheet=sheet, row=line.number, column=head))
            for cell, column, head in zip(cells[3:], columns, heads[3:], strict=False)
        )
        return Row(code=code, label=label, values=values, kind=kind or RowKind.ITEM)

    def _value(self, cell: Cell, column: Column, place: Place) -> Value:
        text = _text(cell)
        if not text:
            return None
        if text == KEPT:
            return text
        read = READERS[column.measure](cell)
        if read is None:
            wanted, example = WANTED[column.measure]
            said = f"«{text}» non è {wanted}."
            self._error("TAV08", said, f"Scrivi {wanted}, per esempio {example}.", place, text)
        return read

    def _error(self, code: str, said: str, mend: str, place: Place | None = None, value: str = "") -> None:
        self.findings.append(problems.error(code, said, mend, place, value))


def _column(head: str) -> Column:
    match = HEAD.fullmatch(head)
    name, measure = (match["name"], match["measure"] or "") if match else (head, "")
    if not measure:
        return Column(heading=name)
    known = MEASURES.get(measure.casefold())
    return Column(
        heading=name, measure=known or Measure.NUMBER, unit="" if known or measure.casefold() == NUMBER else measure
    )


def _day(cell: Cell) -> date | None:
    return cell if isinstance(cell, date) else read_day(_text(cell))


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell, Decimal):
        return cell
    read = read_number(_text(cell))
    return read.value if read else None


def _money(cell: Cell) -> Money | None:
    number = _number(cell)
    try:
        return None if number is None else Money.euro(number)
    except ValueError:
        return None


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    return str(cell).strip()


READERS: Mapping[Measure, Callable[[Cell], Value]] = {
    Measure.TEXT: _text,
    Measure.NUMBER: _number,
    Measure.PERCENT: _number,
    Measure.MONEY: _money,
    Measure.DAY: _day,
}
WANTED = {
    Measure.NUMBER: ("un numero", "12,5"),
    Measure.PERCENT: ("una percentuale", "57,1%"),
    Measure.MONEY: ("un importo con al massimo due decimali", "1.234,50"),
    Measure.DAY: ("una data", "31/12/2026"),
}
