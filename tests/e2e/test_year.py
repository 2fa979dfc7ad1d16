"""A year through the screens: the plan, its approval, the results, a variation, the board's opinion, the year closed."""

from datetime import date
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.e2e import site as example
from tests.e2e.hands import Hands
from traguardo.access.facade import Role, add_member
from traguardo.performance.tests.proofs import a_picture

pytestmark = pytest.mark.browser
BODY = "anno"
OFFICE, HEAD, DIRECTOR, BOARD = (f"{who}@{BODY}.example" for who in ("ufficio", "servizio", "direzione", "nucleo"))
FILES = sorted(str(path) for path in example.EXAMPLE.glob("*.csv") if path.stem != "rilevazioni")
PLAN = "Piano degli obiettivi 2024-2026"
ANSWERS, TALKS = "indicator:9.1", "indicator:2.1"


@pytest.fixture
def site(browser, live_server):
    """A body with its people and no plan, instead of the furnished site."""
    body = example.a_body(BODY)
    for email, role in ((OFFICE, Role.PLANNING_OFFICE), (DIRECTOR, Role.DIRECTOR), (BOARD, Role.EVALUATION_BOARD)):
        example.a_person(email, body, roles=(role,))
    head = example.a_person(HEAD)
    add_member(by="prova", user=head, authority=body, role=Role.UNIT_HEAD, first_day=date(2020, 1, 1), unit="DG")
    return SimpleNamespace(url=live_server.url)


@pytest.fixture
def people(enter):
    """Who works in the year, each signed in at their own screen."""
    who = {"office": OFFICE, "head": HEAD, "director": DIRECTOR, "board": BOARD}
    return SimpleNamespace(**{name: Hands(enter(email), BODY) for name, email in who.items()})


def test_a_year_from_the_plan_to_the_opinion(people):
    the_plan_is_brought_in_and_written(people.office)
    the_plan_is_checked_approved_and_put_in_force(people.office, people.director)
    the_period_opens(people.office)
    results_are_typed_and_confirmed(people.head)
    two_people_write_the_same_cell(people.head, people.office)
    a_deadline_is_varied(people.office, people.director)
    a_forcing_is_asked_and_granted(people.head, people.board)
    the_period_closes(people.office)
    the_board_asks_validates_and_signs(people.board, people.head)
    the_year_is_closed(people.director)
    for each in vars(people).values():
        assert [words for words in each.page.complaints if "status of" not in words] == []


def the_plan_is_brought_in_and_written(office):
    office.go("oggi/")
    office.link("Importa un piano")
    office.page.set_input_files("input[type=file]", FILES)
    office.press("Guarda che cosa cambia")
    office.press("Conferma l’importazione")
    office.sees(f"Importato: {PLAN}")
    office.menu("Pianifica", "Piano")
    office.link("Modifica")
    office.go("piano/modifica/?scheda=fasi")
    office.type("8.1", "description", "Misurare i tempi rispetto ai trenta giorni")
    office.page.locator("#rilievi-in-vista", has_text="Cambiato fase 8.1").wait_for()
    office.press("Annulla questo atto")
    office.sees("Annullato")
    expect(office.cell("8.1", "description")).to_have_value("Misurare i tempi rispetto ai 30 giorni")
    office.go("piano/modifica/?scheda=obiettivi")
    office.link("Aggiungi un obiettivo")
    office.write("Codice", "9")
    office.write("Titolo", "Rispondere a chi scrive")
    office.choose("DG Direzione generale")
    office.press("Aggiungi un obiettivo")
    office.link("Aggiungi una fase")
    office.write("Scadenza", "Entro settembre 2024")
    office.write("Descrizione", "Contare le risposte date")
    office.press("Aggiungi una fase")
    office.link("Obiettivo 9")
    office.link("Aggiungi un indicatore")
    office.write("Indicatore", "Risposte entro trenta giorni")
    office.write("Valore atteso 2024", "90%")
    office.write("Unità di misura", "%")
    office.pick("Verso", "in aumento")
    office.press("Aggiungi un indicatore")
    office.menu("Pianifica", "Controlli")
    office.sees("L'obiettivo 9 non ha peso")
    office.link("Vai a correggere PES05")
    office.write("Peso", "0")
    office.press("Salva")


def the_plan_is_checked_approved_and_put_in_force(office, director):
    office.menu("Pianifica", "Versioni")
    office.link("Dichiara controllato")
    office.sees("Che cosa dicono i controlli")
    office.choose("Ho guardato gli avvisi dei controlli")
    office.press("Dichiara controllato")
    office.sees("ora lo può approvare il direttore")
    director.menu("Pianifica", "Versioni")
    approves_and_puts_in_force(director, number="12", day="15/02/2024")


def approves_and_puts_in_force(director, *, number, day):
    director.link("Approva")
    director.write("Organo", "Assemblea consortile")
    director.write("Numero della deliberazione", number)
    director.write("Data della deliberazione", day)
    director.press("Approva")
    director.sees("le sue righe non cambiano più")
    director.link("Metti in vigore")
    director.write("In vigore dal", day)
    director.press("Metti in vigore")
    director.sees("l'anno segue questa versione")


def the_period_opens(office):
    office.menu("Misura", "Periodi")
    office.link("Prepara i due periodi abituali")
    office.press("Prepara i due periodi")
    with office.page.expect_navigation():
        office.page.locator("a[href*='/finale/apri/']").click()
    office.press("Apri il periodo")
    office.sees("aperto")


def results_are_typed_and_confirmed(head):
    head.menu("Misura", "Che cosa devo")
    head.sees("Risposte entro trenta giorni")
    head.menu("Misura", "Da inserire")
    head.type(ANSWERS, "printed", "92%")
    expect(head.cell(ANSWERS, "on")).to_have_value("31/12/2024")
    head.type(ANSWERS, "source", "Registro del protocollo")
    head.link("Controlla e conferma le bozze")
    head.sees("Risposte entro trenta giorni", "92%", "Registro del protocollo")
    head.press("Conferma")
    head.sees("Un risultato confermato")
    head.go("piano/indicatori/9.1/")
    head.page.locator("summary", has_text="Aggiungi una prova").click()
    head.page.set_input_files(
        "input[type=file]", {"name": "registro.png", "mimeType": "image/png", "buffer": a_picture()}
    )
    head.press("Aggiungi la prova")
    head.sees("registro.png")


def two_people_write_the_same_cell(head, office):
    for each in (head, office):
        each.go("misura/?mostra=tutti&cerca=Colloqui")
    office.type(TALKS, "printed", "7")
    head.type(TALKS, "printed", "8", then="conflict")
    for value in ("«8»", "«7»"):
        expect(head.page.locator(f"tr[data-row='{TALKS}'] td[data-column='printed']")).to_contain_text(value)
    head.page.get_by_role("button", name="tieni il mio").click()
    head.page.locator(f"tr[data-row='{TALKS}'] td[data-column='printed'][data-status=saved]").wait_for()
    office.go("misura/?mostra=tutti&cerca=Colloqui")
    expect(office.cell(TALKS, "printed")).to_have_value("8")


def a_deadline_is_varied(office, director):
    office.menu("Pianifica", "Versioni")
    office.link("Apri una variazione")
    office.write("Motivo della variazione", "Il protocollo cambia programma")
    office.press("Apri una variazione")
    office.sees("è la versione 2, in bozza")
    office.go("piano/modifica/?anno=2024&versione=2&scheda=fasi")
    office.type("9.1", "due", "Entro novembre 2024")
    office.menu("Pianifica", "Versioni")
    office.link("Dichiara controllato")
    office.choose("Ho guardato gli avvisi dei controlli")
    office.press("Dichiara controllato")
    director.menu("Pianifica", "Versioni")
    approves_and_puts_in_force(director, number="31", day="30/09/2024")
    director.link("Guarda che cosa cambia")
    director.sees("30/09/2024", "30/11/2024", "Il protocollo cambia programma")
    assert director.download("Documento prima e dopo").startswith(b"%PDF-")


def a_forcing_is_asked_and_granted(head, board):
    head.go("piano/indicatori/9.1/vita/")
    head.link("Chiedi una forzatura")
    head.write("Da quale giorno vale", "31/12/2024")
    head.write("Grado", "100")
    head.write("Motivo", "Il registro non conta le risposte date a voce")
    head.press("Guarda che cosa cambia")
    head.press("Chiedi la forzatura")
    head.sees("una forzatura aspetta il nucleo")
    board.go("piano/indicatori/9.1/vita/")
    board.link("Decidi la forzatura")
    board.choose("Concedi il grado scritto sotto")
    board.write("Da quale giorno vale", "31/12/2024")
    board.write("Grado", "100")
    board.write("Motivo", "Il verbale lo mostra")
    board.write("Atto", "Verbale n. 2")
    board.press("Guarda che cosa cambia")
    board.press("Registra la decisione")
    board.sees("Provvedimento registrato")


def the_period_closes(office):
    office.menu("Misura", "Periodi")
    with office.page.expect_navigation():
        office.page.locator("a[href*='/finale/chiudi/']").click()
    office.sees("si bloccano")
    office.press("Chiudi il periodo")
    office.sees("i risultati sono bloccati")


def the_board_asks_validates_and_signs(board, head):
    board.menu("Valuta", "Nucleo di valutazione")
    board.page.locator("main input[type=search]").fill("Risposte entro")
    board.press("Cerca")
    board.link("9.1")
    board.page.locator("summary", has_text="Fai una domanda").click()
    board.write("Domanda", "Il registro è completo?")
    board.press("Invia la domanda")
    head.menu("Valuta", "Nucleo di valutazione")
    head.link("Rispondi")
    head.write("Risposta", "Sì, ogni lettera ha il suo numero.")
    head.press("Invia la risposta")
    board.menu("Valuta", "Nucleo di valutazione")
    board.link("Leggi la risposta")
    board.sees("ogni lettera ha il suo numero")
    board.link("Chiudi la domanda")
    board.press("Chiudi la domanda")
    board.go("nucleo/?mostra=da-validare")
    for box in board.page.locator("main tbody input[type=checkbox]:enabled").all():
        box.check()
    board.press("Valida le righe scelte")
    board.sees("Stai per validare")
    board.press("Valida")
    board.sees("24 su 61 validati")
    board.link("Il parere")
    board.link("Scrivi il parere")
    board.choose("Validato")
    board.write("Parere", "La relazione è chiara e i risultati si possono verificare.")
    board.write("Data del parere", "31/03/2025")
    board.write("Perché firmi con qualcosa ancora aperto", "Si chiudono con l’anno dopo")
    board.press("Continua")
    board.press("Firma")
    board.sees("Il nucleo si è espresso")
    assert board.download("Scarica il parere").startswith(b"%PDF-")


def the_year_is_closed(director):
    director.menu("Pianifica", "Versioni")
    director.link("Chiudi l")
    director.write("Perché chiudi con risultati mancanti", "Si valutano con l’anno dopo")
    director.press("Chiudi l")
    director.sees("Anno chiuso")
