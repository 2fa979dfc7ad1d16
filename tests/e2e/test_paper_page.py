"""The page of a document: nothing for axe to find, from a wall screen to a phone, and on paper."""

import pytest

from tests.e2e.conftest import DESKTOP, PHONE
from traguardo.documents.domain import paper as p
from traguardo.documents.library.formats.page import page_bytes
from traguardo.documents.tests.papers import STAFF, a_paper

pytestmark = [pytest.mark.browser, pytest.mark.looks]
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_the_page_of_a_document_is_accessible_at_every_width(browser, violations):
    charts = [p.Chart(picture=picture, table=STAFF, words="Parole.") for picture in p.Picture]
    html = page_bytes(a_paper(*charts), draft=True).decode()
    found = {}
    for size in (DESKTOP, PHONE):
        context = browser.new_context(viewport=size, locale="it-IT")
        page = context.new_page()
        page.set_content(html)
        found[size["width"]] = (violations(page), max(page.evaluate(SPILL), 0))
        page.emulate_media(media="print")
        assert page.locator("caption").first.is_visible()
        context.close()
    assert found == {DESKTOP["width"]: ([], 0), PHONE["width"]: ([], 0)}
