"""The life of a PIAO through the screens: begun, given to who writes it, checked, approved, published, read and verified."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.e2e import site as example
from tests.e2e.hands import Hands
from traguardo.access.facade import Role, User, add_member
from traguardo.documents.actions.writing.moving import move_on
from traguardo.documents.actions.writing.saving import save_text
from traguardo.documents.domain.states import Hand, Move, Stage
from traguardo.documents.library.tables_book import EXAMPLE, tables_book
from traguardo.documents.models import Document
from traguardo.kernel.table import Column, Measure
from traguardo.performance.tests import lives

pytestmark = pytest.mark.browser
BODY = "documento"
OFFICE, HEAD, DIRECTOR = (f"{who}@{BODY}.example" for who in ("ufficio", "servizio", "direzione"))
TITLE = "Piano integrato di attività e organizzazione 2024-2026"
STAFF = replace(EXAMPLE, columns=(Column(heading="2024", measure=Measure.NUMBER, unit="persone"), EXAMPLE.columns[1]))
GIVEN = "3.3.1"
TEXT = """Nel 2024 lavorano con noi {{personale-contratti.dipendenti 2024}} persone dipendenti.

{{tavola personale-contratti}}

| Profilo | Persone |
| --- | --- |
| Assistente sociale | 25 |
| Amministrativo | 15 |
| Totale | 41 |"""
LAST_WORDS = "Le due cessazioni previste si coprono con un concorso."
TOLD = (
    "Documento iniziato", "Sezione affidata o rinominata", "Testo di una sezione salvato", "Sezione passata di stato",
    "Documento approvato", "Documento pubblicato", "Tavole di cifre portate dentro",
)  # fmt: skip


@pytest.fixture
def site(browser, live_server, settings):
    """A body with its people and a plan in force, and no document."""
    settings.SITE_URL = live_server.url
    body = example.a_body(BODY)
    for email, role in ((OFFICE, Role.PLANNING_OFFICE), (DIRECTOR, Role.DIRECTOR)):
        example.a_person(email, body, roles=(role, Role.ADMINISTRATOR))
    head = example.a_person(HEAD)
    add_member(by="prova", user=head, authority=body, role=Role.UNIT_HEAD, first_day=date(2020, 1, 1), unit="DG")
    lives.in_force(body, lives.brought(body))
    return SimpleNamespace(url=live_server.url)


@pytest.fixture
def people(enter):
    """Who lives with the document, each at their own screen; the citizen has not signed in."""
    who = {"office": OFFICE, "head": HEAD, "director": DIRECTOR, "citizen": None}
    return SimpleNamespace(**{name: Hands(enter(email), BODY) for name, email in who.items()})


def test_a_document_from_its_outline_to_the_citizen(people):
    figures_are_brought_in(people.office)
    the_document_is_begun_and_a_section_given(people.office)
    the_section_is_written_through_a_lost_connection(people.head)
    the_others_are_written_and_validated()
    the_director_validates(people.director)
    a_wrong_total_stops_the_approval(people.director)
    the_total_is_mended(people.head)
    the_director_validates(people.director)
    the_document_is_approved_and_published(people.director)
    the_site_is_turned_on(people.office)
    the_citizen_reads_and_verifies(people.citizen)
    the_record_tells_it_all(people.office)
    for each in vars(people).values():
        assert [words for words in each.page.complaints if "ERR_INTERNET_DISCONNECTED" not in words] == []


def figures_are_brought_in(office):
    office.menu("Pubblica", "Dati")
    office.link("Porta dentro delle tavole")
    book = {"name": "personale.xlsx", "mimeType": "application/octet-stream", "buffer": tables_book([STAFF])}
    office.write("Anno", "2024")
    office.page.set_input_files("input[type=file]", book)
    office.press("Porta dentro")
    office.sees("Per il 2024 c’è una tavola")


def the_document_is_begun_and_a_section_given(office):
    office.menu("Pubblica", "Scrivi")
    office.link("Inizia un documento")
    office.write("Anno", "2024")
    office.write("Dal", "2024")
    office.write("Al", "2026")
    office.press("Inizia")
    office.sees(TITLE, "0 di 12 sezioni validate")
    office.link(f"Affida o rinomina {GIVEN}")
    office.pick("Chi la scrive\\?", "Servizio Del Sito")
    office.write("Entro quando\\?", "31/12/2026")
    office.press("Salva")
    office.sees("Servizio Del Sito", "entro il 31/12/2026")


def the_section_is_written_through_a_lost_connection(head):
    page = head.page
    head.menu("Pubblica", "Scrivi")
    head.link("Una sezione aspetta te")
    head.link("Personale e fabbisogni")
    page.fill("#testo", TEXT)
    page.locator("#anteprima", has_text="lavorano con noi 40 persone").locator(
        "table", has_text="In comando"
    ).wait_for()
    page.context.set_offline(True)
    page.fill("#testo", f"{TEXT}\n\n{LAST_WORDS}")
    page.locator("#testo").blur()
    expect(page.locator("[data-tg-status]")).to_contain_text("Senza rete")
    page.context.set_offline(False)
    expect(page.locator("[data-tg-status]")).to_contain_text("bozza tenuta")
    page.reload()
    head.link("Riprendi")
    expect(page.locator("#testo")).to_have_value(f"{TEXT}\n\n{LAST_WORDS}")
    saves_and_sends(head)


def saves_and_sends(head):
    """The text saved, marked as filled, then sent on to who validates."""
    head.page.get_by_role("button", name="Salva", exact=True).click()
    head.page.locator("[data-tg-status]", has_text="Salvato alle").wait_for()
    head.press("Segna compilata")
    head.press("Manda in validazione")
    head.sees("in validazione")


def the_others_are_written_and_validated():
    document, office, director = (
        Document.objects.get(), User.objects.get(email=OFFICE), User.objects.get(email=DIRECTOR)
    )  # fmt: skip
    way = ((office, Move.FINISH), (office, Move.SUBMIT), (director, Move.VALIDATE))
    for section in document.sections.exclude(code=GIVEN):
        save_text(by=office, section=section, text=f"Qui si legge di: {section.title}.", seen=0)
        for by, move in way:
            section.refresh_from_db()
            hands = Hand(writes=True, validates=True, coordinates=True)
            move_on(by=by, section=section, move=move, hand=hands, seen=Stage(section.state))


def the_director_validates(director):
    director.menu("Pubblica", "Scrivi")
    director.link(TITLE)
    director.link("Aspettano me")
    director.link("Personale e fabbisogni")
    director.sees(LAST_WORDS)
    director.press("Valida")
    director.sees("ora è «validata»")


def a_wrong_total_stops_the_approval(director):
    director.link(TITLE, "nav[aria-label]")
    director.sees("12 di 12 sezioni validate")
    director.link("Approva")
    director.sees("Adesso non si può approvare", "«Totale» è 41, le 2 voci fanno 40")
    director.link("riga 9 del testo")
    director.link("Riapri…")
    director.write("Perché\\?", "Il totale della tabella non torna: 25 e 15 fanno 40.")
    director.press("Riapri")
    director.sees("in compilazione", "fanno 40")


def the_total_is_mended(head):
    head.menu("Pubblica", "Scrivi")
    head.link("Una sezione aspetta te")
    head.link("Personale e fabbisogni")
    head.sees("25 e 15 fanno 40")
    head.press("Chiudi il commento")
    late = []

    def hold(route):
        late.append(route)

    head.page.route("**/bozza/", hold)
    head.page.fill("#testo", f"{TEXT}\n\n{LAST_WORDS}".replace("41", "40"))
    saves_before_the_draft_is_kept(head.page, late)
    saves_and_sends(head)


def saves_before_the_draft_is_kept(page, late):
    """A draft kept after the text was saved does not say that it is still to be saved."""
    page.locator("#testo").blur()
    page.keyboard.press("Control+s")
    page.locator("[data-tg-status]", has_text="Salvato alle").wait_for()
    with page.expect_response("**/bozza/") as told:
        late[0].continue_()
    assert told.value.ok
    page.unroute("**/bozza/")
    expect(page.locator("[data-tg-status]")).to_contain_text("Salvato alle")


def the_document_is_approved_and_published(director):
    director.link(TITLE, "nav[aria-label]")
    director.link("Approva")
    director.write("Organo", "Assemblea dei soci")
    director.write("Numero dell'atto", "7")
    director.write("Data dell'atto", "31/01/2024")
    director.press("Controlla che cosa si fissa")
    director.sees("Assemblea dei soci, n. 7 del 31/01/2024", "Nessun errore")
    director.press("Approva e fissa")
    director.sees("i suoi file non cambiano più", "il pubblico ancora non lo vede")
    director.link("Pubblica")
    director.press("Pubblica")
    director.sees("È pubblico dal")


def the_site_is_turned_on(office):
    office.menu("Pubblica", "Sito pubblico")
    office.choose("Sito pubblico acceso")
    office.press("Salva")
    office.sees("Il sito è acceso")


def the_citizen_reads_and_verifies(citizen):
    citizen.page.goto(f"/pubblico/{BODY}/")
    citizen.link(TITLE)
    citizen.sees("Assemblea dei soci, n. 7 del 31/01/2024")
    paper = citizen.download("PDF")
    assert paper.startswith(b"%PDF-")
    citizen.link("Leggilo qui")
    citizen.sees("lavorano con noi 40 persone dipendenti", LAST_WORDS)
    for content, answer in ((paper, "È autentico"), (paper + b" ", "il file è stato cambiato")):
        citizen.page.goto(f"/pubblico/{BODY}/verifica/")
        with citizen.page.expect_navigation():
            citizen.page.set_input_files(
                "#file-da-verificare", {"name": "piao.pdf", "mimeType": "application/pdf", "buffer": content}
            )
        citizen.sees(answer)
    assert citizen.page.context.cookies() == []


def the_record_tells_it_all(office):
    office.menu("Governo", "Registro degli atti")
    office.sees(*TOLD)
