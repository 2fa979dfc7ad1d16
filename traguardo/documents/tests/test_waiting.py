"""What waits for a person in the documents being written."""

import re
from html import unescape

import pytest

from traguardo.access.tests.factories import a_member, client_of
from traguardo.documents.domain.states import Stage
from traguardo.documents.tests.written import DIRECTOR, HEAD, a_desk
from traguardo.kernel.italian import it_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def test_a_section_is_given_with_a_day_and_then_waits_for_that_person(desk):
    writer, client = a_member(HEAD), client_of(desk.office)
    form = client.get(desk.url("section_settings")).content.decode()
    seen = unescape(re.search(r'name="seen" value="([^"]+)"', form)[1])
    data = {"seen": seen, "code": "3.1", "title": "Struttura", "level": 2, "writer": writer.pk, "due": "20/01/2020"}
    assert client.post(desk.url("section_settings"), data).status_code == 302
    assert client.post(desk.url("section_settings"), data).status_code == 409
    listed = client_of(writer).get("/valle/documenti/scrittura/").content.decode()
    board = client_of(writer).get(desk.url("board", None), {"mie": "si"}).content.decode()
    assert "Una sezione aspetta te" in listed
    assert f"entro il {it_day(desk.section().due)}: in ritardo" in board


def test_a_section_sent_on_waits_for_whoever_coordinates_unless_they_wrote_it_or_another_was_chosen(desk):
    sent, address = desk.document.sections.filter(code="3.1"), desk.url("board", None)
    sent.update(state=Stage.UNDER_VALIDATION)
    office, director = client_of(desk.office), client_of(a_member(DIRECTOR))

    def waits(client):
        return "Nessuna sezione aspetta te" not in client.get(address, {"mie": "si"}).content.decode()

    assert (waits(office), waits(director), waits(client_of(a_member(HEAD)))) == (True, True, False)
    sent.update(writer=desk.office)
    assert (waits(office), waits(director)) == (False, True)
    sent.update(validator=a_member(HEAD))
    assert (waits(director), waits(client_of(a_member(HEAD)))) == (False, True)
