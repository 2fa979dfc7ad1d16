"""The staff tables of plans and reports at one day or at two, from the register."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.table import RowKind, Table
from traguardo.organisation import facade as organisation
from traguardo.staffing.domain.people import Person
from traguardo.staffing.domain.tables import (
    age_table,
    ages_by_gender,
    by_age,
    by_category,
    by_contract,
    by_gender,
    by_profile,
    by_unit,
    gender_table,
    part_time,
)


def staff_tables(
    authority: Authority, people: Sequence[Person], days: Sequence[date], *, whole: bool
) -> tuple[Table, ...]:
    """Contract, profile, category, unit over the days; gender, age, part time at the last; `whole`: small groups too.

    Changes are between the first and the last day, computed on the first. One SQL statement, for the names of units.
    """
    names = {unit.code: unit.name for unit in organisation.units(authority, on=days[-1])}
    day = days[-1]
    genders = by_gender(people, day) if whole else gender_table(people, day, whole=False)
    tables = (
        by_contract(people, days),
        by_profile(people, days),
        by_category(people, days),
        _only_staffed(by_unit(people, days, names=names)),
        genders,
        by_age(people, day),
        age_table(ages_by_gender(people, day, whole=whole), day),
        part_time(people, day),
    )
    return tuple(table for table in tables if table.rows)


def _only_staffed(table: Table) -> Table:
    """Without the units where nobody is on any of the days."""
    rows = tuple(row for row in table.rows if row.kind is RowKind.TOTAL or any(row.values))
    return replace(table, rows=rows)
