"""What the command line does with a plan it should not trust: says it once, computes nothing, writes nothing."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from click.testing import CliRunner

from traguardo.access.facade import Authority
from traguardo.performance.commands import check, performance, score
from traguardo.performance.intake.writing import write_plan
from traguardo.performance.models import PlanVersion
from traguardo.performance.tests import plans


def run(command, *arguments):
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def negative(tmp_path):
    whole = plans.full()
    steps = (replace(whole.steps[0], weight=Decimal(-5)), *whole.steps[1:])
    write_plan(replace(whole, steps=steps), tmp_path / "piano")
    return tmp_path / "piano"


def test_a_cell_the_reading_refused_is_told_once(negative):
    done = run(check, negative, "--format", "json")
    found = json.loads(done.stdout)
    (cell,) = [(each["sheet"], each["row"], each["column"]) for each in found if each["code"] == "LET23"]
    assert [each["code"] for each in found if (each["sheet"], each["row"], each["column"]) == cell] == ["LET23"]
    assert done.exit_code == 1


def test_nothing_is_scored_on_a_plan_with_reading_errors(negative):
    done = run(score, negative, "--at", "31/12/2024")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "il calcolo aspetta che siano corretti" in done.stderr


@pytest.mark.django_db
def test_nothing_is_written_of_a_plan_with_reading_errors(negative):
    done = run(performance, "import", negative)
    assert done.exit_code == 2
    assert "nulla è stato scritto" in done.stderr
    assert not PlanVersion.objects.exists()
    assert not Authority.objects.exists()


def test_a_refusal_is_sarif_where_sarif_was_asked(tmp_path):
    done = run(check, tmp_path / "manca.xlsx", "--format", "sarif")
    results = json.loads(done.stdout)["runs"][0]["results"]
    assert done.exit_code == 2
    assert [each["ruleId"] for each in results] == ["LET01"]


def test_a_finding_on_the_whole_file_has_no_row(tmp_path):
    (found,) = json.loads(run(check, tmp_path / "manca.xlsx", "--format", "json").stdout)
    assert found["row"] is None


def test_the_mapping_found_is_said(reference):
    assert "Tracciato riconosciuto: pdo." in run(check, reference / "cssm-2021").stderr
    assert "riconosciuto" not in run(check, reference / "cssm-2021", "--mapping", "pdo").stderr


@pytest.mark.django_db
def test_without_an_authority_the_plan_s_own_is_opened_once(tmp_path):
    whole = plans.full()
    write_plan(whole, tmp_path / "piano")
    seen = run(performance, "import", tmp_path / "piano", "--preview")
    assert "aggiunte" in seen.stdout
    assert not Authority.objects.exists()
    first, second = (run(performance, "import", tmp_path / "piano") for _ in range(2))
    assert f"Aperto l'ente «{whole.authority.code}»" in first.stdout
    assert "Già importato" in second.stdout
    assert Authority.objects.count() == PlanVersion.objects.count() == 1


@pytest.mark.django_db
def test_an_authority_code_that_cannot_be_an_address_is_said(tmp_path):
    whole = plans.full()
    write_plan(replace(whole, authority=replace(whole.authority, code="api")), tmp_path / "piano")
    done = run(performance, "import", tmp_path / "piano")
    assert done.exit_code == 2
    assert "--authority" in done.stderr
