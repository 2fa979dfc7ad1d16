"""A grid in Chromium: keys, ranges, a block from a spreadsheet, undo, conflict, a network that fails."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_gallery import visit

pytestmark = [pytest.mark.browser, pytest.mark.looks]
__all__ = ["visit"]
PASTE = """([id, text]) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  document.getElementById(id).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}"""
COPY = """() => {
  const clipboardData = new DataTransfer()
  document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
  return clipboardData.getData('text/plain')
}"""
SOMEBODY_ELSE = """async ([row, column, seen, value]) => {
  const form = document.querySelector('[data-tg-grid]')
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value })
  body.set(`cella:${row}:${column}`, value)
  body.set(`vista:${row}:${column}`, seen)
  return (await fetch(form.action, { method: 'POST', body, headers: { 'X-Traguardo-Grid': '1' } })).status
}"""
LEAVING = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"


@pytest.fixture
def grid(visit):
    return visit("griglia/")


def cell(page, row, column):
    return page.locator(f"#misure-{row}-{column}-cella")


def status(page, row, column, wanted):
    page.locator(f"#misure-{row}-{column}[data-status={wanted}]").wait_for()


def told(page, row, column):
    return page.locator(f"#misure-{row}-{column}-esito")


def test_arrows_enter_and_tab_walk_over_the_cells(grid):
    cell(grid, 1, 2).focus()
    for key, expected in [
        ("ArrowDown", "misure-2-2-cella"), ("ArrowRight", "misure-2-3-cella"), ("Enter", "misure-3-3-cella"),
        ("Shift+Enter", "misure-2-3-cella"), ("Tab", "misure-2-4-cella"), ("ArrowUp", "misure-1-4-cella"),
        ("ArrowUp", "misure-1-4-cella"),
    ]:  # fmt: skip
        grid.keyboard.press(key)
        expect(grid.locator(f"#{expected}"), key).to_be_focused()


def test_typing_replaces_saves_and_escape_gives_back(grid):
    cell(grid, 1, 2).focus()
    grid.keyboard.type("31")
    grid.keyboard.press("Enter")
    status(grid, 1, 2, "saved")
    cell(grid, 1, 2).focus()
    grid.keyboard.type("99")
    grid.keyboard.press("Escape")
    expect(cell(grid, 1, 2)).to_have_value("31")
    grid.keyboard.press("F2")
    grid.keyboard.press("ArrowLeft")
    grid.keyboard.type("0")
    grid.keyboard.press("Enter")
    status(grid, 1, 2, "saved")
    grid.get_by_text("1 cella salvata").wait_for()
    grid.reload()
    expect(cell(grid, 1, 2)).to_have_value("301")
    assert grid.complaints == []


def test_a_block_from_a_spreadsheet_fills_and_undo_takes_it_back(grid):
    cell(grid, 1, 2).focus()
    grid.evaluate(PASTE, ["misure-1-2-cella", '10\t30/06/2026\tA rischio\r\n11\t01/07/2026\t"in linea"\r\n'])
    for row, column in [(1, 2), (1, 4), (2, 3), (2, 4)]:
        status(grid, row, column, "saved")
    for column, value in ((2, "11"), (3, "01/07/2026"), (4, "in linea")):
        expect(cell(grid, 2, column)).to_have_value(value)
    grid.keyboard.press("Control+z")
    expect(cell(grid, 2, 2)).to_have_value("312")
    status(grid, 2, 3, "saved")
    grid.reload()
    expect(cell(grid, 1, 2)).to_have_value("27,5")
    expect(cell(grid, 2, 4)).to_have_value("")


def test_a_range_is_copied_and_cleared(grid):
    cell(grid, 1, 2).focus()
    grid.keyboard.press("Shift+ArrowDown")
    expect(grid.locator("td.is-picked")).to_have_count(2)
    assert grid.evaluate(COPY) == "27,5\n312"
    grid.keyboard.press("Delete")
    status(grid, 2, 2, "saved")
    grid.reload()
    for row in (1, 2):
        expect(cell(grid, row, 2)).to_have_value("")


def test_a_refused_cell_says_why_and_keeps_what_was_typed(grid, violations):
    cell(grid, 1, 2).fill("boh")
    grid.keyboard.press("Tab")
    status(grid, 1, 2, "error")
    expect(told(grid, 1, 2)).to_contain_text("scrivi un numero")
    expect(cell(grid, 1, 2)).to_have_attribute("aria-invalid", "true")
    assert violations(grid) == []
    cell(grid, 1, 2).focus()
    grid.keyboard.press("Escape")
    expect(cell(grid, 1, 2)).to_have_value("27,5")


@pytest.mark.parametrize(("choice", "expected"), [("tieni il mio", "50"), ("tieni l’altro", "40")])
def test_two_people_in_a_cell_choose(grid, violations, choice, expected):
    assert grid.evaluate(SOMEBODY_ELSE, ["A.1", "value", "27,5", "40"]) == 200
    cell(grid, 1, 2).fill("50")
    grid.keyboard.press("Enter")
    status(grid, 1, 2, "conflict")
    for value in ("50", "40"):
        expect(told(grid, 1, 2)).to_contain_text(value)
    assert violations(grid) == []
    grid.get_by_role("button", name=choice).click()
    status(grid, 1, 2, "saved" if expected == "50" else "taken")
    grid.reload()
    expect(cell(grid, 1, 2)).to_have_value(expected)


def test_a_network_that_fails_loses_nothing(grid):
    grid.route("**/griglia/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    cell(grid, 1, 2).fill("33")
    grid.keyboard.press("Enter")
    status(grid, 1, 2, "offline")
    expect(told(grid, 1, 2)).to_contain_text("riprovo")
    assert grid.evaluate(LEAVING) is False
    grid.unroute("**/griglia/")
    status(grid, 1, 2, "saved")
    assert grid.evaluate(LEAVING) is True
    grid.reload()
    expect(cell(grid, 1, 2)).to_have_value("33")


def test_an_answer_that_is_no_answer_is_said(grid):
    grid.route(
        "**/griglia/",
        lambda route: route.fulfill(status=403, body="no") if route.request.method == "POST" else route.continue_(),
    )
    cell(grid, 1, 2).fill("33")
    grid.keyboard.press("Enter")
    status(grid, 1, 2, "blocked")
    grid.unroute("**/griglia/")
    grid.get_by_role("button", name="Salva").click()
    status(grid, 1, 2, "saved")
    grid.reload()
    expect(cell(grid, 1, 2)).to_have_value("33")


def test_without_scripts_the_whole_form_is_sent(visit):
    page = visit("griglia/", 360, java_script_enabled=False)
    cell(page, 1, 2).fill("31")
    page.get_by_role("button", name="Salva").click()
    page.get_by_text("Celle salvate").wait_for()
    expect(cell(page, 1, 2)).to_have_value("31")
