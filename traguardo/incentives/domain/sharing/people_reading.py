"""Rows of text cells into people: what cannot be read is said, cell by cell, and the row is kept so that all is said at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.columns import COLUMNS, column_of
from traguardo.incentives.domain.sharing.typed import TooLongError, typed_number
from traguardo.incentives.domain.sharing.worker import WHOLE_TIME, Worker
from traguardo.kernel.dates import read_day
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.money import Money
from traguardo.kernel.wording import listed, short

HUNDRED, TWICE = 100, 2
YES, NO = frozenset({"si", "sì", "s", "x", "true", "1", "yes", "y"}), frozenset({"no", "n", "false", "0"})
PERCENTS = ("part_time", "presenza")
MEND_POINT = "Se il punto è dei decimali, scrivi la virgola."


def read_workers(rows: Iterable[Mapping[str, str]], places: Sequence[Place] = ()) -> tuple[list[Worker], list[Finding]]:
    """People from rows of cells by heading; `places` says where each row is, else rows count from 2, under the headings.

    A percentage without its sign is a ratio up to 1 («0,5») and points per cent from 2 on («50»), and this is said.
    """
    listed_rows = list(rows)
    reader = Reader()
    names = {heading: column_of(heading) for row in listed_rows for heading in row}
    reader.headings(names)
    if reader.findings and any(each.code == "RIP21" for each in reader.findings):
        return [], reader.findings
    people = []
    for at, row in enumerate(listed_rows):
        cells = {
            name: text for heading, cell in row.items() if (name := names[heading]) and (text := str(cell).strip())
        }
        if cells:
            people.append(reader.worker(cells, places[at] if places else Place(row=at + 2)))
    return people, [*reader.findings, *reader.percents()]


class Reader:
    """Reads cells and remembers what was odd."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.unsigned: dict[str, str] = {}

    def headings(self, names: Mapping[str, str | None]) -> None:
        """What is missing, doubled or not ours among the headings; no heading at all is an empty file, said elsewhere."""
        ours = [name for name in names.values() if name]
        if names and "matricola" not in ours:
            said = f"Manca la colonna «matricola»: le colonne lette sono {listed(short(each, length=30) for each in names)}."
            self.findings.append(found("RIP21", said, place=Place(row=1)))
        for name in sorted({name for name in ours if ours.count(name) > 1}):
            both = listed(f"«{heading}»" for heading, of in names.items() if of == name)
            self.findings.append(
                found(
                    "RIP21",
                    f"Due colonne dicono la stessa cosa, «{name}»: {both}.",
                    mend="Tieni una sola delle due colonne.",
                )
            )
        unknown = [short(heading, length=30) for heading, name in names.items() if name is None and heading.strip()]
        if unknown:
            said = f"Colonne che non servono: {listed(unknown)}. Servono: {listed(COLUMNS, limit=30)}."
            self.findings.append(found("RIP22", said, place=Place(row=1)))

    def worker(self, cells: Mapping[str, str], place: Place) -> Worker:
        """One person; a cell that cannot be read leaves its value absent."""
        return Worker(
            id=cells.get("matricola", ""),
            name=cells.get("nome", ""),
            unit=cells.get("unita", ""),
            category=cells.get("categoria", ""),
            gender=cells.get("genere", ""),
            points=self._number(cells, "punti", place),
            score=self._number(cells, "punteggio", place),
            part_time=self._percent(cells, "part_time", place),
            presence=self._percent(cells, "presenza", place),
            group=cells.get("fascia", ""),
            first_day=self._day(cells, "dal", place),
            last_day=self._day(cells, "al", place),
            others=self._money(cells, place),
            best=self._flag(cells, place),
            place=place,
        )

    def percents(self) -> list[Finding]:
        """How percentages without their sign were read, once a column."""
        return [
            found(
                "RIP33",
                f"Colonna «{name}»: i numeri senza segno da 2 in su sono percentuali: «{text}» è letto {text}%.",
            )
            for name, text in self.unsigned.items()
        ]

    def _say(self, code: str, name: str, place: Place, text: str, said: str, mend: str = "") -> None:
        self.findings.append(found(code, said, place=replace(place, column=name), value=text, mend=mend))

    def _number(self, cells: Mapping[str, str], name: str, place: Place, *, ratio: bool = False) -> Fraction | None:
        if name not in cells:
            return None
        text = cells[name]
        try:
            value, percent, ambiguous = _read(text)
        except TooLongError:
            self._say("RIP06", name, place, text, f"«{short(text, length=30)}» ha troppe cifre.")
            return None
        if value is None or (percent and not ratio):
            wanted = "una percentuale" if ratio else "un numero"
            self._say("RIP24", name, place, text, f"«{short(text, length=30)}» non è {wanted}.")
            return None
        if ambiguous:
            said = f"«{text}» è stato letto {int(value)}: il punto separa le migliaia."
            self._say("RIP05", name, place, text, said, MEND_POINT)
        return value / HUNDRED if percent else value

    def _percent(self, cells: Mapping[str, str], name: str, place: Place) -> Fraction:
        """A ratio; 1 where nothing is said, or nothing that can be read."""
        value = self._number(cells, name, place, ratio=True)
        if value is None:
            return WHOLE_TIME
        if "%" in cells[name] or value < TWICE:
            return value
        self.unsigned.setdefault(name, cells[name])
        return value / HUNDRED

    def _money(self, cells: Mapping[str, str], place: Place) -> Money:
        value = self._number(cells, "convenzioni", place)
        cents = (value or Fraction(0)) * HUNDRED
        if cents.denominator != 1:
            said = f"«{cells['convenzioni']}» ha più di due decimali: i centesimi non si indovinano."
            self._say("RIP24", "convenzioni", place, cells["convenzioni"], said)
            return Money(0)
        return Money(int(cents))

    def _day(self, cells: Mapping[str, str], name: str, place: Place) -> date | None:
        if name not in cells:
            return None
        day = read_day(cells[name])
        if day is None:
            self._say("RIP24", name, place, cells[name], f"«{short(cells[name], length=30)}» non è una data.")
        return day

    def _flag(self, cells: Mapping[str, str], place: Place) -> bool | None:
        text = cells.get("migliore", "").casefold()
        if text and text not in YES | NO:
            self._say(
                "RIP24",
                "migliore",
                place,
                text,
                f"«{short(text, length=30)}» non è sì o no.",
                "Scrivi sì, no o niente.",
            )
        return True if text in YES else False if text in NO else None


@lru_cache(maxsize=1 << 16)
def _read(text: str) -> tuple[Fraction | None, bool, bool]:
    """The number of a cell, whether it has a percent sign, whether its dot is in doubt."""
    read = typed_number(text)
    return (None, False, False) if read is None else (Fraction(read.value), read.percent, read.ambiguous)
