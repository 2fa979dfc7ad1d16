"""Recording a result from the browser: the seven questions of every act."""

from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models

pytestmark = pytest.mark.django_db
HOME = "/ente-prova"
MEASURE = f"{HOME}/piano/indicatori/1.1/rileva/"


def a_result(**also):
    version = models.Measurement.objects.filter(subject="1.1").order_by("pk").last()
    return {
        "on": "30/09/2024", "printed": "72,5%", "source": "registro", "note": "", "version": version.pk if version else 0,
        "conferma": "si", **also,
    }  # fmt: skip


def typed(**also):
    return {key: value for key, value in a_result(**also).items() if key != "conferma"}


def test_a_result_is_shown_back_before_it_is_kept(planner, edition):
    answer = planner.post(MEASURE, typed())
    assert "Controlla come è stato letto" in text(answer)
    assert "72,5" in text(answer)
    assert models.Measurement.objects.filter(origin="hand").count() == 0


def test_a_confirmed_result_is_kept_and_recorded(planner, edition):
    answer = planner.post(MEASURE, a_result())
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}/piano/indicatori/1.1/")
    row = models.Measurement.objects.get(origin="hand")
    assert (row.outcome["value"], row.on, row.by) == ("72.5", date(2024, 9, 30), "Persona Ufficio programmazione")
    assert Audit.objects.filter(act="performance.record_measurement").count() == 1
    assert "72,5%" in text(planner.get(f"{HOME}/piano/indicatori/1.1/"))


def test_one_can_go_back_and_mend_what_was_typed(planner, edition):
    answer = planner.post(MEASURE, typed(correggi="si"))
    assert answer.status_code == 200
    assert 'value="72,5%"' in text(answer)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"on": "30/09/2999"}, "nel futuro"), ({"on": "boh"}, "Scrivi la data"), ({"printed": ""}, "Scrivi il risultato"),
        ({"printed": "n.d."}, "non si legge un risultato"), ({"source": ""}, "Scrivi dove"), ({"version": "x"}, "numero"),
    ],
)  # fmt: skip
def test_bad_input_is_422_and_keeps_nothing(planner, edition, wrong, said):
    answer = planner.post(MEASURE, a_result(**wrong))
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Measurement.objects.filter(origin="hand").count() == 0


def test_a_stale_result_is_409_with_both(planner, edition):
    old = a_result()
    planner.post(MEASURE, a_result())
    answer = planner.post(MEASURE, {**old, "printed": "99%"})
    assert answer.status_code == 409
    assert "72,5%" in text(answer)
    assert "99%" in text(answer)


@pytest.mark.parametrize("role", [Role.READER, Role.DIRECTOR, Role.EVALUATION_BOARD])
def test_roles_without_the_right_get_403(body, edition, role):
    client = client_as(role, authority=body)
    assert client.post(MEASURE, a_result()).status_code == 403
    assert "Registra un risultato" not in text(client.get(f"{HOME}/piano/indicatori/1.1/"))


def test_a_unit_head_gets_403_on_another_units(body, edition):
    client = client_as(Role.UNIT_HEAD, authority=body, unit="U2")
    assert client.post(MEASURE, a_result()).status_code == 403
    assert client.get(f"{HOME}/piano/indicatori/2.1/rileva/").status_code == 200


@pytest.mark.parametrize("path", [MEASURE, f"{HOME}/importa/", f"{HOME}/oggi/"])
def test_a_wrong_method_is_405(planner, edition, path):
    assert planner.delete(path).status_code == 405


def test_variables_of_a_formula_are_asked_one_by_one(planner, edition):
    path = f"{HOME}/piano/indicatori/2.1/rileva/"
    assert "variabile:giorni" in text(planner.get(path))
    data = {**a_result(version=0, printed=""), "variabile:giorni": "1.000", "variabile:casi": "80"}
    assert planner.post(path, data).status_code == 302
    assert models.Measurement.objects.get(subject="2.1").variables == {"giorni": "1000", "casi": "80"}
    assert planner.post(path, {**data, "variabile:casi": "molti"}).status_code == 422
