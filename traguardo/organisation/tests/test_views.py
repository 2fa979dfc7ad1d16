"""The seven questions, asked of every act on units, member bodies and posts."""

import re
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as
from traguardo.audit.models import Entry
from traguardo.organisation import facade, models

pytestmark = pytest.mark.django_db
START = date(2026, 1, 1)
HTMX = {"HX-Request": "true"}
BASE = "/valle/organizzazione/"
OF_OURS = (models.Unit, models.UnitState, models.MemberBody, models.Quota, models.Post)


@dataclass(frozen=True, kw_only=True)
class Act:
    name: str
    path: str
    good: dict
    bad: dict = field(default_factory=dict)
    versioned: bool = False


ACTS = [
    Act(
        name="create_unit",
        path="nuova/",
        good={"code": "B", "name": "Anziani", "parent": "A", "head": "Responsabile", "first_day": "2026-02-01"},
        bad={"code": "A"},
    ),
    Act(
        name="change_unit",
        path="unita/A/cambia/",
        good={"name": "Servizi", "parent": "", "head": "Direttore", "first_day": "2026-03-01", "version": 1},
        bad={"first_day": "2025-01-01"},
        versioned=True,
    ),
    Act(
        name="close_unit",
        path="unita/A/chiudi/",
        good={"last_day": "2026-12-31", "version": 1},
        bad={"last_day": "2025-01-01"},
        versioned=True,
    ),
    Act(
        name="add_member_body",
        path="enti/nuovo/",
        good={"code": "due", "name": "Comune Due", "kind": "comune", "share": "40%", "first_day": "2026-02-01"},
        bad={"share": "140%"},
    ),
    Act(
        name="change_quota",
        path="enti/uno/quota/",
        good={"share": "1/3", "first_day": "2026-07-01", "version": 1, "act": "Delibera 3/2026"},
        bad={"first_day": "2025-01-01"},
        versioned=True,
    ),
    Act(
        name="remove_member_body",
        path="enti/uno/uscita/",
        good={"last_day": "2026-12-31", "version": 1},
        bad={"last_day": "2025-01-01"},
        versioned=True,
    ),
    Act(
        name="create_post",
        path="posti/nuovo/",
        good={"code": "P2", "title": "Educatore", "unit": "A", "first_day": "2026-02-01"},
        bad={"code": "P 2"},
    ),
    Act(
        name="close_post",
        path="posti/{post}/chiudi/",
        good={"last_day": "2026-12-31", "version": 1},
        bad={"last_day": "2025-01-01"},
        versioned=True,
    ),
]
every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)


@pytest.fixture
def valle():
    authority = an_authority()
    who = {"by": "sistema", "authority": authority}
    facade.create_unit(**who, code="A", name="Area servizi", first_day=START, head="Dirigente")
    facade.add_member_body(
        **who, code="uno", name="Comune Uno", kind="comune", share=Fraction(3456, 10000), first_day=START
    )
    facade.create_unit(**who, code="Z", name="Area generale", first_day=START)
    facade.create_post(**who, code="P1", title="Assistente sociale", unit="Z", first_day=START)
    return authority


def address(act):
    post = models.Post.objects.first()
    return BASE + act.path.format(post=post.pk if post else 0)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in OF_OURS]


@every_act
def test_it_works_and_leaves_one_record(valle, act):
    client = client_as(Role.PLANNING_OFFICE)
    before, entries = everything(), Entry.objects.count()
    response = client.post(address(act), act.good)

    assert response.status_code == 302
    assert everything() != before
    assert Entry.objects.count() == entries + 1
    entry = Entry.objects.order_by("-sequence").first()
    assert (entry.act, entry.actor) == (f"organisation.{act.name}", "planning_office@example.it")


@every_act
def test_another_authority_s_user_gets_404(valle, act):
    monte = an_authority("monte", "Consorzio Monte")
    client = client_as(Role.PLANNING_OFFICE, authority=monte)
    before = everything()

    assert client.post(address(act), act.good).status_code == 404
    if act.versioned:
        assert client.post(address(act).replace("/valle/", "/monte/"), act.good).status_code == 404
    assert everything() == before


@every_act
@pytest.mark.parametrize("role", [Role.READER, Role.UNIT_HEAD, Role.EVALUATION_BOARD])
def test_a_role_without_the_right_gets_403(valle, act, role):
    before = everything()

    assert client_as(role).post(address(act), act.good).status_code == 403
    assert everything() == before


@every_act
def test_bad_input_gets_422_says_why_and_writes_nothing(valle, act):
    client = client_as(Role.PLANNING_OFFICE)
    before, entries = everything(), Entry.objects.count()
    response = client.post(address(act), act.good | act.bad)

    assert response.status_code == 422
    assert "tg-errors" in response.content.decode()
    assert client.post(address(act), {}).status_code in {200, 422}
    assert everything() == before
    assert Entry.objects.count() == entries


@every_act
def test_a_wrong_method_gets_405(valle, act):
    assert client_as(Role.PLANNING_OFFICE).delete(address(act)).status_code == 405


@pytest.mark.parametrize("act", [act for act in ACTS if act.versioned], ids=lambda act: act.name)
def test_a_stale_version_gets_409_and_writes_nothing(valle, act):
    before = everything()
    response = client_as(Role.PLANNING_OFFICE).post(address(act), act.good | {"version": 9})

    assert response.status_code == 409
    assert everything() == before


@every_act
def test_the_form_s_part_equals_the_fresh_page(valle, act):
    client = client_as(Role.PLANNING_OFFICE)
    part, whole = client.get(address(act), headers=HTMX), client.get(address(act))

    assert part.status_code == 200
    assert "<html" not in part.content.decode()
    assert without_token(part).strip() in without_token(whole)


def without_token(response):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


@pytest.mark.parametrize("path", ["", "unita/A/", "enti/", "posti/"])
def test_every_role_reads_the_pages_and_only_by_get(valle, path):
    for role in Role:
        assert client_as(role).get(BASE + path).status_code == 200
    assert client_as(Role.READER).post(BASE + path).status_code == 405
    if path != "unita/A/":
        part, whole = (client_as(Role.READER).get(BASE + path, headers=head) for head in (HTMX, {}))
        assert part.content.decode().strip() in whole.content.decode()


def test_the_past_is_still_there_after_a_change(valle):
    client = client_as(Role.PLANNING_OFFICE)
    client.post(
        f"{BASE}unita/A/cambia/",
        {"name": "Servizi", "parent": "Z", "head": "Direttore", "first_day": "2026-03-01", "version": 1},
    )

    assert "Area servizi" in client.get(f"{BASE}?data=2026-02-28").content.decode()
    assert "Area servizi" not in client.get(f"{BASE}?data=2026-03-01").content.decode()
    assert [state.name for state in facade.history(valle, "A")] == ["Servizi", "Area servizi"]
    assert facade.unit(valle, "A", on=date(2026, 3, 1)).parent == "Z"


def test_a_change_from_its_own_first_day_is_a_correction(valle):
    facade.change_unit(
        by="s", authority=valle, code="A", version=1, name="Area sociale", parent="", head="", first_day=START
    )

    assert [state.name for state in facade.history(valle, "A")] == ["Area sociale"]


def test_units_make_no_ring_and_do_not_close_while_full(valle):
    who = {"by": "s", "authority": valle}
    facade.create_unit(**who, code="B", name="Anziani", parent="A", first_day=START)
    with pytest.raises(facade.Refused, match="non può stare"):
        facade.change_unit(**who, code="A", version=1, name="A", parent="B", head="", first_day=date(2026, 5, 1))
    with pytest.raises(facade.Refused, match="ci sono ancora B"):
        facade.close_unit(**who, code="A", version=1, last_day=date(2026, 5, 1))
    with pytest.raises(facade.Refused, match="i posti P1"):
        facade.close_unit(**who, code="Z", version=1, last_day=date(2026, 5, 1))


def test_quotas_that_do_not_make_the_whole_are_said(valle):
    shown = client_as(Role.READER).get(f"{BASE}enti/?data=2026-06-01").content.decode()

    assert "Le quote fanno 34,56%, non 100%: mancano 65,44 punti." in shown
    facade.add_member_body(
        by="s", authority=valle, code="due", name="Due", kind="asl", share=Fraction(6544, 10000), first_day=START
    )
    assert "mancano" not in client_as(Role.READER).get(f"{BASE}enti/?data=2026-06-01").content.decode()


def test_a_quota_has_its_history_and_is_exact(valle):
    facade.change_quota(
        by="s", authority=valle, code="uno", version=1, share=Fraction(1, 3), first_day=date(2026, 7, 1)
    )

    assert [each.share for each in facade.quotas(valle, on=date(2026, 6, 30))] == [Fraction(3456, 10000)]
    assert [each.share for each in facade.quotas(valle, on=date(2026, 7, 1))] == [Fraction(1, 3)]


def test_empty_pages_teach():
    an_authority()
    client = client_as(Role.READER)

    for path, words in (("", "Nessuna unità"), ("enti/", "Nessun ente"), ("posti/", "Nessun posto")):
        assert words in client.get(BASE + path).content.decode()


def test_the_chart_takes_few_queries_whatever_its_size(valle, django_assert_max_num_queries):
    for number in range(40):
        facade.create_unit(by="s", authority=valle, code=f"U{number}", name="Unità", parent="A", first_day=START)
    client = client_as(Role.READER)

    with django_assert_max_num_queries(10):
        page = client.get(f"{BASE}?data=2026-06-01")
    assert page.status_code == 200
