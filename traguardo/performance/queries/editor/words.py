"""An act of editing in Italian words: what changed, from what to what."""

from collections import Counter
from collections.abc import Iterable

from traguardo.performance.domain.editing import CODE, POSITION, Change, target_year
from traguardo.performance.domain.versions.packing import Json
from traguardo.performance.queries.names import DIRECTIONS, LEVELS, attribute_name

ROW = {
    "units": ("unità", "unità"),
    "nodes": ("nodo strategico", "nodi strategici"),
    "objectives": ("obiettivo", "obiettivi"),
    "steps": ("fase", "fasi"),
    "indicators": ("indicatore", "indicatori"),
    "links": ("collegamento", "collegamenti"),
}
OWN = {CODE: "codice", POSITION: "posto nell'ordine", "level": "livello", "due_printed": "scadenza", "due": "scadenza letta",
       "objective": "obiettivo", "step": "fase", "to": "collegato a"}  # fmt: skip
LONGEST = 120


def named(table: str, code: str) -> str:
    """«obiettivo A», «fase A.1»; of a link its ends."""
    return f"{ROW[table][0]} {code.split(' (', maxsplit=1)[0] if table == 'links' else code}"


def attribute(name: str) -> str:
    """A cell's name: «atteso 2026», «peso»."""
    year = target_year(name)
    return f"atteso {year}" if year else OWN.get(name) or attribute_name(name)


def told(value: Json) -> str:
    """A packed value as one reads it, cut when it is long."""
    if isinstance(value, dict):
        shown = str(value.get("printed") or value.get("day") or "")
    elif isinstance(value, list):
        shown = "; ".join(str(each) for each in value)
    else:
        shown = "" if value is None else str(DIRECTIONS.get(str(value)) or LEVELS.get(str(value)) or value)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def summary(changes: Iterable[Change]) -> str:
    """An act in one line: «cambiati fase A.1: peso, scadenza», «tolti 1 obiettivo, 3 fasi»."""
    made = tuple(changes)
    came, gone = [each for each in made if each.created], [each for each in made if each.deleted]
    if came and not gone:
        return f"Scritto {_counted(came)}"
    if gone and not came:
        return f"Tolto {_counted(gone)}"
    cells = [each for each in made if each.attribute is not None]
    rows = dict.fromkeys((each.table, each.code) for each in cells)
    if len(rows) == 1:
        words = dict.fromkeys(attribute(str(each.attribute)) for each in cells if each.attribute != "due")
        return f"Cambiato {named(*next(iter(rows)))}: {', '.join(words)}"
    tables = Counter(table for table, _ in rows)
    changed = ", ".join(_number(table, number) for table, number in tables.items())
    return "Cambiato " + (changed or _counted(made))


def _counted(changes: list[Change] | tuple[Change, ...]) -> str:
    if len(changes) == 1:
        return named(changes[0].table, changes[0].code)
    tables = Counter(each.table for each in changes)
    first = next((each for each in changes if each.table in {"objectives", "nodes"}), changes[0])
    return f"{named(first.table, first.code)} ({', '.join(_number(table, number) for table, number in tables.items())})"


def _number(table: str, number: int) -> str:
    return f"{number} {ROW[table][0 if number == 1 else 1]}"
