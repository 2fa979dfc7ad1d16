"""The documents of every shape of plan: what is printed is what was computed, and the PDF is sound."""

import json
from decimal import Decimal

import pytest

from tests.verapdf import needs_java, violations
from traguardo.documents.facade import document_data, render_pdf
from traguardo.documents.tests.material import EXAMPLES, KINDS, checked, day_of, example, scored
from traguardo.performance.facade import read_plan, standing
from traguardo.typesetting.content import as_json
from traguardo.typesetting.tests.reading import attached, tight, words

REFERENCE_PLANS = ("cssm-2021", "coeso-2021", "coeso-2022", "ciss-2024")
ALL = [(kind, name) for kind in KINDS for name in EXAMPLES]


def italian(value):
    return f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def short(value):
    return italian(value).rstrip("0").rstrip(",")


@pytest.fixture(scope="module")
def printed():
    """Every document of every bundled plan, printed once."""
    return {(kind, name): render_pdf(kind, *checked(example(name))) for kind, name in ALL}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pdo_prints_every_objective_step_and_indicator(printed, name):
    plan, text = example(name), tight(words(printed["pdo", name]))
    wanted = [
        *(objective.title for objective in plan.objectives),
        *(step.description for step in plan.steps),
        *(step.due_printed for step in plan.steps),
        *(indicator.name for indicator in plan.indicators),
        *(target.printed for indicator in plan.indicators for target in indicator.targets if target.year == plan.year),
        *(node.title for node in plan.nodes),
    ]
    assert [each for each in wanted if tight(each).replace("-", "") not in text.replace("-", "")] == []


def test_the_pdo_prints_the_computed_year_weights(printed):
    text = words(printed["pdo", "consorzio-valserena"])
    plan, score = scored(example("consorzio-valserena"))
    of_b = [each for each in score.steps if each.code.startswith("B.") and each.year_weight is not None]
    assert len(of_b) == 7
    assert all(f"{short(each.year_weight)}%" in text for each in of_b)
    assert "Totale di 26 obiettivi" in text
    assert sum(objective.weight for objective in plan.objectives) == Decimal(100)


def test_the_matrix_holds_every_link(printed):
    data = attached(printed["pdo", "consorzio-valserena"])
    marks = sum(sum(row["marks"]) for panel in data["matrix"]["panels"] for row in panel["rows"])
    assert marks == data["matrix"]["links"] == 125
    assert words(printed["pdo", "consorzio-valserena"]).count("●") >= 125


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_prints_the_score_and_its_coverage_first(printed, name):
    _, score = scored(example(name))
    text = words(printed["relazione", name])
    assert f"ha raggiunto {italian(score.score)} punti su 100" in text
    assert f"poggia sul {short(score.coverage)}% del peso dovuto" in text


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_prints_the_score_and_state_of_every_objective(printed, name):
    _, score = scored(example(name))
    data = attached(printed["relazione", name])
    rows = {row["code"]: row for row in data["whole"]}
    expected = {each.code: each for each in score.objectives if each.state != "other_year"}
    assert set(rows) == set(expected)
    assert all(
        rows[code]["score"] == (str(each.degree) if each.degree is not None else None)
        for code, each in expected.items()
    )
    assert all(rows[code]["standing"]["word"] == standing(each) for code, each in expected.items())


def test_deviations_and_days_late_are_computed(printed):
    text = words(printed["relazione", "consorzio-piana-del-lirone"])
    data = attached(printed["relazione", "consorzio-piana-del-lirone"])
    first = data["objectives"][0]
    assert first["activities"][0]["days_late"] == 183
    assert first["indicators"][0]["deviation"] == {"value": "183", "unit": "giorni", "why": ""}
    assert "+183 giorni" in text
    assert "Entro maggio 2024" in text


def test_what_has_no_figure_is_listed_with_its_reason(printed):
    data = attached(printed["relazione", "consorzio-piana-del-lirone"])
    assert {row["code"] for row in data["not_computed"]} >= {"1.3", "3.3"}
    assert all(row["why"] for row in data["not_computed"])


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_the_data_inside_is_the_data_gathered(printed, kind, name):
    data = document_data(kind, *checked(example(name)))
    assert attached(printed[kind, name]) == json.loads(as_json(data))


@pytest.mark.parametrize(
    ("kind", "name"), [("pdo", "consorzio-valserena"), ("relazione", "consorzio-piana-del-lirone")]
)
def test_same_plan_same_bytes(printed, kind, name):
    assert render_pdf(kind, *checked(example(name))) == printed[kind, name]


def test_the_act_and_the_draft_are_printed():
    plan = example("consorzio-piana-del-lirone")
    approved = render_pdf("pdo", *scored(plan), act="Deliberazione n. 7 del 15/02/2024")
    assert "Deliberazione n. 7 del 15/02/2024" in words(approved)
    assert render_pdf("pdo", *scored(plan), draft=True) != render_pdf("pdo", *scored(plan))


def test_another_date_computes_the_scores_again():
    plan, score = scored(example("consorzio-valserena"))
    earlier = day_of(plan).replace(month=6, day=30)
    data = document_data("relazione", plan, score, at=earlier)
    assert data["at"] == earlier
    assert data["answer"]["score"] != score.score


def test_an_unknown_document_is_refused():
    with pytest.raises(ValueError, match="bilancio"):
        render_pdf("bilancio", *scored(example("consorzio-valserena")))


@needs_java
def test_every_document_is_pdf_a_and_pdf_ua(printed):
    assert violations(*printed.values()) == []


@needs_java
@pytest.mark.parametrize("name", REFERENCE_PLANS)
def test_reference_plans_print(reference, name):
    plan = read_plan(reference / name).plan
    pdfs = [render_pdf(kind, *checked(plan)) for kind in KINDS]
    assert all(len(attached(pdf)) > 10 for pdf in pdfs)
    assert violations(*pdfs) == []
