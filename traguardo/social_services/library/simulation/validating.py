"""A population file against the keys of the regulations: what is missing, unreadable or out of bounds, counted and named."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path

import ibis
import ibis.expr.types as ir

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.italian import it_number
from traguardo.kernel.wording import listed, short
from traguardo.social_services.domain.effects import people_said
from traguardo.social_services.domain.machine import Input
from traguardo.social_services.domain.population import PEOPLE_COLUMNS
from traguardo.social_services.domain.regulation import Key
from traguardo.social_services.library.simulation.columns import (
    NO_OPTION,
    OUT_OF_RANGE,
    TOO_FINE,
    WRONG_TYPE,
    Decoded,
    decoded,
    tidied,
)
from traguardo.social_services.library.simulation.engines import DuckEngine, Engine, Told, header_of
from traguardo.social_services.library.simulation.measures import Side

NAMED, ABSENT = 3, "absent"
CODES = {WRONG_TYPE: "SIM04", TOO_FINE: "SIM05", OUT_OF_RANGE: "SIM06", NO_OPTION: "SIM07"}


def told(code: str, key: str, message: str, mend: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding on a column of the population."""
    return Finding(code=code, severity=severity, message=message, mend=mend, place=Place(column=key))


def impossible(why: str) -> Finding:
    """What keeps a simulation from being made at all: the file, the place to write in, the engine."""
    return told("SIM01", "", why, "Correggi, e riprova.")


def column_findings(table: ir.Table, sides: Sequence[Side]) -> list[Finding]:
    """What the names and types of the columns say before any row is read."""
    keys = {key.name: (key, read) for side in sides for key, read in _keys(side)}
    spare = [name for name in table.columns if name not in keys and name not in PEOPLE_COLUMNS]
    found = [finding for key, read in keys.values() for finding in _of_column(table, key, read, spare)]
    if spare:
        found.append(
            told(
                "SIM08",
                "",
                f"Colonne che il regolamento non guarda: {listed(spare, limit=6)}.",
                "Se una doveva contare, dalle il nome della chiave.",
                Severity.NOTE,
            )
        )
    return found


def header_findings(path: Path) -> list[Finding]:
    """Columns written twice: which of the two counts, nobody can say. Capitals make no difference to an engine."""
    names = Counter(name.casefold() for name in header_of(path))
    return [
        told("SIM15", name, f"La colonna «{name}» c'è {times} volte.", "Tienine una sola, o cambia nome alle altre.")
        for name, times in names.items()
        if times > 1
    ]


def crowd_findings(engine: Engine, table: ir.Table, most: int) -> list[Finding]:
    """Too many people for this place."""
    [found] = engine.rows(table.aggregate(t_people=table.count()), lambda _: None)
    if int(found["t_people"]) <= most:
        return []
    words = f"Il file ha {people_said(int(found['t_people']))}: qui se ne contano al più {it_number(most)}."
    return [
        told(
            "SIM16", "", words, "Usane una parte, o il comando «traguardo social-services simulate», che non ha limiti."
        )
    ]


def _keys(side: Side) -> Iterator[tuple[Key, Input]]:
    keys = {key.name: key for key in side.compiled.regulation.keys}
    return ((keys[read.name], read) for read in side.compiled.program.inputs)


def _of_column(table: ir.Table, key: Key, read: Input, spare: Sequence[str]) -> Iterator[Finding]:
    if key.name not in table.columns:
        near = get_close_matches(key.name, spare, n=1, cutoff=0.6)
        mend = f"Forse è la colonna «{near[0]}»: cambiale nome." if near else f"Aggiungi «{key.name}»."
        if key.required:
            yield told("SIM02", key.name, f"Manca la colonna «{key.name}» ({key.label}), che serve sempre.", mend)
        elif key.default is None:
            words = f"Manca la colonna «{key.name}» ({key.label}): conta come non presentata da nessuno."
            yield told("SIM02", key.name, words, mend, Severity.WARNING)
        else:
            words = f"Manca la colonna «{key.name}» ({key.label}): per tutti vale il predefinito."
            yield told("SIM02", key.name, words, mend, Severity.WARNING if near else Severity.NOTE)
    elif decoded(table, read) is None:
        kind = str(table[key.name].type())
        words = f"La colonna «{key.name}» ({key.label}) è di tipo {kind}: non può esserlo."
        yield told("SIM03", key.name, words, _wanted(read))


def _wanted(read: Input) -> str:
    low, high = (it_number(Fraction(end, read.scale)) for end in (read.low, read.high))
    return {
        "choice": f"Vuole uno di questi testi: {listed(read.options, limit=20)}.",
        "yes_no": "Vuole sì o no (true o false).",
        "date": "Vuole una data.",
    }.get(
        read.kind,
        f"Vuole un numero da {low} a {high}, con al più {len(str(read.scale)) - 1} decimali: 12000,50 o 12.000,50.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the rows say: what is wrong in them, the keys that all people have and those that nobody has."""

    findings: tuple[Finding, ...]
    present: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()


def checked_values(engine: Engine, table: ir.Table, path: Path, sides: Sequence[Side], progress: Told) -> Checked:
    """The rows looked at, in one pass over the file: how many are wrong for each column and way, the first ones named."""
    inputs = {read.name: read for side in sides for read in side.compiled.program.inputs}
    truths = {**_wrong(table, inputs), **_absent(table, inputs)}
    counts = {name: truth.cast("int64").sum().fill_null(0) for name, truth in truths.items()}
    [found] = engine.rows(tidied(table, inputs).aggregate(t_people=ibis._.count(), **counts), progress)
    people = int(found["t_people"])
    if not people:
        return Checked(findings=(told("SIM13", "", "La popolazione non ha righe.", "Controlla il file."),))
    ways = [(way, key, int(found[f"{way}|{key}"])) for way, _, key in (name.partition("|") for name in truths)]
    wrong = [(inputs[key], way, count) for way, key, count in ways if count and way in CODES]
    absent = {key: count for way, key, count in ways if way == ABSENT}
    return Checked(
        findings=tuple(_counted(read, way, count, _first(path, read, way)) for read, way, count in wrong),
        present=frozenset(key for key, count in absent.items() if not count),
        missing=frozenset(key for key in inputs if absent.get(key, people) == people),
    )


def _absent(table: ir.Table, inputs: dict[str, Input]) -> dict[str, ir.Value]:
    """Whether each column says nothing."""
    tidy = tidied(table, inputs)
    return {f"{ABSENT}|{name}": tidy[name].isnull() for name in inputs if name in tidy.columns}


def _wrong(table: ir.Table, inputs: dict[str, Input]) -> dict[str, ir.Value]:
    """Each way each column may be wrong; the texts tidied first."""
    tidy = tidied(table, inputs)
    columns: dict[str, Decoded | None] = {name: decoded(tidy, read) for name, read in inputs.items()}
    return {f"{way}|{name}": truth for name, each in columns.items() if each for way, truth in each.wrong.items()}


def _first(path: Path, read: Input, way: str) -> list[tuple[int, str]]:
    """The first rows where it is wrong, with what they say. Rows of people, from 1: the header does not count."""
    engine = DuckEngine()
    try:
        table = engine.open(path).mutate(t_row=ibis.row_number() + 1)
        tidy = tidied(table, {read.name})
        column = decoded(tidy, read)
        truth = column.wrong[way] if column else ibis.literal(value=False)
        shown = tidy.filter(truth).select("t_row", said=tidy[read.name].cast("string")).order_by("t_row").limit(NAMED)
        return [(int(row["t_row"]), str(row["said"])) for row in engine.rows(shown, lambda _: None)]
    finally:
        engine.close()


def _counted(read: Input, way: str, count: int, first: Sequence[tuple[int, str]]) -> Finding:
    rows = "una riga" if count == 1 else f"{it_number(count)} righe"
    which = listed([f"la {it_number(row)} («{short(said, length=30)}»)" for row, said in first], limit=NAMED)
    words = {
        WRONG_TYPE: "non si legge",
        TOO_FINE: f"ha più di {len(str(read.scale)) - 1} decimali",
        OUT_OF_RANGE: "è fuori dai limiti",
        NO_OPTION: "non è fra i valori ammessi",
    }[way]
    return told(
        CODES[way],
        read.name,
        f"In {rows} «{read.name}» {words}: {'è' if count == 1 else 'le prime sono'} {which}.",
        f"{_wanted(read)} Correggi, o togli la riga.",
    )
