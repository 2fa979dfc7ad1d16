"""The screens where documents are written, by the seven questions: it works, 404, 403, 422, 405, a record, the part."""

import re
from html import unescape
from io import BytesIO

import pytest

from traguardo.access.tests.factories import a_member, an_authority, client_of
from traguardo.audit import facade as audit
from traguardo.documents.actions.writing.saving import keep_autosave, save_text
from traguardo.documents.domain.states import Stage
from traguardo.documents.library.formats.archive import packed
from traguardo.documents.models import Document
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.documents.tests.written import DIRECTOR, HEAD, OFFICE, READER, a_desk

pytestmark = pytest.mark.django_db
FOLDER_HEAD = """kind = "pdo"
year = 2026
first_year = 2026
last_year = 2026
[[section]]
code = "1"
title = "Premessa"
file = "1.md"
"""
NEW = {"kind": "piao", "year": 2027, "first_year": 2027, "last_year": 2029}
OWN = {"code": "2.4", "title": "Benessere", "level": 2, "legal": ["2.2"]}
# An act: its address, what is sent for it to work, what is sent for it to be refused, the record it leaves.
ACTS = {
    "begin": ("begin", None, NEW, NEW | {"last_year": 2025}, "documents.create"),
    "add": ("add_section", None, OWN, OWN | {"code": "3.1"}, "documents.section.add"),
    "save": ("save_section", "3.1", {"text": "Scritto.", "seen": 0}, {"text": "è" * 200_001, "seen": 0}, "documents.section.save"),
    "comment": ("comment", "3.1", {"text": "Da rivedere"}, {"text": " "}, "documents.remark.add"),
    "remove": ("remove_section", "3.1", {"visto": 0}, None, "documents.section.remove"),
    "order": ("order_section", "3.1", {"verso": "su", "posizione": 7}, None, "documents.section.order"),
}  # fmt: skip


@pytest.fixture
def desk():
    return a_desk()


def address(desk, name, code):
    return "/valle/documenti/scrittura/nuovo/" if name == "begin" else desk.url(name, code)


def body(answer):
    """The page without the tokens of its forms, which change at each look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()).strip()


def latest(desk):
    return next(iter(audit.acts(desk.authority.code, audit.Wanted(), limit=1)))


@pytest.mark.parametrize("act", ACTS)
def test_an_act_works_and_leaves_a_record(desk, act):
    name, code, good, _, recorded = ACTS[act]
    answer = client_of(desk.office).post(address(desk, name, code), good)
    assert (answer.status_code, latest(desk).act, latest(desk).actor) == (302, recorded, desk.office.email)


@pytest.mark.parametrize("act", [act for act in ACTS if ACTS[act][3] is not None])
def test_bad_input_is_told_and_nothing_is_written(desk, act):
    name, code, _, bad, _ = ACTS[act]
    before = latest(desk).sequence
    answer = client_of(desk.office).post(address(desk, name, code), bad)
    assert (answer.status_code, latest(desk).sequence) == (422, before)


@pytest.mark.parametrize("act", ACTS)
def test_strangers_find_nothing_and_readers_may_not(desk, act):
    name, code, good, _, _ = ACTS[act]
    stranger = a_member(OFFICE, authority=an_authority("monte", "Consorzio Monte"), email="altrove@example.it")
    statuses = [
        client_of(user).post(address(desk, name, code), good).status_code for user in (stranger, a_member(READER))
    ]
    assert statuses == [404, 403]


@pytest.mark.parametrize("name", ["keep_typed", "presence", "order_section"])
def test_what_only_writes_is_not_opened(desk, name):
    assert client_of(desk.office).get(desk.url(name)).status_code == 405


def test_a_section_given_to_a_person_is_theirs_and_the_coordinators(desk):
    mine, other, director = (a_member(role, email=f"{n}@example.it") for n, role in enumerate((HEAD, HEAD, DIRECTOR)))
    desk.document.sections.filter(code="3.1").update(writer=mine)
    statuses = [
        client_of(user).post(desk.url("save_section"), {"text": user.email, "seen": seen}).status_code
        for user, seen in ((other, 0), (mine, 0), (director, 1))
    ]
    assert statuses == [403, 302, 302]
    assert "data-tg-writing-form" not in client_of(other).get(desk.url("section")).content.decode()


def test_a_text_never_lands_in_another_section_and_numbers_follow_the_order(desk):
    client = client_of(desk.office)
    wrong = {"text": "Scritto altrove.", "seen": 0, "section": desk.section("3.2").pk}
    assert [client.post(desk.url(name), wrong).status_code for name in ("save_section", "keep_typed")] == [404, 404]
    client.post(desk.url("order_section", "3"), {"verso": "su", "posizione": desk.section("3").position})
    board = client.get(desk.url("board", None)).content.decode()
    assert '<span class="tg-code">2.1</span> Struttura organizzativa' in board
    assert "codice 3.1" in board
    assert "<h1>2.1 Struttura organizzativa</h1>" in client.get(desk.url("section")).content.decode()


def test_the_page_saves_in_place_and_tells_when(desk):
    answer = client_of(desk.office).post(
        desk.url("save_section"), {"text": "Scritto.", "seen": 0}, headers={"accept": "application/json"}
    )
    assert answer.json()["revision"] == 1
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["saved"])


def test_two_writers_see_both_texts_and_a_proposal_that_keeps_both(desk):
    client, other = client_of(desk.office), a_member(HEAD)
    save_text(by=other, section=desk.section(), text="Uno.\n\nDue.", seen=0)
    client.post(desk.url("save_section"), {"text": "Uno mio.\n\nDue.", "seen": 1})
    answer = client_of(other).post(desk.url("save_section"), {"text": "Uno.\n\nDue.\n\nTre.", "seen": 1})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Uno mio.\n\nDue.\n\nTre.</textarea>" in page
    assert 'name="seen" value="2"' in page
    assert desk.section().text == "Uno mio.\n\nDue."
    assert "<ins>Tre.</ins>" in client_of(other).get(desk.url("section")).content.decode()


def test_what_was_typed_and_not_saved_is_offered_taken_up_and_thrown_away(desk):
    client = client_of(desk.office)
    kept = client.post(desk.url("keep_typed"), {"text": "A metà", "seen": 0}).json()
    page = client.get(desk.url("section")).content.decode()
    assert kept["kept"]
    assert "testo non salvato" in page
    assert "<ins>A metà</ins>" in page
    assert "data-tg-writing-form" not in page
    assert ">A metà</textarea>" in client.get(desk.url("section"), {"riprendi": "si"}).content.decode()
    assert client.post(desk.url("keep_typed"), {"butta": "si"}).status_code == 302
    assert "testo non salvato" not in client.get(desk.url("section")).content.decode()


def test_what_was_typed_on_a_section_sent_on_is_refused_in_words_and_kept(desk):
    client = client_of(desk.office)
    desk.document.sections.update(state=Stage.UNDER_VALIDATION)
    answer = client.post(desk.url("save_section"), {"text": "Altro", "seen": 0})
    page = answer.content.decode()
    assert (answer.status_code, "va riaperta" in page, "readonly>Altro</textarea>" in page) == (422, True, True)
    desk.document.sections.update(state=Stage.BEING_FILLED)
    assert "<ins>Altro</ins>" in client.get(desk.url("section")).content.decode()


def test_the_preview_is_the_same_in_the_page_and_alone(desk):
    client, sent = client_of(desk.office), {"text": "## Chi siamo\n\nSiamo **in trenta**.", "seen": 0}
    begun = desk.section().text
    page = client.post(desk.url("preview_section"), sent).content.decode()
    part = client.post(desk.url("preview_section"), sent, headers={"hx-request": "true"}).content.decode()
    assert "<strong>in trenta</strong>" in part
    assert part.strip() in page
    assert desk.section().text == begun


def test_the_board_s_part_is_the_one_of_the_page(desk):
    client, address = client_of(desk.office), desk.url("board", None)
    page = body(client.get(address, {"stato": "to_fill"}))
    part = body(client.get(address, {"stato": "to_fill"}, headers={"hx-request": "true"}))
    assert part in page
    assert part.count("tg-board__line ") == 10
    assert "Nessuna sezione aspetta te" in client.get(address, {"mie": "si"}).content.decode()


def test_who_is_there_is_told_and_whether_they_saved(desk):
    other = a_member(HEAD)
    client_of(other).post(desk.url("presence"), {"seen": 0})
    save_text(by=other, section=desk.section(), text="Più nuovo.", seen=0)
    told = client_of(desk.office).post(desk.url("presence"), {"seen": 0}).content.decode()
    assert f"{other} ha questa sezione aperta adesso" in told
    assert f"ha salvato {other} alle" in told
    assert f"{other}" in client_of(desk.office).get(desk.url("board", None)).content.decode()


def test_a_section_is_moved_on_by_a_page_that_asks_what_it_needs(desk):
    client = client_of(desk.office)
    finish = desk.url("pass_section", move="finish")
    assert client.post(finish, {"seen": "to_fill"}).status_code == 422
    save_text(by=desk.office, section=desk.section(), text="Scritto.", seen=0)
    assert client.post(finish, {"seen": "to_fill"}).status_code == 409
    assert client.post(finish, {"seen": "being_filled"}).status_code == 302
    desk.document.sections.update(state=Stage.UNDER_VALIDATION)
    back = desk.url("pass_section", move="return")
    assert client.post(back, {"seen": "under_validation"}).status_code == 422
    assert client.post(back, {"seen": "under_validation", "reason": "Manca la spesa"}).status_code == 302
    assert "Manca la spesa" in client.get(desk.url("section")).content.decode()
    assert client_of(a_member(HEAD)).get(desk.url("pass_section", move="validate")).status_code == 403


def test_the_past_is_compared_word_by_word_and_taken_up_again(desk):
    client = client_of(desk.office)
    for seen, text in enumerate(("Siamo in trenta.", "Siamo in trentuno.")):
        save_text(by=desk.office, section=desk.section(), text=text, seen=seen)
    page = client.get(desk.url("section_history")).content.decode()
    assert "Siamo in <del>trenta</del><ins>trentuno</ins>." in page
    assert client.get(desk.url("section_history"), {"a": "9"}).status_code == 404
    assert client.post(desk.url("restore_wording", number=1), {"seen": "2"}).status_code == 302
    assert desk.section().text == "Siamo in trenta."
    part = client.get(desk.url("section_history"), headers={"hx-request": "true"}).content.decode()
    assert part.strip() in client.get(desk.url("section_history")).content.decode()


def test_words_are_found_in_the_whole_document_whatever_their_accents(desk):
    save_text(by=desk.office, section=desk.section(), text="La qualità della vita.", seen=0)
    page = client_of(desk.office).get(desk.url("board", None), {"cerca": "QUALITA"}).content.decode()
    assert "compare una volta" in page
    assert "<mark>qualità</mark>" in page


def test_a_comment_is_closed_by_its_button(desk):
    client = client_of(desk.office)
    client.post(desk.url("comment"), {"text": "Quale anno?", "quote": "nel 2025"})
    remark = desk.section().remarks.get()
    assert client.post(desk.url("settle_remark", pk=remark.pk)).status_code == 302
    assert "Un commento chiuso" in client.get(desk.url("section")).content.decode()
    assert client.post(desk.url("settle_remark", code="3.2", pk=remark.pk)).status_code == 404


def test_a_document_begun_from_last_year_s(desk):
    client = client_of(desk.office)
    client.post("/valle/documenti/scrittura/nuovo/", NEW | {"kind": "piao-semplificato", "start": desk.document.code})
    begun = Document.objects.get(year=2027)
    assert begun.title == "Piano integrato di attività e organizzazione semplificato 2027-2029"
    assert begun.sections.get(code="2.3").remarks.count() == 1


def test_its_settings_are_changed_once(desk):
    client, address = client_of(desk.office), desk.url("document_settings", None)
    seen = unescape(re.search(r'name="seen" value="([^"]+)"', client.get(address).content.decode())[1])
    data = {
        "seen": seen,
        "title": "PIAO nostro",
        "year": 2026,
        "first_year": 2026,
        "last_year": 2028,
    }
    assert client.post(address, data).status_code == 302
    assert client.post(address, data).status_code == 409
    assert Document.objects.get().title == "PIAO nostro"


def test_a_document_is_taken_away_and_brought_back_as_it_was(desk):
    client = client_of(desk.office)
    save_text(by=desk.office, section=desk.section(), text="Siamo «trenta»: \\ è così.", seen=0)
    folder = client.get(desk.url("take_away", None)).content
    answer = client.post("/valle/documenti/scrittura/porta/", {"folder": BytesIO(folder)}, follow=True)
    carried = Document.objects.exclude(pk=desk.document.pk).get()
    assert "è arrivato: 10 sezioni" in answer.content.decode()
    assert manuscript_of(carried) == manuscript_of(desk.document)
    assert carried.sections.get(code="3.1").state == Stage.BEING_FILLED


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (None, "non è una cartella compressa"),
        ({}, "non si legge documento.toml"),
        ({"documento.toml": "kind = 'libro'"}, "non è un tipo di documento"),
        ({f"testi/{n}.md": "" for n in range(501)}, "troppo grande"),
        ({"documento.toml": FOLDER_HEAD, "../../fuori.md": "x", "altro/testi/1.md": "Testo."}, ""),
    ],
)
def test_a_folder_that_cannot_be_used_is_told_why_and_nothing_is_written(desk, files, told):
    content = b"non uno zip" if files is None else packed((name, text.encode()) for name, text in files.items())
    answer = client_of(desk.office).post("/valle/documenti/scrittura/porta/", {"folder": BytesIO(content)})
    assert told in answer.content.decode()
    assert (answer.status_code, Document.objects.count()) == ((422, 1) if told else (302, 2))


def test_every_page_costs_few_queries(desk, django_assert_max_num_queries):
    client = client_of(desk.office)
    keep_autosave(by=desk.office, section=desk.section(), text="A metà", based_on=0)
    for name, code, most in (
        ("board", None, 20),
        ("section", "3.1", 36),
        ("insert", None, 40),
        ("read_document", None, 26),
    ):
        with django_assert_max_num_queries(most):  # the list to insert from reads every register
            assert client.get(desk.url(name, code)).status_code == 200
