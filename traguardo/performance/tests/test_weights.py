"""Year weights: computed, exact, and the same as those a real plan prints."""

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.domain.plan import Authority, Indicator, Moment, Objective, Plan, Step
from traguardo.performance.domain.scoring.weights import (
    active_objectives,
    due_year,
    objective_year_weights,
    shares,
    step_year_weights,
    weight_sum,
)

WEIGHTS = st.dictionaries(
    st.text(min_size=1, max_size=3), st.decimals(min_value="0.01", max_value=100, places=2), min_size=1, max_size=30
)


def step(code, due, weight, **more):
    return Step(
        code=code,
        objective=code.split(".")[0],
        description="",
        due=Moment(day=date.fromisoformat(due)) if due else None,
        weight=weight,
        **more,
    )


def test_agrees_with_the_year_weights_a_plan_prints(reference):
    with (reference / "cssm-2021" / "steps.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    steps = [
        step(row["step"], row["due_date"], Decimal(row["weight_percent"]) if row["weight_percent"] else None)
        for row in rows
    ]
    computed = step_year_weights(steps, 2021)
    printed = {row["step"]: row["year_weight_percent_2021"] for row in rows if row["year_weight_percent_2021"]}
    assert computed.keys() == printed.keys()
    assert printed["I.9"] == "0.00"
    assert {code: str(rounded(weight)) for code, weight in computed.items()} == printed
    assert weight_sum(each.weight for each in steps if each.objective == "I" and each.due.day.year == 2021) == 76


def test_a_year_weight_when_some_steps_fall_in_other_years():
    steps = [
        step("A.1", "2021-06-30", Decimal(30)),
        step("A.2", "2021-12-31", Decimal(30)),
        step("A.3", "2022-12-31", Decimal(40)),
    ]
    assert step_year_weights(steps, 2021) == {"A.1": Fraction(50), "A.2": Fraction(50)}
    assert step_year_weights(steps, 2022) == {"A.3": Fraction(100)}


def test_what_leaves_the_sum_leaves_with_its_weight():
    steps = [
        step("A.1", "2021-06-30", Decimal(50)),
        step("A.2", "2021-06-30", Decimal(30), cancelled=True),
        step("A.3", "2021-06-30", Decimal(50)),
    ]
    assert step_year_weights(steps, 2021) == {"A.1": Fraction(50), "A.3": Fraction(50)}


def test_only_a_variation_with_its_act_moves_a_step_to_another_year():
    moved_to = Moment(day=date(2025, 7, 31))
    assert due_year(step("A.1", "2024-12-31", None, moved_to=moved_to)) == 2024
    assert (
        due_year(step("A.1", "2024-12-31", None, moved_to=moved_to, variation="Variazione 1, delibera n. 12")) == 2025
    )
    assert due_year(step("A.1", "", None)) is None


def test_no_weights_at_all_are_equal_weights_and_zero_weights_are_none():
    assert shares({"a": None, "b": None, "c": None}) == dict.fromkeys("abc", Fraction(100, 3))
    assert shares({"a": Decimal(0), "b": Decimal(0)}) == {"a": None, "b": None}
    assert shares({"a": Decimal(3), "b": None}) == {"a": Fraction(100), "b": None}
    assert shares({}) == {}
    assert weight_sum([None, None]) is None
    assert weight_sum([Decimal(30), None, Decimal("0.5")]) == Decimal("30.5")
    assert weight_sum(iter([Decimal(0)])) == 0


def test_objectives_active_in_the_year():
    objectives = (
        Objective(code="A", title="a", weight=Decimal(5)),
        Objective(code="B", title="b", weight=Decimal(4), first_year=2022),
        Objective(code="C", title="c", weight=Decimal(3), last_year=2020),
        Objective(code="D", title="d", weight=Decimal(2), years=(2022,)),
        Objective(code="E", title="e", weight=Decimal(15)),
        Objective(code="F", title="f", weight=Decimal(9)),
    )
    steps = (step("E.1", "2021-06-30", None), step("F.1", "2022-06-30", None))
    indicators = (Indicator(code="1", objective="E", name="x", targets=(read_target("1", year=2022),)),)
    plan = Plan(
        authority=Authority(code="x", name="x"),
        title="",
        first_year=2021,
        last_year=2023,
        year=2021,
        objectives=objectives,
        steps=steps,
        indicators=indicators,
    )
    assert active_objectives(plan, 2021) == {"A", "E"}
    assert objective_year_weights(plan, 2021) == {"A": Fraction(25), "E": Fraction(75)}


@given(WEIGHTS)
def test_year_weights_sum_to_exactly_100(weights):
    assert sum(shares(weights).values()) == 100


@given(WEIGHTS, st.decimals(min_value="0.01", max_value=50, places=2))
def test_weighing_in_another_unit_changes_nothing(weights, factor):
    assert shares(weights) == shares({key: weight * factor for key, weight in weights.items()})
