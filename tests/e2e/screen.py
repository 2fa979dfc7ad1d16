"""A screen of the browser: patient with a slow machine, it remembers what the console complains of."""

from playwright.sync_api import expect

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PATIENCE = 60_000  # milliseconds: only a failure waits so long
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

expect.set_options(timeout=PATIENCE)


def a_screen(browser, size=DESKTOP, **options):
    """A page in a browser profile of its own, with its `complaints`; closing `page.context` closes it."""
    context = browser.new_context(viewport=size, locale="it-IT", **options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page
