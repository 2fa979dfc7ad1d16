"""A real browser on a real site with an example body in it; skipped, and said, where there is no Chromium."""

import os
import shutil
from types import SimpleNamespace

import pytest

from tests.e2e import site as example
from tests.e2e.axe import violations_of

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the first takes half the work
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser():
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        pytest.skip("no Chromium on this machine: browser tests skipped")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the thread of the tests
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def site(browser, live_server):
    """A site to visit: its address, and the keys of what `tests.e2e.site` puts in it."""
    return SimpleNamespace(url=live_server.url, keys=example.furnish())


@pytest.fixture
def enter(browser, site):
    """Open a page of the given size, signed in as somebody unless told otherwise; `complaints` gathers the console's."""
    contexts = []

    def entered(person=example.PERSON, size=DESKTOP, **options):
        context = browser.new_context(viewport=size, base_url=site.url, locale="it-IT", **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        if person:
            page.goto("/accesso/entra/")
            page.fill("input[name=login]", person)
            page.fill("input[name=password]", example.PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(lambda url: "/accesso/entra/" not in url)
        return page

    yield entered
    for context in contexts:
        context.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request):
    return request.param


@pytest.fixture
def violations():
    """What axe finds on the page it is given: rule, how bad, and where."""
    return violations_of
