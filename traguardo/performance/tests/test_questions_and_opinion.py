"""Questions of the board and its opinion, from the browser."""

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.tests.rooms import ASK, ROOM, SHEET, SIGN, a_verdict, an_opinion, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def test_a_question_waits_for_the_unit_and_the_office(body, board, planner):
    question = ask(board)
    assert Audit.objects.filter(act="performance.ask").count() == 1
    own, other = (
        client_as(Role.UNIT_HEAD, authority=body, unit=unit, email=f"{unit}@example.it") for unit in ("U1", "U2")
    )
    assert all("Domande del nucleo" in text(client.get(ROOM)) for client in (own, planner))
    assert "denominatore" not in text(other.get(ROOM))
    assert other.post(f"{ROOM}domande/{question.pk}/", {"text": "Non so"}).status_code == 404
    assert own.post(f"{ROOM}domande/{question.pk}/", {"text": " "}).status_code == 422
    assert own.post(f"{ROOM}domande/{question.pk}/", {"text": "Dal registro"}).status_code == 302
    assert Audit.objects.filter(act="performance.reply").count() == 1
    assert "Dal registro" in text(board.get(SHEET))
    assert "Domande del nucleo" not in text(own.get(ROOM))
    assert "Leggi la risposta" in text(board.get(ROOM))


def test_a_head_does_not_answer_for_the_whole_plan(body, board, planner):
    question = ask(board, address=f"{ROOM}domanda/")
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    assert head.post(f"{ROOM}domande/{question.pk}/", {"text": "Rispondo io"}).status_code == 403
    assert planner.post(f"{ROOM}domande/{question.pk}/", {"text": "Ecco"}).status_code == 302


def test_a_closed_question_takes_no_answer(board, planner):
    question = ask(board)
    assert "non si potrà riaprire" in text(board.get(f"{ROOM}domande/{question.pk}/chiudi/"))
    assert board.post(f"{ROOM}domande/{question.pk}/chiudi/").status_code == 302
    assert board.post(f"{ROOM}domande/{question.pk}/chiudi/").status_code == 422
    assert Audit.objects.filter(act="performance.close_question").count() == 1
    assert planner.post(f"{ROOM}domande/{question.pk}/", {"text": "Tardi"}).status_code == 422
    assert models.Reply.objects.count() == 0


def test_an_empty_question_is_422(board):
    assert board.post(ASK, {"text": "  "}).status_code == 422
    assert models.Question.objects.count() == 0


@pytest.mark.parametrize(("wrong", "said"), [
    ({}, "chiudile, oppure scrivi"), ({"reason": "x", "text": ""}, "Scrivi il parere"), ({"reason": "x", "outcome": ""}, "Scegli un esito"),
    ({"reason": "x", "at_date": "01/03/2999"}, "nel futuro"), ({"reason": "x", "at_date": "boh"}, "Scrivi la data"),
])  # fmt: skip
def test_an_opinion_that_cannot_be_signed_is_422(board, wrong, said):
    answer = board.post(SIGN, an_opinion(conferma="si", **wrong))
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Opinion.objects.count() == 0


def test_an_opinion_is_read_back_then_signed_with_its_reason(board, planner):
    ask(board)
    check = text(board.post(SIGN, an_opinion(reason="Il termine è domani")))
    assert "La firma non si può annullare" in check
    assert models.Opinion.objects.count() == 0
    assert board.post(SIGN, an_opinion(reason="Il termine è domani", conferma="si")).status_code == 302
    row = models.Opinion.objects.get()
    assert "una domanda aperta e 3 cose senza giudizio. Motivo: Il termine è domani" in row.text
    assert Audit.objects.filter(act="performance.sign_opinion").count() == 1
    assert "Il termine è domani" in text(planner.get(f"{ROOM}parere/"))
    assert board.post(SIGN, an_opinion(reason="x", conferma="si")).status_code == 409


def test_with_everything_judged_no_reason_is_asked(board):
    for kind, code in (("indicator", "1.1"), ("indicator", "2.1"), ("step", "A.1")):
        assert board.post(f"{ROOM}giudizio/?cosa={kind}:{code}", a_verdict(code)).status_code == 302
    assert 'name="reason"' not in text(board.get(SIGN))
    assert board.post(SIGN, an_opinion(conferma="si")).status_code == 302
    assert models.Opinion.objects.get().text == "La relazione è chiara."
