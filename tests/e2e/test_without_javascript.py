"""The essentials with scripts off, on a phone: nothing of the main job may need them."""

import hashlib

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.site import EXAMPLE, NEWCOMERS

pytestmark = pytest.mark.browser
FILES = sorted(str(path) for path in EXAMPLE.glob("*.csv"))


@pytest.fixture
def page(enter):
    return enter(NEWCOMERS["plain"], PHONE, java_script_enabled=False)


def link(page, name, within="main"):
    page.locator(within).get_by_role("link", name=name).first.click()


def button(page, name):
    page.get_by_role("button", name=name).click()


def said(page):
    return page.inner_text("main")


def test_the_main_job_needs_no_scripts(page):
    bring_the_plan_in(page)
    follow_a_finding(page)
    record_a_result(page)
    take_the_report(page)
    button(page, "Esci")
    assert "/accesso/entra/" in page.url


def bring_the_plan_in(page):
    link(page, "Importa un piano")
    page.set_input_files("input[type=file]", FILES)
    button(page, "Guarda che cosa cambia")
    assert "È il primo piano del 2024" in said(page)
    button(page, "Conferma l’importazione")
    assert "Importato: Piano degli obiettivi 2024-2026" in said(page)
    page.get_by_text("Mostra i dati in tabella").first.click()
    assert page.locator(".tg-figure__data table").first.is_visible()


def follow_a_finding(page):
    link(page, "Pianifica", ".tg-nav")
    link(page, "Controlli", ".tg-subnav")
    page.get_by_label("Gravità").select_option("warning")
    button(page, "Filtra")
    assert "Un rilievo su 20" in said(page)
    link(page, "foglio «")
    assert "manca il risultato" in said(page)


def record_a_result(page):
    link(page, "Piano", ".tg-subnav")
    page.locator(".tg-tree summary", has_text="Organizzazione, personale").click()
    page.locator(".tg-tree summary", has_text="Nuova organizzazione").click()
    link(page, "Apri la scheda Nuova organizzazione", ".tg-tree")
    link(page, "2.1", "#indicatori")
    link(page, "Registra un risultato")
    page.get_by_label("A quale data").fill("30/11/2024")
    page.get_by_label("Risultato", exact=True).fill("6")
    page.get_by_label("Da dove viene").fill("Verbale n. 3")
    button(page, "Continua")
    assert "Controlla come è stato letto" in said(page)
    button(page, "Torna a correggere")
    assert page.get_by_label("Risultato", exact=True).input_value() == "6"
    button(page, "Continua")
    button(page, "Conferma e registra")
    assert "Verbale n. 3" in said(page)


def take_the_report(page):
    link(page, "Pubblica", ".tg-nav")
    with page.expect_download() as coming:
        link(page, "Scarica Relazione")
    paper = coming.value.path().read_bytes()
    link(page, "Governo", ".tg-nav")
    link(page, "Registro degli atti", ".tg-subnav")
    assert "Documento stampato" in said(page)
    page.locator("details", has_text="sha256").first.locator("summary").click()
    assert hashlib.sha256(paper).hexdigest() in said(page)


def test_a_table_sorts_and_searches_with_no_scripts(enter):
    page = enter(java_script_enabled=False)
    page.goto("/lirone/punteggi/?taglio=obiettivi")
    page.locator("#obiettivi .tg-sort", has_text="Punteggio").click()
    assert page.locator("#obiettivi th[aria-sort]").count() == 1
    page.locator("#obiettivi input[type=search]").fill("Pagare")
    page.locator("#obiettivi").get_by_role("button", name="Cerca").click()
    assert page.locator("#obiettivi tbody tr").count() == 1
