"""The gallery in Chromium: axe finds nothing, nothing spills sideways, the policy refuses nothing, keys and clicks work."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.screen import SPILL, a_screen

pytestmark = [pytest.mark.browser, pytest.mark.looks]
ADDRESSES = ["", "modulo/", "griglia/", "vuota/", "conferma/", "errori/403/", "errori/409/", "errori/500/"]


@pytest.fixture
def visit(browser, settings, live_server):
    """Open an address of the gallery under the real content policy; complaints of the console are collected."""
    settings.ROOT_URLCONF = "traguardo.ui.tests.urls"
    settings.MIDDLEWARE = [
        "csp.middleware.CSPMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
    ]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    pages = []

    def opened(address, width=1280, **options):
        page = a_screen(browser, {"width": width, "height": 900}, **options)
        page.goto(f"{live_server.url}/galleria/{address}")
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.context.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_it(visit, violations, address, width):
    page = visit(address, width)
    assert violations(page) == []
    assert page.evaluate(SPILL) <= 0
    assert [words for words in page.complaints if "status of" not in words] == []


def test_a_refused_form_moves_the_reader_to_its_problems(visit, violations):
    page = visit("modulo/")
    page.get_by_role("button", name="Registra il valore").click()
    expect(page.locator("[data-tg-errors]")).to_be_focused()
    page.get_by_role("link", name="Valore misurato").click()
    expect(page.locator("#id_value")).to_be_focused()
    assert violations(page) == []


def test_a_table_sorts_in_place_and_back_undoes(visit):
    page = visit("")
    page.locator(".tg-sort", has_text="Peso").click()
    first = page.locator("#obiettivi tbody th").first
    expect(first).to_have_text("D")
    expect(page).to_have_url(re.compile("obiettivi-ordina=weight"))
    page.go_back()
    expect(first).to_have_text("A")
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_without_scripts_tables_sort_and_the_menu_is_open(visit):
    page = visit("", 360, java_script_enabled=False)
    page.locator(".tg-sort", has_text="Peso").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    expect(page.get_by_role("link", name="Pianifica")).to_be_visible()


def test_the_tree_walks_by_arrows(visit):
    page = visit("")
    page.locator(".tg-tree summary").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".tg-tree details").first).not_to_have_attribute("open", "")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_contain_text("Cure domiciliari")


def test_arrows_skip_what_is_closed(visit):
    page = visit("")
    first = page.locator(".tg-tree summary").first
    first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    expect(first).not_to_be_focused()
    expect(page.locator(":focus")).to_be_visible()
