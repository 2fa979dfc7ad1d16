"""The same pages at 400% and on paper."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.looks]
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PLACES = ("oggi/", "piano/", "piano/obiettivi/1/", "piano/indicatori/2.1/", "controlli/", "punteggi/", "documenti/")
AT_400 = {"width": 320, "height": 256}  # 1280 × 1024 enlarged four times (WCAG 2.2, 1.4.10)
FRAME = (".tg-nav", ".tg-subnav", ".tg-account", ".tg-breadcrumbs")


def test_pages_reflow_at_400_percent(enter):
    page = enter(size=AT_400)
    spilled = {}
    for place in PLACES:
        page.goto(f"/lirone/{place}")
        spilled[place] = page.evaluate(SPILL)
    assert {place: pixels for place, pixels in spilled.items() if pixels > 0} == {}


def test_pages_print_without_their_frame_and_with_their_answer(enter):
    page = enter()
    page.emulate_media(media="print")
    for place in PLACES:
        page.goto(f"/lirone/{place}")
        shown = [part for part in FRAME if page.locator(part).count() and page.locator(part).first.is_visible()]
        assert shown == [], place
        assert page.locator("h1").is_visible(), place
        assert page.evaluate(SPILL) <= 0, place


def test_a_printed_tree_is_open(enter):
    page = enter()
    page.goto("/lirone/piano/")
    hidden = page.locator(".tg-tree__leaf").last
    assert not hidden.is_visible()
    page.emulate_media(media="print")
    assert hidden.is_visible()
