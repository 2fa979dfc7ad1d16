"""The forecast by pace: the cases a jurist can read, and what must hold whatever the values."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from traguardo.kernel.numbers import italian
from traguardo.performance.domain.forecasting.forecast import Case, outlook
from traguardo.performance.domain.forecasting.pace import Seen, project
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_direction, read_target
from traguardo.performance.domain.plan import Direction, Indicator, Measurement
from traguardo.performance.tests.scoring_plans import END, indicator, measured, objective, plan, step
from traguardo.performance.tests.words import kept

SYSTEM = default_system()
CASES = tomllib.loads((Path(__file__).parent / "cases/forecast.toml").read_text(encoding="utf-8"))["caso"]
MIDDLE = date(2024, 6, 30)
VALUES = some.decimals(min_value=0, max_value=10_000, places=2)


def day(text):
    return read_moment(text).day


def plan_of(case):
    target = read_target(case["atteso"], year=2024, direction=read_direction(case.get("direzione", "")))
    wanted = Indicator(
        code="1",
        objective="A",
        name="prova",
        direction=read_direction(case.get("direzione", "")) or Direction.HIGHER,
        unit_of_measure=case["unita"],
        algorithm=case.get("calcolo", ""),
        rule=case.get("regola", ""),
        targets=(target,),
        extra={"Andamento nell'anno": case["andamento"]} if "andamento" in case else {},
    )
    found = tuple(
        Measurement(subject="1", on=day(on), outcome=read_outcome(printed, reporting_date=END))
        for on, printed in case["rilevazioni"]
    )
    return plan(objectives=(objective("A", 100),), indicators=(wanted,), measurements=found)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["titolo"]) for case in CASES])
def test_case(case):
    (made,) = outlook(plan_of(case), SYSTEM, at=day(case["al"])).forecasts
    wanted = {each: case.get(word) for each, word in zip(Case, ("previsto", "peggiore", "migliore"), strict=True)}
    shown = {each: italian(made.values[each]) if made.foreseen else None for each in Case}
    assert shown == wanted
    assert case.get("si_legge", "") in made.how
    assert [made.how] == kept("forecasts", case["titolo"], [made.how])


def counted(value, on=MIDDLE):
    return plan(
        objectives=(objective("A", 100),),
        indicators=(indicator("1", unit_of_measure="numero"),),
        measurements=(measured("1", str(value).replace(".", ","), on=on),),
    )


def test_the_foreseen_score_is_the_real_scoring_of_the_foreseen_value():
    seen = outlook(counted(Decimal("45.5")), SYSTEM, at=MIDDLE)
    assert seen.now.score is None
    assert str(seen.scores[Case.EXPECTED].score) == "91.50"
    assert str(seen.scores[Case.WORST].score) == "45.50"


@given(VALUES)
def test_when_the_year_is_over_the_forecast_is_the_score(value):
    seen = outlook(counted(value, on=END), SYSTEM, at=END)
    assert seen.forecasts == ()
    assert {each.score for each in seen.scores.values()} == {seen.now.score}


@given(VALUES, VALUES)
def test_a_greater_value_never_foresees_less(one, other):
    low, high = (outlook(counted(value), SYSTEM, at=MIDDLE) for value in sorted((one, other)))
    for case in Case:
        assert low.forecasts[0].values[case] <= high.forecasts[0].values[case]
        assert low.scores[case].whole.exact <= high.scores[case].whole.exact


@given(
    some.lists(some.tuples(some.integers(30, 364), VALUES), min_size=1, unique_by=lambda pair: pair[0]), some.booleans()
)
def test_what_is_expected_lies_between_the_cases(pairs, cumulative):
    found = tuple(Seen(date(2024, 1, 1) + timedelta(days=days), Fraction(value)) for days, value in sorted(pairs))
    projected = project(found, until=END, cumulative=cumulative)
    assert projected.low <= projected.value <= projected.high
    reached = project((*found[:-1], Seen(END, found[-1].value)), until=END, cumulative=cumulative)
    assert reached.value == found[-1].value


def dated(*steps):
    return plan(objectives=(objective("A", 100),), steps=steps)


def test_late_steps_are_expected_as_late_as_the_others():
    seen = outlook(
        dated(step("A.1", "31/01/2024", "10/02/2024"), step("A.2", "30/09/2024"), step("A.3", "28/02/2024")),
        SYSTEM,
        at=MIDDLE,
    )
    to_come, overdue = seen.forecasts
    assert to_come.days == {
        Case.EXPECTED: date(2024, 10, 10), Case.WORST: date(2024, 10, 10), Case.BEST: date(2024, 9, 30)
    }  # fmt: skip
    assert overdue.days[Case.BEST] == date(2024, 7, 1)
    assert overdue.how.startswith("Doveva essere fatto entro il 28/02/2024")


def test_a_date_beyond_the_year_is_not_within_it():
    seen = outlook(dated(step("A.1", "31/01/2024", "30/06/2024"), step("A.2", "31/10/2024")), SYSTEM, at=MIDDLE)
    (made,) = seen.forecasts
    assert made.days[Case.EXPECTED] is None
    assert seen.scores[Case.EXPECTED].find("step", "A.2").degree == 0
    assert seen.scores[Case.BEST].find("step", "A.2").degree == 100


def test_what_is_measured_after_the_date_is_not_known_at_it():
    later = measured("1", "99", on=date(2024, 9, 30))
    whole = counted(10)
    with_later = replace(whole, measurements=(*whole.measurements, later))
    assert outlook(with_later, SYSTEM, at=MIDDLE).scores == outlook(whole, SYSTEM, at=MIDDLE).scores


def test_a_forecast_leaves_the_plan_and_its_score_as_they_are():
    whole = counted(10)
    before = outlook(whole, SYSTEM, at=MIDDLE).now
    assert outlook(whole, SYSTEM, at=MIDDLE).now == before
    assert [each.outcome.printed for each in whole.measurements] == ["10"]
