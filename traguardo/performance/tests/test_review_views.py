"""The board's room from the browser: the seven questions of each act, who sees what, what becomes of the results."""

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import imported
from traguardo.performance.tests.rooms import (
    ASK,
    ROOM,
    SHEET,
    SIGN,
    VERDICT,
    a_verdict,
    an_opinion,
    ask,
    corrected,
    result,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def test_a_verdict_is_kept_recorded_and_validates_the_result(board):
    answer = board.post(VERDICT, a_verdict())
    assert (answer.status_code, answer["Location"]) == (302, SHEET)
    row = models.Verdict.objects.get()
    assert (row.outcome, row.measurement, row.by.email) == ("validated", result(), "evaluation_board@example.it")
    assert result().state == "validated"
    assert Audit.objects.filter(act="performance.give_verdict").count() == 1
    assert "1 su 3 validati" in text(board.get(ROOM))


def test_a_refusal_leaves_the_result_confirmed_and_takes_back_a_validation(board):
    board.post(VERDICT, a_verdict(outcome="refused", note="Manca il registro"))
    assert result().state == "confirmed"
    board.post(VERDICT, a_verdict())
    assert result().state == "validated"
    board.post(VERDICT, a_verdict(outcome="refused", note="Ci ho ripensato"))
    assert result().state == "confirmed"
    sheet = text(board.get(SHEET))
    assert "<del>Validato</del>" in sheet
    assert "Ci ho ripensato" in sheet


def test_a_locked_result_stays_locked(board):
    models.Measurement.objects.update(state="locked")
    board.post(VERDICT, a_verdict())
    assert result().state == "locked"


def test_a_verdict_on_a_result_that_changed_is_outdated(board, body, edition):
    board.post(VERDICT, a_verdict())
    corrected(body, edition)
    assert "0 su 3 validati" in text(board.get(ROOM))
    assert "il risultato è cambiato dopo" in text(board.get(ROOM))
    assert "il risultato è cambiato dopo" in text(board.get(SHEET))
    assert ">1.1<" in text(board.get(ROOM, {"mostra": "cambiati"}))


def test_a_verdict_holds_in_the_next_version_that_says_the_same(board, body):
    board.post(VERDICT, a_verdict())
    imported(body, plans.replace(plans.full(), title="Rivisto"))
    assert "1 su 3 validati" in text(board.get(ROOM))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"outcome": ""}, "Scegli un giudizio"), ({"outcome": "ottimo"}, "Scegli uno dei tre"),
        ({"outcome": "refused"}, "perché non lo validi"), ({"outcome": "remarked"}, "che cosa osservi"), ({"measurement": "x"}, "numero"),
    ],
)  # fmt: skip
def test_a_bad_verdict_is_422_and_keeps_nothing(board, wrong, said):
    answer = board.post(VERDICT, a_verdict(**wrong))
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Verdict.objects.count() == 0


def test_a_verdict_on_what_changed_meanwhile_is_409(board, body, edition):
    seen = a_verdict()
    corrected(body, edition)
    answer = board.post(VERDICT, seen)
    assert answer.status_code == 409
    assert "70" in text(answer)
    board.post(VERDICT, a_verdict())
    again = board.post(VERDICT, a_verdict(verdict=0))
    assert again.status_code == 409
    assert models.Verdict.objects.count() == 1


@pytest.mark.parametrize("role", [Role.PLANNING_OFFICE, Role.UNIT_HEAD, Role.DIRECTOR, Role.READER])
def test_only_the_board_judges_asks_and_signs(body, board, role):
    question, client = ask(board), client_as(role, authority=body)
    assert client.post(VERDICT, a_verdict()).status_code == 403
    assert client.post(ASK, {"text": "Perché?"}).status_code == 403
    assert client.post(f"{ROOM}valida/", {}).status_code == 403
    assert client.post(f"{ROOM}domande/{question.pk}/chiudi/").status_code == 403
    assert client.post(SIGN, an_opinion(conferma="si")).status_code == 403
    assert (models.Verdict.objects.count(), models.Question.objects.count()) == (0, 1)


def test_who_heads_the_unit_does_not_judge_it(body):
    person = a_member(Role.EVALUATION_BOARD, authority=body, email="due-cappelli@example.it")
    a_member(Role.UNIT_HEAD, authority=body, email="due-cappelli@example.it", unit="U1")
    client = client_of(person)
    assert client.post(VERDICT, a_verdict()).status_code == 403
    assert "la valuta un altro componente" in text(client.get(SHEET))
    other = a_verdict("2.1")
    assert client.post(f"{ROOM}giudizio/?cosa=indicator:2.1", other).status_code == 302
    shown = text(client.post(f"{ROOM}valida/", {"cosa": f"indicator:{result().pk}:0:1.1"}))
    assert "è della tua unità" in shown
    assert models.Verdict.objects.get().subject == "2.1"


def test_who_entered_the_result_does_not_judge_it(body, edition):
    person = a_member(Role.EVALUATION_BOARD, authority=body, email="anna@example.it")
    corrected(body, edition)
    assert client_of(person).post(VERDICT, a_verdict()).status_code == 403


def test_another_authority_finds_nothing(board):
    question, monte = ask(board), an_authority("monte", "Consorzio Monte")
    imported(monte)
    stranger = client_of(a_member(Role.EVALUATION_BOARD, authority=monte, email="altro@example.it"))
    for path in (ROOM, SHEET, VERDICT, ASK, f"{ROOM}parere/", SIGN, f"{ROOM}domande/{question.pk}/chiudi/"):
        assert stranger.get(path).status_code == 404
    assert stranger.post(f"/monte/nucleo/domande/{question.pk}/chiudi/").status_code == 404
    assert "denominatore" not in text(stranger.get("/monte/nucleo/indicatori/1.1/"))


@pytest.mark.parametrize("path", [ROOM, VERDICT, ASK, f"{ROOM}valida/", f"{ROOM}parere/", SIGN, f"{ROOM}elenco.csv"])
def test_a_wrong_method_is_405(board, path):
    assert board.delete(path).status_code == 405


@pytest.mark.parametrize("what", ["indicator:9.9", "unit:U1", "plan:1.1"])
def test_an_unknown_thing_is_404(board, what):
    assert board.post(f"{ROOM}giudizio/?cosa={what}", a_verdict()).status_code == 404
    assert board.get(f"{ROOM}domanda/?cosa={what}").status_code == 404


def test_one_goes_on_to_the_next_that_waits(board):
    answer = board.post(VERDICT, a_verdict(poi="prossima"))
    assert answer["Location"] == f"{ROOM}indicatori/2.1/"


def test_the_whole_plan_has_its_verdict_too(board, body, edition):
    address = f"{ROOM}giudizio/"
    assert board.post(address, a_verdict("", outcome="remarked", note="Pochi indicatori")).status_code == 302
    assert models.Verdict.objects.get().subject_kind == "plan"
    assert "Pochi indicatori" in text(board.get(ROOM))
    corrected(body, edition)
    assert "qualche risultato è cambiato" in text(board.get(ROOM))


def test_many_are_validated_together_after_a_look(board):
    ticks = [f"indicator:{result().pk}:0:1.1", "step:0:0:A.1", "indicator:0:0:2.1", "boh"]
    shown = text(board.post(f"{ROOM}valida/", {"cosa": ticks}))
    assert "Stai per validare 2 righe" in shown
    assert "non ha un risultato" in shown
    assert models.Verdict.objects.count() == 0
    assert board.post(f"{ROOM}valida/", {"cosa": ticks[:2], "conferma": "si"}).status_code == 302
    assert {row.subject for row in models.Verdict.objects.all()} == {"1.1", "A.1"}
    assert Audit.objects.filter(act="performance.give_verdict").count() == 2
    assert board.post(f"{ROOM}valida/", {"cosa": ["boh"], "conferma": "si"}).status_code == 422


def test_together_all_or_none(board, body, edition):
    ticks = ["step:0:0:A.1", f"indicator:{result().pk}:0:1.1"]
    corrected(body, edition)
    assert board.post(f"{ROOM}valida/", {"cosa": ticks, "conferma": "si"}).status_code == 409
    assert models.Verdict.objects.count() == 0


def test_a_unit_head_sees_only_what_is_of_the_unit(body):
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U2")
    room = text(head.get(ROOM))
    assert ">2.1<" in room
    assert ">1.1<" not in room
    assert head.get(SHEET).status_code == 403
    assert "Salva e resta qui" not in text(head.get(f"{ROOM}indicatori/2.1/"))
    assert client_as(Role.READER, authority=body).get(ROOM).status_code == 403


def test_the_room_is_narrowed_and_taken_away(board):
    board.post(VERDICT, a_verdict(outcome="refused", note="No"))
    assert ">1.1<" not in text(board.get(ROOM, {"mostra": "da-validare"}))
    assert ">1.1<" in text(board.get(ROOM, {"mostra": "non-validati"}))
    assert ">2.1<" in text(board.get(ROOM, {"unita": "U2"}))
    down = board.get(f"{ROOM}elenco.csv").content.decode("utf-8-sig")
    assert down.splitlines()[0].startswith("Codice;Che cosa")
    assert "checkbox" not in down


def test_the_room_is_the_part_that_htmx_gets(board):
    part = text(board.get(ROOM, headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert "nucleo-titolo" in part


@pytest.mark.parametrize("rows", [10, 500])
def test_the_room_costs_the_same_whatever_the_rows(body, board, django_assert_max_num_queries, rows):
    imported(body, plans.of_rows(rows))
    board.get(ROOM)
    with django_assert_max_num_queries(16):
        assert board.get(ROOM).status_code == 200
    with django_assert_max_num_queries(18):
        assert board.get(f"{ROOM}indicatori/A.1/").status_code == 200
