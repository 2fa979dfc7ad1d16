"""Printed figures with the formula they should obey, each with the values its variables have in the file."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from traguardo.books import problems
from traguardo.books.rows import Cell
from traguardo.kernel.finding import Finding, Place
from traguardo.performance.intake.mapping.harvest import MEND, Harvest, not_a_number
from traguardo.performance.intake.mapping.spec import Formula, Variable
from traguardo.performance.intake.mapping.tables import Line, Table, Tables, fill, text_of
from traguardo.performance.intake.mapping.values import NotANumberError, chosen, number_at
from traguardo.performance.intake.records import Record

CALL = re.compile(r"\b(?:sum|min|max|mean)\(")
Values = dict[str, Decimal | None]


def harvest_formula(formula: Formula, tables: Tables, harvest: Harvest) -> None:
    """Adds one computation for each row that prints the figure; none where the sheet or its columns are not there."""
    formula = _dated(formula, tables.words)
    table = tables.table(formula.sheet)
    lacking = _lacking(formula, table, tables)
    if table is None or lacking:
        if not formula.optional:
            harvest.findings.append(_missing(formula, lacking))
        return
    lines = [line for line in table.lines if chosen(line, formula.where, tables)]
    for line in lines[:1] if formula.once else lines:
        record = _computation(formula, table, line, tables, harvest)
        if record:
            harvest.add("computations", record)


def _dated(formula: Formula, words: Mapping[str, str]) -> Formula:
    """The formula with the plan's years put into the names of its columns."""

    def put(text: str) -> str:
        return fill(text, None, words) or text

    variables = {
        name: replace(one, column=put(one.column), columns={part: put(column) for part, column in one.columns.items()})
        for name, one in formula.variables.items()
    }
    return replace(formula, column=put(formula.column), printed=put(formula.printed), variables=variables)


def _lacking(formula: Formula, table: Table | None, tables: Tables) -> list[str]:
    """Columns and sheets that the formula names and the book does not have."""
    own = [formula.column, formula.printed, *formula.where]
    own += [one.column for one in formula.variables.values() if not one.sheet]
    lacking = [
        f"la colonna «{name}» nel foglio «{formula.sheet}»" for name in own if name and table and not table.has(name)
    ]
    others = [(one.sheet, name) for one in formula.variables.values() if one.sheet for name in _named(one)]
    for sheet, name in others:
        other = tables.table(sheet)
        if other is None:
            lacking.append(f"il foglio «{sheet}»")
        elif not other.has(name):
            lacking.append(f"la colonna «{name}» nel foglio «{sheet}»")
    return list(dict.fromkeys(lacking))


def _named(variable: Variable) -> list[str]:
    return [*variable.columns.values(), *([variable.column] if variable.column else []), *variable.where]


def _missing(formula: Formula, lacking: list[str]) -> Finding:
    what = ", ".join(lacking) or f"il foglio «{formula.sheet}»"
    message = f"Per il calcolo «{formula.name}» manca {what}."
    return problems.error("LET42", message, MEND)


def _computation(formula: Formula, table: Table, line: Line, tables: Tables, harvest: Harvest) -> Record | None:
    place = Place(sheet=table.name, row=line.number, column=table.shown(formula.column))
    try:
        result = formula.result
        if result is None:
            result = number_at(table, line, formula.column, tables)
        values = {name: _values(name, one, table, line, tables) for name, one in formula.variables.items()}
    except NotANumberError as wrong:
        harvest.findings.append(not_a_number(wrong.place or place, wrong.text))
        return None
    if result is None:
        return None
    printed = line.text(formula.printed or formula.column) if formula.result is None else text_of(result)
    cells: dict[str, Cell] = {
        "name": fill(formula.name, line, tables.words) or formula.name,
        "formula": spread(formula.formula, _groups(formula, values)),
        "variables": "; ".join(f"{one}={_italian(value)}" for found in values.values() for one, value in found.items()),
        "result": result,
        "printed": printed,
        "tolerance": _tolerance(printed, result) if formula.tolerance is None else formula.tolerance,
        "unit": formula.unit or None,
        "reason": formula.reason or None,
    }
    return Record(place=place, values={name: cell for name, cell in cells.items() if cell is not None})


def _groups(formula: Formula, values: Mapping[str, Values]) -> dict[str, list[str]]:
    """The rows behind each variable that stands for many: «r» is r_1, r_2, …"""
    many = [name for name, one in formula.variables.items() if one.many]
    return {name: list(dict.fromkeys(single.split(".")[0] for single in values[name])) for name in many}


def _italian(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}".replace(".", ",")


def _tolerance(printed: str, result: Decimal) -> Decimal:
    """Half of the last printed decimal: nothing, for whole numbers of money or heads printed in full."""
    match = re.search(r",(\d+)", printed) or re.search(r"\.(\d+)$", f"{result:f}")
    return Decimal(5).scaleb(-len(match[1]) - 1) if match else Decimal(0)


def _values(name: str, variable: Variable, own: Table, line: Line, tables: Tables) -> Values:
    if variable.value is not None:
        return {name: variable.value}
    table = tables.table(variable.sheet) if variable.sheet else own
    if table is None or not variable.sheet:
        return {name: _near(number_at(own, line, variable.column, tables), variable.multiple_of)}
    found = [other for other in table.lines if chosen(other, variable.where, tables, outer=line)]
    if variable.many:
        return _many(name, variable, table, found, tables)
    first = number_at(table, found[0], variable.column, tables) if found else None
    return {name: _near(first, variable.multiple_of)}


def _many(name: str, variable: Variable, table: Table, found: list[Line], tables: Tables) -> Values:
    columns: Mapping[str, str] = variable.columns or {"": variable.column}
    values: Values = {}
    for number, other in enumerate(found, 1):
        cells = {part: number_at(table, other, column, tables) for part, column in columns.items()}
        if any(cell is not None for cell in cells.values()):
            values |= {f"{name}_{number}.{part}".rstrip("."): cell for part, cell in cells.items()}
    return values or {f"{name}_1": None}


def _near(value: Decimal | None, unit: Decimal | None) -> Decimal | None:
    """The nearest whole multiple of a unit: a figure made of whole steps must be equal to it."""
    if value is None or unit is None:
        return value
    return (value / unit).quantize(Decimal(1)) * unit


def spread(formula: str, groups: Mapping[str, list[str]]) -> str:
    """«sum(r.n * r.cost)» over the rows of r becomes «sum(r_1.n * r_1.cost, r_2.n * r_2.cost)».

    >>> spread("sum(r) / 2", {"r": ["r_1", "r_2"]})
    'sum(r_1, r_2) / 2'
    """
    for group, members in groups.items():
        name = re.compile(rf"\b{re.escape(group)}\b(?!_)")
        start = 0
        while call := CALL.search(formula, start):
            end = _closing(formula, call.end())
            inside = formula[call.end() : end]
            start = call.end()
            if name.search(inside):
                each = ", ".join(name.sub(member, inside) for member in members)
                formula = formula[: call.end()] + each + formula[end:]
                start += len(each)
    return formula


def _closing(formula: str, start: int) -> int:
    depth = 1
    for position in range(start, len(formula)):
        depth += {"(": 1, ")": -1}.get(formula[position], 0)
        if depth == 0:
            return position
    return len(formula)
