"""The acts on a fund through the site: the seven questions of each, the way to the signature, money cashed, variations."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.incentives import models
from traguardo.incentives.actions.funding.changing import sound
from traguardo.incentives.queries.funds import fund_sheet
from traguardo.incentives.tests.factories import CONTENT
from traguardo.kernel.toml_text import toml_text

pytestmark = pytest.mark.django_db
HOME = "/valle/fondo/"
FUND = f"{HOME}2024/1/"
BUILD = f"{FUND}modifica/"
LINE = {
    "revision": 1,
    "description": "Risparmi di straordinario",
    "section": "stable",
    "kind": "item",
    "amount": "1.500,50",
    "limit": "inside",
    "rounding": "cent",
}
WRONG = {"revision": 1, "description": "", "amount": "mille"}
NOTHING = {"altro": "1"}
USE = {"revision": 1, "description": "Turni", "pool": "main", "how": "amount", "amount": "100,00", "rounding": "cent"}
AGREEMENT = {"revision": 1, "title": "PIPPI", "line": "2", "amount": "0,00", "direct": "70"}
ACTS = {
    "create": (f"{HOME}nuovo/", {"year": "2026", "start": "usuali"}, {"year": "mille", "start": "usuali"}),
    "add-line": (f"{BUILD}voce/nuovo/", LINE, WRONG),
    "change-line": (f"{BUILD}voce/1/", {**LINE, "kind": "deduction"}, WRONG),
    "add-use": (f"{BUILD}uso/nuovo/", USE, {**USE, "amount": ""}),
    "change-use": (f"{BUILD}uso/performance/", {**USE, "how": "rest", "shared": "on"}, {**USE, "amount": ""}),
    "add-agreement": (f"{BUILD}convenzione/nuovo/", AGREEMENT, {**AGREEMENT, "direct": ""}),
    "change-agreement": (f"{BUILD}convenzione/INPS/", {**AGREEMENT, "amount": "3.000,00"}, {**AGREEMENT, "title": ""}),
    "add-section": (f"{BUILD}sezione/nuovo/", {"revision": 1, "title": "Variabili"}, {"revision": 1}),
    "change-section": (f"{BUILD}sezione/stable/", {"revision": 1, "title": "Certe e stabili"}, {"revision": 1}),
    "add-total": (
        f"{BUILD}totale/nuovo/",
        {"revision": 1, "title": "Tutto", "of": "fund"},
        {"revision": 1, "title": "x"},
    ),
    "add-pool": (f"{BUILD}risorse/nuovo/", {"revision": 1, "title": "Altro", "of": "1"}, {"revision": 1, "title": ""}),
    "change-pool": (f"{BUILD}risorse/main/", {"revision": 1, "title": "Tutte", "of": "stable"}, {"revision": 1}),
    "remove": (f"{BUILD}uso/posts/togli/", {"revision": 1}, NOTHING),
    "title": (f"{BUILD}parte/titolo/", {"revision": 1, "title": "Fondo nuovo"}, NOTHING),
    "limit": (
        f"{BUILD}parte/limite/",
        {"revision": 1, "amount_2016": "15.000,00", "others": "Straordinario: 10,00"},
        {"revision": 1, "others": "senza importo"},
    ),
    "carry": (
        f"{BUILD}parte/riporto/",
        {"revision": 1, "line": "1", "closing": "12.000,00"},
        {"revision": 1, "line": "1", "closing": ""},
    ),
    "propose": (f"{FUND}passo/propose/", {"revision": 1, "on": "02/01/2025"}, {"revision": 1, "on": "31/02/2025"}),
    "cash": (
        f"{FUND}incassi/INPS/",
        {"seen": 0, "on": "02/01/2025", "amount": "1.000,00"},
        {"seen": 0, "on": "02/01/2025", "amount": "3.000,01"},
    ),
    "texts": (f"{FUND}relazioni/", {"revision": 1, "parties": "La RSU"}, NOTHING),
}
PRESSED = {
    "shift": (f"{BUILD}uso/posts/sposta/", {"revision": 1, "verso": "giu"}, NOTHING),
    "undo": (f"{BUILD}annulla/", {"revision": 1}, NOTHING),
}
every_act = pytest.mark.parametrize(("path", "good", "bad"), (ACTS | PRESSED).values(), ids=ACTS | PRESSED)
every_form = pytest.mark.parametrize(("path", "good", "bad"), ACTS.values(), ids=ACTS)
revised = pytest.mark.parametrize(
    ("path", "good"),
    [(path, good) for path, good, _ in (ACTS | PRESSED).values() if "revision" in good or "seen" in good],
)


@pytest.fixture(autouse=True)
def fund():
    before = sound({**CONTENT, "title": "Prima"})
    return models.Fund.objects.create(authority=an_authority(), year=2024, content=sound(CONTENT), undone=before)


def everything():
    rows = (models.Fund, models.Passage, models.Cashing)
    return [list(model.objects.order_by("pk").values()) for model in rows]


def sheet(number=1):
    return fund_sheet(an_authority(), 2024, number)


def step(client, move, on, act="Atto n. 1", **more):
    revision = models.Fund.objects.order_by("-number").first().revision
    number = models.Fund.objects.order_by("-number").first().number
    said = {"revision": revision, "on": on, "act": act, **more}
    return client.post(f"{HOME}2024/{number}/passo/{move}/", said, follow=True)


@every_act
def test_it_works_and_leaves_one_record_that_names_no_person(path, good, bad):
    client, before, entries = client_as(Role.STAFF_OFFICE), everything(), Entry.objects.count()
    assert client.get(path).status_code == (200 if (path, good, bad) in ACTS.values() else 405)
    assert client.post(path, good).status_code == 302
    assert everything() != before
    assert Entry.objects.count() == entries + 1
    record = Entry.objects.order_by("-sequence").first()
    assert record.act in {"incentives.create_fund", "incentives.change_fund", "incentives.move_fund", "incentives.cash"}
    assert "Persona" not in record.data


@every_act
def test_bad_input_writes_nothing_and_says_why(path, good, bad):
    client, before = client_as(Role.STAFF_OFFICE), everything()
    answer = client.post(path, bad)
    assert (answer.status_code, everything() == before) == (422, True)


@every_form
def test_the_htmx_part_is_the_form_of_the_fresh_page(path, good, bad):
    client = client_as(Role.STAFF_OFFICE)
    whole, part = text(client.post(path, bad)), text(client.post(path, bad, headers={"HX-Request": "true"}))
    form = part[part.index("</h1>") if "<h1" in part else part.index("<form") :].split("csrfmiddlewaretoken")[0]
    assert "<html" not in part
    assert form.replace(" autofocus", "") in whole


@pytest.mark.parametrize("page", ["uso/posts/", "uso/posts/togli/", "parte/limite/"])
def test_a_page_of_the_construction_leads_back_to_it(page):
    trail = text(client_as(Role.STAFF_OFFICE).get(f"{BUILD}{page}")).split("</nav>")
    assert [nav for nav in trail if "breadcrumb" in nav and f'href="{BUILD}"' in nav and "Costruzione" in nav]


@every_act
def test_who_may_not_is_refused(path, good, bad):
    before = everything()
    assert client_as(Role.READER).post(path, good).status_code == 403
    elsewhere = client_as(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="monte@example.it")
    assert elsewhere.post(path, good).status_code == 404
    assert client_as(Role.STAFF_OFFICE).delete(path).status_code == 405
    assert everything() == before


@revised
def test_who_saw_something_older_is_shown_both(path, good):
    client = client_as(Role.STAFF_OFFICE)
    client.post(f"{BUILD}parte/titolo/", {"revision": 1, "title": "Cambiato da un’altra persona"})
    client.post(f"{FUND}incassi/INPS/", {"seen": 0, "on": "02/01/2025", "amount": "500,00"})
    before = everything()
    answer = client.post(path, good)
    assert (answer.status_code, everything() == before) == (409, True)


def test_a_fund_goes_to_its_signature_and_says_what_is_dated_wrong():
    client, director = client_as(Role.STAFF_OFFICE), client_as(Role.DIRECTOR)
    assert "«proposto»" in text(step(client, "propose", "02/02/2025"))
    assert client.get(BUILD).status_code == 403
    assert client.post(f"{BUILD}voce/nuovo/", {**LINE, "revision": 2}).status_code == 403
    assert "è prima del giorno" in text(step(client, "opine", "01/02/2025"))
    assert step(director, "opine", "03/02/2025").status_code == 404
    step(director, "agree", "10/03/2025")
    page = text(director.get(f"{FUND}passo/authorise/"))
    assert "i revisori controllano l’ipotesi" in page
    step(client, "report", "11/03/2025")
    step(client, "certify", "12/03/2025")
    assert "i revisori controllano l’ipotesi" not in text(director.get(f"{FUND}passo/authorise/"))
    step(director, "authorise", "15/03/2025")
    step(director, "sign", "20/03/2025", act="CCI 2024")
    assert [done.move for done in sheet().steps] == [
        "propose",
        "opine",
        "agree",
        "report",
        "certify",
        "authorise",
        "sign",
    ]
    assert client.get(f"{FUND}relazioni/").status_code == 403
    assert "CCI 2024" in text(client.get(FUND))
    assert not [each for each in sheet().sums.findings if each.place.sheet == "step"]


def test_a_step_takes_an_act_and_a_way_back_a_reason():
    client = client_as(Role.STAFF_OFFICE)
    step(client, "propose", "02/02/2025")
    assert step(client, "opine", "03/02/2025", act="").status_code == 422
    assert step(client, "reopen", "03/02/2025", act="").status_code == 422
    assert "non valgono più" in text(client.get(f"{FUND}passo/reopen/"))
    assert "«in costruzione»" in text(step(client, "reopen", "03/02/2025", act="", words="Manca una voce"))
    assert sheet().made == {}
    assert "non vale più" in text(client.get(FUND))


def test_errors_stop_the_proposal():
    client = client_as(Role.STAFF_OFFICE)
    client.post(f"{BUILD}voce/1/", {**LINE, "amount": "10,00", "printed": "11,00"})
    answer = step(client, "propose", "02/02/2025")
    assert answer.status_code == 422
    assert f"I controlli trovano {len(sheet().errors)} errori: si propone" in text(answer)
    assert sheet().stage == "draft"


def test_only_who_signs_makes_the_steps_of_the_agreement():
    client = client_as(Role.STAFF_OFFICE)
    step(client, "propose", "02/02/2025")
    step(client, "opine", "03/02/2025")
    assert step(client_as(Role.READER), "agree", "04/02/2025").status_code == 403
    assert sheet().stage == "opined"


def test_money_that_came_in_can_be_paid_and_a_mistake_is_taken_back_by_an_opposite_row():
    client, path = client_as(Role.STAFF_OFFICE), f"{FUND}incassi/INPS/"
    good = {"seen": 0, "on": "02/01/2025", "amount": "1.000,00", "act": "Reversale 1"}
    assert client.post(path, good).status_code == 302
    sums = sheet().sums.agreements[0]
    assert (sums.payable_direct.cents, sums.payable_indirect.cents) == (70_000, 30_000)
    for wrong, words in (
        ({"amount": "-100,00"}, "scrivi perché"),
        ({"amount": "-1.000,01", "act": "Errore"}, "si toglie al più"),
        ({"amount": "0"}, "diverso da zero"),
        ({"amount": "2.000,01"}, "ma la convenzione vale"),
        ({"on": "01/01/2099"}, "nel futuro"),
    ):
        answer = client.post(path, {**good, "seen": 100_000, "act": "", **wrong})
        assert (answer.status_code, words in text(answer)) == (422, True)
    assert client.post(path, {**good, "seen": 100_000, "amount": "-1.000,00", "act": "Doppia"}).status_code == 302
    assert [row.cents for row in models.Cashing.objects.all()] == [100_000, -100_000]
    assert sheet().sums.agreements[0].payable_direct.cents == 0


def test_the_last_change_is_undone_and_done_again():
    client = client_as(Role.STAFF_OFFICE)
    client.post(f"{BUILD}voce/1/", LINE)
    assert sheet().sums.total.cents == 450_050
    client.post(f"{BUILD}annulla/", {"revision": 2})
    assert sheet().sums.total.cents == 1_500_000
    client.post(f"{BUILD}annulla/", {"revision": 3})
    assert sheet().sums.total.cents == 450_050


def test_a_formula_is_tried_without_saving():
    client, before = client_as(Role.STAFF_OFFICE), everything()
    tried = {**LINE, "amount": "", "percent": "1,12", "of": "stable", "prova": "si", "section": "tied"}
    answer = client.post(f"{BUILD}voce/nuovo/", tried)
    assert (answer.status_code, "Verrebbe 134,40" in text(answer), everything() == before) == (200, True, True)
    part = text(client.post(f"{BUILD}voce/nuovo/", tried, headers={"HX-Request": "true"}))
    assert part.strip() in text(answer)
    assert "1,12% di 12.000,00" in part
    circle = client.post(f"{BUILD}voce/1/", {**tried, "section": "stable"})
    assert (circle.status_code, "dipendono l&#39;una dall&#39;altra" in text(circle)) == (422, True)


def test_what_others_name_cannot_be_taken_out():
    client, before = client_as(Role.STAFF_OFFICE), everything()
    answer = client.post(f"{BUILD}voce/2/togli/", {"revision": 1})
    assert (answer.status_code, everything() == before) == (422, True)
    assert "non è una riga di questo fondo" in text(answer)
    assert client.post(f"{BUILD}voce/niente/togli/", {"revision": 1}).status_code == 404
    assert client.get(f"{BUILD}cosa/nuovo/").status_code == 404
    assert client.get(f"{BUILD}parte/cosa/").status_code == 404
    assert client.get(f"{FUND}passo/sign/").status_code == 404


def test_a_file_takes_the_place_of_the_content_or_says_all_that_is_wrong():
    client, before = client_as(Role.STAFF_OFFICE), everything()
    for content, words in (
        (b"year = ", "TOML"),
        (b"year = 2024\nauthority = 'x'\n[[section]]\ncode = 's'\ntitel = 'S'\n", "«titel»"),
    ):
        answer = client.post(f"{BUILD}carica/", {"revision": 1, "file": SimpleUploadedFile("f.toml", content)})
        assert (answer.status_code, words in text(answer), everything() == before) == (422, True, True)
    changed = toml_text({**sound(CONTENT), "title": "Dal file"}).encode()
    answer = client.post(f"{BUILD}carica/", {"revision": 1, "file": SimpleUploadedFile("f.toml", changed)})
    assert (answer.status_code, sheet().fund.title) == (302, "Dal file")
