"""The seven questions, asked of every act on the staff register; what its pages say."""

import io
import re
import zipfile
from dataclasses import dataclass

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of, text
from traguardo.audit.models import Entry
from traguardo.staffing import facade, models
from traguardo.staffing.tests.factories import a_staff, a_worker, people_file, presence_file

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BASE = "/valle/personale/"
FIXED = {"unit": "M", "category": "D", "position": "staff", "contract": "permanent"}
SPELL = {**FIXED, "full_time": "100%", "first_day": "2024-07-01", "version": 1}


@dataclass(frozen=True, kw_only=True)
class Act:
    name: str
    path: str
    good: dict
    bad: dict
    record: str = "staffing.change_person"
    versioned: bool = True


ACTS = [
    Act(
        name="add",
        path="nuova/",
        good=SPELL | {"code": "102", "name": "Neri Ugo"},
        bad={"code": "101"},
        record="staffing.add_person",
        versioned=False,
    ),
    Act(name="details", path="persone/101/dati/", good={"name": "Verdi Ada", "version": 1}, bad={"born": "80"}),
    Act(name="add_spell", path="persone/101/periodi/nuovo/", good=SPELL, bad={"full_time": "10%"}),
    Act(name="change_spell", path="persone/101/periodi/{spell}/cambia/", good=SPELL, bad={"first_day": "2024-01-01"}),
    Act(name="correct_spell", path="persone/101/periodi/{spell}/correggi/", good=SPELL, bad={"full_time": "0,5"}),
    Act(name="end", path="persone/101/fine/", good={"last_day": "2024-06-30", "version": 1}, bad={"last_day": "2023-12-31"}),
]  # fmt: skip
every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)


@pytest.fixture
def valle():
    return a_staff()


@pytest.fixture
def office(valle):
    return client_as(Role.STAFF_OFFICE)


def address(act):
    """Where the act is; a second spell goes beside one that leaves it room."""
    spell = models.Spell.objects.first()
    if act.name == "add_spell":
        models.Spell.objects.update(numerator=1, denominator=20)
    return BASE + act.path.format(spell=spell.pk if spell else 0)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (models.Person, models.Spell, models.Presence)]


@every_act
def test_it_works_and_leaves_one_record(office, act):
    path = address(act)
    good = act.good | ({"full_time": "95%"} if act.name == "add_spell" else {})
    before, entries = everything(), Entry.objects.count()

    assert office.post(path, good).status_code == 302
    assert everything() != before
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.order_by("-sequence").first().act == act.record


@every_act
def test_another_authority_s_user_gets_404(valle, act):
    monte = an_authority("monte", "Consorzio Monte")
    client = client_as(Role.STAFF_OFFICE, authority=monte)
    before = everything()

    assert client.post(address(act), act.good).status_code == 404
    if act.versioned:
        assert client.post(address(act).replace("/valle/", "/monte/"), act.good).status_code == 404
    assert [len(rows) for rows in everything()] == [len(rows) for rows in before]


@every_act
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.READER, Role.ADMINISTRATOR])
def test_a_role_without_the_right_gets_403(valle, act, role):
    assert client_as(role).post(address(act), act.good).status_code == 403
    assert facade.person(valle, "101").version == 1


@every_act
def test_bad_input_gets_422_says_why_and_writes_nothing(office, act):
    path = address(act)
    if act.name == "add_spell":
        models.Spell.objects.update(numerator=1, denominator=1)
    before, entries = everything(), Entry.objects.count()
    answer = office.post(path, act.good | act.bad)

    assert answer.status_code == 422
    assert "tg-errors" in text(answer)
    assert (everything(), Entry.objects.count()) == (before, entries)


@every_act
def test_a_wrong_method_gets_405(office, act):
    assert office.delete(address(act)).status_code == 405


@pytest.mark.parametrize("act", [act for act in ACTS if act.versioned], ids=lambda act: act.name)
def test_a_stale_version_gets_409_and_writes_nothing(office, act):
    path = address(act)
    before = everything()

    assert office.post(path, act.good | {"version": 9}).status_code == 409
    assert everything() == before


@every_act
def test_the_form_s_part_equals_the_fresh_page(office, act):
    part, whole = office.get(address(act), headers=HTMX), office.get(address(act))

    assert "<html" not in text(part)
    assert without_token(part).strip() in without_token(whole)


def without_token(answer):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text(answer))


def test_the_list_says_who_is_there_on_a_day_and_takes_filters(valle, office):
    a_worker(valle, "102", "Neri Ugo", unit="M", category="C")
    whole = text(office.get(f"{BASE}?data=2024-06-30"))

    assert "sono in servizio 2 persone, pari a 2 a tempo pieno" in whole
    assert "Neri Ugo" not in text(office.get(f"{BASE}?data=2024-06-30&categoria=D"))
    assert "Verdi Anna" not in text(office.get(f"{BASE}?data=2024-06-30&unita=M"))
    assert "Nessuno il 31/12/2023" in text(office.get(f"{BASE}?data=2023-12-31"))
    assert text(office.get(f"{BASE}?data=2024-06-30", headers=HTMX)).strip() in whole


def test_the_list_comes_as_a_file_and_the_register_comes_back_in(office):
    listed = text(office.get(f"{BASE}elenco.csv?data=2024-06-30"))
    archive = zipfile.ZipFile(io.BytesIO(office.get(f"{BASE}registro.zip").content))
    again = upload(office, {name: archive.read(name) for name in archive.namelist()})

    assert "Verdi Anna;101;Anziani;D" in listed
    assert "non c’è nulla da cambiare" in text(again)
    assert office.get(f"{BASE}carica/modello.xlsx").status_code == 200


def test_the_director_reads_and_changes_nothing(valle):
    director = client_as(Role.DIRECTOR)
    pages = [text(director.get(BASE + path)) for path in ("", "persone/101/")]

    assert all("Verdi Anna" in page for page in pages)
    assert not any("Correggi" in page or "Carica da un file" in page for page in pages)


def test_an_empty_register_teaches():
    an_authority()

    assert "Qui ci sarà il personale" in text(client_as(Role.STAFF_OFFICE).get(BASE))
    assert "Carica da un file" not in text(client_as(Role.DIRECTOR).get(BASE))


def test_a_person_takes_an_account_nobody_else_has(valle, office):
    user = a_member(Role.READER)
    a_worker(valle, "102", "Neri Ugo", user=user)
    answer = office.post(f"{BASE}persone/101/dati/", {"name": "Verdi Anna", "user": user.pk, "version": 1})

    assert answer.status_code == 422
    assert "entra già un&#39;altra persona" in text(answer)
    assert facade.person_of(valle, user).code == "102"


ROW = "102;Neri Ugo;M;1980;A;C;Educatore;;tempo indeterminato;50%;01/02/2024;"


def upload(client, files):
    sent = [as_file(name, content) for name, content in files.items()]
    return client.post(f"{BASE}carica/", {"workbook": sent})


def as_file(name, content):
    file = io.BytesIO(content)
    file.name = name
    return file


def token_of(answer):
    return re.search(r'name="token" value="([^"]+)"', text(answer))[1]


def test_a_file_is_looked_at_then_confirmed(valle, office):
    seen = upload(office, people_file(ROW) | presence_file("102;2024;220;198"))
    nothing_yet = facade.person(valle, "102")
    done = office.post(f"{BASE}carica/conferma/", {"token": token_of(seen)})

    assert "Il file nomina una persona: una cambia." in text(seen)
    assert nothing_yet is None
    assert done.status_code == 302
    assert facade.presences(valle, year=2024)["102"].worked == 198
    assert {"staffing.import_people", "staffing.import_presence"} <= set(Entry.objects.values_list("act", flat=True))


def test_a_bad_file_says_all_its_problems_and_writes_nothing(valle, office):
    answer = upload(office, people_file(ROW.replace(";A;", ";Z;"), ROW.replace("102", "")))

    assert answer.status_code == 422
    assert all(words in text(answer) for words in ("PER08", "PER02", "Non è stato scritto nulla"))
    assert facade.person(valle, "102") is None


def test_what_was_seen_is_confirmed_only_by_who_saw_it_where_they_did(valle, office):
    token = token_of(upload(office, people_file(ROW)))
    other = client_of(a_member(Role.STAFF_OFFICE, email="altra@example.it"))
    answers = [who.post(f"{BASE}carica/conferma/", {"token": sent}) for who, sent in ((other, token), (office, "x"))]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert facade.person(valle, "102") is None


def test_a_register_changed_meanwhile_gets_409(valle, office):
    token = token_of(upload(office, people_file(ROW)))
    a_worker(valle, "103", "Rossi Ivo")

    assert office.post(f"{BASE}carica/conferma/", {"token": token}).status_code == 409
    assert facade.person(valle, "102") is None


@pytest.mark.parametrize(("path", "method"), [("carica/", "delete"), ("carica/conferma/", "get"), ("", "post")])
def test_pages_take_only_their_methods(office, path, method):
    assert getattr(office, method)(BASE + path).status_code == 405


def test_the_list_takes_few_queries_whatever_its_size(valle, office, django_assert_max_num_queries):
    for number in range(30):
        a_worker(valle, str(200 + number), f"Persona {number}")

    with django_assert_max_num_queries(11):
        answer = office.get(f"{BASE}?data=2024-06-30")
    assert answer.status_code == 200


def test_taking_people_away_as_a_file_stays_in_the_record_without_names(office):
    before = Entry.objects.count()
    for path in ("elenco.csv?data=2024-06-30", "registro.zip"):
        assert office.get(f"{BASE}{path}").status_code == 200
    told = [(each.act, each.data) for each in Entry.objects.order_by("sequence")[before:]]
    assert [act for act, _ in told] == ["staffing.take_people"] * 2
    assert told[0][1] == '{"people":1}'


@pytest.mark.parametrize("path", ["tavole/?al=0001-01-01", "tavole/?al=9999-12-31", "?data=0001-01-01"])
def test_a_day_nobody_works_in_is_answered_too(office, path):
    for client in (office, client_as(Role.DIRECTOR)):
        assert client.get(f"{BASE}{path}").status_code == 200
