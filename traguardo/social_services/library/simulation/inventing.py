"""An invented population drawn with a seed and written as Parquet or CSV, a million people at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from traguardo.social_services.domain.machine import Input
from traguardo.social_services.domain.population import (
    AGE,
    DRAWS,
    HOUSEHOLD,
    HOUSEHOLD_KIND,
    HOUSEHOLD_KINDS,
    ID,
    MEMBERS,
    Spread,
    knots_of,
    spread_of,
)
from traguardo.social_services.library.simulation.files import written_whole

CHUNK = 500_000
MOST_DIGITS = 18
Integers = np.ndarray[tuple[int], np.dtype[np.int64]]


def invent_file(inputs: Sequence[Input], *, people: int, seed: int, out: Path) -> Iterator[int]:
    """Write so many people with the columns of the keys, giving how many are written so far; same seed, same bytes."""
    with written_whole(out) as beside:
        yield from _invent(inputs, people, seed, beside)


def _invent(inputs: Sequence[Input], people: int, seed: int, out: Path) -> Iterator[int]:
    schema = pa.schema([*_PEOPLE_FIELDS, *(pa.field(read.name, _kind(read)) for read in inputs)])
    open_writer = pa_csv.CSVWriter if out.suffix == ".csv" else pq.ParquetWriter
    households = 0
    with open_writer(out, schema) as writer:
        for number, start in enumerate(range(0, people, CHUNK)):
            size = min(CHUNK, people - start)
            chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, number])))
            columns, made = _chunk(chance, inputs, size, first_id=start + 1, first_household=households + 1)
            households += made
            writer.write_table(pa.table(columns, schema=schema))
            yield start + size


_PEOPLE_FIELDS = (
    pa.field(ID, pa.int64()),
    pa.field(HOUSEHOLD, pa.int64()),
    pa.field(HOUSEHOLD_KIND, pa.string()),
    pa.field(MEMBERS, pa.int64()),
    pa.field(AGE, pa.int64()),
)


def _chunk(
    chance: np.random.Generator, inputs: Sequence[Input], size: int, *, first_id: int, first_household: int
) -> tuple[list[pa.Array], int]:
    """The columns of so many people, whole households but perhaps the last; and how many households."""
    shares = np.cumsum([kind.share for kind in HOUSEHOLD_KINDS])
    kinds = np.searchsorted(shares, chance.integers(0, shares[-1], size), side="right")
    wanted = np.zeros(size, dtype=np.int64)
    for place, kind in enumerate(HOUSEHOLD_KINDS):
        mask = kinds == place
        wanted[mask] = np.array(kind.sizes)[chance.integers(0, len(kind.sizes), int(mask.sum()))]
    home = np.repeat(np.arange(size), wanted)[:size]
    count = int(home[-1]) + 1
    members = np.bincount(home)
    position = np.arange(size) - (np.cumsum(members) - members)[home]
    names = pa.array([kind.name for kind in HOUSEHOLD_KINDS])
    kinds = kinds[home]
    people = [
        pa.array(np.arange(first_id, first_id + size)),
        pa.array(home + first_household),
        names.take(pa.array(kinds)),
        pa.array(members[home]),
        pa.array(_ages(chance, kinds, position)),
    ]
    return [*people, *(_column(chance, read, spread_of(read), home, count) for read in inputs)], count


def _ages(chance: np.random.Generator, kinds: Integers, place: Integers) -> Integers:
    low, high, minors = np.array([(*kind.ages, kind.children_from) for kind in HOUSEHOLD_KINDS]).T
    draws = chance.integers(0, DRAWS, kinds.size)
    adult = low[kinds] + (high[kinds] - low[kinds] + 1) * draws // DRAWS
    return np.where(place >= minors[kinds], 18 * draws // DRAWS, adult)


def _column(chance: np.random.Generator, read: Input, spread: Spread, home: Integers, count: int) -> pa.Array:
    drawn = count if spread.by_household else home.size
    values = _values(knots_of(spread, read), chance.integers(0, DRAWS, drawn))
    absent = chance.integers(0, 1000, drawn) < spread.absent
    if spread.by_household:
        values, absent = values[home], absent[home]
    return _shown(read, values, absent)


def _values(knots: Sequence[tuple[int, int]], draws: Integers) -> Integers:
    """`value_at` of many draws."""
    at, value = np.array(knots, dtype=np.int64).T
    piece = np.searchsorted(at, draws, side="right") - 1
    found: Integers = value[piece] + (value[piece + 1] - value[piece]) * (draws - at[piece]) // (
        at[piece + 1] - at[piece]
    )
    return found


def _shown(read: Input, values: Integers, absent: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> pa.Array:
    """The machine's integers in the key's own unit: euro with cents, names of options, truths, days."""
    if read.kind == "choice":
        return pa.array(read.options).take(pa.array(values, mask=absent))
    if read.kind == "yes_no":
        return pa.array(values == 1, mask=absent)
    if read.kind == "date":
        return pa.array((values - _EPOCH).astype("int32"), mask=absent).cast(pa.date32())
    if read.scale == 1:
        return pa.array(values, mask=absent)
    cents = pa.array(values, pa.int64(), mask=absent).cast(pa.decimal128(MOST_DIGITS + 1, 0))
    return _scaled(cents, read)


_EPOCH = 719_163  # the proleptic ordinal of 1 January 1970


def _scaled(whole: pa.Array, read: Input) -> pa.Array:
    """The same digits with the point moved: a decimal is its integer and a scale."""
    return pa.Array.from_buffers(_kind(read), len(whole), whole.buffers(), whole.null_count)


def _kind(read: Input) -> pa.DataType:
    kinds = {"choice": pa.string(), "yes_no": pa.bool_(), "date": pa.date32()}
    plain = pa.int64() if read.scale == 1 else pa.decimal128(MOST_DIGITS, len(str(read.scale)) - 1)
    return kinds.get(read.kind, plain)
