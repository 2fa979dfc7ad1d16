"""The cases of cases/*.toml, which a jurist can read, run one by one."""

from fractions import Fraction

import pytest

from traguardo.kernel.numbers import points
from traguardo.performance.domain.scoring import STATE_WORDS, bonus, refusals, score_plan
from traguardo.performance.tests.reading_cases import cases, date_of, find, plan_of, shown, system_of

FILES = ("scoring.toml", "scoring_rules.toml", "decisions.toml", "missing.toml", "rollups.toml")
CASES = [pytest.param(case, id=f"{case.get('numero', '')} {case['titolo']}") for name in FILES for case in cases(name)]


def test_every_edge_case_is_written():
    assert {case["numero"] for case in cases("scoring.toml")} == set(range(1, 18))


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    system, plan = system_of(case), plan_of(case)
    scores = score_plan(plan, system, at=date_of(case))
    assert {name: shown(find(scores, name).degree) for name in case["punti"]} == case["punti"]
    for name, said in case.get("si_legge", {}).items():
        assert said in find(scores, name).why
    for name, degree in case.get("senza_tetto", {}).items():
        assert shown(find(scores, name).uncapped) == degree
    for name, weight in case.get("pesi_anno", {}).items():
        found = find(scores, name).year_weight
        assert ("nessuno" if found is None else points(found)) == weight
    for name, words in case.get("stati", {}).items():
        assert STATE_WORDS[find(scores, name).state] == words
    for name, degree in case.get("calcolati", {}).items():
        assert shown(find(scores, name).computed) == degree
    for name, degree in case.get("avanzamento", {}).items():
        assert shown(find(scores, name).progress) == degree
    for name, degree in case.get("esatti", {}).items():
        assert find(scores, name).exact == Fraction(degree)
    assert "copertura" not in case or shown(scores.coverage) == case["copertura"]
    refused = {
        refusal.indicator: refusal.proposed.value if refusal.proposed else "" for refusal in refusals(plan, system)
    }
    assert refused == case.get("rifiuti", {})


@pytest.mark.parametrize("case", [pytest.param(case, id=case["titolo"]) for case in cases("rollups.toml")])
def test_the_bonus_of_a_case(case):
    system = system_of(case)
    found = bonus(score_plan(plan_of(case), system, at=date_of(case)).whole, system)
    expected = case.get("premio")
    assert (found is None) == (expected is None)
    if found is not None:
        assert {"quota": points(found.share), "fascia": found.label, "si_legge": found.why} == expected


@pytest.mark.parametrize("case", CASES)
def test_every_score_says_why(case):
    scores = score_plan(plan_of(case), system_of(case), at=date_of(case))
    everything = (scores.whole, *scores.objectives, *scores.steps, *scores.indicators)
    assert all(score.why.strip().endswith((".", "»")) for score in everything)
