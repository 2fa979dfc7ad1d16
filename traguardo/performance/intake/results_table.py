"""A long table of results of many bodies, one line an indicator: read line by line, however long it is."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.domain.plan import Direction
from traguardo.performance.domain.scoring.rollup import FINEST, ResultRow
from traguardo.performance.intake.layout import plain

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "ente": ("ente", "codiceente", "body"),
    "verso": ("verso", "direzione", "direction"),
    "atteso": ("atteso", "valoreatteso", "goal", "target"),
    "risultato": ("risultato", "valore", "value"),
    "peso": ("peso", "weight"),
}
REQUIRED = ("ente", "verso", "atteso", "risultato")
HIGHER = ("in aumento", "crescente", "higher", "+")
LOWER = ("in diminuzione", "decrescente", "lower", "-")
DIRECTIONS = {
    **dict.fromkeys(HIGHER, Direction.HIGHER),
    **dict.fromkeys(LOWER, Direction.LOWER),
}
_DIGITS = len(str(FINEST)) - 1
_NUMBER = re.compile(rf"-?\d{{1,15}}(?:\.\d{{1,{_DIGITS}}})?")


class ResultsTable:
    """The rows of a CSV file (comma, semicolon or tab). `problems` fills while they are read: rows with one are left out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Finding] = []

    def rows(self) -> Iterator[ResultRow]:
        """Every row that can be used, from the top of the file."""
        self.problems.clear()
        with self.path.open(encoding="utf-8-sig", newline="") as lines:
            head = lines.readline()
            delimiter = max(";,\t", key=head.count)
            names = next(csv.reader([head], delimiter=delimiter), [])
            found = self._columns(names)
            if not self.problems:
                yield from self._read(csv.reader(lines, delimiter=delimiter), found)

    def _columns(self, names: list[str]) -> Mapping[str, int]:
        words = [plain(name) for name in names]
        found = {
            name: next((words.index(alias) for alias in aliases if alias in words), -1)
            for name, aliases in COLUMNS.items()
        }
        for name in REQUIRED:
            if found[name] < 0:
                self._say("LET12", 1, name, "", "manca la colonna", f"Aggiungi la colonna «{name}» nella prima riga.")
        return found

    def _read(self, lines: Iterator[list[str]], columns: Mapping[str, int]) -> Iterator[ResultRow]:
        body, direction, goal, value, weight = (columns[name] for name in COLUMNS)
        last = max(columns.values())
        for number, cells in enumerate(lines, start=2):
            if not any(cells):
                continue
            try:
                row = ResultRow(
                    cells[body].strip(),
                    DIRECTIONS[cells[direction].strip().casefold()],
                    millionths(cells[value]) if cells[value].strip() else None,
                    millionths(cells[goal]),
                    FINEST if weight < 0 else millionths(cells[weight]),
                )
            except (KeyError, ValueError, IndexError):
                self._explain(number, [*cells, *[""] * (last + 1 - len(cells))], columns)
                continue
            if row.body and row.goal >= 0 and row.weight > 0:
                yield row
            else:
                self._explain(number, cells, columns)

    def _explain(self, number: int, cells: list[str], columns: Mapping[str, int]) -> None:
        """Say all that is wrong with a row."""
        texts = {name: cells[at].strip() for name, at in columns.items() if at >= 0}
        if not texts["ente"]:
            self._say("LET20", number, "ente", "", "manca l'ente", "Scrivi il codice dell'ente.")
        if texts["verso"].casefold() not in DIRECTIONS:
            self._say(
                "LET28",
                number,
                "verso",
                texts["verso"],
                "il verso non si capisce",
                f"Scrivi «{HIGHER[0]}» o «{LOWER[0]}».",
            )
        for name in ("atteso", "risultato", "peso"):
            if (text := texts.get(name)) is not None and (text or name != "risultato"):
                self._check_number(number, name, text)

    def _check_number(self, number: int, name: str, text: str) -> None:
        try:
            value = millionths(text)
        except ValueError:
            mend = f"Scrivi un numero come 1234,5: senza punti delle migliaia, al più {_DIGITS} decimali."
            self._say(
                "LET21" if text else "LET20", number, name, text, "non è un numero" if text else "manca il numero", mend
            )
            return
        if name == "atteso" and value < 0:
            self._say(
                "LET28", number, name, text, "l'atteso è negativo: un rapporto non dice nulla", "Cambia indicatore."
            )
        if name == "peso" and value <= 0:
            self._say(
                "LET23",
                number,
                name,
                text,
                "il peso non è positivo",
                "Scrivi un peso maggiore di zero o togli la riga.",
            )

    def _say(self, code: str, row: int, column: str, value: str, what: str, mend: str) -> None:
        place = Place(sheet=self.path.name, row=row, column=column)
        self.problems.append(
            Finding(
                code=code,
                severity=Severity.ERROR,
                message=f"{what[:1].upper()}{what[1:]}.",
                mend=mend,
                place=place,
                value=value,
            )
        )


@lru_cache(maxsize=1 << 16)
def millionths(text: str) -> int:
    """A plain number («12,5», «0.25») in millionths, exact; ValueError for anything else.

    >>> millionths("12,5")
    12500000
    """
    plainly = text.strip().replace(",", ".")
    if not _NUMBER.fullmatch(plainly):
        raise ValueError(text)
    whole, _, decimals = plainly.partition(".")
    return int(whole + decimals.ljust(_DIGITS, "0"))
