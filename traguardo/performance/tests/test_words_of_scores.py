"""Every derivation of the cases and of the example bodies, whole, as kept in cases/words/."""

from datetime import date
from pathlib import Path

import pytest

from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.intake.reading import read_plan
from traguardo.performance.tests.reading_cases import cases, date_of, plan_of, system_of
from traguardo.performance.tests.words import finding_line, kept, score_line

FILES = ("scoring", "scoring_rules", "decisions", "missing", "rollups")
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
BODIES = {
    "valserena": "consorzio-valserena",
    "piana": "consorzio-piana-del-lirone",
    "ombrena-2021": "sds-terre-di-ombrena/piano-2021",
    "ombrena-2022": "sds-terre-di-ombrena/piano-2022",
}


def lines_of(scores):
    everything = (*scores.indicators, *scores.steps, *scores.objectives, *scores.nodes, *scores.units, scores.whole)
    return [score_line(score) for score in everything]


@pytest.mark.parametrize(
    ("name", "case"),
    [pytest.param(name, case, id=f"{name} {case['titolo']}") for name in FILES for case in cases(f"{name}.toml")],
)
def test_the_derivations_of_a_case(name, case):
    lines = lines_of(score_plan(plan_of(case), system_of(case), at=date_of(case)))
    assert lines == kept(name, case["titolo"], lines)


@pytest.fixture(scope="module", params=BODIES)
def body(request):
    return request.param, read_plan(EXAMPLES / BODIES[request.param]).plan


def test_the_findings_of_an_example(body):
    name, plan = body
    lines = [finding_line(finding) for finding in check_plan(plan)]
    assert lines == kept(name, "Che cosa trova il controllo", lines)


@pytest.mark.parametrize(("month", "day"), [(6, 30), (12, 31)])
def test_the_derivations_of_an_example(body, month, day):
    name, plan = body
    at = date(plan.year, month, day)
    lines = lines_of(score_plan(plan, default_system(), at=at))
    assert lines == kept(name, f"Punteggi al {at:%d/%m/%Y}", lines)
