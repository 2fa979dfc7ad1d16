"""The tables found in a foreign plan, carried signed from a page to the next: nothing is stored."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing

from traguardo.documents.domain.comparison import Grid, Published
from traguardo.documents.domain.foreign import Field, guessed

SALT, HOURS = "documents.foreign", 12
LEAST_ROWS, LEAST_COLUMNS, MOST, LONGEST, LIKELY = 2, 2, 40, 60_000, 3


class Lost(ValueError):  # noqa: N818 - it names the fact
    """The tables brought back are not ours, or too old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """The tables of a file that can be mapped, the years of the plan, and what to know of the reading."""

    file: str
    title: str
    first_year: int
    last_year: int
    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """The whole of it, signed, for the page that follows."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    @property
    def series(self) -> list[tuple[int, list[Grid]]]:
        """The tables by how many columns they have, since those are usually read the same way; the likeliest first."""
        wide = dict.fromkeys(len(grid.rows[0]) for grid in self.grids)
        likely = sorted(self.grids, key=lambda grid: -min(known(grid), LIKELY))
        series = [(width, [grid for grid in likely if len(grid.rows[0]) == width]) for width in wide]
        return sorted(series, key=lambda each: -known(each[1][0]))

    @property
    def likely(self) -> list[str]:
        """The tables that look like those of a plan, and those that go on from one without a head of their own."""
        found: list[Grid] = []
        for grid in self.grids:
            goes_on = (
                bool(found) and grid.number == found[-1].number + 1 and len(grid.rows[0]) == len(found[-1].rows[0])
            )
            if known(grid) >= LIKELY or (goes_on and not known(grid)):
                found.append(grid)
        return [str(grid.number) for grid in found]


def found_in(published: Published, *, title: str, first_year: int, last_year: int) -> Find:
    """The tables of a published file that are worth mapping; those left out are said."""
    sound = [_square(grid) for grid in published.grids if _is_table(grid)]
    kept, size = list[Grid](), 0
    for grid in sound[:MOST]:
        size += sum(len(cell) for row in grid.rows for cell in row)
        if size > LONGEST and kept:
            break
        kept.append(grid)
    notes = [f"{note} Per le altre ricomincia indicando le pagine." for note in published.notes]
    if small := len(published.grids) - len(sound):
        notes.append(f"{small} tabelle di una sola riga o di una sola colonna sono state lasciate fuori.")
    if len(kept) < len(sound):
        after = f" a pagina {kept[-1].page}" if kept[-1].page else f" alla tabella {kept[-1].number}"
        notes.append(f"Le tabelle sono {len(sound)}: qui ci si ferma{after}. Per le altre ricomincia da lì.")
    return Find(
        file=published.name,
        title=title,
        first_year=first_year,
        last_year=last_year,
        grids=tuple(kept),
        notes=tuple(notes),
    )


def known(grid: Grid) -> int:
    """How many of a table's heads are of our fields; without an indicator and its target among them, one at most."""
    fields = guessed(grid.rows[0])
    found = sum(each is not None for each in fields)
    return found if {Field.INDICATOR, Field.TARGET} <= set(fields) else min(found, 1)


def find_of(token: str) -> Find:
    """The tables a page brought back; Lost when they are not ours or have gone stale."""
    try:
        values: dict[str, Any] = signing.loads(token, salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature as failure:
        raise Lost("La lettura è scaduta: carica di nuovo il documento.") from failure
    grids = tuple(Grid(**{**grid, "rows": _tuples(grid["rows"])}) for grid in values["grids"])
    return Find(**{**values, "grids": grids, "notes": tuple(values["notes"])})


def _is_table(grid: Grid) -> bool:
    return len(grid.rows) >= LEAST_ROWS and max(map(len, grid.rows)) >= LEAST_COLUMNS


def _square(grid: Grid) -> Grid:
    """The same table with as many cells in each row."""
    width = max(map(len, grid.rows))
    rows = tuple((*row, *[""] * (width - len(row))) for row in grid.rows)
    return Grid(number=grid.number, page=grid.page, row=grid.row, rows=rows)


def _tuples(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)
