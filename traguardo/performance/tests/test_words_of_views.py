"""What is read above the scores, whole, as kept in cases/words/: forecasts, cuts, history, next year's copy, explanations."""

from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from traguardo.performance.domain.forecasting.forecast import outlook
from traguardo.performance.domain.measurement_system import default_settings, default_system, read_system
from traguardo.performance.domain.measurement_system.worked_examples import (
    judged,
    rolled,
    third,
    without_value,
    words_of,
    worked_rules,
    zero_target,
)
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.domain.scoring.cuts import by_tag, by_unit
from traguardo.performance.domain.versions.copying import copy_plan
from traguardo.performance.domain.versions.lineage import lineages
from traguardo.performance.intake.reading import read_plan
from traguardo.performance.tests.words import kept, score_line

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
BODIES = {"piana": "consorzio-piana-del-lirone", "ombrena-2022": "sds-terre-di-ombrena/piano-2022"}
OTHERS = {
    "predefinito": {},
    "con le fasce": {
        "date_bands": "0:100; 30:80; 60:50", "whole_bands": "0-60:0; 60-80:70; 80-:100", "bonus": "0-60:0 (nessuno); 60-:100 (intero)",
        "cap": 120, "rounding": {"rows": {"mode": "truncate", "places": 2}, "whole": {"mode": "half_up", "places": 0}},
    },
    "a somma": {"roll_up": "sum", "missing": "ZERO", "weights": "block", "bands_edge": "high", "decimals": 0},
    "il peggiore": {"roll_up": "worst", "missing": "BLOCK", "floor": -10, "round_before_roll_up": True, "judgement": {"no": 0, "sì": 100}},
}  # fmt: skip


@pytest.fixture(scope="module", params=BODIES)
def body(request):
    return request.param, read_plan(EXAMPLES / BODIES[request.param]).plan


def foreseen(seen):
    lines = []
    for each in seen.forecasts:
        values = "; ".join(f"{case.value} {value}" for case, value in (each.values or {}).items())
        days = "; ".join(f"{case.value} {day}" for case, day in (each.days or {}).items())
        lines.append(f"{each.kind} {each.code}: {each.how} [{values}{days}] al {each.until:%d/%m/%Y}")
    return [*lines, *(f"{case.value}: {score_line(scores.whole)}" for case, scores in seen.scores.items())]


def test_the_forecasts_of_an_example(body):
    name, plan = body
    lines = foreseen(outlook(plan, default_system(), at=date(plan.year, 9, 15)))
    assert lines == kept("forecasts", name, lines)


@pytest.mark.parametrize("cut", [by_unit, by_tag])
def test_the_cuts_of_an_example(body, cut):
    name, plan = body
    slices = cut(plan, score_plan(plan, default_system(), at=date(plan.year, 12, 31)), default_system())
    lines = [line for each in slices for line in (score_line(each.score), *map(part_line, each.parts))]
    assert lines == kept("cuts", f"{name} {cut.__name__}", lines)


def part_line(part):
    return f"    {part.score.kind} {part.score.code}: peso {part.weight}, quota {part.share}"


def test_the_history_of_an_example():
    plans = [read_plan(EXAMPLES / f"sds-terre-di-ombrena/piano-{year}").plan for year in (2021, 2022)]
    lines = [
        f"{each.key}: {', '.join(f'{member.year} {member.indicator.code}' for member in each.members)}"
        + "".join(f" | {broken.year}: {broken.what}" for broken in each.breaks)
        for each in lineages({plan.year: plan for plan in plans})
    ]
    assert lines == kept("history", "Gli indicatori di due anni", lines)


def test_next_year_s_plan_of_an_example(body):
    name, plan = body
    made = copy_plan(plan, title="L'anno dopo", year=plan.year + 1, first_year=plan.year + 1, last_year=plan.year + 3)
    lines = [
        *(f"fuori: {each.kind} {each.code} «{each.title}»: {each.why}" for each in made.left_out),
        *(f"partenza: {each.code} «{each.name}»: da «{each.before}» a «{each.after}»" for each in made.refreshed),
        *(f"senza valore atteso: {code}" for code in made.untargeted),
    ]
    assert lines == kept("copies", name, lines)


def worked(each):
    head = f"{each.title} ({each.kind.value}, {each.way}): {each.rule.value}, atteso {each.expected}, {each.start}"
    return [
        head,
        *map(example, each.examples),
        f"    curva {'; '.join(f'{at}: {degree}' for at, degree in each.curve)}",
    ]


def example(each):
    return f"    {each.measured}: {each.degree} {each.words} — {each.why}"


def roll(each):
    return [f"    {name}: peso {weight}, grado {degree}" for name, weight, degree in each.parts] + [
        score_line(each.whole)
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_a_system_explained(name):
    system = read_system({**deepcopy(default_settings()), **OTHERS[name]})
    lines = [
        *(line for each in worked_rules(system) for line in worked(each)),
        *map(example, (*zero_target(system), *judged(system))),
        *roll(without_value(system)),
        *roll(rolled(system)),
        score_line(third(system)),
        *(f"{points}: {words}" for points, words in words_of(system)),
    ]
    assert lines == kept("explanations", name, lines)
