"""A real browser on a real site with the example bodies in it; skipped, and said, where there is no Chromium."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from traguardo.access.facade import Role, add_member, create_authority, create_user
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.facade import read_plan

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).with_name("axe.min.js")
PASSWORD = "una-parola-lunga-di-prova"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("no Chromium on this machine: browser tests skipped")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def body(transactional_db):
    """The third example body, with its plan in and a person of the planning office."""
    reading = read_plan(ROOT / "examples/consorzio-piana-del-lirone")
    authority = create_authority(by="test", code="lirone", name=reading.plan.authority.name)
    person = create_user(by="test", email="prova@lirone.example", full_name="Prova", password=PASSWORD)
    for role in (Role.PLANNING_OFFICE, Role.ADMINISTRATOR):
        add_member(by="test", user=person, authority=authority, role=role, first_day=date(2020, 1, 1))
    import_plan(by=person.email, authority=authority, reading=reading, file_name="piano")
    return authority


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request):
    return request.param


@pytest.fixture
def visitor(browser, live_server, body, size):
    """A signed-in page of the given size."""
    context = browser.new_context(viewport=size, base_url=live_server.url, locale="it-IT")
    page = context.new_page()
    page.goto("/")
    page.fill("input[name=login]", PERSON)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    yield page
    context.close()


PERSON = "prova@lirone.example"


@pytest.fixture
def violations():
    """What axe finds on the page it is given: rule, how bad, and where."""

    def found(page):
        page.evaluate(AXE.read_text())
        report = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{rule['id']} ({rule['impact']}): {rule['nodes'][0]['html'][:160]}" for rule in report["violations"]]

    return found
