"""How late the body is so far: the median of what is done in the objective, or of the plan where little is done."""

from datetime import date

import pytest

from traguardo.performance.domain.forecasting.lateness import Late, Lateness
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.tests.scoring_plans import indicator, measured, objective, plan, step

SEPTEMBER = date(2024, 9, 30)
HOW = "Di ciò che {} è concluso ({}) la metà ha avuto al più {} giorni di ritardo, tutto al più {}: lo stesso qui."


def late(code="A", steps=(), indicators=(), measurements=(), at=SEPTEMBER):
    objectives = (objective("A", 50), objective("B", 50))
    whole = plan(objectives=objectives, steps=steps, indicators=indicators, measurements=measurements)
    return Lateness(whole, score_plan(whole, default_system(), at=at)).of(code)


def done(code, days, due="31/01/2024"):
    return step(code, due, f"{days:02}/02/2024")


def test_where_nothing_is_done_the_deadline_is_kept():
    how = "Nel piano non c'è ancora nulla di concluso da cui capire il ritardo: si tiene la scadenza."
    assert late() == late(steps=(step("A.1", "31/01/2024"),)) == Late(usual=0, most=0, how=how)


@pytest.mark.parametrize(
    ("days", "usual", "most"), [((5, 9, 2), 5, 9), ((5, 9, 2, 7), 5, 9), ((1, 2, 3, 4, 5, 6), 3, 6)]
)
def test_three_things_done_in_the_objective_are_enough(days, usual, most):
    steps = tuple(done(f"A.{n}", each) for n, each in enumerate(days))
    assert late(steps=(*steps, done("B.1", 28))) == Late(usual=usual, most=most, how=HOW.format("nell'obiettivo", len(days), usual, most))  # fmt: skip


def test_with_fewer_the_whole_plan_is_looked_at_and_early_is_not_late():
    steps = (done("A.1", 4), done("A.2", 6), step("B.1", "31/03/2024", "01/03/2024"))
    assert late(steps=steps) == Late(usual=4, most=6, how=HOW.format("nel piano", 3, 4, 6))


def test_the_latest_measurement_of_a_step_counts_before_its_row_and_only_up_to_the_day():
    steps = (done("A.1", 4),)
    by_then = measured("A.1", "10/02/2024", on=SEPTEMBER)
    assert late(steps=steps, measurements=(by_then,)).usual == 10
    assert late(steps=steps, measurements=(measured("A.1", "10/02/2024", on=None),)).usual == 10
    after = measured("A.1", "10/02/2024", on=date(2024, 10, 1))
    assert late(steps=steps, measurements=(after,)).usual == 4
    assert late(steps=steps, measurements=(measured("A.9", "10/02/2024", on=SEPTEMBER),)).usual == 4


def test_indicators_by_date_count_too_and_values_do_not():
    dated = indicator("1", "A", target="31/01/2024")
    values = indicator("2", "A")
    results = (measured("1", "20/02/2024", on=SEPTEMBER), measured("2", "50", on=SEPTEMBER))
    assert late(indicators=(dated, values), measurements=results) == Late(usual=20, most=20, how=HOW.format("nel piano", 1, 20, 20))  # fmt: skip
    assert late(indicators=(dated,)).usual == 0
