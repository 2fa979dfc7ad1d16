"""The staff tables of plans and reports at one day or more, from the register."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.table import RowKind, Table
from traguardo.organisation import facade as organisation
from traguardo.staffing.domain.people import Person, Position
from traguardo.staffing.domain.tables import (
    age_table,
    ages_by_gender,
    by_age,
    by_category,
    by_contract,
    by_gender,
    by_profile,
    by_profile_and_contract,
    by_unit,
    contract_shares,
    gender_table,
    part_time,
)
from traguardo.staffing.domain.tables.heads import EMPLOYED, IN_HOUSE

IN_UNITS = "Senza i somministrati e senza chi dirige tutto l'ente."


def staff_tables(
    authority: Authority, people: Sequence[Person], days: Sequence[date], *, whole: bool
) -> tuple[Table, ...]:
    """Contract, profile, category, unit over the days; gender, age, part time at the last; `whole`: small groups too.

    Changes are between the first and the last day, computed on the first. One SQL statement, for the names of units.
    """
    day, names = days[-1], _names(authority, days[-1])
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


def printed_tables(authority: Authority, people: Sequence[Person], days: Sequence[date]) -> tuple[Table, ...]:
    """The tables everybody reads in a plan, small groups kept: units without agency workers and whoever directs the body
    (plan type of DM 132/2022, 3.1: employees by unit), ages of employees alone. One SQL statement, for the names of units.
    """
    day, names = days[-1], _names(authority, days[-1])
    units = by_unit(people, days, names=names, contracts=IN_HOUSE, leaving_out=(Position.DIRECTOR,))
    tables = (
        by_contract(people, days),
        contract_shares(people, day),
        by_profile(people, days),
        by_profile_and_contract(people, day),
        by_category(people, days),
        _only_staffed(replace(units, note=" ".join((IN_UNITS, units.note)).strip())),
        gender_table(people, day, whole=False),
        replace(by_age(people, day, contracts=EMPLOYED), title="Dipendenti per età"),
        age_table(ages_by_gender(people, day, whole=False), day),
        part_time(people, day),
    )
    return tuple(table for table in tables if table.rows)


def _names(authority: Authority, day: date) -> dict[str, str]:
    return {unit.code: unit.name for unit in organisation.units(authority, on=day)}


def _only_staffed(table: Table) -> Table:
    """Without the units where nobody is on any of the days."""
    rows = tuple(row for row in table.rows if row.kind is RowKind.TOTAL or any(row.values))
    return replace(table, rows=rows)
