"""One record read field by field: every cell that cannot be read becomes a finding with its place, and reading goes on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from traguardo.books import problems
from traguardo.books.rows import Cell
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.numbers import read_number
from traguardo.performance.domain.notation.cadences import read_cadence
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.plan import Moment
from traguardo.performance.intake.assembly.cells import NO, YES, code_of, day_text, due_text, text_of
from traguardo.performance.intake.layout import Table, plain
from traguardo.performance.intake.records import Record

DATE_MEND = "Scrivi una data come 31/12/2026, oppure «Entro maggio 2026»."
NUMBER_MEND = "Scrivi un numero, per esempio 12,5 o 30%; se il dato non c'è lascia la cella vuota."
CODE_MEND = "Imposta la colonna come testo, poi riscrivi il codice come nel documento."


@dataclass(slots=True)
class Row:
    """A record being read; problems go to `findings`, shared by the whole file."""

    record: Record
    table: Table
    headers: Mapping[tuple[str, str], str]
    findings: list[Finding] = field(repr=False)

    def place(self, key: str) -> Place:
        """The cell of `key`, under the column name its reader sees."""
        at = self.record.place
        column = self.headers.get((at.sheet, key)) or self.headers.get((self.table.name, key))
        return Place(sheet=at.sheet, row=at.row, column=column or self.table.field(key).header)

    def cell(self, key: str) -> Cell:
        return self.record.values.get(key)

    def text(self, key: str) -> str:
        return text_of(self.record.values.get(key))

    def check_required(self) -> None:
        """Compulsory cells left empty, one finding each."""
        for entry in self.table.fields:
            if entry.required and not self.text(entry.name):
                mend = f"Compila la cella. {entry.note}"
                self.error("LET20", f"Manca «{entry.header}», che è obbligatorio.", mend, entry.name)

    def code(self, key: str) -> str:
        """A code; one that a spreadsheet turned into a date is refused, not guessed back."""
        cell = self.cell(key)
        if isinstance(cell, date):
            said = "Il foglio di calcolo ha trasformato il codice in una data."
            self.error("LET31", said, CODE_MEND, key, day_text(cell))
        return code_of(cell)

    def number(self, key: str) -> Decimal | None:
        """A number, or a percentage in points; None when empty."""
        cell = self.cell(key)
        if isinstance(cell, Decimal) or cell is None:
            return cell
        text = text_of(cell)
        if not text:
            return None
        read = None if isinstance(cell, bool | date) else read_number(text)
        if read is None:
            header = self.table.field(key).header
            self.error("LET21", f"«{header}» deve essere un numero.", NUMBER_MEND, key, text)
            return None
        if read.ambiguous:
            said = f"Il punto è stato letto come separatore delle migliaia: «{text}» vale {read.value:f}."
            mend = "Se era un decimale, scrivilo con la virgola."
            self.findings.append(problems.note("LET21", said, mend, self.place(key), text))
        return read.value

    def weight(self, key: str = "weight") -> Decimal | None:
        """A weight in percent: never below zero."""
        value = self.number(key)
        if value is not None and value < 0:
            said = "Un peso non può essere negativo."
            self.error("LET23", said, "Scrivi un peso da 0 a 100.", key, self.text(key))
        elif value is not None and value > 100:
            said = "Il peso supera 100: i pesi si scrivono in percento."
            self.warn("LET23", said, "Controlla il peso: 30 vuol dire 30%.", key, self.text(key))
        return value

    def whole(self, key: str) -> int | None:
        """A whole number, such as the residents."""
        value = self.number(key)
        if value is None or value == value.to_integral_value():
            return None if value is None else int(value)
        self.error("LET21", "Serve un numero intero.", "Scrivi il numero senza decimali.", key, self.text(key))
        return None

    def year(self, key: str) -> int | None:
        value = self.whole(key)
        if value is None or 1990 <= value <= 2100:
            return value
        self.error(
            "LET29",
            "Non è un anno possibile.",
            "Scrivi un anno di quattro cifre, per esempio 2026.",
            key,
            self.text(key),
        )
        return None

    def years(self, key: str) -> tuple[int, ...]:
        """Years in one cell: «2026; 2027», or «2026-2028» for all between."""
        text = code_of(self.cell(key))
        span = re.fullmatch(r"(\d{4})\s*[-–/]\s*(\d{4})", text)
        if span and int(span[1]) <= int(span[2]) <= int(span[1]) + 20:
            return tuple(range(int(span[1]), int(span[2]) + 1))
        parts = [part for part in re.split(r"[;,\s]+", text) if part]
        wrong = [part for part in parts if not re.fullmatch(r"(?:19|20)\d\d", part)]
        if wrong:
            self.error("LET29", "Non sono anni.", "Scrivi gli anni separati da punto e virgola: 2026; 2027.", key, text)
        return tuple(int(part) for part in parts if part not in wrong)

    def items(self, key: str) -> tuple[str, ...]:
        """A list in one cell, separated by semicolons."""
        text = code_of(self.cell(key))
        return tuple(part.strip() for part in text.split(";") if part.strip()) if text else ()

    def day(self, key: str) -> date | None:
        """A calendar day; a month or a year stand for their last day."""
        moment = self._read_moment(key, None)
        if moment is None and self.text(key):
            self.error("LET22", "Non è una data.", DATE_MEND, key, self.text(key))
        return moment.day if moment else None

    def moment(self, key: str, year: int) -> tuple[str, Moment | None]:
        """A due date as shown and as read; words that are no date are kept and asked about, cadences pass."""
        shown = due_text(self.cell(key))
        moment = self._read_moment(key, year)
        if moment is None and shown and read_cadence(shown) is None:
            self.warn(
                "LET22", "La scadenza non è una data riconoscibile: è tenuta com'è scritta.", DATE_MEND, key, shown
            )
        return shown, moment

    def flag(self, key: str) -> bool:
        cell = self.cell(key)
        if isinstance(cell, bool):
            return cell
        text = text_of(cell).casefold()
        if text not in YES | NO:
            self.error("LET28", "Qui si scrive «sì» o «no».", "Scrivi sì, oppure lascia vuoto.", key, text)
        return text in YES

    def choice(self, key: str) -> str:
        """The plan's value for one of the words of the list; a word outside it is an error."""
        text = self.text(key)
        if not text:
            return ""
        choices = self.table.field(key).choices
        wanted = plain(text)
        for value, label in choices.items():
            if wanted in {plain(value), plain(label)}:
                return value
        listed = ", ".join(f"«{label}»" for label in choices.values())
        self.error("LET28", f"«{text}» non è nell'elenco.", f"Scegli fra: {listed}.", key, text)
        return ""

    def variables(self, key: str) -> dict[str, Decimal | None]:
        """Values of a formula's variables: «ore=930; assistiti=»; without a value it is not given, which is not zero."""
        read: dict[str, Decimal | None] = {}
        for part in self.items(key):
            name, equals, value = (piece.strip() for piece in part.partition("="))
            number = read_number(value)
            if not name or not equals or (value and number is None) or name in read:
                self.error(
                    "LET32", "Le variabili si scrivono «nome=valore».", "Per esempio: ore=930; assistiti=20.", key, part
                )
                continue
            read[name] = number.value if number else None
        return read

    def extra(self) -> dict[str, str]:
        return {header: value for header, value in self.record.extra.items() if value}

    def error(self, code: str, message: str, mend: str, key: str, value: str = "") -> None:
        self.findings.append(problems.error(code, message, mend, self.place(key), value))

    def warn(self, code: str, message: str, mend: str, key: str, value: str = "") -> None:
        self.findings.append(problems.warning(code, message, mend, self.place(key), value))

    def _read_moment(self, key: str, year: int | None) -> Moment | None:
        cell = self.cell(key)
        if isinstance(cell, date):
            return Moment(day=cell)
        return None if cell is None or isinstance(cell, bool | Decimal) else read_moment(cell, default_year=year)
