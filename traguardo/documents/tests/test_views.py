"""The documents on the site: who may have them, what comes down, what is recorded."""

import hashlib

import pytest
from django.test import Client

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of
from traguardo.audit.facade import Wanted, acts
from traguardo.documents.tests.material import ROOT
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.facade import read_plan
from traguardo.typesetting.tests.reading import attached

pytestmark = pytest.mark.django_db
PAGE, PDO, REPORT = "/valle/documenti/", "/valle/documenti/pdo.pdf", "/valle/documenti/relazione.pdf"


def bring_in(folder="consorzio-piana-del-lirone"):
    reading = read_plan(ROOT / "examples" / folder)
    return import_plan(by="sistema", authority=an_authority(), reading=reading, file_name="piano.xlsx")


@pytest.mark.parametrize(("address", "kind"), [(PDO, "pdo"), (REPORT, "relazione")])
def test_a_document_comes_down_and_its_hash_is_recorded(address, kind):
    bring_in()
    response = client_as(Role.READER).get(address)

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert f'filename="valle-{kind}-2024-v1.pdf"' in response["Content-Disposition"]
    assert attached(response.content)["kind"] == kind
    record = acts("valle", Wanted(act="documents.print"))
    assert [act.data["sha256"] for act in record] == [hashlib.sha256(response.content).hexdigest()]
    assert record[0].actor == "reader@example.it"


def test_the_same_plan_comes_down_with_the_same_hash():
    bring_in()
    client = client_as(Role.READER)
    assert client.get(PDO).content == client.get(PDO).content


def test_the_page_teaches_when_there_is_no_plan():
    response = client_as(Role.READER).get(PAGE)
    assert response.status_code == 200
    assert "serve un piano" in response.content.decode()
    assert client_as(Role.READER).get(PDO).status_code == 404


def test_the_page_says_when_each_was_last_printed():
    bring_in()
    client = client_as(Role.READER)
    before = client.get(PAGE).content.decode()
    pdf = client.get(PDO).content
    after = client.get(PAGE).content.decode()
    assert before.count("Mai stampato") == 4
    assert after.count("Mai stampato") == 3
    assert hashlib.sha256(pdf).hexdigest() in after


@pytest.mark.parametrize("query", ["?anno=1999", "?anno=abc", "?versione=²"])
def test_a_year_or_version_that_is_not_there_is_404(query):
    bring_in()
    assert client_as(Role.READER).get(PDO + query).status_code == 404


@pytest.mark.parametrize("address", [PAGE, PDO, REPORT])
def test_who_is_not_in_the_authority_has_nothing(address):
    bring_in()
    an_authority("monte", "Consorzio Monte")
    stranger = a_member(Role.DIRECTOR, authority=an_authority("monte"), email="altro@example.it")
    assert client_of(stranger).get(address).status_code == 404
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("address", [PAGE, PDO, REPORT])
def test_a_wrong_method_is_405(address):
    bring_in()
    assert client_as(Role.READER).post(address).status_code == 405


def test_an_unknown_document_is_404():
    bring_in()
    assert client_as(Role.READER).get("/valle/documenti/bilancio.pdf").status_code == 404


def test_the_sheet_of_an_objective_is_chosen_from_a_list_and_recorded_by_its_code():
    bring_in()
    client = client_as(Role.READER)
    sheet = "/valle/documenti/scheda-obiettivo.pdf"
    response = client.get(f"{sheet}?obiettivo=2")

    assert '<option value="2">2 ' in client.get(PAGE).content.decode()
    assert 'filename="valle-scheda-obiettivo-2024-v1-2.pdf"' in response["Content-Disposition"]
    assert attached(response.content)["kind"] == "scheda-obiettivo"
    assert client.get(PAGE).content.decode().count("Mai stampato") == 3
    assert client.get(f"{sheet}?obiettivo=ZZ").status_code == 404
    assert client.get(sheet).status_code == 404


def test_the_summary_comes_down():
    bring_in()
    response = client_as(Role.READER).get("/valle/documenti/sintesi.pdf")
    assert response.status_code == 200
    assert attached(response.content)["kind"] == "sintesi"
