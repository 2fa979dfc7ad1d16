"""The page and the export of the record of acts."""

import csv
import io

import pytest
from django.db import transaction

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as
from traguardo.audit import facade as audit

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def record(number, authority="valle", **changes):
    given = {"by": "anna@example.it", "act": "prova.atto", "subject": f"oggetto {number}", "data": {"after": number}}
    with transaction.atomic():
        audit.record(authority=authority, **(given | changes))


def test_the_trail_shows_the_acts_of_its_own_authority_only():
    an_authority("monte", "Consorzio Monte")
    record(1, subject="il nostro")
    record(1, authority="monte", subject="il loro")
    shown = client_as(Role.DIRECTOR).get("/valle/registro/").content.decode()

    assert "il nostro" in shown
    assert "il loro" not in shown


def test_the_trail_is_filtered_and_paged():
    client = client_as(Role.EVALUATION_BOARD)
    for number in range(60):
        record(number)
    record(99, act="prova.altro", by="bruno@example.it")

    assert "Pagina 2 di 2" in client.get("/valle/registro/?pagina=9").content.decode()
    assert "1 atto trovato." in client.get("/valle/registro/?actor=bruno").content.decode()
    assert "1 atto trovato." in client.get("/valle/registro/?act=prova.altro").content.decode()
    assert "Nessun atto trovato" in client.get("/valle/registro/?last_day=2001-01-01").content.decode()


def test_a_filter_that_cannot_be_read_is_told_and_the_list_stays():
    response = client_as().get("/valle/registro/?first_day=ieri")

    assert response.status_code == 200
    assert "tg-errors" in response.content.decode()


def test_the_export_holds_every_act_and_no_formula():
    client = client_as()
    record(1, subject="=HYPERLINK(1)", by="@mario")
    response = client.get("/valle/registro.csv?subject=HYPERLINK")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))

    assert response.headers["Content-Disposition"] == 'attachment; filename="registro-valle.csv"'
    assert [row[5] for row in rows] == ["Oggetto", "'=HYPERLINK(1)"]
    assert rows[1][2] == "'@mario"


def test_the_part_equals_the_fresh_page():
    client = client_as()
    record(1)
    part, whole = client.get("/valle/registro/", headers=HTMX), client.get("/valle/registro/")

    assert part.content.decode().strip() in whole.content.decode()
    assert "<html" not in part.content.decode()


@pytest.mark.parametrize("address", ["/valle/registro/", "/valle/registro.csv"])
def test_who_may_not_is_refused(address):
    assert client_as(Role.READER).get(address).status_code == 403
    assert client_as(Role.ADMINISTRATOR).post(address).status_code == 405
    monte = an_authority("monte", "Consorzio Monte")
    assert client_as(Role.ADMINISTRATOR, authority=monte, email="altra@example.it").get(address).status_code == 404
