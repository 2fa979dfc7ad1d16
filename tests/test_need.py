"""The staff need of the example body: furnished once, adopted without errors, with the printed figures in a draft."""

from datetime import date
from pathlib import Path

import pytest

from config.need import furnish
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority
from traguardo.staffing.queries.needs import need_in_force, need_sheets

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "sds-terre-di-ombrena" / "fabbisogno-2022"
TODAY = date(2026, 11, 22)


@pytest.mark.django_db
def test_the_need_of_the_example_is_furnished_once():
    authority = an_authority()
    for role, name in ((Role.STAFF_OFFICE, "personale"), (Role.DIRECTOR, "direzione")):
        a_member(role, email=f"{name}@valle.example", authority=authority)

    assert furnish(authority, FOLDER, today=TODAY).startswith("fabbisogno 2022-2024 corretto e adottato")
    assert furnish(authority, FOLDER, today=TODAY) == furnish(authority, Path("non-c-e"), today=TODAY) == ""
    assert [(each.state.value, len(each.errors)) for each in need_sheets(authority)] == [("draft", 12), ("adopted", 0)]
    assert [need_in_force(authority, year).key for year in (2022, 2024)] == [(2022, 1)] * 2
    assert need_in_force(authority, 2025) is None
