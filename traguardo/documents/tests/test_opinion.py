"""The board's opinion printed: what was judged and asked by its signature, who may have it, a sound PDF."""

from datetime import date

import pytest
from django.test import Client

from tests.verapdf import needs_java, violations
from traguardo.access.facade import Role, Standing
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of
from traguardo.audit.facade import Wanted, acts
from traguardo.documents.tests.material import ROOT
from traguardo.performance.actions.asking import ask, close_question
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.actions.opining import sign_opinion
from traguardo.performance.actions.reviewing import Seen, give_verdict
from traguardo.performance.facade import read_plan
from traguardo.performance.models import VerdictOutcome
from traguardo.performance.queries.board import board
from traguardo.performance.queries.review import results
from traguardo.performance.tests.factories import an_entry
from traguardo.typesetting.tests.reading import attached, words

pytestmark = pytest.mark.django_db
PDF = "/valle/documenti/parere.pdf"
DAY = date(2025, 3, 1)


@pytest.fixture
def edition():
    reading = read_plan(ROOT / "examples/consorzio-piana-del-lirone")
    return import_plan(by="sistema", authority=an_authority(), reading=reading, file_name="piano.xlsx").edition


def who():
    return {"by": a_member(Role.EVALUATION_BOARD).email, "authority": an_authority()}


def standing():
    return Standing(authority="valle", day=DAY, roles=frozenset({Role.EVALUATION_BOARD}))


def judge(edition, kind, code, outcome=VerdictOutcome.VALIDATED, note=""):
    found = results(edition).get((kind, code))
    seen = Seen(kind=kind, code=code, measurement=found.pk if found else 0)
    return give_verdict(**who(), standing=standing(), edition=edition, seen=seen, outcome=outcome, note=note)


def sign(edition, **also):
    given = {
        "outcome": VerdictOutcome.REMARKED,
        "text": "La relazione è chiara.\n\nMancano alcune prove.",
        "reason": "Il termine",
        **also,
    }
    return sign_opinion(**who(), standing=standing(), board=board(edition, at=DAY), at_date=DAY, today=DAY, **given)


def test_the_opinion_prints_what_was_judged_and_asked(edition):
    judge(edition, "step", "1.1", VerdictOutcome.REFUSED, "Manca il verbale")
    judge(edition, "indicator", "2.1")
    question = ask(**who(), edition=edition, kind="step", code="1.1", text="Quando si è fatta la riunione?")
    close_question(**who(), edition=edition, pk=question.pk)
    sign(edition)
    judge(edition, "step", "1.2", VerdictOutcome.REFUSED, "Detto dopo la firma")
    response = client_as(Role.READER).get(PDF)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert 'filename="valle-parere-2024-v1.pdf"' in response["Content-Disposition"]
    text, data = words(response.content), attached(response.content)
    assert all(part in text for part in ("Mancano alcune prove", "Manca il verbale", "Quando si è fatta la riunione?"))
    assert "art. 14, comma 4, lettera c)" in text
    assert "Detto dopo la firma" not in text
    assert (data["counts"]["validated"], data["counts"]["refused"]) == (1, 1)
    assert data["counts"]["unjudged"] == data["counts"]["whole"] - 2
    assert data["questions"][0]["state"] == "chiusa"
    assert len(acts("valle", Wanted(act="documents.print"))) == 1


def test_what_comes_after_the_signature_changes_nothing_of_the_opinion(edition):
    sign(edition)
    client = client_as(Role.READER)
    before = attached(client.get(PDF).content)
    planner = Standing(authority="valle", day=DAY, roles=frozenset({Role.PLANNING_OFFICE}))
    last = results(edition)["indicator", "2.1"].pk
    given = {"by": "ufficio@example.it", "standing": planner, "authority": an_authority(), "edition": edition}
    entry = an_entry("1", on=date(2024, 12, 31))
    record_measurement(**given, kind="indicator", code="2.1", version=last, entry=entry, schedules=True)
    after = attached(client.get(PDF).content)
    assert (after["things"], after["score"]) == (before["things"], before["score"])


def test_the_same_opinion_has_the_same_bytes(edition):
    sign(edition)
    client = client_as(Role.READER)
    assert client.get(PDF).content == client.get(PDF).content


def test_before_the_signature_there_is_no_document(edition):
    client = client_as(Role.READER)
    assert client.get(PDF).status_code == 404
    assert "Parere del nucleo" not in client.get("/valle/documenti/").content.decode()
    sign(edition)
    assert "Parere del nucleo" in client.get("/valle/documenti/").content.decode()
    assert acts("valle", Wanted(act="documents.print")) == []


def test_who_is_not_in_the_authority_has_nothing(edition):
    sign(edition)
    stranger = a_member(Role.DIRECTOR, authority=an_authority("monte", "Consorzio Monte"), email="altro@example.it")
    assert client_of(stranger).get(PDF).status_code == 404
    assert Client().get(PDF).status_code == 302
    assert client_as(Role.READER).post(PDF).status_code == 405


@needs_java
def test_the_opinion_is_pdf_a_and_pdf_ua(edition):
    judge(edition, "step", "1.1", VerdictOutcome.REFUSED, "Manca il verbale")
    ask(**who(), edition=edition, kind="plan", code="", text="E il resto?")
    sign(edition, text="Un parere\n\n" + "lungo, " * 400)
    assert violations(client_as(Role.READER).get(PDF).content) == []
