"""Weights that do not make 100, are missing, differ between two places or were typed for a year."""

from decimal import Decimal

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.tests.sound_plans import indicator, node, objective, plan, restated, step

pytestmark = pytest.mark.usefixtures("said")


def found(a_plan, code):
    return [finding for finding in check_plan(a_plan) if finding.code == code]


def test_a_sound_plan_has_no_findings():
    assert check_plan(plan()) == []


def test_steps_that_sum_to_less_than_100():
    [finding] = found(plan(steps=(step("A.1", 50), step("A.2", 43, row=3))), "PES01")
    assert finding.severity is Severity.ERROR
    assert finding.message == "I pesi delle fasi dell'obiettivo A sommano a 93,00, non a 100: mancano 7,00 punti."
    assert (finding.place.sheet, finding.place.row, finding.place.column) == ("steps", 2, "weight")
    assert finding.value == "93,00"


def test_steps_that_sum_to_more_than_100():
    [finding] = found(plan(steps=(step("A.1", "50.5"), step("A.2", 50))), "PES01")
    assert "0,50 punti di troppo" in finding.message


def test_three_thirds_of_100_are_not_100():
    assert len(found(plan(steps=tuple(step(f"A.{n}", "33.33") for n in range(3))), "PES01")) == 1


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        (("33.33333",) * 3, "99,99999, non a 100: mancano 0,00001 punti."),
        (("50.004", "50"), "100,004, non a 100: 0,004 punti di troppo."),
        (("49.995", "50"), "99,995, non a 100: mancano 0,005 punti."),
        (("33.333333333333336",) * 3, "100,000000000000008, non a 100: 0,000000000000008 punti di troppo."),
    ],
    ids=("under", "over", "half", "float"),
)
def test_a_sum_next_to_100_is_told_from_it(weights, told):
    [finding] = found(plan(steps=tuple(step(f"A.{n}", each) for n, each in enumerate(weights))), "PES01")
    assert finding.message.endswith(f"sommano a {told}")
    assert finding.value == told.partition(", non")[0]


def test_a_cancelled_step_leaves_the_sum():
    assert found(plan(steps=(step("A.1", 100), step("A.2", 20, cancelled=True))), "PES01") == []


def test_steps_without_any_weight_are_not_summed():
    assert found(plan(steps=(step("A.1", None), step("A.2", None))), "PES01") == []


def test_a_step_without_weight_among_weighted_ones():
    [finding] = found(plan(steps=(step("A.1", 100), step("A.2", None, row=3))), "PES02")
    assert "A.2" in finding.message
    assert finding.place.row == 3


def test_an_objective_whose_steps_all_lack_a_weight_is_told_once():
    objectives = (objective("A", weight=50), objective("B", weight=50))
    steps = (step("A.1", 100), step("B.1", None), step("B.2", None))
    [finding] = found(plan(objectives=objectives, steps=steps), "PES02")
    assert "Nessuna delle 2 fasi dell'obiettivo B" in finding.message


def test_objectives_that_sum_to_101_with_the_summary_at_100():
    objectives = (objective("A", weight=60), objective("B", weight=41))
    [finding] = found(plan(objectives=objectives, restatements=(restated("B", "weight", "40,00"),)), "PES03")
    assert "101,00" in finding.message
    assert "tabella riassuntiva la somma è 100,00" in finding.message


def test_a_weight_printed_in_two_places():
    [finding] = found(plan(restatements=(restated("A", "weight", "3,00%"),)), "PES04")
    assert finding.message == "Il peso dell'obiettivo A è 100,00 nella scheda e 3,00 altrove (tabella finale)."
    assert found(plan(restatements=(restated("A", "weight", "100"),)), "PES04") == []


def test_an_objective_without_weight_among_weighted_ones():
    [finding] = found(plan(objectives=(objective("A"), objective("B", weight=None))), "PES05")
    assert "B" in finding.message


def test_no_objective_with_a_weight_is_a_note():
    [finding] = found(plan(objectives=(objective("A", weight=None), objective("B", weight=None))), "PES06")
    assert finding.severity is Severity.NOTE


def test_parts_of_a_composite_indicator():
    def composite(first, second):
        parts = (indicator("s1", parent="A1", weight=first), indicator("s2", parent="A1", weight=second))
        return plan(indicators=(indicator("A1"), *parts))

    assert found(composite(Decimal(50), Decimal(50)), "PES07") == []
    assert "90,00" in found(composite(Decimal(50), Decimal(40)), "PES07")[0].message
    assert "s2" in found(composite(Decimal(50), None), "PES07")[0].message


def test_indicators_of_an_objective():
    uneven = plan(indicators=(indicator("A1", weight=Decimal(60)), indicator("A2", weight=Decimal(30))))
    assert "90,00" in found(uneven, "PES08")[0].message
    some = plan(indicators=(indicator("A1", weight=Decimal(60)), indicator("A2")))
    assert "A2" in found(some, "PES08")[0].message


def test_nodes_under_the_same_node():
    nodes = (node("1A", weight=Decimal(50)), node("1B", weight=Decimal(60)))
    assert "110,00" in found(plan(nodes=nodes), "PES09")[0].message


def test_negative_and_too_large_weights():
    messages = [finding.message for finding in found(plan(steps=(step("A.1", -5), step("A.2", 105))), "PES10")]
    assert len(messages) == 2
    assert "-5,00" in messages[0]


def year_steps(*rows):
    return tuple(
        step(f"A.{n}", weight, due, row=n + 1, printed_year_weights={} if typed is None else {2024: Decimal(typed)})
        for n, (weight, due, typed) in enumerate(rows, 1)
    )


def test_year_weights_are_the_weight_over_the_sum_of_the_year():
    right = year_steps((30, "30/06/2024", "50"), (30, "31/12/2024", "50"), (40, "30/06/2025", None))
    wrong = year_steps((30, "30/06/2024", "40"), (30, "31/12/2024", "60"), (40, "30/06/2025", None))
    assert found(plan(steps=right), "PES11") == []
    [finding] = found(plan(steps=wrong), "PES11")
    assert "fase A.1 stampato 40,00, calcolato 50,00" in finding.message
    assert finding.place.column == "year_weight_2024"


def test_a_year_weight_on_a_step_of_another_year():
    steps = year_steps((50, "30/06/2024", "100"), (50, "30/06/2025", "10"))
    [finding] = found(plan(steps=steps), "PES11")
    assert "la fase scade in un altro anno" in finding.message


def test_year_weights_computed_without_a_step():
    steps = year_steps(
        (20, "30/06/2024", "26.32"), (56, "31/12/2024", "73.68"), (None, "31/12/2024", "0"), (17, "30/06/2025", None)
    )
    [finding] = found(plan(steps=steps), "PES12")
    assert "calcolati su 76,00" in finding.message
    assert "sarebbero su 83,00" in finding.message


def test_rounded_year_weights_that_drift_are_a_note():
    thirds = year_steps(
        (10, "30/06/2024", "33.33"), (10, "31/07/2024", "33.33"), (10, "31/12/2024", "33.33"), (70, "30/06/2025", None)
    )
    [finding] = found(plan(steps=thirds), "PES13")
    assert finding.severity is Severity.NOTE
    assert "99,99" in finding.message
