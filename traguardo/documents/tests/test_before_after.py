"""The document of a variation: what changes and how weights shift are computed from the two plans, and the PDF is sound."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.verapdf import needs_java, violations
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of
from traguardo.audit.facade import Wanted, acts
from traguardo.documents.library.prima_dopo.build import build, render, title
from traguardo.documents.tests.material import example
from traguardo.performance import models
from traguardo.performance.actions import living, opening
from traguardo.performance.actions.storing import store
from traguardo.performance.facade import compare_editions, edition_of_code, edition_plan, records
from traguardo.performance.tests.factories import imported
from traguardo.performance.tests.lives import TODAY, in_force, seen
from traguardo.typesetting.tests.hostile import HOSTILE
from traguardo.typesetting.tests.reading import attached, tight, words

pytestmark = pytest.mark.django_db
REASON = "Il cantiere riparte in autunno"
PAGE = "/valle/documenti/prima-dopo.pdf"


def varied(plan):
    """The plan with a new weight, another title and date, a step gone and one come."""
    first, second, *others = plan.objectives
    mine = [step for step in plan.steps if step.objective == first.code]
    _, moved, *kept = mine
    due = records.Moment(day=date(2021, 10, 31))
    new = replace(kept[0], code="A.9", description="Due portinerie di quartiere", weight=Decimal(20))
    rest = [step for step in plan.steps if step.objective != first.code]
    return replace(
        plan,
        objectives=(
            replace(first, weight=Decimal(7), title="Cantiere del vicinato"),
            replace(second, weight=Decimal(3)),
            *others,
        ),
        steps=(replace(moved, due=due, due_printed="31/10/2021"), *kept, new, *rest),
    )


@pytest.fixture
def pair():
    """A plan in force and the draft that varies it."""
    body = an_authority()
    plan = example("consorzio-valserena")
    row = in_force(body, models.PlanVersion.objects.get(pk=imported(body, plan).edition.pk))
    draft = opening.open_variation(by="a@example.it", authority=body, seen=seen(row), reason=REASON, today=TODAY)
    for table in (models.Objective, models.Step, models.Link):
        table.objects.filter(plan=draft).delete()
    new = varied(plan)
    only = {"units": (), "nodes": (), "programmes": (), "indicators": (), "measurements": (), "figures": (), "restatements": (),
            "changes": (), "computations": ()}  # fmt: skip
    store(draft, replace(new, **only))
    return edition_of_code(body, row.code), edition_of_code(body, draft.code)


def query(pair):
    return f"?da={pair[0].code}&a={pair[1].code}"


def test_every_changed_line_is_printed_before_and_after(pair):
    text = tight(words(render(compare_editions(*pair), edition_plan(pair[1]))))
    for printed in (
        REASON,
        "Cantiere del vicinato",
        "31/10/2021",
        "Due portinerie di quartiere",
        "riga tolta",
        "riga aggiunta",
    ):
        assert tight(printed) in text


def test_the_figures_come_from_the_two_plans(pair):
    data = build(compare_editions(*pair), edition_plan(pair[1]))
    assert data["counts"] == {"changed": 3, "added": 1, "removed": 1}
    assert data["objectives"] == 2
    weights = {row["code"]: (row["before"], row["after"], row["moved"]) for row in data["weights"][0]["rows"]}
    assert weights["A"] == (Decimal("5.00"), Decimal("7.00"), True)
    assert weights["C"][2] is False
    assert all(str(each["total"][side]) == "100.00" for each in data["weights"] for side in ("before", "after"))


def test_the_data_is_inside_and_a_draft_says_so(pair):
    pdf = render(compare_editions(*pair), edition_plan(pair[1]))
    assert attached(pdf)["after"]["reason"] == REASON
    assert "BOZZA" in words(pdf)
    assert "atto non ancora indicato" in words(pdf)


def test_results_are_no_part_of_a_variation(pair):
    models.Step.objects.filter(plan=pair[1].pk).update(outcome=None)
    data = build(compare_editions(*pair), edition_plan(pair[1]))
    assert "risultato" not in {line["what"] for section in data["sections"] for line in section["lines"]}


def test_two_versions_that_say_the_same_print_too(pair):
    text = words(render(compare_editions(pair[0], pair[0]), edition_plan(pair[0])))
    assert "dicono lo stesso" in text
    assert title(compare_editions(*pair)) == "Variazione del piano 2021: prima e dopo"


@needs_java
def test_it_is_pdf_a_and_pdf_ua(pair):
    for number, row in enumerate(models.Step.objects.filter(plan=pair[1].pk)[: len(HOSTILE)]):
        models.Step.objects.filter(pk=row.pk).update(description=HOSTILE[number], due_printed=HOSTILE[number])
    comparison = compare_editions(*pair)
    pdfs = [
        render(comparison, edition_plan(pair[1])),
        render(compare_editions(pair[0], pair[0]), edition_plan(pair[0])),
    ]
    assert violations(*pdfs) == []


def test_it_comes_down_twice_the_same_and_is_recorded(pair):
    client = client_as(Role.READER)
    response = client.get(PAGE + query(pair))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert 'filename="valle-prima-dopo-2021-v1-2021-v2.pdf"' in response["Content-Disposition"]
    assert client.get(PAGE + query(pair)).content == response.content
    recorded = acts("valle", Wanted(act="documents.print"))
    assert {act.data["sha256"] for act in recorded} == {hashlib.sha256(response.content).hexdigest()}


@pytest.mark.parametrize("wrong", ["", "?da=zzz&a=zzz"])
def test_versions_that_are_not_there_are_404(pair, wrong):
    assert client_as(Role.READER).get(PAGE + wrong).status_code == 404


def test_strangers_find_nothing_and_other_methods_are_405(pair):
    stranger = a_member(Role.DIRECTOR, authority=an_authority("monte"), email="altro@example.it")
    assert client_of(stranger).get(PAGE + query(pair)).status_code == 404
    assert client_of(stranger).get(PAGE.replace("valle", "monte") + query(pair)).status_code == 404
    assert client_as(Role.READER).post(PAGE + query(pair)).status_code == 405


def test_once_approved_it_carries_the_act_and_no_draft_mark(pair):
    body = an_authority()
    row = models.PlanVersion.objects.get(pk=pair[1].pk)
    models.Step.objects.filter(plan=row, code="A.9").update(weight=Decimal(20))
    first = models.Step.objects.filter(plan=row, objective="A").exclude(code="A.9").order_by("position")
    models.Step.objects.filter(plan=row, objective="A").exclude(code="A.9").update(weight=Decimal(80) / first.count())
    row = living.check(by="a@example.it", authority=body, seen=seen(row), warnings=0, today=TODAY)
    row = living.approve(
        by="d@example.it", authority=body, seen=seen(row), today=TODAY,
        resolution=living.Resolution(organ="Assemblea", number="31", day=date(2021, 9, 15)),
    )  # fmt: skip
    after = edition_of_code(body, row.code)
    text = words(render(compare_editions(pair[0], after), edition_plan(after)))
    assert "Assemblea, n. 31 del 15/09/2021" in text
    assert "BOZZA" not in text
