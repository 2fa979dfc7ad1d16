"""Columns worked out before the records are read: codes of a tree, neighbours, pairs, expressions."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from fractions import Fraction

from traguardo.performance.intake.mapping.spec import Codes, Column, MappingSpec, Neighbour, Pair
from traguardo.performance.intake.mapping.tables import Line, Tables, key
from traguardo.performance.intake.mapping.values import chosen, evaluate
from traguardo.performance.intake.records import Cell

LONG_WORD = 4


def add_columns(spec: MappingSpec, tables: Tables) -> None:
    """Adds to the tables all the columns of the mapping, in the order they are written."""
    for codes in spec.codes:
        _add_codes(codes, tables)
    for column in spec.columns:
        _add_column(column, tables)


def _add_codes(codes: Codes, tables: Tables) -> None:
    table = tables.table(codes.sheet)
    if table is None:
        return
    seen: dict[tuple[str, ...], str] = {}
    children: dict[str, int] = {}
    lines = [line.also(_codes_of(line, codes, seen, children)) for line in table.lines]
    tables.put(table.adding(codes.names, lines))


def _codes_of(line: Line, codes: Codes, seen: dict[tuple[str, ...], str], children: dict[str, int]) -> dict[str, Cell]:
    path: tuple[str, ...] = ()
    parent = ""
    found: dict[str, Cell] = {}
    for level, name in zip(codes.levels, codes.names, strict=True):
        path = (*path, key(line.text(level)))
        if path not in seen:
            children[parent] = children.get(parent, 0) + 1
            seen[path] = f"{parent}.{children[parent]}" if parent else str(children[parent])
        parent = seen[path]
        found[name] = parent
    return found


def _add_column(column: Column, tables: Tables) -> None:
    table = tables.table(column.sheet)
    if table is None:
        return
    values = _values(column, table.lines, tables)
    lines = [line.also({column.name: value}) for line, value in zip(table.lines, values, strict=True)]
    tables.put(table.adding([column.name], lines))


def _values(column: Column, lines: tuple[Line, ...], tables: Tables) -> Iterable[Cell]:
    if column.last:
        return _nearest(column.last, lines, tables)
    if column.next:
        return reversed(_nearest(column.next, reversed(lines), tables))
    give: Callable[[Line], Cell] = lambda _: None  # noqa: E731
    if column.pair:
        pair = column.pair
        give = lambda line: _paired(pair, line, tables)  # noqa: E731
    elif column.expression:
        expression = column.expression
        give = lambda line: evaluate(expression, line, tables)  # noqa: E731
    return [give(line) for line in lines]


def _nearest(neighbour: Neighbour, lines: Iterable[Line], tables: Tables) -> list[Cell]:
    current: Cell = None
    values = []
    for line in lines:
        if chosen(line, neighbour.where, tables):
            current = line.cell(neighbour.column)
        values.append(current)
    return values


def _paired(pair: Pair, line: Line, tables: Tables) -> Cell:
    other = tables.table(pair.sheet)
    mine = _words(" ".join(line.text(column) for column in pair.texts))
    best: tuple[Fraction, Cell] = (Fraction(0), None)
    for candidate in other.lines if other else ():
        if all(_same(line.text(a), candidate.text(b), pair.drop) for a, b in pair.same.items()):
            alike = _overlap(mine, _words(" ".join(candidate.text(column) for column in pair.with_texts)))
            if alike >= Fraction(pair.at_least) and alike > best[0]:
                best = (alike, candidate.cell(pair.give))
    return best[1]


def _same(mine: str, other: str, drop: tuple[str, ...]) -> bool:
    return _bare(mine, drop) == _bare(other, drop)


def _bare(text: str, drop: tuple[str, ...]) -> str:
    dropped = {key(word) for word in drop}
    return " ".join(word for word in key(text).split() if word not in dropped)


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(word for word in re.findall(r"\w+", plain) if len(word) >= LONG_WORD)


def _overlap(mine: frozenset[str], other: frozenset[str]) -> Fraction:
    """Words in common over the words of the shorter text."""
    shorter = min(len(mine), len(other))
    return Fraction(len(mine & other), shorter) if shorter else Fraction(0)



