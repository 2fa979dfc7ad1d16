"""The staff of the last day of a year by gender, as the annex of Direttiva 2/2019 asks the administration for it.

Small groups are kept in what everybody reads: `published`. The committee reads the tables whole.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day
from traguardo.kernel.suppression import hidden_cells
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table

SMALLEST = 4
KEPT, NO_AGE = "riservato", "non indicata"
REGISTER = Source(description="Registro del personale")
BANDS = (
    (0, 30, "fino a 30"),
    (31, 40, "da 31 a 40"),
    (41, 50, "da 41 a 50"),
    (51, 60, "da 51 a 60"),
    (61, 200, "oltre 60"),
)
GENDERS = (("F", "Donne"), ("M", "Uomini"))
FULL, HALF = Fraction(1), Fraction(1, 2)
TIMES = ("Tempo pieno", "Part time oltre il 50%", "Part time fino al 50%")
NOT_SURVEYED = (
    ("1.4", "Anzianità nei profili e livelli, per età e per genere"),
    ("1.5", "Divario economico fra le retribuzioni medie a tempo pieno"),
    ("1.6 e 1.7", "Titoli di studio di chi dirige e del resto del personale"),
    ("1.8", "Composizione per genere delle commissioni di concorso"),
    ("1.10", "Congedi parentali e permessi della L. 104/1992, per genere"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """An employee on the day: gender F, M or empty; age at the end of the year, None unknown; `post` empty for most."""

    gender: str
    age: int | None
    level: str
    post: str
    full_time: Fraction

    @property
    def band(self) -> str:
        """The band of age."""
        found = (label for low, high, label in BANDS if self.age is not None and low <= self.age <= high)
        return next(found, NO_AGE)

    @property
    def time(self) -> str:
        """Full time, or which part time."""
        return TIMES[0] if self.full_time >= FULL else TIMES[1] if self.full_time > HALF else TIMES[2]


Test = Callable[[Worker], bool]


def staff_tables(workers: Sequence[Worker], day: date) -> tuple[Table, ...]:
    """The tables 1.1, 1.2 and 1.3 of the annex on a day, and women and men of each age, from the register."""
    heads, tests = [f"{word} {band}" for _, word in GENDERS for *_, band in BANDS], _aged()
    levels = sorted({worker.level for worker in workers}, key=_rank)
    answering = [worker for worker in workers if worker.post]
    posts = list(dict.fromkeys(worker.post for worker in answering))
    said, genders = it_day(day), [_of(gender) for gender, _ in GENDERS]
    words = [word for _, word in GENDERS]
    return (
        _table(("cug-inquadramento", f"Personale per livello, genere ed età al {said}", "Livello"), heads, tests, _by(workers, levels, lambda one: one.level), day),
        _table(("cug-presenza", f"Personale per tempo di lavoro, genere ed età al {said}", "Tempo di lavoro"), heads, tests, _by(workers, TIMES, lambda one: one.time), day),
        _table(("cug-eta", f"Personale per età e genere al {said}", "Età"), words, genders, _by(workers, _bands(workers), lambda one: one.band), day),
        _table(("cug-responsabilita", f"Incarichi di responsabilità per genere al {said}", "Incarico"), words, genders, _by(answering, posts, lambda one: one.post), day),
    )  # fmt: skip


def _by(
    workers: Iterable[Worker], names: Iterable[str], named: Callable[[Worker], str]
) -> list[tuple[str, list[Worker]]]:
    """The workers of each name, in the order of the names."""
    known = list(workers)
    return [(name, [worker for worker in known if named(worker) == name]) for name in names]


def _table(
    named: tuple[str, str, str],
    heads: Sequence[str],
    tests: Sequence[Test],
    lines: Sequence[tuple[str, list[Worker]]],
    day: date,
) -> Table:
    code, title, stub = named
    everybody = [worker for _, workers in lines for worker in workers]
    rows = [_row(label, workers, tests) for label, workers in lines]
    rows.append(_row("Totale", everybody, tests, RowKind.TOTAL))
    columns = tuple(Column(heading=head, measure=Measure.NUMBER, unit="persone") for head in (*heads, "Totale"))
    return Table(code=code, title=title, columns=columns, rows=tuple(rows), source=REGISTER, stub=stub, as_of=day)


def _row(label: str, workers: Sequence[Worker], tests: Sequence[Test], kind: RowKind = RowKind.ITEM) -> Row:
    """The total counts everybody, also who has no gender or age in the register: then it is more than the sum."""
    counts = [sum(map(test, workers)) for test in tests]
    code = "total" if kind is RowKind.TOTAL else label
    return Row(code=code, label=label, values=tuple(map(Decimal, (*counts, len(workers)))), kind=kind)


def _bands(workers: Sequence[Worker]) -> list[str]:
    known = [label for *_, label in BANDS]
    return [*known, NO_AGE] if any(worker.band == NO_AGE for worker in workers) else known


def _aged() -> list[Test]:
    return [_within(gender, low, high) for gender, _ in GENDERS for low, high, _ in BANDS]


def _within(gender: str, low: int, high: int) -> Test:
    return lambda worker: worker.gender == gender and worker.age is not None and low <= worker.age <= high


def _of(gender: str) -> Test:
    return lambda worker: worker.gender == gender


def _rank(level: str) -> tuple[int, int, str]:
    """Who manages first, then letters from the highest, then other names as they come."""
    if level.casefold().startswith("dirigen"):
        return 0, 0, level
    return (1, -ord(level[0]), level) if level and len(level) <= len("Ds") else (2, 0, level)


def published(table: Table, smallest: int = SMALLEST) -> Table:
    """The table for everybody: by gender alone, counts of people fewer than `smallest` kept, and others so that no
    subtraction gives them. How many there are in a row is known from other tables, so it is always printed."""
    if not table.rows or any(column.unit != "persone" for column in table.columns):
        return table
    slim = _by_gender(table)
    items = [row for row in slim.rows if row.kind is RowKind.ITEM]
    counts = [[int(str(value)) for value in row.values[:-1]] for row in items]
    hidden = hidden_cells(counts, smallest, open_rows=True)
    rows = [*(_kept(row, place, hidden) for place, row in enumerate(items)), slim.rows[-1]]
    note = f"«{KEPT}»: meno di {smallest} persone, o un numero che le farebbe trovare per differenza." if hidden else ""
    return replace(slim, rows=tuple(rows), note=note)


def _by_gender(table: Table) -> Table:
    """Women, men and all, whatever the ages."""
    names = [word for _, word in GENDERS]
    places = [[at for at, column in enumerate(table.columns) if column.heading.startswith(name)] for name in names]
    columns = tuple(Column(heading=name, measure=Measure.NUMBER, unit="persone") for name in (*names, "Totale"))
    rows = tuple(
        replace(row, values=(*(_sum(row, at) for at in places), row.values[-1]))
        for row in table.rows
    )  # fmt: skip
    return replace(table, columns=columns, rows=rows, title=table.title.replace(", genere ed età", " e genere"))


def _sum(row: Row, places: Sequence[int]) -> Decimal:
    return sum((value for at in places if isinstance(value := row.values[at], Decimal)), Decimal(0))


def _kept(row: Row, place: int, hidden: frozenset[tuple[int, int]]) -> Row:
    values = (KEPT if (place, at) in hidden else value for at, value in enumerate(row.values))
    return replace(row, values=tuple(values))
