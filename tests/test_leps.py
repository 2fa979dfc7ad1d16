"""The contribution, procedures, quotas and mapping of an example body: filled once, with the figures the source prints."""

from datetime import date
from pathlib import Path

import pytest

from config import leps, people
from config.examples import tenant
from traguardo.performance.facade import read_plan
from traguardo.staffing import facade
from traguardo.staffing.domain.mapping import read_mapping
from traguardo.staffing.domain.procedures import check_procedure
from traguardo.staffing.models import ColumnMapping
from traguardo.staffing.queries.leps import leps_book
from traguardo.staffing.queries.procedures import procedures

EXAMPLE = Path(__file__).resolve().parents[1] / "examples/sds-terre-di-ombrena"
TODAY = date(2026, 11, 22)


@pytest.mark.django_db
def test_the_duties_of_the_example_are_there_once_with_the_figures_printed():
    body = tenant(read_plan(EXAMPLE / "piano-2022").plan)
    assert leps.furnish(body, today=TODAY) == ""
    people.staffed(body, EXAMPLE / "personale")

    said, again = leps.furnish(body, today=TODAY), leps.furnish(body, today=TODAY)
    years = leps_book(body).years
    figures = facade.register_figures(body, first=date(2021, 1, 1), last=date(2021, 12, 31))

    assert (bool(said), again) == (True, "")
    assert [(year, each.counts.amount.cents) for year, each in years.items()] == [
        (2021, 36_580_000),
        (2022, 40_080_000),
    ]
    assert {each.code: each.value for each in figures}["staffing.quota_gap"] == 4
    assert [each.code for each in procedures(body) for _ in check_procedure(each, today=TODAY)] == []
    assert read_mapping(ColumnMapping.objects.get().text) == (leps.PAYROLL, [])
