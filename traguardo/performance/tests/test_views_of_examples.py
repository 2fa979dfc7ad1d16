"""The example bodies seen from above: cuts that conserve the whole, a forecast in mid-year, two years of history."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from traguardo.performance.domain.forecasting.forecast import Case, outlook
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.domain.scoring.cuts import by_tag, by_unit
from traguardo.performance.domain.scoring.sharing import COLUMN, portions
from traguardo.performance.domain.versions.lineage import lineages
from traguardo.performance.intake.reading import read_plan
from traguardo.performance.intake.writing import write_plan

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
BODIES = (
    "consorzio-valserena", "consorzio-piana-del-lirone", "sds-terre-di-ombrena/piano-2021", "sds-terre-di-ombrena/piano-2022",
)  # fmt: skip
SYSTEM = default_system()


@pytest.fixture(scope="module", params=BODIES)
def plan(request):
    return read_plan(EXAMPLES / request.param).plan


def test_the_units_conserve_the_whole(plan):
    score = score_plan(plan, SYSTEM, at=date(plan.year, 12, 31))
    weights = [each.score.exact_year_weight or 0 for each in by_unit(plan, score, SYSTEM)]
    assert sum(weights) == sum(each.exact_year_weight or 0 for each in score.objectives) == 100


def test_every_tag_is_a_slice(plan):
    score = score_plan(plan, SYSTEM, at=date(plan.year, 12, 31))
    tags = {tag for each in (*plan.objectives, *plan.indicators) for tag in each.tags}
    assert {each.score.code for each in by_tag(plan, score, SYSTEM)} == tags


def test_in_mid_year_what_is_foreseen_lies_between_the_cases(plan):
    seen = outlook(plan, SYSTEM, at=date(plan.year, 6, 30))
    assert any(each.foreseen for each in seen.forecasts)
    worst, expected, best = (seen.scores[case].whole.exact for case in (Case.WORST, Case.EXPECTED, Case.BEST))
    assert worst <= expected <= best


def test_two_years_of_the_same_body_are_one_history():
    plans = [read_plan(EXAMPLES / f"sds-terre-di-ombrena/piano-{year}").plan for year in (2021, 2022)]
    found = {each.key: each for each in lineages({each.year: each for each in plans})}
    codes = [{indicator.code for indicator in each.indicators} for each in plans]
    assert {each.key for each in found.values() if len(each.members) == 2} == codes[0] & codes[1]
    assert [each.what for each in found["I46"].breaks] == ["unità di misura: prima «contenziosi per gara», poi «%»"]
    assert found["I01"].last_year == 2021


def test_shares_written_in_the_workbook_are_read(tmp_path):
    plan = read_plan(EXAMPLES / "consorzio-piana-del-lirone").plan
    several = next(each for each in plan.objectives if len(each.units) == 2)
    said = replace(several, extra={COLUMN: f"{several.units[0]}=75; {several.units[1]}=25"})
    told = replace(plan, objectives=tuple(said if each is several else each for each in plan.objectives))
    write_plan(told, tmp_path / "piano.xlsx")
    again = read_plan(tmp_path / "piano.xlsx").plan
    weights = {
        each.code: each.exact_year_weight for each in score_plan(again, SYSTEM, at=date(plan.year, 12, 31)).objectives
    }
    assert [each.share for each in portions(again, weights) if each.objective == several.code] == [75, 25]
