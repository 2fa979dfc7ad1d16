"""The essentials with scripts off, on a phone: nothing of the main job may need them."""

import hashlib
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.hands import Hands
from tests.e2e.screen import PHONE
from tests.e2e.site import EXAMPLE, NEWCOMERS

pytestmark = [pytest.mark.browser, pytest.mark.looks]
FILES = sorted(str(path) for path in EXAMPLE.glob("*.csv"))


def test_the_main_job_needs_no_scripts(enter, sign_in):
    hands = Hands(enter("", PHONE, java_script_enabled=False), "plain")
    sign_in(hands.page, NEWCOMERS["plain"])
    bring_the_plan_in(hands)
    follow_a_finding(hands)
    record_a_result(hands)
    take_the_report(hands)
    hands.press("Esci", "body")
    expect(hands.page).to_have_url(re.compile("/accesso/entra/"))


def bring_the_plan_in(hands):
    hands.link("Importa un piano")
    hands.page.set_input_files("input[type=file]", FILES)
    hands.press("Guarda che cosa cambia")
    hands.sees("È il primo piano del 2024")
    hands.press("Conferma l’importazione")
    hands.sees("Importato: Piano degli obiettivi 2024-2026")
    hands.page.get_by_text("Mostra i dati in tabella").first.click()
    expect(hands.page.locator(".tg-figure__data table").first).to_be_visible()


def follow_a_finding(hands):
    hands.menu("Pianifica", "Controlli")
    hands.page.get_by_label("Gravità").select_option("warning")
    hands.press("Filtra")
    hands.sees("Un rilievo su 20")
    hands.link("foglio «")
    hands.sees("manca il risultato")


def record_a_result(hands):
    hands.link("Piano", ".tg-subnav")
    for branch in ("Organizzazione, personale", "Nuova organizzazione"):
        hands.page.locator(".tg-tree summary", has_text=branch).click()
    hands.link("Apri la scheda Nuova organizzazione", ".tg-tree")
    hands.link("2.1", "#indicatori")
    hands.link("Registra un risultato")
    hands.page.get_by_label("A quale data").fill("30/11/2024")
    hands.write("Risultato", "6")
    hands.page.get_by_label("Da dove viene").fill("Verbale n. 3")
    hands.press("Continua")
    hands.sees("Controlla come è stato letto")
    hands.press("Torna a correggere")
    expect(hands.field("Risultato")).to_have_value("6")
    hands.press("Continua")
    hands.press("Conferma e registra")
    hands.sees("Verbale n. 3")


def take_the_report(hands):
    hands.link("Pubblica", ".tg-nav")
    paper = hands.download("Scarica Relazione")
    hands.menu("Governo", "Registro degli atti")
    hands.sees("Documento stampato")
    hands.page.locator("details", has_text="sha256").first.locator("summary").click()
    hands.sees(hashlib.sha256(paper).hexdigest())


def test_a_table_sorts_and_searches_with_no_scripts(enter):
    page = enter(at="/lirone/punteggi/?taglio=obiettivi", java_script_enabled=False)
    page.locator("#obiettivi .tg-sort", has_text="Punteggio").click()
    expect(page.locator("#obiettivi th[aria-sort]")).to_have_count(1)
    page.locator("#obiettivi input[type=search]").fill("Pagare")
    page.locator("#obiettivi").get_by_role("button", name="Cerca").click()
    expect(page.locator("#obiettivi tbody tr")).to_have_count(1)
