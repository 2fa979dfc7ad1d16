"""The plan's years, title and body: given in the mapping, or read from headers and cells."""

import re

from traguardo.books import problems
from traguardo.books.rows import Cell
from traguardo.kernel.finding import Finding, Place
from traguardo.performance.intake.mapping.harvest import Harvest
from traguardo.performance.intake.mapping.spec import MappingSpec, Year
from traguardo.performance.intake.mapping.tables import Table, Tables, fill
from traguardo.performance.intake.records import Record

NAMES = {"first_year": "il primo anno", "last_year": "l'ultimo anno", "year": "l'anno di misurazione"}


def harvest_authority(spec: MappingSpec, tables: Tables, harvest: Harvest) -> None:
    """Adds the record of the body and of the plan's years; from here on templates may use {year} and the others."""
    values: dict[str, Cell] = {}
    place = Place()
    for name, year in spec.years.items():
        found = _year(year, tables)
        if not found:
            harvest.findings.append(_not_found(name, year))
            continue
        values[name] = tables.words[name] = found
        if name == "year" and found.isdigit():
            tables.words |= {"previous_year": str(int(found) - 1), "next_year": str(int(found) + 1)}
        table = tables.table(year.sheet) if year.sheet else None
        place = Place(sheet=table.name, row=1) if table and not place.sheet else place
    for name, template in spec.plan.items():
        values[name] = fill(template, None, tables.words) or None
    harvest.add("authority", Record(place=place, values=values))


def _not_found(name: str, year: Year) -> Finding:
    where = f" nel foglio «{year.sheet}»" if year.sheet else ""
    message = f"Non trovo {NAMES[name]} del piano{where}."
    return problems.error(
        "LET44", message, "Controlla il foglio, o scrivi l'anno nella sezione [plan] della mappatura."
    )


def _year(year: Year, tables: Tables) -> str:
    if not year.sheet:
        return fill(year.template, None, tables.words)
    table = tables.table(year.sheet)
    numbers = _named(year, table) if table else []
    if not numbers:
        return ""
    return str((max(numbers) if year.greatest else min(numbers)) + year.add)


def _named(year: Year, table: Table) -> list[int]:
    if year.headers:
        matches = [year.headers.search(header) for header in table.headers]
    else:
        matches = [year.pattern.search(line.text(year.column)) for line in table.lines]
    return [int(_part(match)) for match in matches if match]


def _part(match: re.Match[str]) -> str:
    return match[1] if match.re.groups else match[0]
