"""The simulation on the web: reproducible by its address, bounded, kept nowhere, the same figures as the command."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.social_services.queries import simulating
from traguardo.social_services.tests.books import SMALL, swapped
from traguardo.social_services.tests.drafts import HOME, a_draft, an_adopted, director, office

pytestmark = pytest.mark.django_db
HERE = "/valle/servizi/simula/"
HTMX = {"HX-Request": "true"}
QUESTION = {"regolamento": "prova/2", "confronto": "prova/1", "persone": "300", "seme": "7", "giorno": "01/11/2026"}
DEARER = swapped(('percent = 50, of = "costo"', 'percent = 60, of = "costo"'))
FILE = "id;isee;costo;nucleo_tipo\n1;5000;100;solo\n2;20000;200;coppia\n3;;300;solo\n"


@pytest.fixture
def two():
    an_adopted()
    return a_draft(DEARER, base=1)


def uploaded(content=FILE, name="persone.csv"):
    return {**QUESTION, "file": SimpleUploadedFile(name, content.encode())}


def test_the_address_gives_the_same_answer_with_pictures_tables_and_notes(two):
    client = office()
    answer = client.get(HERE, QUESTION)
    seen = text(answer)
    assert answer.status_code == 200
    assert "Con la versione\u00a02 entrano" in seen
    assert seen.count('role="img"') == 6
    assert seen.index("Con la versione") < seen.index("Per decile di ISEE") < seen.index("I cambi più grandi")
    assert "Il regolamento provato è in bozza" in seen
    assert "no-store" in answer["Cache-Control"]
    simulating.simulated_invented.cache_clear()
    again = text(client.get(HERE, QUESTION))
    assert again[again.index('id="esito"') :] == seen[seen.index('id="esito"') :]


def test_a_file_gives_the_cents_of_its_people_and_is_kept_nowhere(two):
    client, entries = office(), Entry.objects.count()
    seen = text(client.post(HERE, uploaded()))
    assert "Con la versione\u00a02 entrano 560,00\u00a0€: 10,00\u00a0€ in più (1,8%)" in seen
    assert "Pagano di più una persona, di meno nessuno, lo stesso 2 persone." in seen
    assert "coppia" in seen
    assert Entry.objects.count() == entries


def test_the_tables_are_taken_away_as_csv_and_workbook(two):
    client = office()
    answer = client.get(HERE, {**QUESTION, "forma": "csv"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert answer["Content-Disposition"] == 'attachment; filename="simulazione-prova.csv"'
    assert ["In tutto"] in rows
    assert ["Persone", "300", "300"] in rows
    book = client.post(HERE, {**uploaded(), "forma": "xlsx"})
    assert book.content.startswith(b"PK")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"persone": "200001"}, "da 1 a 200.000"),
        ({"persone": "molte"}, "da 1 a 200.000"),
        ({"regolamento": "prova/9"}, "Regolamento da provare"),
        ({"giorno": "ieri"}, "Scrivi la data"),
        ({"giorno": "01/01/2019", "regolamento": "", "seme": "-1"}, "Scegli il regolamento."),
    ],
)
def test_a_bad_question_is_asked_again(two, changed, words):
    answer = office().get(HERE, QUESTION | changed)
    assert answer.status_code == 422
    assert words in text(answer)


def test_a_bad_file_is_told_and_too_many_people_too(two, monkeypatch):
    client = office()
    for data, words in (
        (uploaded("isee;costo\n5000;cento\n"), "SIM04"),
        (uploaded(name="persone.doc"), "Il file non è un .csv"),
        (uploaded(""), "Il file è vuoto."),
        (uploaded("PK", name="persone.xlsx"), "SIM01"),
    ):
        answer = client.post(HERE, data)
        assert (answer.status_code, words in text(answer)) == (422, True), words
    monkeypatch.setattr(simulating, "MOST", 2)
    assert "Il file ha 3 persone: qui se ne contano al più 2." in text(client.post(HERE, uploaded()))


def test_the_part_is_of_the_fresh_page(two):
    client = office()
    whole, part = (text(client.get(HERE, QUESTION, headers=each)) for each in ({}, HTMX))
    assert "<html" not in part
    assert part.strip() in whole


def test_who_may_and_how(two):
    assert client_as(Role.READER).get(HERE).status_code == 403
    stranger = client_as(Role.UNIT_HEAD, authority=an_authority("monte", "Unione Monte"), email="altra@example.it")
    assert stranger.get(HERE, QUESTION).status_code == 404
    assert office().put(HERE).status_code == 405
    assert "confronto=prova/1" in text(director().get(f"{HOME}prova/2/")).replace("%2F", "/").replace("&amp;", "&")
    blank = text(stranger.get(HERE.replace("valle", "monte")))
    assert "Serve almeno un regolamento" in blank


def test_one_alone_shows_means_and_keys_that_clash_are_told():
    an_adopted(SMALL)
    a_draft(swapped(('code = "prova"', 'code = "altra"'), ("costo", "importo"), ('name = "isee"\nkind', 'name = "costo"\nkind = "yes_no"\nlabel = "Sì"\n\n[[key]]\nname = "isee"\nkind')))  # fmt: skip
    client = office()
    alone = text(client.get(HERE, QUESTION | {"regolamento": "prova/1", "confronto": ""}))
    assert "in media" in alone
    assert "Quanto si paga in media" in alone
    clash = client.get(HERE, QUESTION | {"regolamento": "altra/1"})
    assert (clash.status_code, "vuol dire cose diverse" in text(clash)) == (422, True)
