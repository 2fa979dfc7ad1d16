"""The public site in the browser, on a desktop and on a phone: nobody signs in, no cookie is left, a file is verified."""

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import DEPEND_ON_WIDTH, TAGS
from tests.e2e.screen import DESKTOP, SPILL, a_screen
from traguardo.documents.models import ReleasedFile
from traguardo.observatory.tests.sites import HOME, a_site, in_force, released

pytestmark = [pytest.mark.browser, pytest.mark.looks]
NARROW, ZOOMED = {"width": 375, "height": 740}, {"width": 320, "height": 740}  # 1280 px at 400%
LOOKED_AT = (
    "", "documenti/", "documenti/{digest}/", "documenti/{digest}/leggi/", "verifica/?impronta={sha256}", "obiettivi/",
    "obiettivi/2024/A/", "scadenze/", "trasparenza/", "dati/", "accessibilita/",
)  # fmt: skip


@pytest.fixture
def visitor(browser, live_server):
    """A page of who has never been here, and the keys of what is published."""
    body = a_site(contact="Ufficio relazioni, urp@ente.example", home="https://ente.example/")
    in_force(body)
    release = released(body)
    file = ReleasedFile.objects.filter(release=release, form="json").get()
    page = a_screen(browser, base_url=live_server.url)
    page.keys = {"digest": release.digest, "sha256": file.sha256, "content": bytes(file.content)}
    yield page
    page.context.close()


def test_everybody_can_read_every_page(visitor, violations):
    wrong = []
    for path in LOOKED_AT:
        answer = visitor.goto(HOME + path.format(**visitor.keys))
        wrong += [] if answer.status == 200 else [f"{path}: {answer.status}"]
        for size, rules in ((DESKTOP, TAGS), (NARROW, DEPEND_ON_WIDTH)):
            visitor.set_viewport_size(size)
            wrong += [f"{path}, {size['width']}: {each}" for each in violations(visitor, rules)]
        for size in (DESKTOP, NARROW, ZOOMED):
            visitor.set_viewport_size(size)
            wrong += [f"{path}, {size['width']}: too wide"] if visitor.evaluate(SPILL) > 0 else []
    assert wrong == []
    assert visitor.complaints == []
    assert visitor.context.cookies() == []


def test_a_file_is_verified_without_leaving_the_computer(visitor):
    visitor.goto(f"{HOME}verifica/")
    sent = []
    visitor.on("request", lambda request: sent.append((request.method, request.post_data)))
    with visitor.expect_navigation():
        visitor.set_input_files("#file-da-verificare", {"name": "piao.json", "mimeType": "application/json", "buffer": visitor.keys["content"]})  # fmt: skip
    expect(visitor.locator("main")).to_contain_text("È autentico")
    assert {method for method, _ in sent} == {"GET"}
    assert [body for _, body in sent if body] == []
