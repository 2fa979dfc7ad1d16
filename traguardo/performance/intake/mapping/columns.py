"""Columns worked out before the records are read: codes of a tree, neighbours, pairs, expressions."""

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from traguardo.books.rows import Cell
from traguardo.kernel.finding import Place
from traguardo.performance.intake.mapping.harvest import (
    Harvest,
    lost_lookup,
    missing_columns,
    missing_sheet,
    not_a_number,
)
from traguardo.performance.intake.mapping.spec import Codes, Column, MappingSpec, Neighbour, Pair
from traguardo.performance.intake.mapping.tables import Line, Table, Tables, key
from traguardo.performance.intake.mapping.values import NotANumberError, chosen, column_shown, columns_needed, evaluate

LONG_WORD = 4


def add_columns(spec: MappingSpec, tables: Tables, harvest: Harvest) -> None:
    """Adds to the tables all the columns of the mapping, in the order they are written."""
    for codes in spec.codes:
        _add_codes(codes, tables, harvest)
    for column in spec.columns:
        _add_column(column, tables, harvest)


def _add_codes(codes: Codes, tables: Tables, harvest: Harvest) -> None:
    table = tables.table(codes.sheet)
    lacking = [level for level in codes.levels if table and not table.has(level)]
    if table is None or lacking:
        what = ", ".join(codes.names)
        missing = missing_columns(codes.sheet, lacking, what) if table else missing_sheet(codes.sheet, what)
        harvest.findings.append(missing)
        return
    seen: dict[tuple[str, ...], str] = {}
    children: dict[str, int] = {}
    lines = [line.also(_codes_of(line, codes, seen, children)) for line in table.lines]
    sources = {name: table.shown(level) for name, level in zip(codes.names, codes.levels, strict=True)}
    tables.put(table.adding(sources, lines))


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


def _add_column(column: Column, tables: Tables, harvest: Harvest) -> None:
    table = tables.table(column.sheet)
    lacking = [name for name in _needed(column, tables) if table and not table.has(name)]
    if table is None or lacking:
        if not column.optional:
            missing = missing_columns(column.sheet, lacking, column.name) if table else None
            harvest.findings.append(missing or missing_sheet(column.sheet, column.name))
        return
    if column.expression and column.expression.lookup:
        lost = lost_lookup(column.expression.lookup, tables, column.name)
        harvest.findings.extend([lost] if lost else [])
    values = _values(column, table, tables, harvest)
    lines = [line.also({column.name: value}) for line, value in zip(table.lines, values, strict=True)]
    tables.put(table.adding({column.name: _source(column, table, tables)}, lines))


def _source(column: Column, table: Table, tables: Tables) -> str:
    if column.expression:
        return column_shown(column.expression, table, tables)
    neighbour = column.last or column.next
    return table.shown(neighbour.column) if neighbour else ""


def _needed(column: Column, tables: Tables) -> list[str]:
    needed = list(column.where)
    for neighbour in (column.last, column.next):
        needed += [neighbour.column, *neighbour.where] if neighbour else []
    if column.pair:
        needed += [*column.pair.texts, *column.pair.same]
    return needed + list(columns_needed(column.expression, tables) if column.expression else ())


def _values(column: Column, table: Table, tables: Tables, harvest: Harvest) -> Iterable[Cell]:
    if column.last:
        return _nearest(column.last, table.lines, tables)
    if column.next:
        return reversed(_nearest(column.next, reversed(table.lines), tables))
    return [_value(column, table, line, tables, harvest) for line in table.lines]


def _value(column: Column, table: Table, line: Line, tables: Tables, harvest: Harvest) -> Cell:
    if not chosen(line, column.where, tables):
        return None
    if column.pair:
        return _paired(column.pair, line, tables)
    if column.expression is None:
        return None
    try:
        return evaluate(column.expression, line, tables)
    except NotANumberError as wrong:
        shown = column_shown(column.expression, table, tables)
        harvest.findings.append(not_a_number(Place(sheet=table.name, row=line.number, column=shown), wrong.text))
        return None


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
