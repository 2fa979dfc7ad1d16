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
KEPT = "riservato"
REGISTER = Source(description="Registro del personale")
BANDS = ((0, 30, "fino a 30"), (31, 40, "31-40"), (41, 50, "41-50"), (51, 60, "51-60"), (61, 200, "oltre 60"))
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
    def time(self) -> str:
        """Full time, or which part time."""
        return TIMES[0] if self.full_time >= FULL else TIMES[1] if self.full_time > HALF else TIMES[2]


Test = Callable[[Worker], bool]


def staff_tables(workers: Sequence[Worker], day: date) -> tuple[Table, ...]:
    """The tables 1.1, 1.2 and 1.3 of the annex on a day, from the register."""
    heads, tests = [f"{word} {band}" for _, word in GENDERS for *_, band in BANDS], _aged()
    levels = sorted({worker.level for worker in workers}, key=_rank)
    answering = [worker for worker in workers if worker.post]
    posts = list(dict.fromkeys(worker.post for worker in answering))
    said, genders = it_day(day), [_of(gender) for gender, _ in GENDERS]
    words = [word for _, word in GENDERS]
    return (
        _table(("cug-inquadramento", f"Personale per livello, genere ed età al {said}", "Livello"), heads, tests, _by(workers, levels, lambda one: one.level), day),
        _table(("cug-presenza", f"Personale per tempo di lavoro, genere ed età al {said}", "Tempo di lavoro"), heads, tests, _by(workers, TIMES, lambda one: one.time), day),
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
    """The table for everybody: counts of people fewer than `smallest` kept, and others so that no subtraction gives them."""
    items = [row for row in table.rows if row.kind is RowKind.ITEM]
    numbers = all(isinstance(value, Decimal) for row in items for value in row.values)
    if not items or not numbers or any(column.unit != "persone" for column in table.columns):
        return table
    counts = [[int(value) for value in row.values[:-1] if isinstance(value, Decimal)] for row in items]
    hidden = hidden_cells(counts, smallest)
    places = {row.code: place for place, row in enumerate(items)}
    rows = tuple(
        replace(row, values=tuple(KEPT if (places[row.code], at) in hidden else value for at, value in enumerate(row.values)))
        if row.code in places
        else row
        for row in table.rows
    )  # fmt: skip
    note = f"«{KEPT}»: meno di {smallest} persone, o un dato che le farebbe trovare per differenza." if hidden else ""
    return replace(table, rows=rows, note=" ".join(part for part in (table.note, note) if part))
