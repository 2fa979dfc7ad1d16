"""The staff tables of plans and reports at one day or more, from the register."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.italian import it_day
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
from traguardo.staffing.domain.tables.heads import EMPLOYED, IN_HOUSE, mains_on, year_end

IN_UNITS = "Senza i somministrati e senza chi dirige tutto l'ente."


def staff_tables(
    authority: Authority, people: Sequence[Person], days: Sequence[date], *, whole: bool
) -> tuple[Table, ...]:
    """Contract, profile, category, unit over the days; gender, age, part time at the last; `whole`: small groups too.

    Changes are between the first and the last day, computed on the first. Unless `whole`, gender and age are those of an
    end of year: between two days chosen close to each other they would tell who came. One SQL statement, for the names of units.
    """
    day, names = days[-1], _names(authority, days[-1])
    tables = (
        by_contract(people, days),
        by_profile(people, days),
        by_category(people, days),
        _only_staffed(by_unit(people, days, names=names)),
        *(_personal(people, day) if whole else _kept(people, day)),
        part_time(people, day),
    )
    return tuple(table for table in tables if table.rows)


def _personal(people: Sequence[Person], day: date) -> tuple[Table, ...]:
    return by_gender(people, day), by_age(people, day), age_table(ages_by_gender(people, day, whole=True), day)


def _kept(people: Sequence[Person], day: date) -> tuple[Table, ...]:
    """Gender and age at the end of a year, none where nobody was there yet."""
    end = year_end(day)
    if not mains_on(people, end):
        return ()
    tables = (
        gender_table(people, end, whole=False),
        by_age(people, end),
        age_table(ages_by_gender(people, end, whole=False), end),
    )
    said = "" if end == day else f"Al {it_day(end)}: genere ed età si contano alla fine dell'anno."
    return tuple(replace(table, note=" ".join((said, table.note)).strip()) for table in tables)


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
