"""A sharing from the browser: the seven questions of each act on a draft, what each page says and costs."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of, text
from traguardo.audit.models import Entry
from traguardo.incentives import models
from traguardo.incentives.queries.sharings import sharing
from traguardo.incentives.queries.sharings_checks import check
from traguardo.incentives.queries.sharings_uses import shareables
from traguardo.incentives.tests import factories as the
from traguardo.kernel.toml_text import toml_text
from traguardo.staffing.models import Presence, Spell

pytestmark = pytest.mark.django_db
HOME = "/valle/fondo/ripartizioni/"
NEW = {
    "method": "quotas",
    "categories": {"B": 1, "C": 1, "D": "1.2"},
    "bands": [{"from": 0, "percent": 100}],
    "year": 2024,
}


@pytest.fixture
def draft():
    return the.a_sharing()


@pytest.fixture
def office(draft):
    return client_of(the.an_office())


def toml(content):
    return SimpleUploadedFile("regole.toml", content.encode())


def csv(*rows):
    return SimpleUploadedFile("persone.csv", "\n".join(["matricola;nome;punti", *rows]).encode())


ACTS = {
    "create": ("nuova/", lambda: {"use": "2024/1/performance", "title": "Altra", "amount": "", "start": "example"}, {"title": ""}, "Scrivi il titolo", "create_sharing"),
    "change": ("{pk}/modifica/", lambda: {"revision": 2, "title": "Nuovo", "amount": "9.999,99"}, {"amount": "10.000,01"}, "restano da ripartire 10.000,00", "change_sharing"),
    "drop": ("{pk}/elimina/", lambda: {"revision": 2}, {"revision": ""}, "problema", "drop_sharing"),
    "save": ("{pk}/regole/salva/", lambda: {"revision": 2, "rules": json.dumps(NEW)}, {"rules": "[]"}, "rules", "change_sharing"),
    "upload": ("{pk}/regole/carica/", lambda: {"revision": 2, "rules": toml(toml_text(NEW))}, {"rules": toml("a = [")}, "non è un TOML", "change_sharing"),
}  # fmt: skip


@pytest.fixture(params=list(ACTS))
def act(request):
    """An act: its address, good and bad answers, what is said of the bad ones, its record."""
    kept = the.a_sharing()
    path, good, bad, said, record = ACTS[request.param]
    if request.param == "create":
        models.Sharing.objects.all().delete()
    return HOME + path.format(pk=kept.pk), good, bad, said, f"incentives.{record}"


def kept_rows():
    return list(models.Sharing.objects.values())


def test_the_form_opens_with_the_use_that_the_address_asks_for():
    the.a_sharing()
    models.Sharing.objects.all().delete()
    signed = models.Fund.objects.get()
    models.Fund.objects.create(authority=signed.authority, year=2030, content=signed.content, state=signed.state)
    page = client_of(the.an_office()).get(HOME + "nuova/?uso=2024/1/performance")
    assert '<option value="2024/1/performance" selected>' in text(page)


def test_an_act_works_and_is_recorded_without_anybody_s_figures(act):
    path, good, _, _, record = act
    client, before = client_of(the.an_office()), Entry.objects.filter(act=record).count()
    done = client.post(path, good())
    assert done.status_code == 302
    assert client.get(done["Location"]).status_code == 200
    assert Entry.objects.filter(act=record).count() == before + 1
    recorded = "".join(Entry.objects.filter(act__startswith="incentives").values_list("data", flat=True))
    assert not [figure for person in the.STAFF for figure in (person[1], f'"{person[5]}"') if figure in recorded]


def test_bad_answers_are_422_and_change_nothing(act):
    path, good, bad, said, _ = act
    before = kept_rows()
    answer = client_of(the.an_office()).post(path, {**good(), **bad})
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert kept_rows() == before


def test_who_may_not_gets_403_and_another_authority_404(act):
    path, good, *_ = act
    assert client_as(Role.DIRECTOR).post(path, good()).status_code == 403
    there = a_member(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="altrove@example.it")
    assert client_of(there).post(path, good()).status_code == 404
    if "nuova" not in path:
        assert client_of(there).post(path.replace("/valle/", "/monte/"), good()).status_code == 404


def test_a_wrong_method_is_405_and_a_stale_page_409(act):
    path, good, *_ = act
    client, answers = client_of(the.an_office()), good()
    assert client.delete(path).status_code == 405
    if "revision" in answers:
        assert client.post(path, {**answers, "revision": 1}).status_code == 409


def test_the_part_of_a_form_is_in_the_fresh_page(office, draft):
    for path in ("nuova/", f"{draft.pk}/modifica/", f"{draft.pk}/elimina/", f"{draft.pk}/regole/carica/"):
        part = text(office.get(HOME + path, headers={"HX-Request": "true"}))
        assert "<html" not in part
        assert part.split("csrfmiddlewaretoken")[0].strip() in text(office.get(HOME + path))


def test_a_sharing_never_takes_more_than_is_left_nor_what_is_not_cashed(office):
    models.Sharing.objects.all().delete()
    asked = {"use": "2024/1/agreements", "title": "Convenzioni", "amount": "10", "start": "example"}
    assert office.post(f"{HOME}nuova/", asked).status_code == 422
    assert not models.Sharing.objects.exists()
    row = models.Fund.objects.get()
    models.Cashing.objects.create(fund=row, agreement="INPS", on=the.TODAY, cents=100_000, by=the.an_office())
    made = office.post(f"{HOME}nuova/", {**asked, "amount": ""})
    assert made.status_code == 302
    assert models.Sharing.objects.get().cents == 70_000


def test_a_variation_of_the_fund_takes_the_place_of_the_number_before(office, draft):
    row = models.Fund.objects.get()
    lines = [{**row.content["line"][0], "amount": "12.500,00"}, row.content["line"][1]]
    second = models.Fund.objects.create(
        authority=row.authority, year=2024, number=2, state="signed", content={**row.content, "line": lines}
    )
    (use,) = [each for each in shareables(row.authority) if each.code == "performance"]
    assert (use.fund.number, use.left.cents, second.number) == (2, 50_000, 2)
    assert "CHI03" not in {each.code for each in check(row.authority, draft).findings}
    models.Fund.objects.filter(pk=second.pk).update(content=row.content)
    models.Sharing.objects.update(cents=1_000_001)
    assert "CHI03" in {each.code for each in check(row.authority, sharing(row.authority, draft.pk)).errors}


def test_rules_may_start_from_last_year_s_or_from_a_file(office, draft):
    models.Sharing.objects.update(cents=100)
    asked = {"use": "2024/1/performance", "title": "Altra", "amount": "1,00"}
    assert office.post(f"{HOME}nuova/", {**asked, "start": str(draft.pk)}).status_code == 302
    assert office.post(f"{HOME}nuova/", {**asked, "start": "file", "rules": toml(toml_text(NEW))}).status_code == 302
    assert office.post(f"{HOME}nuova/", {**asked, "start": "file"}).status_code == 422
    from_earlier, from_file = models.Sharing.objects.exclude(pk=draft.pk).order_by("pk")
    assert (from_earlier.rules["cap"]["times"], from_file.rules["method"]) == (2, "quotas")


def test_people_come_from_the_registers_with_their_sources_and_what_is_missing(office, draft):
    Presence.objects.create(person=Spell.objects.get(person__code="101").person, year=2024, due=220, worked=201)
    Spell.objects.filter(person__code="105").update(position="manager")
    shown = office.get(f"{HOME}{draft.pk}/persone/")
    said = text(shown)
    assert "Dai registri: 4 persone, a 4 manca qualcosa" in said
    assert "201 giorni su 220" in said
    assert "105 Blu Elena: dirigente" in said
    sealed = said.split('name="sealed" value="')[1].split('"')[0]
    kept = office.post(f"{HOME}{draft.pk}/persone/metti/", {"revision": 2, "sealed": sealed})
    assert kept.status_code == 302
    rows = models.Sharing.objects.get().people
    assert [(row["matricola"], row["presenza"]) for row in rows][:2] == [("103", ""), ("102", "")]
    assert next(row["presenza"] for row in rows if row["matricola"] == "101") == "91,3636%"


def test_people_of_a_file_are_shown_before_they_are_kept(office, draft):
    path = f"{HOME}{draft.pk}/persone/carica/"
    shown = text(office.post(path, {"people": csv("101;Verdi Anna;90", "900;Nuovo;50")}))
    assert all(words in shown for words in ("entra", "esce", "punti: «95» → «90»"))
    assert len(models.Sharing.objects.get().people) == 5
    wrong = office.post(path, {"people": csv("101;Verdi Anna;novanta", "102;Neri Bruno;-")})
    assert wrong.status_code == 422
    assert "«novanta» non è un numero" in text(wrong)
    assert office.post(path, {"people": SimpleUploadedFile("x.pdf", b"%PDF-")}).status_code == 422


def test_rows_that_were_not_shown_are_not_kept(office, draft):
    answer = office.post(f"{HOME}{draft.pk}/persone/metti/", {"revision": 2, "sealed": "a:b:c"})
    assert (answer.status_code, "scaduta" in text(answer)) == (422, True)
    assert len(models.Sharing.objects.get().people) == 5


def test_pages_cost_the_same_whatever_the_people(office, draft, django_assert_max_num_queries):
    for path in ("", "nuova/", f"{draft.pk}/", f"{draft.pk}/simula/", f"{draft.pk}/persone/", f"{draft.pk}/chiudi/"):
        with django_assert_max_num_queries(20):
            assert office.get(HOME + path).status_code == 200


def test_the_director_sees_totals_and_nobody_s_name(draft):
    client = client_as(Role.DIRECTOR)
    seen = "".join(text(client.get(HOME + path)) for path in ("", f"{draft.pk}/", f"{draft.pk}/simula/"))
    assert "10.000,00" in seen
    assert not [person[1] for person in the.STAFF if person[1] in seen]
    assert client.get(f"{HOME}{draft.pk}/persone/").status_code == 403


def test_a_file_of_wrong_rules_says_all_that_is_wrong(office, draft):
    wrong = toml("methd = 'points'\nremainder = 'boh'\n")
    answer = office.post(f"{HOME}{draft.pk}/regole/carica/", {"revision": draft.revision, "rules": wrong})
    assert answer.status_code == 422
    assert all(words in text(answer) for words in ("methd", "boh"))
    asked = {"use": "2024/1/performance", "title": "Altra", "amount": "", "start": "file"}
    models.Sharing.objects.update(cents=1)
    refused = office.post(f"{HOME}nuova/", {**asked, "rules": toml("methd = 'points'")})
    assert (refused.status_code, models.Sharing.objects.count()) == (422, 1)
    sent = office.post(f"{HOME}{draft.pk}/regole/salva/", {"revision": draft.revision, "rules": "{"})
    assert sent.status_code == 422
    assert "method" in text(office.get(f"{HOME}{draft.pk}/regole.toml"))
