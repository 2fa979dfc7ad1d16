"""The gallery in Chromium: axe finds nothing, nothing spills sideways, the policy refuses nothing, keys and clicks work."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.looks]
ADDRESSES = ["", "modulo/", "griglia/", "vuota/", "conferma/", "errori/403/", "errori/409/", "errori/500/"]
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


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
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{live_server.url}/galleria/{address}")
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()


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
    page.wait_for_selector("[data-tg-errors]")
    assert page.evaluate("document.activeElement.matches('[data-tg-errors]')")
    page.get_by_role("link", name="Valore misurato").click()
    assert page.evaluate("document.activeElement.id") == "id_value"
    assert violations(page) == []


def test_a_table_sorts_in_place_and_back_undoes(visit):
    page = visit("")
    page.locator(".tg-sort", has_text="Peso").click()
    page.wait_for_selector("th[aria-sort]")
    assert "obiettivi-ordina=weight" in page.url
    assert page.locator("#obiettivi tbody th").first.inner_text() == "D"
    page.go_back()
    page.wait_for_function("!document.querySelector('th[aria-sort]')")
    assert page.locator("#obiettivi tbody th").first.inner_text() == "A"


def test_without_scripts_tables_sort_and_the_menu_is_open(visit):
    page = visit("", 360, java_script_enabled=False)
    page.locator(".tg-sort", has_text="Peso").click()
    assert page.locator("th[aria-sort=ascending]").count() == 1
    assert page.get_by_role("link", name="Pianifica").is_visible()


def test_the_tree_walks_by_arrows(visit):
    page = visit("")
    page.locator(".tg-tree summary").first.focus()
    page.keyboard.press("ArrowLeft")
    assert not page.evaluate("document.querySelector('.tg-tree details').open")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert "Cure domiciliari" in page.evaluate("document.activeElement.textContent")


def test_arrows_skip_what_is_closed(visit):
    page = visit("")
    first = page.locator(".tg-tree summary").first
    first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.checkVisibility()")
    assert page.evaluate("document.activeElement !== document.querySelector('.tg-tree summary')")
