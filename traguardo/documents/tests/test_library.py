"""The small readings behind the documents: rows in stretches, evidence at a date, declared against computed, the tree."""

from datetime import date
from decimal import Decimal

import pytest

from traguardo.documents.library.pdo.matrix import matrix
from traguardo.documents.library.pdo.sheets import kind_in_words
from traguardo.documents.library.relazione.evidence import Results, origins, stretches
from traguardo.documents.library.relazione.marks import contradicts, standing_mark, state_mark
from traguardo.documents.library.tree import groups, has_many_links, outside
from traguardo.documents.tests.material import example, scored, small
from traguardo.kernel.finding import Place
from traguardo.performance.facade import records

NODES = (
    records.StrategicNode(code="1", title="Uno", level="strategic"),
    records.StrategicNode(code="1A", title="Uno A", level="operational", parent="1"),
    records.StrategicNode(code="2", title="Due", level="strategic"),
    records.StrategicNode(code="9Z", title="Orfano", level="operational", parent="9"),
)


def objective(code, **also):
    return records.Objective(code=code, title=f"Obiettivo {code}", **also)


def done(text, on, row):
    outcome = records.Outcome(printed=text, state=records.OutcomeState.DONE)
    place = Place(sheet="rilevazioni", row=row)
    return records.Measurement(subject="I1", on=on, outcome=outcome, source="Registro", place=place)


@pytest.mark.parametrize(
    ("numbers", "said"), [((), ""), ((0,), ""), ((3,), "3"), ((4, 2, 3, 9, 9), "2-4, 9"), ((1, 3, 5), "1, 3, 5")]
)
def test_rows_are_said_in_stretches(numbers, said):
    assert stretches(numbers) == said


def test_the_latest_result_of_the_year_counts_at_the_date():
    measurements = (
        done("tardi", date(2024, 12, 1), 4),
        done("presto", date(2024, 3, 1), 3),
        done("prima", date(2023, 5, 1), 2),
    )
    indicator = records.Indicator(code="I1", objective="A", name="x")
    plan = small(indicators=(indicator,), measurements=measurements)
    assert Results(plan, date(2024, 12, 31)).of_indicator(indicator).printed == "tardi"
    assert Results(plan, date(2024, 6, 30)).of_indicator(indicator).printed == "presto"
    assert Results(plan, date(2024, 1, 31)).of_indicator(indicator).printed == ""


def test_a_code_of_both_an_indicator_and_a_step_is_the_indicators():
    indicator = records.Indicator(code="I1", objective="A", name="x")
    step = records.Step(code="I1", objective="A", description="y")
    plan = small(indicators=(indicator,), steps=(step,), measurements=(done("fatto", None, 2),))
    results = Results(plan, date(2024, 12, 31))
    assert results.of_step(step).printed == ""
    assert origins([results.of_indicator(indicator)]) == [{"source": "Registro", "sheet": "rilevazioni", "rows": "2"}]


def test_a_declaration_of_full_success_is_held_against_the_computation():
    _, score = scored(example("consorzio-piana-del-lirone"))
    zero = next(each for each in score.objectives if each.degree == 0)
    full = next(each for each in score.objectives if each.degree == Decimal(100))
    assert contradicts("Interamente raggiunto", zero)
    assert not contradicts("raggiunto", full)
    assert not contradicts("parzialmente raggiunto", zero)
    assert not contradicts("", zero)


def test_every_state_has_word_sign_and_tone():
    _, score = scored(example("consorzio-piana-del-lirone"))
    marks = [state_mark(each) for each in (*score.steps, *score.indicators)] + [
        standing_mark(each) for each in score.objectives
    ]
    assert all(mark["word"] and mark["sign"] and mark["tone"] for mark in marks)


def test_nodes_are_grouped_and_orphans_are_not_lost():
    grouped = [
        (head.code if head else None, [node.code for node in nodes]) for head, nodes in groups(small(nodes=NODES))
    ]
    assert grouped == [("1", ["1A"]), ("2", ["2"]), (None, ["9Z"])]


def test_an_objective_under_no_node_is_said():
    plan = small(nodes=NODES, objectives=(objective("A", parent="1A"), objective("B")))
    assert outside(plan) == ["B"]
    assert not has_many_links(plan)
    assert matrix(plan) is None


def test_a_wide_matrix_is_cut_in_panels_between_strategic_objectives():
    upper = tuple(records.StrategicNode(code=str(n), title="S", level="strategic") for n in range(10))
    lower = tuple(
        records.StrategicNode(code=f"{n}{letter}", title="O", level="operational", parent=str(n))
        for n in range(10)
        for letter in "ABCDE"
    )
    links = tuple(records.Link(objective="A", to=node.code) for node in lower)
    found = matrix(small(nodes=(*upper, *lower), objectives=(objective("A"),), links=links))
    assert found["links"] == 50
    assert [len(panel["columns"]) for panel in found["panels"]] == [35, 15]


def test_an_unknown_kind_of_objective_stays_as_printed():
    assert kind_in_words("PEG") == "obiettivo di PEG"
    assert kind_in_words("di struttura") == "di struttura"
