"""The registers of the example body: filled once, by the acts anybody would do, with the figures of the source."""

from datetime import date

import pytest

from config import leps as config_leps
from tests.example_body.conftest import TODAY
from traguardo.agile_work import facade as agile_work
from traguardo.agile_work.intake.rows_file import rows_at
from traguardo.agile_work.models import Agreement, Report, Request, Rotation
from traguardo.staffing import facade as staffing
from traguardo.staffing.domain.mapping import read_mapping
from traguardo.staffing.domain.procedures import check_procedure
from traguardo.staffing.models import ColumnMapping
from traguardo.staffing.queries.leps import leps_book
from traguardo.staffing.queries.needs import need_in_force, need_sheets
from traguardo.staffing.queries.procedures import procedures
from traguardo.training import facade as training
from traguardo.training.domain.checks import check
from traguardo.training.domain.plan import totals
from traguardo.training.queries.checks import case
from traguardo.training.queries.plans import standing_plan, versions
from traguardo.wellbeing import facade as wellbeing
from traguardo.wellbeing.models import Answer, Ballot, Survey

pytestmark = [pytest.mark.looks, pytest.mark.django_db]


def figures_of(register, body, year):
    found = register.register_figures(body, first=date(year, 1, 1), last=date(year, 12, 31))
    return {each.code: each.value for each in found}


def test_each_is_filled_once_and_only_where_somebody_works(filled):
    assert all(filled.first.values())
    assert set(filled.second.values()) == set(filled.nobody.values()) == {""}


def test_the_need_is_adopted_without_errors_beside_a_draft_of_the_printed_figures(filled):
    body = filled.body
    assert filled.first["need"].startswith("fabbisogno 2022-2024 corretto e adottato")
    assert [(each.state.value, len(each.errors)) for each in need_sheets(body)] == [("draft", 12), ("adopted", 0)]
    assert [need_in_force(body, year).key for year in (2022, 2024)] == [(2022, 1)] * 2
    assert need_in_force(body, 2025) is None


def test_the_contribution_and_the_duties_have_the_figures_printed(filled):
    amounts = [(year, each.counts.amount.cents) for year, each in leps_book(filled.body).years.items()]
    assert amounts == [(2021, 36_580_000), (2022, 40_080_000)]
    assert figures_of(staffing, filled.body, 2021)["staffing.quota_gap"] == 4
    assert [each.code for each in procedures(filled.body) for _ in check_procedure(each, today=TODAY)] == []
    assert read_mapping(ColumnMapping.objects.get().text) == (config_leps.PAYROLL, [])


def test_the_training_plan_adds_up_to_the_source_and_its_errors_are_told(filled):
    found = versions(filled.body)
    plan = standing_plan(found, 2022)
    assert "29 righe di piano adottate, 10 corsi" in filled.first["training"]
    sums = [(each.set_aside.cents, each.to_set_aside.cents) for each in totals(plan.plan)]
    assert sums == [(1_594_200, 3_750_000), (0, 2_410_000)]
    codes = {each.code for each in check(case(filled.body, plan, found, TODAY))}
    assert codes == {"FOR02", "FOR04", "FOR12", "FOR13", "FOR14", "FOR17", "FOR23", "FOR25"}
    assert 50 < figures_of(training, filled.body, 2022)["training.coverage"] < 100


def test_the_map_of_agile_work_is_that_of_the_source(filled, reference):
    assert "53 attività" in filled.first["agile_work"]
    assert [rows.objects.count() for rows in (Request, Agreement, Rotation, Report)] == [9, 6, 2, 1]
    table = agile_work.piao_tables(filled.body, year=2026)[0]
    source = rows_at(reference / "coeso-2022/agile_work.csv", ("unit", "activity", "agile", "act"), ())
    printed = sorted((row.values[2] == "sì", row.values[3]) for row in table.rows)
    assert printed == sorted((row.cell("agile") == "yes", row.cell("act")) for row in source.rows)


def test_committee_actions_survey_and_report_are_told(filled):
    tables = {table.code: table for table in wellbeing.piao_tables(filled.body, year=2021)}
    assert figures_of(wellbeing, filled.body, 2022)["wellbeing.azioni-positive"] == 80
    assert (Answer.objects.count(), Ballot.objects.filter(survey__stage="closed").count()) == (0, 0)
    assert Survey.objects.get(stage="erased").outcome["answered"] == 40
    assert [int(str(value)) for value in tables["cug-inquadramento"].rows[-1].values] == [56, 12, 68]
