"""The wellbeing of an example body: filled once, by the acts anybody would do, and read back through the facade."""

from datetime import date
from pathlib import Path

import pytest

from config import people, wellbeing
from config.examples import tenant
from traguardo.performance.facade import read_plan
from traguardo.wellbeing import facade
from traguardo.wellbeing.models import Answer, Ballot, Survey

EXAMPLE = Path(__file__).resolve().parents[1] / "examples/sds-terre-di-ombrena"


@pytest.mark.django_db
def test_committee_actions_survey_and_report_are_there_once():
    body = tenant(read_plan(EXAMPLE / "piano-2022").plan)
    assert wellbeing.furnish(body, today=date(2026, 11, 22)) == ""
    people.staffed(body, EXAMPLE / "personale")

    said = wellbeing.furnish(body, today=date(2026, 11, 22))
    again = wellbeing.furnish(body, today=date(2026, 11, 22))
    figures = facade.register_figures(body, first=date(2022, 1, 1), last=date(2022, 12, 31))
    tables = {table.code: table for table in facade.piao_tables(body, year=2021)}

    assert (bool(said), again) == (True, "")
    assert {each.code: each.value for each in figures}["wellbeing.azioni-positive"] == 80
    assert (Answer.objects.count(), Ballot.objects.filter(survey__stage="closed").count()) == (0, 0)
    assert Survey.objects.get(stage="erased").outcome["answered"] == 40
    assert [int(str(value)) for value in tables["cug-inquadramento"].rows[-1].values] == [56, 12, 68]
