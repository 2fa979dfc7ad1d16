"""The agile work of the example body: furnished once, with the map of its source."""

from datetime import date

import pytest

from config.agile_work import MAP, furnish
from config.examples import ACCOUNTS, email
from traguardo.access.facade import Role, add_member, create_user
from traguardo.access.tests.factories import an_authority
from traguardo.agile_work.facade import piao_tables
from traguardo.agile_work.intake.rows_file import rows_at
from traguardo.agile_work.models import Agreement, Report, Request, Rotation
from traguardo.organisation import facade as organisation
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.intake.reading import read_register

UNITS_OF_EXAMPLE = ("DIR", "PAG", "SFE", "UF", "NAD", "SE", "MIN", "SST", "RES")


def example_body():
    """The example body with its ready accounts, its units and its staff."""
    authority = an_authority("sds-terre-di-ombrena", "Società della Salute")
    for name, role in ACCOUNTS:
        person = create_user(by="prova", email=email(name, authority.code), full_name=name, password="una-parola-lunga")
        unit = "DIR" if role is Role.UNIT_HEAD else ""
        add_member(by="prova", user=person, authority=authority, role=role, first_day=date(2020, 1, 1), unit=unit)
    for code in UNITS_OF_EXAMPLE:
        organisation.create_unit(by="prova", authority=authority, code=code, name=code, first_day=date(1990, 1, 1))
    files = {path.name: path.read_bytes() for path in (MAP / authority.code / "personale").glob("*.csv")}
    bring_in(by="prova", authority=authority, reading=read_register(files))
    return authority


@pytest.mark.django_db
def test_the_example_body_is_furnished_once_and_its_map_is_that_of_the_source(reference):
    authority, today = example_body(), date(2026, 11, 22)
    assert "53 attività" in furnish(authority, today=today)
    assert furnish(authority, today=today) == ""
    kept = [rows.objects.count() for rows in (Request, Agreement, Rotation, Report)]
    assert kept == [9, 6, 2, 1]
    table = piao_tables(authority, year=2026)[0]
    source = rows_at(reference / "coeso-2022/agile_work.csv", ("unit", "activity", "agile", "act"), ())
    printed = sorted((row.values[2] == "sì", row.values[3]) for row in table.rows)
    assert printed == sorted((row.cell("agile") == "yes", row.cell("act")) for row in source.rows)
