"""The page of a document: nothing for axe to find, from a wall screen to a phone, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.e2e.screen import DESKTOP, PHONE, SPILL, a_screen
from traguardo.documents.domain import paper as p
from traguardo.documents.library.formats.page import page_bytes
from traguardo.documents.tests.papers import STAFF, a_paper

pytestmark = [pytest.mark.browser, pytest.mark.looks]


def test_the_page_of_a_document_is_accessible_at_every_width(browser, violations):
    charts = [p.Chart(picture=picture, table=STAFF, words="Parole.") for picture in p.Picture]
    html = page_bytes(a_paper(*charts), draft=True).decode()
    found = {}
    for size in (DESKTOP, PHONE):
        page = a_screen(browser, size)
        page.set_content(html)
        found[size["width"]] = (violations(page), max(page.evaluate(SPILL), 0))
        page.emulate_media(media="print")
        expect(page.locator("caption").first).to_be_visible()
        page.context.close()
    assert found == {DESKTOP["width"]: ([], 0), PHONE["width"]: ([], 0)}
