"""The public site: its door, its pages, what the authority decides; the seven questions of every act."""

import hashlib
from dataclasses import asdict, replace
from datetime import date

import pytest
from django.test import Client

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as
from traguardo.audit.models import Entry
from traguardo.documents.models import ReleasedFile
from traguardo.observatory.library.tree import part, tree
from traguardo.observatory.models import Placement, Site
from traguardo.observatory.queries.progress import progress, running
from traguardo.observatory.tests.sites import HOME, a_site, in_force, released
from traguardo.performance.queries.editions import editions
from traguardo.performance.tests import lives
from traguardo.performance.tests.factories import a_body
from traguardo.social_services.tests.drafts import an_adopted, opened

pytestmark = pytest.mark.django_db
DECIDE = "/valle/sito-pubblico/"
ACTS = {
    "configure": (DECIDE, {"version": 0, "on": "on", "documents": "on"}, {"version": 0, "home": "valle"}),
    "place": (
        f"{DECIDE}trasparenza/uffici/",
        {"version": 0, "address": "https://valle.example/uffici/", "updated_on": "01/10/2026"},
        {"version": 0, "address": "https://valle.example/", "not_due": "Non ci riguarda."},
    ),
}
every_act = pytest.mark.parametrize(("path", "good", "bad"), ACTS.values(), ids=ACTS)


@pytest.fixture
def valle():
    return an_authority()


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Site, Placement)]


@every_act
def test_it_works_and_leaves_one_record(valle, path, good, bad):
    client, before, entries = client_as(Role.DIRECTOR), everything(), Entry.objects.count()
    assert client.get(path).status_code == 200
    assert client.post(path, good).status_code == 302
    assert everything() != before
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.order_by("-sequence").first().act.startswith("observatory.")


@every_act
def test_bad_input_writes_nothing_and_says_why(valle, path, good, bad):
    client, before = client_as(Role.PLANNING_OFFICE), everything()
    answer = client.post(path, bad)
    assert (answer.status_code, everything() == before) == (422, True)
    assert "tg-errors" in answer.content.decode()
    part = client.post(path, bad, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "tg-errors" in part


@every_act
def test_who_may_not_is_refused(valle, path, good, bad):
    before = everything()
    assert client_as(Role.UNIT_HEAD).post(path, good).status_code == 403
    elsewhere = client_as(Role.DIRECTOR, authority=an_authority("monte", "Monte"), email="monte@example.it")
    assert elsewhere.post(path, good).status_code == 404
    assert client_as(Role.DIRECTOR).delete(path).status_code == 405
    assert everything() == before


@every_act
def test_who_saw_something_older_is_shown_both(valle, path, good, bad):
    client = client_as(Role.DIRECTOR)
    client.post(path, good)
    before = everything()
    assert (client.post(path, good).status_code, everything() == before) == (409, True)


def test_a_part_the_law_does_not_have_is_not_found(valle):
    assert client_as(Role.DIRECTOR).get(f"{DECIDE}trasparenza/niente/").status_code == 404


PAGES = {
    "documents": ("documenti/", "verifica/"),
    "progress": ("obiettivi/", "obiettivi/2024/A/"),
    "deadlines": ("scadenze/",),
    "transparency": ("trasparenza/",),
    "open_data": ("dati/", "dati/catalogo.ttl", "dati/2024/obiettivi.csv"),
}


def test_a_site_that_is_off_is_not_there():
    body = a_body()
    in_force(body)
    paths = ["", "accessibilita/", *(path for paths in PAGES.values() for path in paths)]
    never = {path: Client().get(HOME + path).status_code for path in paths}
    a_site(body, on=False)
    off = {path: Client().get(HOME + path).status_code for path in paths}
    assert {*never.values(), *off.values()} == {404}


@pytest.mark.parametrize("section", PAGES)
def test_a_closed_section_is_not_there_nor_linked(section):
    body = a_site(**{section: False})
    in_force(body)
    paths = ["", *(path for name, paths in PAGES.items() if name != section for path in paths)]
    shut = {path: Client().get(HOME + path).status_code for path in PAGES[section]}
    assert set(shut.values()) == {404}
    linked = "".join(Client().get(HOME + path).content.decode() for path in paths)
    assert f'href="{HOME}{PAGES[section][0]}"' not in linked


def test_only_reading_is_possible():
    a_site()
    assert {Client().generic(method, HOME).status_code for method in ("POST", "PUT", "PATCH", "DELETE")} == {405}
    assert Client().head(HOME).status_code == 200


def test_an_answer_is_kept_until_something_changes():
    body = a_site()
    first = Client().get(HOME)
    again = Client().get(HOME, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    a_site(body, about="Un altro testo")
    assert Client().get(HOME, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_who_is_signed_in_sees_the_same_page():
    body = a_site()
    in_force(body)
    assert client_as(Role.DIRECTOR, authority=body).get(HOME).content == Client().get(HOME).content


def test_pages_take_few_queries(django_assert_max_num_queries):
    body = a_site()
    in_force(body)
    released(body)
    for path in ("", "documenti/", "obiettivi/", "obiettivi/2024/A/", "scadenze/", "trasparenza/", "dati/"):
        with django_assert_max_num_queries(20):
            assert Client().get(HOME + path).status_code == 200


def test_many_objectives_go_over_pages_that_stay_light(django_assert_max_num_queries):
    body = a_site()
    whole = lives.a_sound_plan()
    first = whole.objectives[0]
    many = tuple(replace(first, code=f"M{n}", title=f"Obiettivo numero {n}", weight=None) for n in range(300))
    in_force(body, replace(whole, objectives=(*(replace(each, weight=None) for each in whole.objectives), *many)))
    with django_assert_max_num_queries(20):
        page = Client().get(f"{HOME}obiettivi/").content
    assert page.decode().count("tg-goal__title") == 60
    assert len(page) < 250_000
    last = Client().get(f"{HOME}obiettivi/?pagina=6").content.decode()
    assert "Obiettivo numero 299" in last
    assert "Pagina 6 di 6" in last


def test_only_a_plan_in_force_is_public():
    body = a_site()
    row = lives.approved(body, lives.brought(body))
    assert "Sportello unico" not in Client().get(f"{HOME}obiettivi/").content.decode()
    assert Client().get(f"{HOME}obiettivi/2024/A/").status_code == 404
    lives.living.put_in_force(by=lives.BY, authority=body, seen=lives.seen(row), first_day=date(2024, 2, 1), today=lives.TODAY)  # fmt: skip
    assert "Sportello unico" in Client().get(f"{HOME}obiettivi/").content.decode()


def test_results_stop_at_the_day_chosen():
    body = a_site()
    in_force(body)
    edition = next(each for each in editions(body) if each.running)

    def told(until):
        found = progress(edition, until=until)
        item = next(item for item in found.goal("A").items if item.code == "1.1")
        return found.at, item.result, item.on, bool(item.state), bool(found.goal("A").standing)

    assert told(None) == (None, "", None, False, False)
    assert told(date(2023, 12, 31)) == (None, "", None, False, False)
    assert told(date(2024, 6, 29))[:3] == (date(2024, 6, 29), "", None)
    assert told(date(2024, 6, 30))[1:3] == ("61,5%", date(2024, 6, 30))
    assert told(date(2030, 1, 1))[0] == date(2025, 1, 31)


def test_the_objectives_are_searched_and_filtered_and_the_year_chosen():
    body = a_site()
    in_force(body)
    page = Client().get(f"{HOME}obiettivi/?cerca=sportello&anno=1999").content.decode()
    assert "Sportello unico" in page
    assert "Lista d&#39;attesa" not in page
    assert "Nessun obiettivo risponde" in Client().get(f"{HOME}obiettivi/?stato=inventato").content.decode()
    assert [edition.year for edition in running(body)] == [2024]


def test_a_document_is_read_taken_and_verified():
    body = a_site()
    release = released(body)
    where = f"{HOME}documenti/{release.digest}/"
    page = Client().get(where).content.decode()
    assert "Assemblea, n. 12 del 30/01/2022" in page
    assert '<article class="tg-paper">' in Client().get(f"{where}leggi/").content.decode()
    file = Client().get(f"{where}scarica/json/")
    sha256 = hashlib.sha256(file.content).hexdigest()
    assert (file["Content-Disposition"], sha256 in page) == ('attachment; filename="piao.json"', True)
    assert "È autentico" in Client().get(f"{HOME}verifica/?impronta={sha256.upper()}").content.decode()
    assert "Nessun file pubblicato" in Client().get(f"{HOME}verifica/?impronta={'0' * 64}").content.decode()
    assert "non è un’impronta" in Client().get(f"{HOME}verifica/?impronta=abc").content.decode()
    assert Client().get(f"{where}scarica/pdf/").status_code == 404
    assert Client().get(f"{HOME}documenti/{'0' * 64}/").status_code == 404


def test_a_document_of_another_body_is_neither_shown_nor_verified_here():
    a_site()
    release = released(a_site(an_authority("altro", "Altro ente")))
    sha256 = ReleasedFile.objects.first().sha256
    assert Client().get(f"{HOME}documenti/{release.digest}/").status_code == 404
    assert "Nessun file pubblicato" in Client().get(f"{HOME}verifica/?impronta={sha256}").content.decode()


def test_a_document_approved_is_hidden_and_one_withdrawn_says_why():
    body = a_site()
    hidden = released(body, state="approved")
    assert Client().get(f"{HOME}documenti/{hidden.digest}/").status_code == 404
    taken = released(body, state="withdrawn", number=2, act="altro", reason="Conteneva un errore.")
    page = Client().get(f"{HOME}documenti/{taken.digest}/").content.decode()
    assert "Conteneva un errore." in page
    assert "scarica" not in page
    assert Client().get(f"{HOME}documenti/{taken.digest}/scarica/json/").status_code == 404


def test_open_data_come_down_described():
    body = a_site()
    in_force(body)
    csv = Client().get(f"{HOME}dati/2024/risultati.csv").content.decode()
    assert csv.splitlines()[0].startswith(
        "codice,tipo,titolo,obiettivo,fase o indicatore,atteso,unità di misura,valore"
    )
    assert "61.5" in csv
    rows = Client().get(f"{HOME}dati/2024/obiettivi.json").json()["righe"]
    assert [row["codice"] for row in rows] == ["A", "B.2"]
    assert "dcatapit:Dataset" in Client().get(f"{HOME}dati/catalogo.ttl").content.decode()
    wrong = ("2023/obiettivi.csv", "2024/niente.csv", "2024/obiettivi.xml")
    assert {Client().get(f"{HOME}dati/{path}").status_code for path in wrong} == {404}


def test_the_tree_says_where_everything_is():
    body = a_site()
    in_force(body)
    released(body)
    client = client_as(Role.DIRECTOR, authority=body)
    inside = "/ente-prova/sito-pubblico/trasparenza/"
    client.post(f"{inside}uffici/", {"version": 0, "address": "https://ente.example/uffici/"})
    client.post(f"{inside}immobili/", {"version": 0, "not_due": "Nessun immobile."})
    page = Client().get(f"{HOME}trasparenza/").content.decode()
    assert page.count("PIAO 2022-2024") == 3
    assert "https://ente.example/uffici/" in page
    assert "Nessun immobile." in page
    assert client.get(inside).content.decode().count("dove si trova<") == len(
        [each for s in tree() for each in s.parts]
    )


def test_the_calculators_that_are_open_are_led_to():
    body = a_site()
    assert "Calcola quanto paghi" not in Client().get(HOME).content.decode()
    opened(an_adopted(authority=body))
    home = Client().get(HOME).content.decode()
    assert f"/pubblico/{body.code}/calcola/prova/" in home
    assert Client().get(f"/pubblico/{body.code}/calcola/prova/").status_code == 200


def test_the_tree_is_the_one_of_the_law():
    titles = [section.title for section in tree()]
    codes = [each.code for section in tree() for each in section.parts]
    assert titles[:3] == ["Disposizioni generali", "Organizzazione", "Consulenti e collaboratori"]
    assert (titles[-1], len(titles), len(codes)) == ("Altri contenuti", 20, len(set(codes)))
    assert all(asdict(each)["law"] and each.what and each.often for section in tree() for each in section.parts)
    assert part("piao").kinds[0] == "piao"
