"""A section written in the browser: by keyboard, through a lost connection, with a figure put in; two writers at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.site import DIRECTOR, PERSON

pytestmark = [pytest.mark.browser, pytest.mark.looks]
HOME = "/lirone/documenti/scrittura/piao-semplificato-2026/"
SECTION = f"{HOME}sezioni/3.1/"
LEFT = """() => {
  const left = {text: 'Rimasto solo in questo computer.', seen: '0', at: Date.now()}
  localStorage.setItem(`traguardo:${document.querySelector('[data-tg-writing]').dataset.tgWriting}`, JSON.stringify(left))
}"""


@pytest.fixture
def page(enter):
    return enter(PERSON)


def status(page, words):
    expect(page.locator("[data-tg-status]")).to_have_text(re.compile(f"^{words}"))


def test_a_text_is_written_shaped_and_saved_by_keyboard(page, violations):
    page.goto(SECTION)
    area = page.locator("#testo")
    area.fill("")  # it begins with what the outline asks for
    area.focus()
    page.keyboard.type("Siamo ")
    page.keyboard.press("Control+b")
    page.keyboard.type("in trenta")
    page.keyboard.press("End")
    page.keyboard.type(", con tre servizi.")
    page.wait_for_selector("#anteprima strong:text('in trenta')")
    status(page, "Non ancora salvato")
    page.keyboard.press("Control+s")
    status(page, "Salvato alle")
    assert violations(page) == []
    page.get_by_role("link", name="Inserisci").press("Enter")
    page.locator("dialog[open] #cerca-inseribile").wait_for()
    assert violations(page, ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]) == []
    page.keyboard.press("Escape")
    page.reload()
    expect(area).to_have_value("Siamo **in trenta**, con tre servizi.")
    assert page.complaints == []


def test_nothing_is_lost_when_the_connection_is(page):
    page.goto(SECTION)
    area = page.locator("#testo")
    page.context.set_offline(True)
    area.fill("Scritto senza rete.")
    area.blur()
    status(page, "Senza rete")
    page.context.set_offline(False)
    status(page, "Non ancora salvato: bozza tenuta alle")
    page.goto(SECTION)
    page.get_by_role("link", name="Riprendi", exact=True).click()
    expect(page.locator("#testo")).to_have_value("Scritto senza rete.")
    page.evaluate(LEFT)
    page.reload()
    page.get_by_role("button", name="Riprendi").click()
    expect(page.locator("#testo")).to_have_value("Rimasto solo in questo computer.")


def test_two_writers_bring_their_texts_together(page, enter, violations):
    other = enter(DIRECTOR)
    for each in (page, other):
        each.goto(SECTION)
    other.fill("#testo", "Prima riga.\n\nSeconda riga, della direzione.")
    other.keyboard.press("Control+s")
    status(other, "Salvato alle")
    page.fill("#testo", "Una riga mia.")
    page.get_by_role("button", name="Salva", exact=True).click()
    page.get_by_role("heading", name="Qualcuno ha salvato prima di te").wait_for()
    assert [each for each in violations(page) if "409" not in each] == []
    united = page.locator("#unito")
    for words in ("Una riga mia.", "della direzione"):
        expect(united).to_have_value(re.compile(words))
    merged = united.evaluate("area => area.value")
    page.get_by_role("button", name="Salva il testo unito").click()
    page.wait_for_selector(".tg-messages :text('salvata alle')")
    expect(page.locator("#testo")).to_have_value(merged)


def test_a_section_is_written_without_scripts(enter):
    page = enter(PERSON, java_script_enabled=False)
    page.goto(SECTION)
    page.fill("#testo", "Scritto **a mano**.")
    page.get_by_role("button", name="Aggiorna l’anteprima").click()
    expect(page.locator("#anteprima strong")).to_have_text("a mano")
    expect(page.locator("#testo")).to_have_value("Scritto **a mano**.")
    page.get_by_role("button", name="Salva", exact=True).click()
    expect(page.locator(".tg-messages")).to_contain_text("salvata alle")
