"""The seven questions, asked of every act on systems of evaluation; what their pages say."""

import json
from dataclasses import dataclass
from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.evaluation.actions.systems import adopt_system, create_system
from traguardo.evaluation.domain.system import default_data, system_data
from traguardo.evaluation.models import System, SystemState
from traguardo.evaluation.queries.systems import default_page, differences, system_page
from traguardo.evaluation.tests.systems import changed, plain

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BASE = "/valle/sistema-di-valutazione/"
GENERAL = {"title": "Nuovo nome", "first_year": 2027, "second_instance": "second_evaluator", "decimals": 1}


@dataclass(frozen=True, kw_only=True)
class Act:
    name: str
    path: str
    role: Role
    other: Role
    good: dict
    bad: dict
    record: str


ACTS = [
    Act(
        name="create", path="nuovo/", role=Role.STAFF_OFFICE, other=Role.DIRECTOR,
        good={"title": "Bozza nuova", "base": "1"}, bad={"title": ""}, record="evaluation.create_system",
    ),
    Act(
        name="change", path="1/cambia/generale/", role=Role.STAFF_OFFICE, other=Role.EVALUATION_BOARD,
        good=GENERAL | {"revision": 1}, bad=GENERAL | {"revision": 1, "decimals": 9}, record="evaluation.change_system",
    ),
    Act(
        name="adopt", path="1/adotta/", role=Role.DIRECTOR, other=Role.STAFF_OFFICE,
        good={"act": "delibera n. 3", "on": "20/01/2026", "revision": 1}, bad={"act": "", "on": "oggi", "revision": 1},
        record="evaluation.adopt_system",
    ),
]  # fmt: skip
every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)


@pytest.fixture
def draft():
    return create_system(by="prova", authority=an_authority(), title="Sistema 2026")


def office():
    return client_as(Role.STAFF_OFFICE)


def everything():
    return list(System.objects.order_by("pk").values())


@every_act
def test_it_works_and_leaves_one_record(act, draft):
    client = client_as(act.role)
    before, entries = everything(), Entry.objects.count()

    assert client.post(BASE + act.path, act.good).status_code == 302
    assert everything() != before
    last = Entry.objects.order_by("pk").last()
    assert (last.act, Entry.objects.count()) == (act.record, entries + 1)
    assert json.loads(last.data)["sha256"]


@every_act
def test_another_authority_gets_404(act, draft):
    stranger = client_as(act.role, authority=an_authority("monte", "Unione Monte"), email="altra@example.it")

    assert stranger.post(BASE + act.path, act.good).status_code == 404


@every_act
def test_a_role_without_the_right_gets_403(act, draft):
    before = everything()

    assert client_as(act.other).post(BASE + act.path, act.good).status_code == 403
    assert everything() == before


@every_act
def test_bad_input_gets_422_and_nothing_is_written(act, draft):
    client = client_as(act.role)
    before, entries = everything(), Entry.objects.count()

    assert client.post(BASE + act.path, act.bad).status_code == 422
    assert (everything(), Entry.objects.count()) == (before, entries)


@every_act
def test_a_wrong_method_gets_405(act, draft):
    client = client_as(act.role)

    assert (client.put(BASE + act.path).status_code, client.get(BASE + act.path).status_code) == (405, 200)


def test_an_adopted_system_is_frozen_and_copied(draft):
    director, client = client_as(Role.DIRECTOR), office()
    director.post(f"{BASE}1/adotta/", {"act": "delibera n. 3", "on": "2026-01-20", "revision": 1})
    row = System.objects.get()

    assert (row.state, row.act, row.adopted_on) == (SystemState.ADOPTED, "delibera n. 3", date(2026, 1, 20))
    assert row.content["act"] == "delibera n. 3"
    assert client.post(f"{BASE}1/cambia/generale/", GENERAL | {"revision": 2}).status_code == 403
    assert director.get(f"{BASE}1/adotta/").status_code == 403
    assert "Adottato con delibera n. 3 del 20/01/2026" in text(client.get(f"{BASE}1/"))
    client.post(f"{BASE}nuovo/", {"title": "Seconda", "base": "1"})
    assert System.objects.get(number=2).content == {**row.content, "title": "Seconda", "act": ""}


def test_what_the_checks_call_an_error_keeps_it_from_being_adopted():
    create_system(by="prova", authority=an_authority(), title="Rotto", data=plain(terms={}))
    director = client_as(Role.DIRECTOR)
    page = text(director.get(f"{BASE}1/adotta/"))
    answer = director.post(f"{BASE}1/adotta/", {"act": "delibera", "on": "20/01/2026", "revision": 1})

    assert "Così non si può adottare" in page
    assert answer.status_code == 422
    assert System.objects.get().state == SystemState.DRAFT


def test_an_act_of_tomorrow_is_refused(draft):
    answer = client_as(Role.DIRECTOR).post(f"{BASE}1/adotta/", {"act": "x", "on": "31/12/2999", "revision": 1})

    assert (answer.status_code, "La data è nel futuro" in text(answer)) == (422, True)


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_how_they_are_evaluated(role, draft):
    page = text(client_as(role).get(f"{BASE}1/"))

    assert "Che cosa succede se…" in page
    assert "86,97 punti: fascia «Buona». Il premio spetta." in page.replace("&#39;", "'")
    assert ("Cambia</a>" in page) == (role is Role.STAFF_OFFICE)
    assert ("Adotta</a>" in page) == (role is Role.DIRECTOR)


def test_the_list_says_which_system_counts(draft):
    client = office()
    before = text(client.get(BASE))
    adopt_system(by="prova", authority=an_authority(), number=1, revision=1, act="delibera n. 3", on=date(2026, 1, 20))
    after = text(client.get(BASE))

    assert "non ha ancora adottato un sistema" in before
    assert "si valuta con «Sistema 2026», adottato con delibera n. 3." in after
    assert client.get(f"{BASE}9/").status_code == 404
    assert "È il sistema che viene con il programma" in text(client.get(f"{BASE}0/"))


def test_two_versions_are_compared_line_by_line(draft):
    data = system_data(changed(decimals=3, terms={}))
    create_system(by="prova", authority=an_authority(), title="Sistema 2026", data=data)
    client = office()
    page = text(client.get(f"{BASE}confronto/?da=1&a=2"))
    found = differences(system_page(an_authority(), 1), system_page(an_authority(), 2))

    assert (found[0].label, found[0].after) == ("Decimali del punteggio", "3")
    assert [each.after for each in found][1:] == [""] * 4
    assert "Cambiano 5 voci." in page
    assert "uguali" in text(client.get(f"{BASE}confronto/?da=1&a=1"))
    assert client.get(f"{BASE}confronto/?da=1&a=x").status_code == 404


def test_a_system_of_another_version_of_the_programme_is_told(draft):
    System.objects.update(content={"title": "Vecchio", "formula": "a/b"})
    client = office()
    page = client.get(f"{BASE}1/")

    assert page.status_code == 200
    assert "Questo sistema non si legge" in text(page)
    assert client.get(f"{BASE}1.toml").status_code == 404


def test_the_register_holds_no_content(draft):
    office().post(f"{BASE}1/cambia/generale/", GENERAL | {"revision": 1})
    held = json.loads(Entry.objects.order_by("pk").last().data)

    assert set(held) == {"number", "revision", "sha256", "parts"}
    assert default_page().first_year == default_data()["first_year"]
