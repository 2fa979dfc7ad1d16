"""From result to euro through the screens: a system, sheets to the end, a fund to its signature, prizes shared and read."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.e2e import site as example
from tests.e2e.hands import Hands
from traguardo.access.facade import Authority, Role, User, add_member, standing
from traguardo.evaluation.actions.judging import Judged, head_stamp, save_judgements
from traguardo.evaluation.actions.moving import Said, move
from traguardo.evaluation.domain.flow import Move
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries.rights import Looker
from traguardo.performance.facade import read_plan
from traguardo.staffing.facade import Position
from traguardo.staffing.tests.factories import a_worker

pytestmark = [pytest.mark.browser, pytest.mark.looks]
BODY = "euro"
NAMES = ("ufficio", "direzione", "nucleo", "servizio", "operatrice")
OFFICE, DIRECTOR, BOARD, HEAD, WORKER = (f"{who}@{BODY}.example" for who in NAMES)
COLLEAGUE, PAPER = "12", "Firmata su carta: il foglio è agli atti."
SIGNING = (
    ("Registra l’ipotesi di accordo", "Ipotesi di accordo"),
    ("Registra l’autorizzazione alla firma", "Deliberazione"),
    ("Registra la firma", "Contratto integrativo"),
)
GIVEN = {"cura": "4", "insieme": "4", "impara": "4"}


@pytest.fixture
def site(browser, live_server):
    """A body with its plan, its staff and nothing more; one colleague works without an account."""
    body = example.a_body(BODY)
    office = example.a_person(OFFICE, body, roles=(Role.STAFF_OFFICE,))
    example.a_person(DIRECTOR, body, roles=(Role.DIRECTOR,))
    example.a_person(BOARD, body, roles=(Role.EVALUATION_BOARD,))
    worker, head = example.a_person(WORKER, body, roles=(Role.READER,)), example.a_person(HEAD)
    add_member(by="prova", user=head, authority=body, role=Role.UNIT_HEAD, first_day=date(2020, 1, 1), unit="AC")
    example.organised(body)
    example.brought_in(body, office, read_plan(example.EXAMPLE))
    at_work = {"unit": "AC", "first_day": date(2024, 1, 1)}
    a_worker(body, "10", "Responsabile Prima", user=head, position=Position.POST_HOLDER, **at_work)
    a_worker(body, "11", "Operatrice Seconda", user=worker, **at_work)
    a_worker(body, COLLEAGUE, "Operatore Terzo", **at_work)
    return SimpleNamespace(url=live_server.url)


@pytest.fixture
def people(enter):
    """Who lives the year, each at their own screen."""
    who = {"office": OFFICE, "director": DIRECTOR, "board": BOARD, "head": HEAD, "worker": WORKER}
    return SimpleNamespace(**{name: Hands(enter(email), BODY) for name, email in who.items()})


def test_from_a_result_to_a_prize(people):
    the_system_is_adopted(people.office, people.director)
    the_sheets_are_prepared_and_assigned(people.office)
    a_sheet_is_lived(people.worker, people.head)
    it_is_contested_and_decided(people.worker, people.board)
    the_colleague_s_sheet_is_carried_on_paper()
    the_sheet_is_closed(people.office)
    the_fund_is_built(people.office)
    the_fund_is_carried_to_its_signature(people.office, people.director)
    the_people_come_from_the_registers(people.office)
    a_rule_is_tried_beside_the_first_and_saved(people.office)
    the_sharing_is_closed_twice_sure(people.office)
    what_is_left_opens_the_year_after(people.office)
    the_prize_is_read(people.worker)
    for each in vars(people).values():
        assert each.page.complaints == []


def the_system_is_adopted(office, director):
    office.menu("Schede e premi", "Come si valuta")
    office.link("Crea una versione")
    office.write("Nome", "Sistema di prova")
    office.press("Crea la bozza")
    office.link("Cambia")
    office.write("Vale dall'anno", "2024")
    office.press("Salva")
    director.menu("Schede e premi", "Come si valuta")
    director.link("Sistema di prova")
    director.link("Adotta")
    director.sees("Un sistema adottato non cambia più")
    director.write("Atto", "Delibera n. 5")
    director.write("Data dell'atto", "15/01/2024")
    director.press("Adotta il sistema")
    director.sees("Adottato con Delibera n. 5")


def the_sheets_are_prepared_and_assigned(office):
    office.menu("Schede e premi", "Schede")
    office.link("Prepara le schede")
    office.write("Anno", "2024")
    office.press("Guarda")
    office.sees("3 schede nuove per 3 persone")
    office.press("Prepara le schede 2024")
    office.go("schede/?anno=2024")
    office.link("Assegna quelle pronte")
    office.press("Assegna le schede scelte")
    office.sees("Schede assegnate")


def a_sheet_is_lived(worker, head):
    worker.menu("Schede e premi", "La tua scheda")
    worker.link("Apri la scheda")
    worker.link("Prendi visione")
    worker.press("Prendi visione")
    worker.link("Scrivi l’autovalutazione")
    for answer in worker.page.get_by_label("buono").all():
        answer.check()
    worker.press("Salva e vai all’invio")
    worker.press("Invia")
    head.menu("Schede e premi", "Da valutare")
    head.link("Operatrice Seconda")
    head.link("Annota un colloquio")
    head.write("Di che cosa avete parlato\\?", "Delle visite a casa.")
    head.press("Annota")
    head.link("Scrivi i giudizi")
    for answer in head.page.get_by_label("buono").all():
        answer.check()
    head.page.locator("#totale", has_text="84,45 punti su 100").wait_for()
    head.press("Salva e vai alla consegna")
    head.sees("84,45 punti su 100, buona")
    head.press("Consegna la valutazione")
    worker.menu("Schede e premi", "La tua scheda")
    worker.sees("84,45 punti su 100, buona")
    worker.link("Apri la scheda")
    worker.link("Firma per presa visione")
    worker.press("Firma per presa visione")


def it_is_contested_and_decided(worker, board):
    worker.link("Contesta la valutazione")
    worker.write("Che cosa contesti, e perché\\?", "Il gruppo con la scuola non è contato.")
    worker.press("Contesta la valutazione")
    board.menu("Schede e premi", "Contestazioni")
    board.link("Operatrice Seconda")
    board.link("Decidi sulla contestazione")
    board.sees("Il gruppo con la scuola non è contato.")
    board.page.get_by_role("group", name="Cura delle persone").get_by_label("eccellente").check()
    board.write("I motivi della decisione", "Il verbale della scuola lo mostra.")
    board.press("Decidi sulla contestazione")
    worker.menu("Schede e premi", "La tua scheda")
    worker.link("Apri la scheda")
    worker.sees("87,7")
    worker.link("Chiedi la conciliazione")
    worker.write("Perché chiedi la conciliazione\\?", "Vorrei parlarne.")
    worker.press("Chiedi la conciliazione")
    board.go("schede/2024/2/")
    board.link("Scrivi come è finita")
    board.write("Che cosa si è stabilito, e perché\\?", "La decisione resta com’è.")
    board.press("Scrivi come è finita")


def the_colleague_s_sheet_is_carried_on_paper():
    """By the same hands, without their screens; the last step once the days to contest it are past."""
    body = Authority.objects.get(code=BODY)
    row = Sheet.objects.get(authority=body, person__code=COLLEAGUE)
    today = timezone.localdate()
    later = today + timedelta(days=30)
    office, head = (_looker(email, body, today) for email in (OFFICE, HEAD))
    _step(office, row, Move.ACKNOWLEDGE, PAPER, today)
    save_judgements(by=head, sheet=row, seen=head_stamp(row), draft=Judged(steps=GIVEN))
    _step(head, row, Move.EVALUATE, "L’autovalutazione non è arrivata.", today)
    _step(office, row, Move.SIGN, PAPER, today)
    _step(office, row, Move.FINISH, "", later)


def _looker(email, body, day):
    user = User.objects.get(email=email)
    return Looker(body, user, standing(user, body, on=day))


def _step(by, row, step, words, day):
    row.refresh_from_db()
    move(by=by, sheet=row, step=step, seen=row.revision, said=Said(text=words), today=day)


def the_sheet_is_closed(office):
    office.menu("Schede e premi", "Schede")
    office.link("Operatrice Seconda")
    office.link("Chiudi la scheda")
    office.sees("non si può tornare indietro")
    office.press("Chiudi la scheda")
    office.sees("La scheda è definitiva", "87,7")


def the_fund_is_built(office):
    office.menu("Schede e premi", "Fondo")
    office.link("Guarda prima l’esempio")
    office.write("Anno", "2024")
    office.press("Inizia il fondo")
    a_line_is_added_and_taken_back(office)


def a_line_is_added_and_taken_back(office):
    """Totals and the figure printed in the act answer at once, without leaving the page."""
    main, whole = office.page.locator("main"), office.page.locator(".tg-fund__whole")
    office.sees("111.617,15")
    main.get_by_role("link", name="Aggiungi una voce").first.click()
    office.page.locator("#modulo form").wait_for()
    office.write("Descrizione", "Contributo straordinario")
    office.write("Importo in euro", "1000")
    office.page.locator("#modulo").get_by_role("button", name="Salva", exact=True).click()
    whole.get_by_text("112.617,15").wait_for()
    office.sees("stampato 111.617,15")
    main.get_by_role("button", name="Annulla l’ultima modifica").click()
    whole.get_by_text("111.617,15").wait_for()


def the_fund_is_carried_to_its_signature(office, director):
    office.go("fondo/2024/1/")
    office.link("Proponi il fondo")
    office.press("Proponi il fondo")
    office.link("Registra il parere dei revisori")
    office.write("Verbale dei revisori", "Verbale n. 9")
    office.press("Registra il parere dei revisori")
    director.go("fondo/2024/1/")
    for step, label in SIGNING:
        director.link(step)
        director.write(label, "Atto n. 1")
        director.press(step)
    director.sees("È «firmato»")


def the_people_come_from_the_registers(office):
    office.menu("Schede e premi", "Fondo")
    office.link("Fondo 2024")
    office.link("Che cosa si ripartisce")
    office.link("Ripartisci Premi correlati alla performance")
    office.write("Titolo", "Premi 2024")
    office.press("Inizia")
    office.link("Metti le persone")
    office.sees("2 persone, a 2 manca qualcosa", "Operatrice Seconda", "una scheda")
    office.press("Metti queste persone")
    office.sees("da dividere fra 2 persone")


def a_rule_is_tried_beside_the_first_and_saved(office):
    office.link("Simula")
    office.sees("a 2 persone, restano 0,00")
    office.link("Aggiungi uno scenario")
    office.write("Volte la media", "1")
    office.press("Calcola")
    office.press("Salva queste regole (scenario 2)")
    office.sees("Regole salvate", "una volta la media")


def the_sharing_is_closed_twice_sure(office):
    office.link("Chiudi")
    office.sees("Si può chiudere", "Una persona è in servizio nel 2024 e non nell’elenco")
    office.link("Continua verso la chiusura")
    office.write("Somma che ripartisci", "34.952,15")
    office.write("Atto", "Determina n. 12")
    office.choose("Ho letto gli avvisi e chiudo lo stesso")
    office.choose("So che non si può disfare")
    office.press("Chiudi per sempre")
    office.sees("Ogni persona può leggere il suo premio", "34.613,25", "restano 338,90")
    office.link("Guarda gli importi")
    office.sees("17.476,07", "17.137,18")


def what_is_left_opens_the_year_after(office):
    office.menu("Schede e premi", "Fondo")
    office.link("Inizia il fondo 2025")
    office.choose("Dal fondo 2024")
    office.press("Inizia il fondo")
    carried = office.page.locator("tr", has_text="Risorse non distribuite nel 2024")
    carried.get_by_text("338,90").first.wait_for()


def the_prize_is_read(worker):
    worker.menu("Schede e premi", "Il tuo premio")
    worker.sees("Nel 2024 ti spettano 17.476,07")
    worker.link("Premi 2024")
    worker.sees("Punti 87,79", "Ci si ferma al tetto", "Determina n. 12")
    assert worker.download("Scarica la lettera").startswith(b"%PDF-")
