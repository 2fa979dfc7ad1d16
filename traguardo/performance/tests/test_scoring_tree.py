"""Scores up the tree: composite indicators, objectives, strategic nodes, units, the whole plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from traguardo.performance.domain.measurement_system import Level
from traguardo.performance.domain.plan import Decision, DecisionKind, Link, StrategicNode, Unit
from traguardo.performance.domain.scoring import State, score_plan
from traguardo.performance.tests.scoring_plans import SYSTEM, indicator, measured, objective, plan, scored, step


def test_a_composite_indicator_is_the_weighted_sum_of_its_parts():
    scores = scored(
        objectives=(objective("A"),),
        indicators=(
            indicator("1"),
            indicator("s1", parent="1", weight=Decimal(35)),
            indicator("s2", parent="1", weight=Decimal(65)),
        ),
        measurements=(measured("s1", "100"), measured("s2", "40")),
    )
    assert scores.find("indicator", "1").degree == Decimal("61.00")
    assert scores.find("indicator", "1").rule == "COMPOSITE"
    assert scores.find("indicator", "s1").year_weight == Decimal("35.00")
    assert scores.score == Decimal("61.00")
    assert [score.code for score in scores.indicators] == ["1", "s1", "s2"]


def test_a_parent_with_its_own_rule_and_measurement_is_not_composite():
    parts = (indicator("1", rule="RATIO_UP"), indicator("s1", parent="1"))
    own = scored(
        objectives=(objective("A"),), indicators=parts, measurements=(measured("1", "90"), measured("s1", "10"))
    )
    assert own.score == Decimal("90.00")
    without = scored(objectives=(objective("A"),), indicators=parts, measurements=(measured("s1", "10"),))
    assert without.score == Decimal("10.00")


def test_indicators_that_are_part_of_themselves_are_refused():
    scores = scored(objectives=(objective("A"),), indicators=(indicator("1", parent="2"), indicator("2", parent="1")))
    assert scores.score is None
    assert {score.state for score in scores.indicators} == {State.REFUSED}


def test_an_objective_comes_from_its_indicators_or_its_steps_and_says_which():
    rows = {
        "objectives": (objective("A"),),
        "indicators": (indicator("1"),),
        "measurements": (measured("1", "50"),),
        "steps": (step("A.1", "30/06/2024", "30/06/2024"),),
    }
    assert scored(**rows).score == Decimal("50.00")
    assert scored(**rows).find("objective", "A").why.startswith("Dagli indicatori.")
    by_steps = scored(**rows, system=replace(SYSTEM, objective_from="steps"))
    assert by_steps.score == Decimal("100.00")
    assert by_steps.find("objective", "A").why.startswith("Dalle fasi.")
    assert scored(**rows, system=replace(SYSTEM, objective_from="both")).score == Decimal("75.00")
    only_steps = rows | {"indicators": (indicator("1", year=2025),)}
    assert scored(**only_steps).score == Decimal("100.00")


def test_nodes_take_each_objective_beneath_them_once():
    nodes = (
        StrategicNode(code="1", title="s", level="strategic"),
        StrategicNode(code="1A", title="o", level="operational", parent="1"),
        StrategicNode(code="1B", title="o", level="operational", parent="1"),
        StrategicNode(code="2", title="vuoto", level="strategic"),
    )
    links = (Link(objective="A", to="1A"), Link(objective="A", to="1B"), Link(objective="B", to="1B"))
    steps = (step("A.1", "30/06/2024", "30/06/2024"), step("B.1", "30/06/2024", "31/12/2024"))
    scores = scored(objectives=(objective("A", 30), objective("B", 70)), nodes=nodes, links=links, steps=steps)
    degrees = {score.code: score.degree for score in scores.nodes}
    assert degrees == {"1": Decimal("30.00"), "1A": Decimal("100.00"), "1B": Decimal("30.00"), "2": None}
    weighed = (nodes[0], replace(nodes[1], weight=Decimal(50)), replace(nodes[2], weight=Decimal(50)), nodes[3])
    again = scored(objectives=(objective("A", 30), objective("B", 70)), nodes=weighed, links=links, steps=steps)
    assert again.find("node", "1").degree == Decimal("65.00")


def test_a_node_beneath_itself_is_entered_once():
    nodes = (
        StrategicNode(code="1", title="a", level="strategic", parent="2"),
        StrategicNode(code="2", title="b", level="strategic", parent="1"),
    )
    scores = scored(
        objectives=(objective("A", parent="2"),), nodes=nodes, steps=(step("A.1", "30/06/2024", "30/06/2024"),)
    )
    assert scores.find("node", "1").degree == Decimal("100.00")


def test_several_units_answer_in_equal_shares():
    units = (Unit(code="u1", name="Minori"), Unit(code="u2", name="Anziani"), Unit(code="u3", name="Vuota"))
    objectives = (objective("A", 60, units=("u1", "Anziani")), objective("B", 40, units=("u1",)), objective("C"))
    steps = (step("A.1", "30/06/2024", "30/06/2024"), step("B.1", "30/06/2024", "31/12/2024"))
    scores = scored(objectives=objectives[:2], units=units, steps=steps)
    found = {score.code: (score.degree, score.year_weight) for score in scores.units}
    assert found == {
        "u1": (Decimal("42.86"), Decimal("70.00")),
        "u2": (Decimal("100.00"), Decimal("30.00")),
        "u3": (None, None),
    }


def test_an_objective_without_units_takes_those_of_its_indicators():
    scores = scored(
        objectives=(objective("A"),),
        indicators=(indicator("1", units=("AO Minori",)),),
        measurements=(measured("1", "80"),),
    )
    assert [(score.code, score.degree) for score in scores.units] == [("AO Minori", Decimal("80.00"))]


def test_an_objective_of_other_years_is_out_of_the_plan():
    scores = scored(
        objectives=(objective("A", 50), objective("B", 50, years=(2025,))),
        steps=(step("A.1", "30/06/2024", "30/06/2024"),),
    )
    assert scores.score == Decimal("100.00")
    assert scores.find("objective", "B").state is State.OTHER_YEAR
    assert scores.find("objective", "B").year_weight is None
    assert scores.find("objective", "A").year_weight == Decimal("100.00")


def test_a_plan_of_nothing_is_not_computable():
    assert scored().score is None
    assert scored(objectives=(objective("A"),)).score is None
    assert scored().find("objective", "A") is None


def test_an_objective_without_anything_may_be_given_a_degree():
    given = Decision(
        subject_kind="objective", subject="A", kind=DecisionKind.FORCING_GRANTED, on=date(2024, 12, 1), degree=Decimal(80)
    )  # fmt: skip
    scores = scored(objectives=(objective("A"), objective("B")), decisions=(given,))
    found = scores.find("objective", "A")
    assert (found.degree, found.coverage, found.pace, found.progress, found.computed) == (80, 100, 100, 80, None)
    assert (scores.score, scores.coverage) == (80, 50)


def test_the_weights_are_of_the_day_asked():
    rows = {"objectives": (objective("A", 60), objective("B", 40))}
    out = Decision(
        subject_kind="objective", subject="A", kind=DecisionKind.SUSPENDED, on=date(2024, 3, 1), until=date(2024, 6, 30)
    )
    after = plan(**rows, decisions=(out,))
    for day, expected in ((date(2024, 6, 30), [None, 100]), (date(2024, 12, 31), [60, 40])):
        assert [each.exact_year_weight for each in score_plan(after, SYSTEM, at=day).objectives] == expected


def test_the_weights_are_those_of_the_system():
    a_plan = plan(objectives=(objective("A", 60), objective("B", 40)))
    equal = replace(SYSTEM, equal_weights=frozenset({Level.OBJECTIVES}))
    scores = score_plan(a_plan, equal, at=date(2024, 12, 31))
    assert [each.exact_year_weight for each in scores.objectives] == [50, 50]


def test_a_forcing_of_an_objective_not_yet_due_waits():
    given = Decision(
        subject_kind="objective", subject="A", kind=DecisionKind.FORCING_GRANTED, on=date(2024, 3, 1), degree=Decimal(80)
    )  # fmt: skip
    scores = scored(
        at=date(2024, 3, 1), objectives=(objective("A"),), steps=(step("A.1", "31/12/2024"),), decisions=(given,)
    )
    assert scores.find("objective", "A").state is State.NOT_DUE
    assert scores.find("objective", "A").why.endswith("concesso dal nucleo il 01/03/2024. Conta alla scadenza.")
    assert scores.score is None


def test_points_of_the_year_follow_the_degree_given():
    given = Decision(
        subject_kind="objective", subject="A", kind=DecisionKind.FORCING_GRANTED, on=date(2024, 3, 1), degree=Decimal(90)
    )  # fmt: skip
    rows = {
        "objectives": (objective("A"),),
        "indicators": (indicator("1"), indicator("2")),
        "measurements": (measured("1", "60"),),
    }
    plain, forced = scored(**rows), scored(**rows, decisions=(given,))
    assert (plain.score, plain.whole.progress, plain.coverage) == (60, 30, 50)
    assert (forced.score, forced.whole.progress, forced.coverage) == (90, 45, 50)
