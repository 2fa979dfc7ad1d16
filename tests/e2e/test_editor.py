"""A draft written in the browser: by keyboard alone, checks told again after a save, undone, and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.e2e.site import PERSON

pytestmark = [pytest.mark.browser, pytest.mark.looks]
HOME = "/lirone/piano/modifica/"


@pytest.fixture
def page(enter):
    return enter(PERSON)


def test_a_cell_is_written_by_keyboard_and_the_act_is_undone(page):
    page.goto(f"{HOME}?scheda=fasi")
    cell = page.locator("tr[data-row='1.1'] td[data-column='indicator'] [data-tg-cell]")
    before = cell.evaluate("cell => cell.value")
    cell.focus()
    page.keyboard.type("Scritto da tastiera")
    page.keyboard.press("Enter")
    page.wait_for_selector("td[data-status='saved']")
    page.wait_for_selector("#rilievi-in-vista :text('Cambiato fase 1.1: indicatore')")
    page.reload()
    expect(cell).to_have_value("Scritto da tastiera")
    page.get_by_role("button", name="Annulla questo atto").press("Enter")
    page.wait_for_selector(".tg-messages :text('Annullato')")
    expect(cell).to_have_value(before)


def test_a_new_step_is_written_sent_back_and_taken_away(page):
    page.goto(f"{HOME}nuovo/fasi/?sotto=1")
    page.get_by_role("button", name="Aggiungi una fase").click()
    expect(page.locator("[data-tg-errors]")).to_be_focused()
    page.fill("#id_description", "Una fase di prova")
    page.get_by_role("button", name="Aggiungi una fase").click()
    page.wait_for_url("**/modifica/fasi/**")
    page.get_by_role("button", name="Togli dal piano").click()
    page.get_by_role("heading", name="Vuoi togliere questa riga dal piano?").wait_for()
    page.get_by_role("button", name="Togli dal piano").click()
    page.wait_for_selector(".tg-messages :text('Tolto fase')")
