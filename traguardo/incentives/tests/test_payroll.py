"""The amounts out of the program: who may take them, in which form, with no cell that runs and a record of it."""

import json

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of, text
from traguardo.audit.models import Entry
from traguardo.incentives import models
from traguardo.incentives.library.payroll import Layout, payroll
from traguardo.incentives.tests import factories as the
from traguardo.kernel.money import Money

HOME = "/valle/fondo/ripartizioni/"
db = pytest.mark.django_db


def path_of(kept):
    return f"{HOME}{kept.pk}/importi/paghe/"


@pytest.mark.parametrize(
    ("layout", "line"), [(Layout.COMMA, "00123;1234,05"), (Layout.DOT, "00123;1234.05"), (Layout.CENTS, "00123;123405")]
)
def test_each_payroll_program_has_its_form(layout, line):
    assert payroll([("00123", Money(123_405))], layout).decode() == f"matricola;importo\r\n{line}\r\n"


@pytest.mark.parametrize(
    ("code", "cell"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-3", "'-3"), ("a;b", '"a;b"'), ('a"b', '"a""b"'), ("a\nb", '"a\nb"')],
)
def test_a_code_never_runs_nor_breaks_the_line(code, cell):
    assert payroll([(code, Money(-5))], Layout.COMMA).decode().split("\r\n", 1)[1] == f"{cell};-0,05\r\n"


@db
def test_the_file_adds_up_and_who_took_it_is_recorded():
    kept = the.closed()
    answer = client_of(the.an_office()).post(path_of(kept), {"layout": "centesimi"})
    lines = text(answer).split("\r\n")[1:-1]
    assert sum(int(line.split(";")[1]) for line in lines) == 1_000_000
    assert [line.split(";")[0] for line in lines] == ["101", "102", "103", "104", "105"]
    assert "Verdi" not in text(answer) + answer["Content-Disposition"]
    entry = Entry.objects.get(act="incentives.export_payroll")
    assert json.loads(entry.data)["people"] == 5
    assert not [cents for cents in models.Share.objects.values_list("cents", flat=True) if str(cents) in entry.data]


@db
def test_before_the_closing_there_is_nothing_to_take_away():
    kept = the.a_sharing()
    client = client_of(the.an_office())
    for path in ("importi/", "importi/paghe/"):
        assert client.get(f"{HOME}{kept.pk}/{path}").status_code == 404
    assert client.post(f"{HOME}{kept.pk}/importi/lettere.zip").status_code == 404


@db
def test_only_the_staff_office_takes_them():
    kept = the.closed()
    path = path_of(kept)
    for role in (Role.DIRECTOR, Role.EVALUATION_BOARD, Role.READER, Role.ADMINISTRATOR):
        assert client_as(role).post(path, {"layout": "virgola"}).status_code == 403
    there = a_member(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="altrove@example.it")
    assert client_of(there).post(path, {"layout": "virgola"}).status_code == 404
    assert client_of(there).post(path.replace("/valle/", "/monte/"), {"layout": "virgola"}).status_code == 404
    office = client_of(the.an_office())
    assert (office.post(path, {"layout": "boh"}).status_code, office.delete(path).status_code) == (422, 405)
    assert not Entry.objects.filter(act="incentives.export_payroll").exists()
    part = text(office.get(path, headers={"HX-Request": "true"}))
    assert part.split("csrfmiddlewaretoken")[0].strip() in text(office.get(path))


@db
def test_the_table_is_filtered_sorted_and_added_up():
    kept = the.closed()
    board = client_as(Role.EVALUATION_BOARD)
    shown = text(board.get(f"{HOME}{kept.pk}/importi/"))
    assert all(person[1] in shown for person in the.STAFF)
    some = text(board.get(f"{HOME}{kept.pk}/importi/?categoria=D&importi-ordina=-amount"))
    assert some.index("Verdi Anna") < some.index("Rossi Dario")
    assert "Blu Elena" not in some
    assert client_as(Role.DIRECTOR).get(f"{HOME}{kept.pk}/importi/").status_code == 403
