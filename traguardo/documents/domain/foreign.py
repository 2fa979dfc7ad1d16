"""Tables of a foreign plan, column by column into our fields: what each row gives, and every row that was not understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from traguardo.documents.domain.comparison import Grid
from traguardo.kernel.wording import letters, short


class Field(StrEnum):
    """What a column may hold."""

    STRATEGIC = "strategic"
    OBJECTIVE = "objective"
    CODE = "code"
    INDICATOR = "indicator"
    ALGORITHM = "algorithm"
    UNIT = "unit_of_measure"
    BASELINE = "baseline"
    TARGET = "target"
    TARGET_2 = "target_2"
    TARGET_3 = "target_3"
    WEIGHT = "weight"
    RESPONSIBLE = "units"
    SOURCE = "source"
    NOTE = "note"


LABELS = {
    Field.STRATEGIC: "Obiettivo strategico",
    Field.OBJECTIVE: "Obiettivo",
    Field.CODE: "Codice dell'indicatore",
    Field.INDICATOR: "Indicatore",
    Field.ALGORITHM: "Modo di calcolo",
    Field.UNIT: "Unità di misura",
    Field.BASELINE: "Valore di partenza",
    Field.TARGET: "Valore atteso, primo anno",
    Field.TARGET_2: "Valore atteso, secondo anno",
    Field.TARGET_3: "Valore atteso, terzo anno",
    Field.WEIGHT: "Peso",
    Field.RESPONSIBLE: "Unità responsabili",
    Field.SOURCE: "Fonte",
    Field.NOTE: "Note",
}
SIGNS = (
    (Field.STRATEGIC, "strategic|finalita|areastrategica"),
    (Field.UNIT, "unitadimisura|udm"),
    (Field.RESPONSIBLE, "responsabil|unita|servizio|ufficio|struttura|referente|areaorganizzativa|settore"),
    (Field.ALGORITHM, "algoritmo|mododicalcolo|formula|metododicalcolo"),
    (Field.INDICATOR, "indicator|azione|attivita"),
    (Field.BASELINE, "baseline|partenza|valorebase|storico"),
    (Field.TARGET, "target|atteso|traguardo|entro|scadenza"),
    (Field.WEIGHT, "peso"),
    (Field.OBJECTIVE, "obiettiv"),
    (Field.SOURCE, "fonte"),
    (Field.CODE, "codice|numero"),
    (Field.NOTE, "note|annotazion"),
)
LONGEST_HEAD = 40
ASKED = "riga saltata perché l'hai chiesto"
CARRIED = (Field.STRATEGIC, Field.OBJECTIVE)
ROWS = re.compile(r"\d+(?:-\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How a table is read: what each column holds (None: left out), which of its rows (from 1) are skipped."""

    grid: Grid
    columns: tuple[Field | None, ...]
    skipped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something of the tables that did not get into the plan, and why."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """Rows by field, and all that was left out."""

    rows: tuple[Mapping[Field, str], ...]
    unread: tuple[Unread, ...]


@dataclass(slots=True)
class _Reader:
    """What goes along from row to row: the objective of the rows above."""

    carried: dict[Field, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)


def guessed(heads: Sequence[str]) -> tuple[Field | None, ...]:
    """What the heads of a table suggest, each field once; further targets are of the years that follow."""
    found: list[Field | None] = []
    targets = iter((Field.TARGET_2, Field.TARGET_3))
    for head in heads:
        bare = letters(head) if len(head) <= LONGEST_HEAD else ""
        known = next((each for each, signs in SIGNS if re.search(signs, bare)), None)
        if known is Field.TARGET and Field.TARGET in found:
            known = next(targets, None)
        found.append(None if known in found else known)
    return tuple(found)


def typed_rows(text: str) -> frozenset[int]:
    """The rows of «1, 4-6». ValueError when it is not such a list."""
    found: set[int] = set()
    for part in filter(None, (each.strip() for each in text.split(","))):
        if ROWS.fullmatch(part) is None or len(part) > 11:
            raise ValueError(part)
        first, _, last = part.partition("-")
        found |= set(range(int(first), min(int(last or first), 100_000) + 1))
    return frozenset(found)


def gather(choices: Sequence[Choice]) -> Harvest:
    """The rows of all the tables, in order. An objective left blank is that of the row above, also across tables."""
    reader = _Reader()
    rows = [row for choice in choices for row in _rows(choice, reader)]
    return Harvest(rows=tuple(rows), unread=tuple(reader.unread))


def _rows(choice: Choice, reader: _Reader) -> Iterator[dict[Field, str]]:
    where = f"tabella {choice.grid.number}" + (f", pagina {choice.grid.page}" if choice.grid.page else "")
    for name in _left_out(choice):
        reader.unread.append(Unread(where=where, text=name, why="colonna non usata"))
    for number, cells in enumerate(choice.grid.rows, start=1):
        at = f"{where}, riga {number}"
        text = short(" | ".join(cell for cell in cells if cell), length=160)
        if number in choice.skipped:
            reader.unread.append(Unread(where=at, text=text, why=ASKED))
        elif text:
            values = {kind: cell for kind, cell in zip(choice.columns, cells, strict=False) if kind and cell.strip()}
            if found := _row(values, reader, at, text):
                yield found


def _left_out(choice: Choice) -> Iterator[str]:
    heads = choice.grid.rows[0] if choice.grid.rows else ()
    for at, kind in enumerate(choice.columns):
        if kind is None and any(at < len(row) and row[at].strip() for row in choice.grid.rows):
            yield (
                f"colonna {at + 1} «{short(heads[at], length=40)}»"
                if at < len(heads) and heads[at]
                else f"colonna {at + 1}"
            )


def _row(values: dict[Field, str], reader: _Reader, at: str, text: str) -> dict[Field, str] | None:
    own = {kind: value for kind, value in values.items() if kind in CARRIED}
    if Field.STRATEGIC in own:
        reader.carried.pop(Field.OBJECTIVE, None)
    reader.carried |= own
    if Field.INDICATOR in values:
        return {**reader.carried, **values}
    if values and set(values) <= set(CARRIED):
        return None
    why = "manca il nome dell'indicatore" if values else "nessuna delle colonne scelte ha un valore"
    reader.unread.append(Unread(where=at, text=text, why=why))
    return None
