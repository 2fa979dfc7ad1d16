"""The same pages at 400% and on paper."""

import pytest
from playwright.sync_api import expect

from tests.e2e.screen import DESKTOP, SPILL

pytestmark = [pytest.mark.browser, pytest.mark.looks]
PLACES = ("oggi/", "piano/", "piano/obiettivi/1/", "piano/indicatori/2.1/", "controlli/", "punteggi/", "documenti/")
AT_400 = {"width": 320, "height": 256}  # 1280 × 1024 enlarged four times (WCAG 2.2, 1.4.10)
FRAME = (".tg-nav", ".tg-subnav", ".tg-account", ".tg-breadcrumbs")


def test_pages_reflow_at_400_percent_and_print_without_their_frame_and_with_their_answer(enter):
    page = enter(at="")
    for place in PLACES:
        page.goto(f"/lirone/{place}")
        page.set_viewport_size(AT_400)
        assert page.evaluate(SPILL) <= 0, place
        page.set_viewport_size(DESKTOP)
        page.emulate_media(media="print")
        for part in FRAME:
            expect(page.locator(part).filter(visible=True), f"{place}: {part}").to_have_count(0)
        expect(page.locator("h1"), place).to_be_visible()
        assert page.evaluate(SPILL) <= 0, place
        page.emulate_media(media="screen")


def test_a_printed_tree_is_open(enter):
    page = enter(at="/lirone/piano/")
    leaf = page.locator(".tg-tree__leaf").last
    expect(leaf).to_be_hidden()
    page.emulate_media(media="print")
    expect(leaf).to_be_visible()
