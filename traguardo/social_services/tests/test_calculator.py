"""The calculators: what they answer, what they ask again, and that what is typed is kept nowhere."""

import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.social_services.models import Desk, Regulation
from traguardo.social_services.tests.books import SMALL
from traguardo.social_services.tests.drafts import HOME, a_draft, a_shipped, an_adopted, office, opened

pytestmark = pytest.mark.django_db
CALCULATE = "/valle/servizi/calcola/"
PUBLIC = "/pubblico/valle/calcola/"
HTMX = {"HX-Request": "true"}
MARK = "7654.32"
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def typed(**said):
    year = timezone.localdate().year
    case = {"costo": "350", "isee": "12000", "isee_tipo": "sociosanitario", "isee_scadenza": f"31/12/{year}"} | said
    return {f"caso-{name}": value for name, value in case.items()} | {"on": "01/11/2026", "known": "01/11/2026"}


@pytest.fixture
def adopted():
    return a_shipped()


def test_the_answer_comes_first_with_every_step(adopted):
    answer = office().post(f"{CALCULATE}home-care/", typed(isee_scadenza="31/12/2026"))
    seen = text(answer)
    assert answer.status_code == 200
    assert "Paghi 37,17\u00a0€ al mese." in seen
    for words in ("(art. 23)", "37,1680\u00a0€", "Con il solo ISEE il conto è lo stesso", "Minimo INPS annuo del 2024"):
        assert words in seen
    assert seen.index("Paghi 37,17") < seen.index("Come si arriva") < seen.index("Il caso")
    assert "no-store" in answer["Cache-Control"]


def test_who_pays_and_what_the_isee_alone_would_give():
    a_shipped("residence")
    case = {"quota_sociale": "48,29", "isee": "8000", "patrimonio": "8000", "franchigia": "7000", "isee_tipo": "residenziale"}  # fmt: skip
    seen = text(office().post(f"{CALCULATE}residence/", {f"caso-{name}": said for name, said in case.items()}))
    assert "Quota a tuo carico, figli compresi: 42,53\u00a0€ al giorno." in seen
    assert "Con il solo ISEE, senza gli altri redditi e il patrimonio, sarebbe 41,10\u00a0€ al giorno." in seen
    assert "5,76\u00a0€" in seen


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"costo": "", "isee": "12.000"}, ("Serve questo dato.", "non è un numero che si legge con certezza")),
        ({"isee_scadenza": "31/12/2025"}, ("è scaduto il 31/12/2025",)),
        ({"isee_tipo": "residenziale"}, ("questo servizio vuole",)),
        ({"costo": "-1"}, ("Costo del servizio usato nel mese:",)),
        ({"isee": "9" * 61}, ("60 caratteri",)),
    ],
)
def test_bad_input_is_asked_again_all_at_once(adopted, said, words):
    answer = office().post(f"{CALCULATE}home-care/", typed(**said))
    assert answer.status_code == 422
    assert all(each in text(answer) for each in words)
    assert "Paghi" not in text(answer)


def test_an_absent_isee_is_said_and_a_bad_day_too(adopted):
    client = office()
    seen = text(client.post(f"{CALCULATE}home-care/", {"caso-costo": "350"}))
    assert "Paghi 350,00\u00a0€ al mese." in seen
    assert "si applica il ramo previsto per chi non lo presenta" in seen
    assert client.post(f"{CALCULATE}home-care/", typed() | {"on": "ieri"}).status_code == 422
    past = client.post(f"{CALCULATE}home-care/", typed() | {"on": "01/01/2015"})
    assert "non c’è un regolamento in vigore" in text(past)


def test_the_example_fills_the_form_and_works(adopted):
    client = office()
    seen = text(client.get(f"{CALCULATE}home-care/?esempio=1"))
    assert 'value="12000"' in seen
    assert "Assistenza domiciliare" in text(client.get(CALCULATE))


def test_a_draft_is_tried_and_said_to_be_one():
    a_draft()
    client = office()
    assert "ancora in bozza: non vale per nessuno" in text(client.get(f"{CALCULATE}prova/?versione=1"))
    seen = text(client.post(f"{CALCULATE}prova/", {"caso-costo": "100", "versione": "1"}))
    assert "Paghi 100,00\u00a0€." in seen


def test_the_part_is_of_the_fresh_page(adopted):
    client = office()
    whole, part = (text(client.post(f"{CALCULATE}home-care/", typed(), headers=each)) for each in ({}, HTMX))
    lines = [line.strip() for line in part.split("\n") if line.strip() and "csrfmiddlewaretoken" not in line]
    assert "<html" not in part
    assert [line for line in lines if line not in whole] == []


def test_who_may_and_how(adopted):
    path = f"{CALCULATE}home-care/"
    assert client_as(Role.READER).post(path, typed()).status_code == 403
    stranger = client_as(Role.UNIT_HEAD, authority=an_authority("monte", "Unione Monte"), email="altra@example.it")
    assert stranger.post(path, typed()).status_code == 404
    assert stranger.post(path.replace("valle", "monte"), typed()).status_code == 404
    client = office()
    assert (client.put(path).status_code, client.get(f"{path}lettera.pdf").status_code) == (405, 405)
    assert "servizi/calcola" not in text(client_as(Role.READER).get(HOME))


@pytest.mark.parametrize("path", [f"{CALCULATE}home-care/", f"{CALCULATE}home-care/lettera.pdf", f"{PUBLIC}home-care/"])
def test_what_is_typed_is_kept_nowhere(adopted, path, caplog, settings, monkeypatch):
    monkeypatch.setattr("traguardo.typesetting.press._run", lambda *_: b"%PDF-")
    opened(adopted)
    client, entries = office(), Entry.objects.count()
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        caplog.at_level(logging.DEBUG),
    ):
        for said in ({"isee": MARK}, {"isee": MARK, "costo": f"{MARK} euro?"}):
            client.post(path, typed(**said) | {"addressee": f"Persona {MARK}"})
    assert [query["sql"] for query in queries if query["sql"].lstrip().upper().startswith(WRITES)] == []
    assert [query["sql"] for query in queries if MARK in query["sql"]] == []
    assert [entry.getMessage() for entry in caplog.records if MARK in entry.getMessage()] == []
    assert Entry.objects.count() == entries
    assert MARK not in str(dict(client.session))


def test_the_public_one_answers_to_anybody_with_no_cookie(adopted):
    opened(adopted)
    visitor = Client(enforce_csrf_checks=True)
    page, answer = visitor.get(f"{PUBLIC}home-care/"), visitor.post(f"{PUBLIC}home-care/", {"caso-costo": "350"})
    assert (page.status_code, answer.status_code) == (200, 200)
    assert "Paghi 350,00\u00a0€ al mese." in text(answer)
    assert "Non è una decisione" in text(answer)
    assert "Sportello sociale, tel. 000 000000" in text(answer)
    assert [dict(each.cookies) for each in (page, answer)] == [{}, {}]
    assert "no-store" in answer["Cache-Control"]
    assert "Assistenza domiciliare" in text(visitor.get(PUBLIC))
    assert visitor.post(f"{PUBLIC}home-care/", {"caso-costo": "tanto"}).status_code == 422
    assert visitor.post(f"{PUBLIC}home-care/", {"caso-costo": "1" * 30_000}).status_code == 413
    assert visitor.put(f"{PUBLIC}home-care/").status_code == 405


def test_what_is_not_opened_is_not_there():
    visitor = Client()
    a_draft(SMALL)
    Desk.objects.create(authority=an_authority(), code="prova", public=True)
    assert {visitor.get(path).status_code for path in (f"{PUBLIC}prova/", PUBLIC, "/pubblico/nessuno/calcola/")} == {
        404
    }
    opened(a_shipped(), public=False)
    assert visitor.get(f"{PUBLIC}home-care/").status_code == 404
    later = timezone.localdate() + timedelta(days=3)
    an_adopted(SMALL.replace("prova", "futura", 1), valid_from=later)
    Desk.objects.create(authority=an_authority(), code="futura", public=True)
    assert visitor.get(f"{PUBLIC}futura/").status_code == 404
    assert Regulation.objects.count() == 3


def test_the_database_is_as_the_models_say():
    call_command("makemigrations", "social_services", check=True, dry_run=True, verbosity=0)
    assert Desk.objects.count() == 0
