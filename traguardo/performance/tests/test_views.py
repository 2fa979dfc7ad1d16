"""Screens of the cycle: they open, they say what they should, and they keep strangers, roles and bad input in their place."""

from dataclasses import replace

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import imported

pytestmark = pytest.mark.django_db
HOME = "/ente-prova"
PAGES = (
    "oggi/", "piano/", "piano/?vista=elenco", "piano/obiettivi/A/", "piano/obiettivi/B.2/", "piano/indicatori/1.1/",
    "piano/indicatori/1.1/rileva/", "piano/fasi/A.1/", "piano/fasi/A.1/rileva/", "controlli/", "punteggi/", "piani/",
    "importa/", "punteggi/?al=2024-06-30",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(planner, edition, page):
    answer = planner.get(f"{HOME}/{page}")
    assert answer.status_code == 200
    assert "Ente di prova" in text(answer)


@pytest.mark.parametrize("page", PAGES)
def test_before_the_first_import_every_page_teaches(planner, page):
    answer = planner.get(f"{HOME}/{page}")
    assert answer.status_code == 200
    assert "Importa" in text(answer)


@pytest.mark.parametrize(
    "page", ["piano/obiettivi/Z/", "piano/indicatori/Z/", "piano/fasi/Z/", "oggi/?anno=1999", "oggi/?anno=x"]
)
def test_what_is_not_in_the_plan_is_404(planner, edition, page):
    assert planner.get(f"{HOME}/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_another_authority_finds_nothing(edition, page):
    stranger = client_as(Role.PLANNING_OFFICE, authority=an_authority("monte", "Monte"), email="monte@example.it")
    assert stranger.get(f"{HOME}/{page}").status_code == 404


def test_the_year_says_its_answer_first(planner, edition):
    assert "Al 31/01/2025 il piano ha" in text(planner.get(f"{HOME}/oggi/"))


def test_a_year_asked_for_is_remembered(planner, body, edition):
    imported(body, replace(plans.full(), year=2025, title="Piano del secondo anno"))
    assert "Piano del secondo anno" in text(planner.get(f"{HOME}/oggi/"))
    assert "Piano di prova" in text(planner.get(f"{HOME}/oggi/?anno=2024"))
    assert "Piano di prova" in text(planner.get(f"{HOME}/piano/"))


def test_an_old_version_says_so(planner, body, edition):
    imported(body, replace(plans.full(), title="Rivisto"))
    assert "superata" in text(planner.get(f"{HOME}/oggi/?anno=2024&versione=1"))
    assert planner.get(f"{HOME}/piano/indicatori/1.1/rileva/?anno=2024&versione=1").status_code == 403


@pytest.mark.parametrize(
    ("query", "seen"), [("cerca=attesa", "B.2"), ("unita=U1", "A"), ("cerca=zzz", "Nessun obiettivo")]
)
def test_filters_narrow_the_plan(planner, edition, query, seen):
    answer = text(planner.get(f"{HOME}/piano/?{query}"))
    assert seen in answer
    assert "Togli i filtri" in answer


def test_the_sheet_of_an_indicator_says_where_it_comes_from(planner, edition):
    answer = text(planner.get(f"{HOME}/piano/indicatori/1.1/"))
    assert "foglio «indicators», riga 2" in answer
    assert "foglio «measurements», riga 2" in answer
    assert "1" * 64 in answer


def test_findings_lead_to_their_place(planner, edition):
    answer = text(planner.get(f"{HOME}/controlli/"))
    assert f'href="{HOME}/piano/' in answer
    assert "Come rimediare" in answer


def test_a_finding_of_a_draft_is_mended_on_the_sheet_of_its_row(planner, body):
    draft = plans.full()
    first, *others = draft.objectives
    imported(body, replace(draft, objectives=(replace(first, weight=None), *others)))
    assert f'href="{HOME}/piano/modifica/obiettivi/{first.code}/"' in text(planner.get(f"{HOME}/controlli/"))
    assert "/piano/modifica/" not in text(client_as(Role.EVALUATION_BOARD, authority=body).get(f"{HOME}/controlli/"))


@pytest.mark.parametrize(
    "page",
    ["oggi/", "piano/?cerca=attesa", "controlli/", "piani/confronto/?da=ente-prova-2024-v1&a=ente-prova-2024-v2"],
)
def test_the_part_is_in_the_fresh_page(planner, body, edition, page):
    imported(body, replace(plans.full(), title="Rivisto"))
    whole, part = planner.get(f"{HOME}/{page}"), planner.get(f"{HOME}/{page}", headers={"HX-Request": "true"})
    assert "<html" not in text(part)
    assert text(part).strip() in text(whole)


@pytest.mark.parametrize(
    "path", ["piano/quaderno.xlsx", "piano/quaderno.ods", "importa/modello.xlsx", "importa/modello.ods"]
)
def test_workbooks_are_there_to_take(planner, edition, path):
    answer = planner.get(f"{HOME}/{path}")
    assert answer.content[:2] == b"PK"
    assert "attachment" in answer["Content-Disposition"]
    assert planner.get(f"{HOME}/{path}x").status_code == 404


@pytest.mark.parametrize("page", ["oggi/", "piano/?vista=elenco", "controlli/", "punteggi/", "piano/indicatori/A.1/"])
def test_a_page_takes_as_many_statements_whatever_the_rows(planner, body, page, django_assert_max_num_queries):
    imported(body, plans.of_rows(300))
    with django_assert_max_num_queries(20):  # the plan itself, just changed, is read too
        assert planner.get(f"{HOME}/{page}").status_code == 200
    with django_assert_max_num_queries(13):
        planner.get(f"{HOME}/{page}")
