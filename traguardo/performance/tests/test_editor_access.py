"""Who may write a draft and when: roles, units, other bodies, methods, versions that are no draft; what pages cost."""

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.performance import models
from traguardo.performance.tests import plans
from traguardo.performance.tests.editor_pages import HOME, JS, SHEET, cell, sheet
from traguardo.performance.tests.factories import a_body, imported
from traguardo.performance.tests.test_editing import a_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(body):
    return imported(body, a_plan()).edition


@pytest.fixture
def planner(body, edition):
    return client_as(Role.PLANNING_OFFICE, authority=body)


ACTS = [
    (f"{HOME}/?scheda=obiettivi", cell("A", "title", "x", "Sportello unico")), (SHEET, sheet(title="x")),
    (f"{HOME}/nuovo/unita/", {"seen": 0, "code": "U7", "name": "Nuova"}), (f"{HOME}/righe/?scheda=obiettivi", {"atto": "copia", "scelta": "A"}),
    (f"{HOME}/collegamenti/", {"cella": ["A:1A"]}), (f"{HOME}/annulla/", {"numero": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "data"), ACTS)
@pytest.mark.parametrize("role", [Role.READER, Role.DIRECTOR, Role.EVALUATION_BOARD])
def test_roles_without_the_right_get_403(body, edition, path, data, role):
    assert client_as(role, authority=body).post(path, data).status_code == 403
    assert models.Edit.objects.count() == 0


@pytest.mark.parametrize(("path", "data"), ACTS)
def test_another_bodys_people_get_404(body, edition, path, data):
    stranger = client_as(Role.PLANNING_OFFICE, authority=a_body("altro-ente"), email="altrove@example.it")
    assert stranger.post(path, data).status_code == 404


@pytest.mark.parametrize(("path", "data"), ACTS)
def test_wrong_methods_get_405(planner, path, data):
    assert planner.delete(path).status_code == 405
    assert planner.put(path).status_code == 405


@pytest.mark.parametrize(("path", "data"), ACTS)
@pytest.mark.parametrize("state", ["checked", "approved", "in_force", "closed"])
def test_a_version_that_is_no_draft_is_not_written(planner, edition, path, data, state):
    models.PlanVersion.objects.filter(pk=edition.pk).update(state=state)
    assert planner.post(path, data).status_code == 403
    assert models.Edit.objects.count() == 0
    if "annulla" not in path:
        assert "Questa versione non si modifica" in text(planner.get(path))


def test_a_head_writes_only_in_the_units_objectives(body, edition):
    models.Objective.objects.filter(plan=edition.pk, code="A").update(units=["U1"])
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U2")
    assert (
        head.post(f"{HOME}/?scheda=obiettivi", cell("B.2", "title", "x", "Lista d'attesa"), headers=JS).status_code
        == 200
    )
    assert (
        head.post(f"{HOME}/?scheda=obiettivi", cell("A", "title", "x", "Sportello unico"), headers=JS).status_code
        == 403
    )
    assert head.post(SHEET, sheet(title="x", units=["U1"])).status_code == 403
    assert (
        head.post(f"{HOME}/nuovo/strategia/", {"seen": 1, "code": "9", "title": "x", "level": "area"}).status_code
        == 403
    )
    page = text(head.get(f"{HOME}/?scheda=obiettivi"))
    assert "cella:B.2:title" in page
    assert "cella:A:title" not in page


def test_unknown_tables_and_codes_are_404(planner):
    for path in (f"{HOME}/?scheda=cantine", f"{HOME}/nuovo/cantine/", f"{HOME}/obiettivi/zzz/"):
        assert planner.get(path).status_code == 404


def test_pages_cost_the_same_sql_whatever_the_rows(body, django_assert_max_num_queries):
    client = client_as(Role.PLANNING_OFFICE, authority=body)
    paths = (
        f"{HOME}/?",
        f"{HOME}/?scheda=fasi&",
        f"{SHEET}?",
        f"{HOME}/righe/?",
        f"{HOME}/collegamenti/?",
        f"{HOME}/storia/?",
    )
    counted = {path: [] for path in paths}
    for version, rows in enumerate((10, 1000), start=1):
        imported(body, plans.of_rows(rows))
        for path in paths:
            with django_assert_max_num_queries(20) as queries:
                assert client.get(f"{path}anno=2024&versione={version}").status_code == 200
            counted[path].append(len(queries))
    assert {path: (few, many) for path, (few, many) in counted.items() if few != many} == {}
