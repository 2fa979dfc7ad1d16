"""The registers whose tables a document quotes: by which codes, under what name, and where they are filled."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from traguardo.kernel.table import Table

APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A register of the body: how its tables' codes begin, what it is called, where one fills it."""

    codes: tuple[str, ...]
    name: str
    place: str


REGISTERS = (
    Kept(codes=("personale-",), name="Il registro del personale", place="Persone → Personale"),
    Kept(codes=("assunzioni-procedure",), name="Il registro delle procedure", place="Persone → Procedure"),
    Kept(codes=("fabbisogno-", "assunzioni-"), name="Il fabbisogno di personale", place="Persone → Fabbisogno"),
    Kept(codes=("leps-",), name="Il registro del contributo LEPS", place="Persone → Contributo LEPS"),
    Kept(codes=("quota-",), name="Il registro delle quote d'obbligo", place="Persone → Quote d'obbligo"),
    Kept(codes=("formazione-",), name="Il registro della formazione", place="Persone → Formazione"),
    Kept(codes=("lavoro-agile",), name="Il registro del lavoro agile", place="Persone → Lavoro agile"),
    Kept(codes=("azioni-positive", "cug-"), name="Il registro del benessere", place="Persone → Benessere"),
)


def to_fill(code: str, year: int) -> str:
    """What to do when a register publishes no table of that code; empty when the code is of no register."""
    found = next((each for each in REGISTERS if code.startswith(each.codes)), None)
    if found is None:
        return ""
    wanted = f"{found.name} non ha ancora questa tavola del {year}: riempilo in {found.place}."
    return f"{wanted} Se il codice è sbagliato correggilo, se la tavola non serve togli la riga."


def quotable(table: Table) -> Table:
    """The table with rows one can quote in a text, called as they read: «totale», «assistente-sociale».

    Rows that read alike, or say nothing, add their own code.
    """
    named = [_slug(row.label) for row in table.rows]
    times = Counter(named)
    codes = [
        name if name and times[name] == 1 else "-".join(filter(None, (name, _slug(row.code))))
        for name, row in zip(named, table.rows, strict=True)
    ]
    if len(set(codes)) < len(codes):
        codes = [f"{code}-{place}" for place, code in enumerate(codes, 1)]
    return replace(table, rows=tuple(replace(row, code=code) for row, code in zip(table.rows, codes, strict=True)))


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return APART.sub("-", plain).strip("-")
