"""A real browser on a real site with an example body in it; skipped, and said, where there is no Chromium."""

import os
import re
import shutil
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from playwright.sync_api import expect

from tests.e2e import site as example
from tests.e2e.axe import violations_of
from tests.e2e.screen import DESKTOP, PATIENCE, PHONE, a_screen
from traguardo.access.facade import User
from traguardo.access.tests.factories import client_of

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the first takes half the work


@pytest.fixture(scope="session")
def browser():
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        pytest.skip("no Chromium on this machine: browser tests skipped")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the thread of the tests
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(QUIET), timeout=2 * PATIENCE)
        yield opened
        opened.close()


@pytest.fixture(scope="session", autouse=True)
def _assets_are_kept():
    """By the browser, as in production: otherwise every page asks again for a dozen of them."""
    served = StaticFilesHandler.serve

    def serve(handler, request):
        answer = served(handler, request)
        answer["Cache-Control"] = "max-age=3600"
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", serve)
        yield


@pytest.fixture
def site(browser, live_server):
    """A site to visit: its address, and the keys of what `tests.e2e.site` puts in it."""
    return SimpleNamespace(url=live_server.url, keys=example.furnish())


@pytest.fixture
def enter(browser, site):
    """A page of the given size: of somebody who has signed in already, at an address; of nobody, where nothing is yet."""
    opened = []

    def entered(person=example.PERSON, size=DESKTOP, at="/", **options):
        page = a_screen(browser, size, base_url=site.url, **options)
        opened.append(page)
        if person:
            key = client_of(User.objects.get(email=person)).cookies[settings.SESSION_COOKIE_NAME]
            page.context.add_cookies([{"name": key.key, "value": key.value, "url": site.url}])
        if person and at:
            page.goto(at)
        return page

    yield entered
    for page in opened:
        page.context.close()


@pytest.fixture
def sign_in():
    """Through the door, in the page it is given; then wherever it leads."""

    def signed_in(page, person):
        page.goto("/accesso/entra/")
        page.fill("input[name=login]", person)
        page.fill("input[name=password]", example.PASSWORD)
        with page.expect_navigation():
            page.press("input[name=password]", "Enter")
        expect(page).not_to_have_url(re.compile("/accesso/entra/"))

    return signed_in


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request):
    return request.param


@pytest.fixture
def violations():
    """What axe finds on the page it is given: rule, how bad, and where."""
    return violations_of
