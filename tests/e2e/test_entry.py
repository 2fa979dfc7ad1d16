"""Results typed by keyboard alone; a cell of the plan, a result and its confirmation without scripts."""

import pytest
from playwright.sync_api import expect

from tests.e2e.hands import Hands
from tests.e2e.keyboard import Keyboard
from tests.e2e.screen import PHONE
from tests.e2e.site import PERSON

pytestmark = pytest.mark.browser
ROW, NAME = "indicator:1.3", "1.3 Moduli e analisi per il lavoro agile"


def test_results_are_typed_and_confirmed_by_keyboard(enter):
    page = enter(PERSON)
    page.goto("/lirone/oggi/")
    keys = Keyboard(page)
    keys.menu("Misura", "Da inserire")
    for column, label, text in (("printed", "Risultato", "Dicembre 2024"), ("source", "Fonte", "Verbale")):
        keys.reach(f"{NAME} {label}", ".tg-cells")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        page.locator(f"tr[data-row='{ROW}'] td[data-column='{column}'][data-status=saved]").wait_for()
    keys.press("Controlla e conferma le bozze")
    keys.press("Conferma il risultato")
    expect(page.locator("main")).to_contain_text("Un risultato confermato")


@pytest.fixture
def plain(enter):
    return Hands(enter(PERSON, PHONE, java_script_enabled=False), "lirone")


def test_a_cell_of_the_plan_needs_no_scripts(plain):
    plain.go("piano/modifica/?scheda=fasi")
    plain.cell("1.1", "description").fill("Costituire il fondo")
    plain.press("Salva")
    plain.sees("Cambiato fase 1.1: descrizione")
    expect(plain.cell("1.1", "description")).to_have_value("Costituire il fondo")


def test_a_result_and_its_confirmation_need_no_scripts(plain):
    plain.go("misura/")
    for column, text in (("printed", "Dicembre 2024"), ("on", "31/12/2024"), ("source", "Verbale")):
        plain.cell(ROW, column).fill(text)
    plain.press("Salva")
    plain.sees("Bozze salvate")
    plain.link("Conferma i risultati")
    plain.sees("Verbale")
    plain.press("Conferma il risultato")
    expect(plain.page.locator("main")).to_contain_text("Un risultato confermato")
