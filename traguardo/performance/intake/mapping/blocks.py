"""A block of the mapping applied: lines of a foreign sheet become records of a sheet of ours."""

from collections.abc import Iterator

from traguardo.books.rows import Cell
from traguardo.kernel.finding import Finding, Place
from traguardo.performance.intake.mapping.harvest import (
    Harvest,
    lost_lookup,
    missing_columns,
    missing_sheet,
    not_a_number,
)
from traguardo.performance.intake.mapping.spec import Block, Each, Long
from traguardo.performance.intake.mapping.tables import Line, Table, Tables, key, parts, text_of
from traguardo.performance.intake.mapping.values import (
    NotANumberError,
    chosen,
    column_shown,
    columns_needed,
    evaluate,
    number_at,
)
from traguardo.performance.intake.records import Record


def harvest_block(block: Block, tables: Tables, harvest: Harvest) -> None:
    """Adds the records of a block; an optional block whose sheet or columns are not there adds none."""
    table = tables.table(block.sheet)
    if table is None or _lacking(block, table, tables):
        if not block.optional:
            missing = missing_columns(table.name, _lacking(block, table, tables), block.into) if table else None
            harvest.findings.append(missing or missing_sheet(block.sheet, block.into))
        return
    harvest.findings.extend(_lost(block, tables))
    seen: set[tuple[str, ...]] = set()
    for line in _lines(block, table):
        if not chosen(line, block.where, tables):
            continue
        record = _record(block, table, line, tables, harvest)
        mark = tuple(text_of(record.values.get(name)) for name in block.distinct)
        if record.values and not (block.distinct and mark in seen):
            seen.add(mark)
            harvest.add(block.into, record)
    if not block.cell:
        for name, expression in block.fields.items():
            harvest.head(table.name, name, column_shown(expression, table, tables))


def _needed(block: Block, tables: Tables) -> list[str]:
    made = {key(name) for name in _made(block)}
    named = [name for expression in block.fields.values() for name in columns_needed(expression, tables)]
    asked = [*block.where, *named, *([block.each.column] if block.each else [])]
    return [name for name in dict.fromkeys(asked) if key(name) not in made]


def _lost(block: Block, tables: Tables) -> list[Finding]:
    lookups = [expression.lookup for expression in block.fields.values() if expression.lookup]
    return list(dict.fromkeys(filter(None, (lost_lookup(lookup, tables, block.into) for lookup in lookups))))


def _made(block: Block) -> list[str]:
    long = [block.long.name, block.long.value] if block.long else []
    return [*long, *([block.each.name] if block.each else [])]


def _lacking(block: Block, table: Table, tables: Tables) -> list[str]:
    lacking = [name for name in _needed(block, tables) if not table.has(name)]
    if block.long and not any(block.long.headers.search(header) for header in table.headers):
        lacking.append(block.long.headers.pattern)
    return lacking


def _lines(block: Block, table: Table) -> Iterator[Line]:
    for line in table.lines:
        for wide in _unpivoted(block.long, table, line) if block.long else (line,):
            yield from _split(block.each, wide) if block.each else (wide,)


def _unpivoted(long: Long, table: Table, line: Line) -> Iterator[Line]:
    for header in table.headers:
        match = long.headers.search(header)
        if match:
            name = match[1] if long.headers.groups else match[0]
            yield line.also({long.name: name, long.value: line.cell(header)}, {long.name: header, long.value: header})


def _split(each: Each, line: Line) -> Iterator[Line]:
    for piece in parts(line.text(each.column), each.split):
        yield line.also({each.name: piece}, {each.name: each.column})


def _record(block: Block, table: Table, line: Line, tables: Tables, harvest: Harvest) -> Record:
    values: dict[str, Cell] = {}
    for name, expression in block.fields.items():
        try:
            values[name] = evaluate(expression, line, tables)
        except NotANumberError as wrong:
            column = column_shown(expression, table, tables)
            harvest.findings.append(not_a_number(Place(sheet=table.name, row=line.number, column=column), wrong.text))
    values.update(_wide(block, table, line, tables, harvest))
    values.update(_marked(block, table, line, harvest))
    column = line.origins.get(key(block.cell)) or table.shown(block.cell)
    place = Place(sheet=table.name, row=line.number, column=column)
    extra = {table.header(name): line.text(name) for name in block.extra if table.header(name) and line.text(name)}
    return Record(place=place, values={name: value for name, value in values.items() if value is not None}, extra=extra)


def _wide(block: Block, table: Table, line: Line, tables: Tables, harvest: Harvest) -> dict[str, Cell]:
    values: dict[str, Cell] = {}
    for wide in block.wide:
        for header in table.headers:
            match = wide.headers.search(header)
            if match and line.text(header):
                name = wide.field.replace("{1}", match[1] if wide.headers.groups else match[0])
                harvest.head(table.name, name, header)
                try:
                    values[name] = number_at(table, line, header, tables) if wide.number else line.cell(header)
                except NotANumberError as wrong:
                    harvest.findings.append(not_a_number(wrong.place or Place(sheet=table.name), wrong.text))
    return values


def _marked(block: Block, table: Table, line: Line, harvest: Harvest) -> dict[str, Cell]:
    values: dict[str, Cell] = {}
    for marks in block.marks:
        found = [(header, marks.headers.search(header)) for header in table.headers]
        named = [(header, match[1] if marks.headers.groups else match[0]) for header, match in found if match]
        marked = [name for header, name in named if key(line.text(header)) == key(marks.mark)]
        values[marks.field] = "; ".join(marked) or None
        harvest.head(table.name, marks.field, " / ".join(header for header, _ in named))
    return values
