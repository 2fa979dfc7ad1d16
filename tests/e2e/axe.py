"""What axe-core finds on a page: an automatic look at WCAG 2.2 AA and good practice."""

from pathlib import Path

from playwright.sync_api import expect

SOURCE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

DEPEND_ON_WIDTH = ["color-contrast", "target-size", "scrollable-region-focusable", "aria-hidden-focus", "skip-link"]


def violations_of(page, only=TAGS):
    """Every violation: its rule, how bad it is, and the first place where it is; `only` names tags or rules."""
    expect(page.locator(".htmx-request")).to_have_count(0)
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SOURCE)
    report = page.evaluate("only => axe.run(document, {resultTypes: ['violations'], runOnly: only})", only)
    return [f"{rule['id']} ({rule['impact']}): {rule['nodes'][0]['html'][:160]}" for rule in report["violations"]]
