"""What one owes, on its page and on the day's: the answer, the lists, who may look at whom."""

from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_as, client_of, text
from traguardo.organisation import facade as organisation
from traguardo.performance import models
from traguardo.performance.actions import scheduling
from traguardo.performance.actions.scheduling import Seen
from traguardo.performance.queries.board import board
from traguardo.performance.queries.owed import of_person
from traguardo.performance.queries.owners import owners
from traguardo.performance.queries.periods import calendar
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_body, imported

pytestmark = pytest.mark.django_db
HOME = "/ente-prova/misura/cosa-devo/"
AT = date(2025, 1, 15)


def periods_of(body):
    scheduling.create_usual(by="x", authority=body, year=2024)
    for code in ("intermedia", "finale"):
        scheduling.open_period(by="x", authority=body, seen=Seen(year=2024, code=code, revision=0))


def agenda(body, edition, user, at=AT):
    seen = board(edition, at=at)
    return of_person(calendar(seen, at=at), owners(body, seen.unit_names, on=at), user.pk)


def test_a_head_owes_what_is_of_the_unit_late_first(body, edition):
    periods_of(body)
    minors = a_member(Role.UNIT_HEAD, authority=body, unit="U1", email="minori@example.it")
    elderly = a_member(Role.UNIT_HEAD, authority=body, unit="servizio ANZIANI", email="anziani@example.it")
    assert [due.asked.code for due in agenda(body, edition, minors).todo] == ["1.1"]
    mine = agenda(body, edition, elderly)
    assert ([due.asked.code for due in mine.todo], len(mine.late), mine.by) == (["2.1"], 1, None)
    assert [due.asked.code for due in mine.done] == ["A.1"]
    answer = text(client_of(elderly).get(HOME))
    assert "Devi ancora un risultato in ritardo." in answer
    assert "Giorni d&#39;attesa" in answer
    assert "1.1</a>" not in answer


def test_what_is_delegated_moves_from_the_head_to_the_delegate(body, edition):
    periods_of(body)
    head = a_member(Role.UNIT_HEAD, authority=body, unit="U1")
    deputy = a_member(Role.READER, authority=body)
    models.Delegation.objects.create(authority=body, unit="U1", to=deputy, first_day=date(2024, 1, 1), reason="ferie")
    assert agenda(body, edition, head).todo == ()
    assert [(each.unit, each.waiting) for each in agenda(body, edition, head).given] == [("Servizio minori", 1)]
    received = agenda(body, edition, deputy)
    assert [due.asked.code for due in received.todo] == ["1.1"]
    assert [each.waiting for each in received.received] == [1]
    assert "Hai delegato" in text(client_of(head).get(HOME))
    assert "Ti è stato delegato" in text(client_of(deputy).get(HOME))


def test_the_office_looks_at_all_at_a_unit_and_at_a_person(body, edition):
    periods_of(body)
    a_member(Role.UNIT_HEAD, authority=body, unit="U1", email="minori@example.it")
    office = client_as(Role.PLANNING_OFFICE, authority=body)
    assert "Ente di prova: mancano ancora 2 risultati in ritardo." in text(office.get(HOME))
    assert "Servizio anziani: manca ancora un risultato in ritardo." in text(office.get(f"{HOME}?unita=U2"))
    assert "Persona Responsabile di unità: manca ancora" in text(office.get(f"{HOME}?persona=minori@example.it"))
    assert "Ente di prova" in text(office.get(f"{HOME}?persona=nessuno@example.it"))


def test_others_look_only_at_their_own(body, edition):
    periods_of(body)
    reader = client_as(Role.READER, authority=body)
    shown = text(reader.get(f"{HOME}?unita=U2"))
    assert "Qui troverai i risultati che ti toccano" in shown
    assert "2.1</a>" not in shown


def test_without_periods_the_usual_ones_are_taken_and_said(body, edition):
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    shown = text(head.get(HOME))
    assert "non sono ancora stati decisi" in shown
    assert "Devi ancora un risultato" in shown


def test_a_period_to_come_is_told_and_not_asked(body, edition):
    scheduling.create_usual(by="x", authority=body, year=2024)
    head = a_member(Role.UNIT_HEAD, authority=body, unit="U1")
    found = agenda(body, edition, head)
    assert (found.todo, [due.asked.code for due in found.later], found.next.code) == ((), ["1.1"], "finale")
    assert "Adesso non devi nulla. Il prossimo periodo è «Finale», dal 01/12/2024" in text(client_of(head).get(HOME))


def test_the_day_s_page_says_it_and_the_office_sees_who_is_silent(body, edition):
    periods_of(body)
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    assert "Devi ancora un risultato in ritardo." in text(head.get("/ente-prova/oggi/"))
    office = text(client_as(Role.PLANNING_OFFICE, authority=body).get("/ente-prova/oggi/"))
    assert "Un’unità non risponde: Servizio anziani." in office
    assert "non risponde" not in text(head.get("/ente-prova/oggi/"))
    shown = text(client_as(Role.PLANNING_OFFICE, authority=body).get("/ente-prova/misura/periodi/"))
    assert "Nessuno la dirige." in shown


def test_a_unit_the_organisation_does_not_have_is_said(body, edition):
    for code, name in (("U1", "Servizio minori"), ("X", "Altro")):
        organisation.create_unit(by="x", authority=body, code=code, name=name, first_day=date(2020, 1, 1))
    seen = board(edition, at=AT)
    assert {owner.unit: owner.known for owner in owners(body, seen.unit_names, on=AT).units} == {
        "U1": True,
        "U2": False,
    }


def test_a_draft_counts_for_nothing_and_is_said(body, edition):
    periods_of(body)
    row = models.Measurement.objects.filter(subject="1.1").get()
    row.pk, row.state, row.origin, row.period = None, "draft", "hand", models.Period.objects.get(code="finale")
    row.save()
    head = a_member(Role.UNIT_HEAD, authority=body, unit="U1")
    assert [due.asked.code for due in agenda(body, edition, head).todo] == ["1.1"]
    assert "Una bozza non è ancora confermata" in text(client_of(head).get("/ente-prova/misura/periodi/"))
    models.Measurement.objects.filter(pk=row.pk).update(state="confirmed")
    assert agenda(body, edition, head).todo == ()


def test_the_part_is_in_the_fresh_page(body, edition):
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    whole, part = head.get(HOME), head.get(HOME, headers={"HX-Request": "true"})
    assert "<html" not in text(part)
    assert text(part).strip() in text(whole)


def test_another_authority_finds_nothing_and_other_methods_are_refused(body, edition):
    stranger = client_as(Role.PLANNING_OFFICE, authority=a_body("altro"), email="altro@example.it")
    assert stranger.get(HOME).status_code == 404
    assert client_as(Role.READER, authority=body).post(HOME).status_code == 405


@pytest.mark.parametrize("rows", [10, 1000])
def test_pages_take_as_many_statements_whatever_the_rows(body, rows, django_assert_max_num_queries):
    imported(body, plans.of_rows(rows))
    periods_of(body)
    planner = client_as(Role.PLANNING_OFFICE, authority=body)
    for page in ("misura/cosa-devo/", "misura/deleghe/", "oggi/"):
        planner.get(f"/ente-prova/{page}")
        with django_assert_max_num_queries(14):
            assert planner.get(f"/ente-prova/{page}").status_code == 200
