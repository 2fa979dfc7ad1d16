"""Who sees a sheet and what of it, state by state; what is written in it is found by nobody else, anywhere."""

from itertools import product

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.evaluation.actions import judging
from traguardo.evaluation.domain.flow import Hand, Stage
from traguardo.evaluation.queries import rights

pytestmark = pytest.mark.django_db
EVERYBODY = ("sara", "piera", "olga", "nora", "mario", "dora", "ada", "pia", "luca")
ALWAYS = {"piera", "olga", "nora"}
MARKS = (
    "PAROLE-DEL-CAPO",
    "GIUDIZIO-COMPLESSIVO",
    "OSSERVAZIONE-DI-SARA",
    "MOTIVO-DELLA-CONTESTAZIONE",
    "Visite a casa",
)
LISTS = ("la-tua-scheda/", "da-valutare/", "contestazioni/", "schede/aspettano/", "schede/", "schede.csv", "oggi/")


def seers(house, row):
    return {who for who in EVERYBODY if rights.visible(house.look(who)).filter(pk=row.pk).exists()}


@pytest.mark.parametrize(
    ("to", "extra"), [("", set()), ("assigned", {"sara"}), ("evaluated", {"sara"}), ("decided", {"sara"})]
)
def test_who_sees_a_sheet(house, to, extra):
    row = house.carried(to) if to else house.sheet()
    row.second = house.people["mario"]
    row.save()
    assert seers(house, row) == ALWAYS | extra
    for who in EVERYBODY:
        wanted = 200 if who in ALWAYS | extra else 404
        assert house.client(who).get(house.path(row)).status_code == wanted, who


def test_the_second_evaluator_sees_it_once_contested_where_the_system_gives_them_the_decision(house):
    house.system.content["second_instance"] = "second_evaluator"
    house.system.save()
    row = house.sheet()
    row.second = house.people["mario"]
    row.save()
    house.carried("signed", row)
    assert "mario" not in seers(house, row)
    house.act("sara", row, "object", "Non è così.")
    assert "mario" in seers(house, row)
    row.refresh_from_db()
    assert rights.hand(house.look("mario"), row) == Hand(decider=True)
    assert not rights.hand(house.look("nora"), row).decider
    house.act("sara", row, "withdraw")
    assert "mario" not in seers(house, row)


def test_a_director_nobody_heads_is_judged_by_the_board_and_decided_on_through_the_staff_office(house):
    row = house.sheet("dora", evaluator=None, position="director", unit="DIR")
    assert rights.hand(house.look("nora"), row) == Hand(evaluator=True, reader=True)
    assert rights.hand(house.look("olga"), row) == Hand(office=True, decider=True, reader=True)
    assert [each.pk for each in rights.judged_by(house.look("nora"))] == [row.pk]
    alone = house.sheet("luca", evaluator=None)
    assert not rights.hand(house.look("nora"), alone).evaluator


def test_who_works_in_the_staff_office_is_only_the_person_before_their_own_sheet(house):
    row = house.sheet("olga", evaluator="dora", unit="DIR")
    assert not rights.visible(house.look("olga")).filter(pk=row.pk).exists()
    house.act("dora", row, "assign")
    assert rights.hand(house.look("olga"), row) == Hand(person=True)
    for tail in ("passa/take_back/", "valutatore/"):
        assert house.client("olga").get(house.path(row, tail)).status_code == 403, tail


@pytest.mark.parametrize(("stage", "who"), list(product(Stage, ("person", "evaluator", "office", "decider"))))
def test_drafts_are_read_by_who_writes_them(stage, who):
    hand = Hand(**{who: True})
    assert rights.sees_judgements(hand, stage) is (stage.judged or who == "evaluator")
    assert rights.sees_self_evaluation(hand, sent=False) is (who == "person")
    assert rights.sees_self_evaluation(hand, sent=True)


def test_each_reads_the_drafts_of_the_other_only_once_sent(house):
    row = house.carried("acknowledged")
    judging.save_self(by=house.look("sara"), sheet=row, seen=judging.own_stamp(row), steps={"ascolta": "3"})
    house.judged(row)
    pages = {who: text(house.client(who).get(house.path(row))) for who in ("sara", "piera", "olga", "nora")}
    assert [who for who, page in pages.items() if "PAROLE-DEL-CAPO" in page] == ["piera"]
    assert [who for who, page in pages.items() if "Autovalutazione: ottimo" in page] == ["sara"]
    assert [who for who, page in pages.items() if "Registro delle visite" in page] == ["piera"]
    judging.save_self(by=house.look("sara"), sheet=row, seen=judging.own_stamp(row), steps={"organizza": "3"})
    house.act("sara", row, "self", "Ecco.")
    house.act("piera", row, "evaluate", "GIUDIZIO-COMPLESSIVO")
    pages = {who: text(house.client(who).get(house.path(row))) for who in pages}
    assert all("PAROLE-DEL-CAPO" in page and "Autovalutazione: ottimo" in page for page in pages.values())
    house.act("piera", row, "take_back", "Ho sbagliato riga.")
    page = text(house.client("sara").get(house.path(row)))
    assert "PAROLE-DEL-CAPO" not in page
    assert "GIUDIZIO-COMPLESSIVO" not in page


def test_nothing_of_a_contested_sheet_is_found_elsewhere(house, mailoutbox):
    row = house.carried("objected")
    paths = [f"/casa/{tail}" for tail in LISTS] + [f"/casa/schede/?schede-cerca={mark}" for mark in MARKS]
    for who in ("mario", "dora", "ada", "pia", "luca"):
        client = house.client(who)
        for path in [*paths, house.path(row, "scheda.pdf"), house.path(row, "giudizi/")]:
            page = client.get(path).content.decode(errors="replace")
            sent = path.split("=")[-1]
            assert [mark for mark in (*MARKS, "Sara Assistente") if mark in page and mark != sent] == [], (who, path)
    kept = " ".join(str(entry.data) + entry.subject for entry in Entry.objects.filter(act__startswith="evaluation."))
    assert [mark for mark in (*MARKS, "Sara", "80") if mark in kept] == []
    assert mailoutbox == []


def test_another_body_finds_nothing_and_the_address_tells_no_name(house):
    row = house.carried("signed")
    elsewhere = client_as(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="m@example.it")
    assert elsewhere.get(house.path(row)).status_code == 404
    page = text(house.client("olga").get(house.path(row)))
    assert "<title>" in page
    assert "Sara" not in page[page.index("<title>") : page.index("</title>")]
    answer = house.client("olga").get(house.path(row, "scheda.pdf"))
    assert answer["Content-Disposition"] == f'inline; filename="scheda-2024-{row.number}.pdf"'
