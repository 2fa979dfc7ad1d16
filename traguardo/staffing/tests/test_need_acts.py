"""The seven questions of every act on a staff need, on its screens; what adoption freezes; what the register says beside."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.kernel.toml_text import toml_text
from traguardo.staffing.actions.needs import Change, adopt_need, change_need, create_need
from traguardo.staffing.domain.need.content import rows, with_row, without_row
from traguardo.staffing.models import NeedVersion
from traguardo.staffing.queries.needs import need_sheet
from traguardo.staffing.tests.factories import a_staff, a_worker
from traguardo.staffing.tests.need_cases import as_printed, sound

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
HOME = "/valle/personale/fabbisogno/"
NEED = f"{HOME}2026/1/"
TODAY = date(2026, 11, 1)
POST = {"code": "X", "profile": "Educatore", "category": "D", "optimal": "2"}


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act on a draft: where it is, who may, what it takes, what it refuses."""

    name: str
    path: str
    good: dict
    bad: dict
    record: str = "staffing.change_need"
    role: Role = Role.STAFF_OFFICE
    versioned: bool = True


def a_file(data):
    return SimpleUploadedFile("NEED.toml", toml_text(data).encode())


ACTS = [
    Act(
        name="create",
        path=f"{HOME}nuovo/",
        good={"year": "2029", "start": "registro"},
        bad={"year": "2026", "start": "esempio"},
        record="staffing.create_need",
        versioned=False,
    ),
    Act(name="add", path=f"{NEED}modifica/posto/nuovo/", good=POST, bad={"optimal": "38.700"}),
    Act(name="change", path=f"{NEED}modifica/posto/1/", good=POST | {"code": "AS"}, bad={"code": ""}),
    Act(name="frame", path=f"{NEED}modifica/quote/0/", good={"counted": "20"}, bad={"counted": "venti"}),
    Act(name="hire", path=f"{NEED}modifica/assunzione/nuovo/", good={"code": "H", "post": "AS", "units": "1", "from": "2027-02-01"}, bad={"units": "-1"}),
    Act(name="remove", path=f"{NEED}modifica/standard/1/togli/", good={}, bad={"revision": ""}),
    Act(name="count", path=f"{NEED}dal-registro/", good={"on": "2025-12-31"}, bad={"on": "ieri"}),
    Act(name="upload", path=f"{NEED}carica/", good={"file": lambda: a_file(sound() | {"title": "Altro"})}, bad={"file": lambda: a_file({"post": []})}),
    Act(name="adopt", path=f"{NEED}adotta/", good={"act": "Giunta n. 3", "on": "2026-01-20"}, bad={"on": "2036-01-20"}, record="staffing.adopt_need", role=Role.DIRECTOR),
]  # fmt: skip
every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)


def given(act, **changes):
    data = ({"revision": 1} if act.versioned else {}) | act.good | changes
    return {key: value() if callable(value) else value for key, value in data.items()}


def needs():
    return list(NeedVersion.objects.order_by("pk").values())


def without_token(answer):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text(answer))


@pytest.fixture
def valle():
    """A sound need in draft, and a register with one social worker."""
    authority = a_staff()
    content = sound() | {"on": "2025-12-31"}
    create_need(by=a_member(Role.STAFF_OFFICE), authority=authority, year=2026, content=content, start="prova")
    return authority


@every_act
def test_it_works_and_leaves_one_record(valle, act):
    client = client_as(act.role)
    before, entries = needs(), Entry.objects.count()
    answer = client.post(act.path, given(act))

    assert answer.status_code == 302
    assert needs() != before
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.order_by("-sequence").first().act == act.record


@every_act
def test_who_is_of_another_authority_gets_404_and_who_has_not_the_right_403(valle, act):
    before = needs()
    other = client_as(act.role, authority=an_authority("monte", "Consorzio Monte"), email="altri@example.it")
    roles = set(Role) - {act.role}

    assert other.post(act.path, given(act)).status_code == 404
    assert {client_as(role).post(act.path, given(act)).status_code for role in roles} == {403}
    assert needs() == before


@every_act
def test_bad_input_gets_422_says_why_and_writes_nothing(valle, act):
    client, bad = client_as(act.role), {key: value() if callable(value) else value for key, value in act.bad.items()}
    before, entries = needs(), Entry.objects.count()
    answer = client.post(act.path, given(act) | bad)

    assert answer.status_code == 422
    assert "tg-errors" in text(answer)
    assert (needs(), Entry.objects.count()) == (before, entries)


@every_act
def test_its_form_is_the_same_alone_and_takes_no_other_method(valle, act):
    client = client_as(act.role)
    part, whole = client.get(act.path, headers=HTMX), client.get(act.path)

    assert "<html" not in text(part)
    assert without_token(part).strip() in without_token(whole)
    assert client.delete(act.path).status_code == 405


@pytest.mark.parametrize("act", [act for act in ACTS if act.versioned], ids=lambda act: act.name)
def test_a_stale_revision_gets_409_and_an_adopted_need_403(valle, act):
    client, before = client_as(act.role), needs()
    assert client.post(act.path, given(act, revision=7)).status_code == 409
    assert needs() == before

    director = a_member(Role.DIRECTOR)
    adopt_need(by=director, authority=valle, key=(2026, 1), revision=1, act="Giunta n. 3", on=TODAY, today=TODAY)
    assert client.post(act.path, given(act, revision=2)).status_code == 403


def test_what_is_typed_wrong_is_told_beside_its_field_in_the_words_of_the_screen(valle):
    answer = client_as(Role.STAFF_OFFICE).post(f"{NEED}modifica/posto/1/", POST | {"average": "38.700", "revision": 1})
    page = text(answer)

    assert answer.status_code == 422
    assert "«Costo medio annuo» è «38.700»: serve un importo in euro" in page
    assert "«average»" not in page


def test_the_database_refuses_any_change_of_what_was_adopted(valle):
    director = a_member(Role.DIRECTOR)
    adopt_need(by=director, authority=valle, key=(2026, 1), revision=1, act="Giunta n. 3", on=TODAY, today=TODAY)
    found = NeedVersion.objects.get()

    for change in (found.delete, lambda: NeedVersion.objects.update(reason="altro")):
        with pytest.raises(DatabaseError, match="adottato"), transaction.atomic():
            change()
    assert NeedVersion.objects.get().act == "Giunta n. 3"


def test_a_year_goes_on_by_versions_each_with_its_reason(valle):
    office, director = client_as(Role.STAFF_OFFICE), a_member(Role.DIRECTOR)
    again = {"year": "2026", "start": "copia-2026-1"}
    while_draft = office.post(f"{HOME}nuovo/", again | {"reason": "Nuove entrate"})
    adopt_need(by=director, authority=valle, key=(2026, 1), revision=1, act="Giunta n. 3", on=TODAY, today=TODAY)
    without = office.post(f"{HOME}nuovo/", again)
    done = office.post(f"{HOME}nuovo/", again | {"reason": "Nuove entrate"})

    assert "è già in bozza" in text(while_draft)
    assert "scrivi perché" in text(without)
    assert done.status_code == 302
    assert NeedVersion.objects.get(number=2).content == NeedVersion.objects.get(number=1).content


def test_a_need_with_errors_is_not_adopted(valle):
    office, director = a_member(Role.STAFF_OFFICE), client_as(Role.DIRECTOR)
    create_need(by=office, authority=valle, year=2022, content=as_printed(), start="file")
    page = director.post(f"{HOME}2022/1/adotta/", {"revision": 1, "act": "Giunta n. 3", "on": "2022-06-28"})

    assert page.status_code == 422
    assert "I controlli trovano 12 errori" in text(page)
    assert "FAB06" in text(page)


def test_a_post_others_name_is_not_taken_away(valle):
    answer = client_as(Role.STAFF_OFFICE).post(f"{NEED}modifica/posto/1/togli/", {"revision": 1})

    assert answer.status_code == 422
    assert "«AS» non c&#39;è" in text(answer)


def test_without_the_figures_of_the_act_only_what_is_computed_from_stays(valle):
    office = a_member(Role.STAFF_OFFICE)
    create_need(by=office, authority=valle, year=2022, content=as_printed(), start="file")
    answer = client_as(Role.STAFF_OFFICE).post(f"{HOME}2022/1/cifre-scritte/", {"revision": 1})
    content = NeedVersion.objects.get(year=2022).content

    assert answer.status_code == 302
    assert set(content) == {"title", "authority", "year", "on", "post", "standard", "hire", "source"}
    assert not any(key.startswith("printed") for row in content["post"] for key in row)


def test_the_register_is_told_beside_what_is_typed_and_counted_when_asked(valle):
    a_worker(valle, "102", "Neri Ugo", profile="Assistente sociale")
    client = client_as(Role.STAFF_OFFICE)
    typed = need_sheet(valle, 2026, 1)
    told = [each.message for each in typed.sums.findings if each.code == "FAB33"]
    client.post(f"{NEED}dal-registro/", {"revision": 1, "on": "2025-12-31"})
    counted = need_sheet(valle, 2026, 1)

    assert typed.service.held[0].counts == {"in_service": 1, "reserved": 0, "agency": 0, "seconded": 0}
    assert any("nel registro al 31/12/2025 sono 1" in message for message in told)
    assert "Nel registro al 31/12/2025: 1." in text(client.get(f"{NEED}modifica/posto/1/"))
    assert [each for each in counted.sums.findings if each.code == "FAB33"] == []
    assert counted.need.posts[0].full_time == 1


def test_rows_come_and_go_and_the_content_given_stays():
    content = {"title": "Prova", "hire": [{"code": "1", "units": 0}]}
    more = with_row(content, "hire", None, {"code": "2", "free": False, "units": "3", "what": ""})

    assert rows(more, "hire") == [{"code": "1", "units": 0}, {"code": "2", "units": "3"}]
    assert without_row(more, "hire", 0)["hire"] == [{"code": "2", "units": "3"}]
    assert without_row(content, "hire", 0) == {"title": "Prova"}
    assert content["hire"] == [{"code": "1", "units": 0}]
    with pytest.raises(LookupError):
        with_row(content, "hire", 5, {})


def test_a_change_that_changes_nothing_leaves_no_trace(valle):
    change = Change(words="niente", edit=dict, shown=dict)
    entries = Entry.objects.count()
    row = change_need(by=a_member(Role.STAFF_OFFICE), authority=valle, key=(2026, 1), revision=1, change=change)

    assert (row.revision, Entry.objects.count()) == (1, entries)
