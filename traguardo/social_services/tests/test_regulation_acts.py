"""The seven questions, asked of every act on regulations; what the database itself refuses."""

import json
from dataclasses import dataclass, field
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.social_services.actions.regulations import change_regulation
from traguardo.social_services.models import Desk, Regulation
from traguardo.social_services.tests.books import SMALL, swapped
from traguardo.social_services.tests.drafts import ACT, HOME, SINCE, a_draft, an_adopted, director, office

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
ADOPTION = {"act": ACT, "on": "23/12/2016", "valid_from": "01/01/2017", "revision": 1}


@dataclass(frozen=True, kw_only=True)
class Act:
    name: str
    path: str
    role: Role = Role.UNIT_HEAD
    other: Role = Role.DIRECTOR
    good: dict = field(default_factory=dict)
    bad: dict | None = None
    record: str
    methods: tuple = (200, 302)


ACTS = [
    Act(
        name="create", path="nuovo/", other=Role.READER, record="create_regulation",
        good={"start": "meals", "code": "pasti", "title": "Pasti"}, bad={"start": "", "code": "Pasti!", "title": ""},
    ),
    Act(name="renew", path="prova/1/versione/", record="create_regulation", methods=(405, 302)),
    Act(
        name="change", path="prova/1/modifica/", record="change_regulation",
        good={"text": swapped(("percent = 50", "percent = 40")), "revision": 1, "azione": "salva"},
        bad={"text": "code = 3", "revision": 1, "azione": "salva"},
    ),
    Act(
        name="adopt", path="prova/1/adotta/", role=Role.DIRECTOR, other=Role.UNIT_HEAD, record="adopt_regulation",
        good=ADOPTION, bad=ADOPTION | {"act": "", "on": "31/12/2999"},
    ),
    Act(name="drop", path="prova/1/elimina/", record="drop_regulation", good={"revision": 1}, bad={"revision": ""}),
    Act(
        name="desk", path="prova/sportello/", role=Role.DIRECTOR, other=Role.UNIT_HEAD, record="set_desk",
        good={"contact": "Sportello, stanza 3", "public": "on", "revision": 0}, bad={"contact": "x" * 401, "revision": 0},
    ),
]  # fmt: skip
every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)


@pytest.fixture
def draft():
    return a_draft()


def everything():
    return list(Regulation.objects.order_by("pk").values()) + list(Desk.objects.values())


@every_act
def test_it_works_and_leaves_one_record(act, draft):
    client = client_as(act.role)
    before, entries = everything(), Entry.objects.count()
    assert client.post(HOME + act.path, act.good).status_code == 302
    assert everything() != before
    last = Entry.objects.order_by("pk").last()
    assert (last.act, Entry.objects.count()) == (f"social_services.{act.record}", entries + 1)
    assert json.loads(last.data)


@every_act
def test_another_authority_gets_404(act, draft):
    stranger = client_as(act.role, authority=an_authority("monte", "Unione Monte"), email="altra@example.it")
    before = everything()
    assert stranger.post(HOME + act.path, act.good).status_code == 404
    assert stranger.post(HOME.replace("valle", "monte") + "prova/1/elimina/", {"revision": 1}).status_code in {403, 404}
    assert everything() == before


@every_act
def test_a_role_without_the_right_gets_403(act, draft):
    before = everything()
    assert client_as(act.other).post(HOME + act.path, act.good).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("act", [act for act in ACTS if act.bad], ids=lambda act: act.name)
def test_bad_input_gets_422_and_nothing_is_written(act, draft):
    client = client_as(act.role)
    before, entries = everything(), Entry.objects.count()
    assert client.post(HOME + act.path, act.bad).status_code == 422
    assert (everything(), Entry.objects.count()) == (before, entries)


@every_act
def test_a_wrong_method_gets_405(act, draft):
    client = client_as(act.role)
    assert (client.put(HOME + act.path).status_code, client.get(HOME + act.path).status_code)[0] == 405
    assert client.get(HOME + act.path).status_code == act.methods[0]


@pytest.mark.parametrize("path", ["prova/1/modifica/", "prova/1/adotta/", "prova/1/elimina/", "prova/sportello/"])
def test_the_part_is_of_the_fresh_page(path, draft):
    client = client_as(Role.DIRECTOR if "adotta" in path or "sportello" in path else Role.UNIT_HEAD)
    whole, part = client.get(HOME + path), client.get(HOME + path, headers=HTMX)
    assert text(part).strip()
    assert "<html" not in text(part)
    assert _bare(text(part)) in _bare(text(whole))


def _bare(html):
    """Without the token, which is never twice the same."""
    return "".join(line.strip() for line in html.split("\n") if "csrfmiddlewaretoken" not in line)


def test_who_saves_on_an_old_text_sees_both(draft):
    client = office()
    mine = {"text": swapped(("percent = 50", "percent = 40")), "revision": 1, "azione": "salva"}
    client.post(f"{HOME}prova/1/modifica/", mine)
    answer = client.post(f"{HOME}prova/1/modifica/", mine | {"text": swapped(("percent = 50", "percent = 30"))})
    assert answer.status_code == 409
    assert "30% di" in text(answer)
    assert "40% di" in text(answer)
    assert "percent = 40" in Regulation.objects.get().text


def test_only_looking_writes_nothing(draft):
    broken = swapped(('of = "costo" } },\n  {', 'of = "csto" } },\n  {'))
    answer = office().post(f"{HOME}prova/1/modifica/", {"text": broken, "revision": 1}, headers=HTMX)
    assert answer.status_code == 200
    assert "Forse intendevi «costo»" in text(answer)
    line = next(number for number, each in enumerate(broken.split("\n"), start=1) if "csto" in each)
    assert f'href="#riga-{line}"' in text(answer)
    assert Regulation.objects.get().text == SMALL


def test_another_code_is_another_service(draft):
    text_ = swapped(('code = "prova"', 'code = "altra"'))
    answer = office().post(f"{HOME}prova/1/modifica/", {"text": text_, "revision": 1, "azione": "salva"})
    assert answer.status_code == 422
    assert "questa è una versione di «prova»" in text(answer)


def test_an_error_of_the_linter_keeps_from_adopting():
    a_draft(swapped(("over = 10000 ", "over = 10000.01 ")))
    answer = director().post(f"{HOME}prova/1/adotta/", ADOPTION)
    assert answer.status_code == 422
    assert "REG10" in text(answer)
    assert Regulation.objects.get().state == "draft"


def test_an_adopted_one_says_its_act_and_is_frozen_here_and_in_the_database():
    row = an_adopted()
    assert f'resolution = "{ACT}"' in row.text
    assert (row.valid_from, row.adopted_on, row.revision) == (SINCE, date(2016, 12, 23), 2)
    client = office()
    paths = ("modifica/", "elimina/", "tabella/quota/", "valore/x/")
    assert {client.get(f"{HOME}prova/1/{path}").status_code for path in paths} == {403}
    assert director().get(f"{HOME}prova/1/adotta/").status_code == 403
    who = {"by": a_member(Role.UNIT_HEAD), "authority": row.authority, "code": "prova", "number": 1, "revision": 2}
    with pytest.raises(Exception, match="adottato"):
        change_regulation(**who, text=SMALL)
    for act in (lambda: Regulation.objects.update(title="altro"), lambda: Regulation.objects.all().delete()):
        with pytest.raises(DatabaseError, match="adottato non si modifica"), transaction.atomic():
            act()
    assert Regulation.objects.get().title == "Prova"


def test_a_new_version_keeps_the_text_and_awaits_its_own_act():
    an_adopted()
    office().post(f"{HOME}prova/1/versione/")
    row = Regulation.objects.get(number=2)
    assert (row.base, row.state) == (1, "draft")
    assert 'resolution = "in bozza, non ancora adottato"' in row.text


def test_a_file_begins_a_regulation_and_a_bad_one_does_not(tmp_path):
    client = office()
    for name, content in (("buono", SMALL), ("cattivo", SMALL.replace("[[rule]]", "[rule]]"))):
        (tmp_path / f"{name}.toml").write_text(content)
    begun = {"start": "", "code": "pasti", "title": "Pasti"}
    with (tmp_path / "cattivo.toml").open("rb") as file:
        assert client.post(f"{HOME}nuovo/", begun | {"file": file}).status_code == 422
    with (tmp_path / "buono.toml").open("rb") as file:
        assert client.post(f"{HOME}nuovo/", begun | {"file": file}).status_code == 302
    row = Regulation.objects.get()
    assert (row.code, row.title) == ("pasti", "Pasti")
    assert 'authority = "Consorzio Valle"' in row.text
    assert client.post(f"{HOME}nuovo/", begun | {"start": "meals"}).status_code == 422
