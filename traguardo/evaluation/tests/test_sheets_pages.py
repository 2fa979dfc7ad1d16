"""The lists of sheets: what is in them, their filters and files, bulk acts, reminders, what waits for whom."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from traguardo.access.tests.factories import text
from traguardo.audit.models import Entry
from traguardo.evaluation import models
from traguardo.evaluation.tests.factories import AFTER, YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    days = [AFTER]
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: days[-1])
    return days


def test_all_the_sheets_with_their_states_filters_and_file(house):
    house.carried("signed")
    house.sheet("luca")
    house.sheet("vito", evaluator=None)
    client = house.client("olga")
    page = text(client.get("/casa/schede/"))
    assert "3 schede del 2024, 0 definitive; 2 in ritardo." in page
    assert "<strong>2</strong> in preparazione" in page
    assert "Luca Educatore" not in text(client.get("/casa/schede/?stato=signed"))
    assert "Sara Assistente" not in text(client.get("/casa/schede/?mostra=senza-valutatore"))
    assert "Vito Senza-accesso" in text(client.get("/casa/schede/?mostra=senza-valutatore"))
    assert "Nessuna riga" in text(client.get("/casa/schede/?schede-cerca=inesistente"))
    part = text(client.get("/casa/schede/", headers={"HX-Request": "true"}))
    assert part.strip() in page
    rows = client.get("/casa/schede.csv?stato=signed").content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Scheda;Persona;Matricola")
    assert [row.split(";")[1] for row in rows[1:]] == ["Sara Assistente"]
    assert [house.client(who).get("/casa/schede/").status_code for who in ("nora", "dora", "sara", "ada")] == [
        200,
        403,
        403,
        403,
    ]


def test_my_people_and_my_sheet(house):
    row = house.carried("acknowledged")
    house.sheet("luca")
    page = text(house.client("piera").get("/casa/da-valutare/"))
    assert "2 schede: 1 da assegnare, 1 da valutare adesso, 0 definitive." in page
    assert "Sara Assistente" in page
    assert "Luca Educatore" not in text(house.client("piera").get("/casa/da-valutare/?stato=acknowledged"))
    assert "Nessuno da valutare" in text(house.client("sara").get("/casa/da-valutare/"))
    mine = text(house.client("sara").get("/casa/la-tua-scheda/"))
    assert f"Scheda 2024/{row.number}" in mine
    assert "Non hai ancora una scheda" in text(house.client("luca").get("/casa/la-tua-scheda/"))


@pytest.mark.parametrize(
    ("who", "path"), [("olga", "schede/"), ("piera", "da-valutare/"), ("piera", "schede/aspettano/")]
)
def test_the_number_of_statements_does_not_grow_with_the_sheets(house, who, path):
    client, counted = house.client(who), []
    for person in ("sara", "luca", "vito"):
        house.sheet(person)
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/casa/{path}")
        counted.append(len(seen))
    assert counted[1] == counted[2]


def test_the_guards_speak_to_who_assigns_the_sheet_of_a_head(house):
    row = house.sheet("mario", evaluator="dora", position="manager", unit="SOC")
    page = text(house.client("dora").get(house.path(row)))
    assert "GUA01" in page
    house.act("dora", row, "assign")
    assert "GUA01" not in text(house.client("dora").get(house.path(row)))
    assert "GUA01" not in text(house.client("piera").get(house.path(house.sheet("luca"))))


def test_what_waits_for_whom_and_the_part_that_the_days_page_brings_in(house):
    row = house.carried("assigned")
    client = house.client("sara")
    page = text(client.get("/casa/schede/aspettano/"))
    assert f"Prendi visione: la tua scheda 2024/{row.number}" in page
    assert "Devi prendere visione fino al" in page
    assert text(client.get("/casa/schede/aspettano/", headers={"HX-Request": "true"})).strip() in page
    assert "Nessuna scheda aspetta te" in text(house.client("piera").get("/casa/schede/aspettano/"))
    house.act("sara", row, "acknowledge")
    assert "<strong>1</strong> scheda da valutare" in text(house.client("piera").get("/casa/schede/aspettano/"))


def test_objections_with_their_clock(house, today):
    house.carried("objected")
    page = text(house.client("nora").get("/casa/contestazioni/"))
    assert "Una contestazione aperta, nessuna oltre il termine." in page
    assert "Si può decidere fino al 05/03/2025, fra 30 giorni" in page
    today.append(date(2025, 3, 7))
    assert "1 oltre il termine" in text(house.client("nora").get("/casa/contestazioni/"))
    assert "con una contestazione da decidere" in text(house.client("nora").get("/casa/schede/aspettano/"))
    assert "Nessuna contestazione aperta" in text(house.client("sara").get("/casa/contestazioni/"))


def test_the_person_reads_until_when_they_may_object_and_the_office_that_it_can_close(house, today):
    row = house.carried("signed")
    assert "Puoi contestare fino al 13/02/2025, fra 10 giorni." in text(house.client("sara").get(house.path(row)))
    today.append(AFTER + timedelta(days=11))
    page = text(house.client("olga").get(house.path(row)))
    assert "Il termine per contestare è passato il 13/02/2025, 1 giorno fa." in page
    assert "I termini sono passati: puoi chiuderla." in page
    assert "<strong>1</strong> scheda da chiudere" in text(house.client("olga").get("/casa/schede/aspettano/"))
    row.refresh_from_db()
    assert row.stage == "signed"


def test_many_are_assigned_at_once_and_the_others_say_why(house):
    ready, headless = house.sheet("sara"), house.sheet("vito", evaluator=None)
    client, path = house.client("olga"), "/casa/schede/assegna/"
    assert "Sara Assistente" in text(client.get(path, {"anno": YEAR}))
    given = {"year": YEAR, "sheet": [f"{ready.number}:1", f"{headless.number}:1", "strano", "7:7"]}
    page = text(client.post(path, given))
    assert "1 su 2" in page
    assert "La scheda non ha un valutatore: sceglilo prima." in page
    ready.refresh_from_db()
    headless.refresh_from_db()
    assert (ready.stage, headless.stage) == ("assigned", "draft")
    assert client.post(path, given).status_code == 422
    assert client.delete(path).status_code == 405
    assert house.client("nora").post(path, given).status_code == 403
    stale = client.post(path, {"year": YEAR, "sheet": [f"{headless.number}:9"]})
    assert (stale.status_code, "cambiata dopo" in text(stale)) == (422, True)


def test_reminders_say_nothing_of_what_is_in_the_sheet(house, django_capture_on_commit_callbacks):
    house.carried("evaluated")
    house.sheet("luca")
    client, path = house.client("olga"), "/casa/schede/promemoria/"
    assert "a 2 persone?" in text(client.get(path, {"anno": YEAR}))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(path, {"year": YEAR}).status_code == 302
    assert sorted(message.to[0] for message in mail.outbox) == ["piera@example.it", "sara@example.it"]
    sent = " ".join(f"{message.subject} {message.body}" for message in mail.outbox)
    assert "Una scheda aspetta te" in sent
    assert "/casa/schede/aspettano/" in sent
    assert [word for word in ("Sara", "Luca", "Piera", "PAROLE", "GIUDIZIO") if word in sent] == []
    entry = Entry.objects.order_by("-pk").first()
    assert (entry.act, "example.it" in str(entry.data)) == ("evaluation.remind", False)
    assert house.client("nora").post(path, {"year": YEAR}).status_code == 403


def test_goals_are_taken_from_rows_written_or_taken_away(house):
    row = house.sheet()
    client, path = house.client("piera"), house.path(row, "obiettivi/")
    rows = {
        "seen": row.revision,
        "rows": "3",
        "goal-0-component": "ob",
        "goal-0-title": "Visite a casa",
        "goal-0-weight": "100",
        "goal-0-remove": "on",
        "goal-1-component": "ob",
        "goal-1-title": "Formazione",
        "goal-1-weight": "12,5",
        "goal-1-tag": "formazione",
        "goal-2-component": "ob",
    }
    assert client.post(path, rows).status_code == 302
    assert list(row.goals.values_list("title", "weight", "tag")) == [("Formazione", Decimal("12.500"), "formazione")]
    weightless = {**rows, "seen": row.revision + 1, "goal-1-weight": ""}
    page = text(client.post(path, weightless))
    assert "senza peso l" in page
    assert f'name="seen" value="{row.revision + 1}"' in page
    bare = ({}, {"rows": "abc"}, {"seen": "1", "rows": "99"})
    assert [client.post(path, given).status_code for given in bare] == [422, 422, 422]
    assert models.Goal.objects.count() == 1


def test_a_page_for_each_hand_has_its_buttons(house):
    row = house.carried("evaluated")
    pages = {who: text(house.client(who).get(house.path(row))) for who in ("sara", "piera", "olga", "nora")}
    signs = {who: "Firma per presa visione</a>" in page for who, page in pages.items()}
    assert signs == {"sara": True, "piera": False, "olga": False, "nora": False}
    assert "Registra: firma per presa visione</a>" in pages["olga"]
    assert "Riprendi la valutazione" in pages["piera"]
    assert "78,00 punti su 100" in pages["sara"]
    assert house.client("nora").get(house.path(row, "passa/sign/")).status_code == 403
    assert "da quale carta risulta" in text(house.client("olga").get(house.path(row, "passa/sign/")))


@pytest.mark.parametrize(("who", "entry"), [("sara", "La tua scheda"), ("piera", "Da valutare"), ("olga", "Schede")])
def test_the_menu_lights_the_list_in_which_who_looks_finds_the_sheet(house, who, entry):
    row = house.carried("acknowledged")
    page = text(house.client(who).get(f"/casa/schede/2024/{row.number}/"))
    lit = re.findall(r'<a[^>]*aria-current="page"[^>]*>\s*(?:<span>)?([^<]+)', page)
    assert entry in {each.strip() for each in lit}
