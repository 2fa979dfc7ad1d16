"""A person at their own screen: what they open, press, write and read, in the words of the page.

Every reading waits for what it expects: a page that comes late is not a page that is wrong.
"""

import re

from playwright.sync_api import expect


class Hands:
    """One person's page inside one body."""

    def __init__(self, page, body):
        self.page, self.body = page, body

    def go(self, place):
        answer = self.page.goto(f"/{self.body}/{place}")
        assert answer.status == 200, (place, answer.status)

    def link(self, name, within="main"):
        """Follow a link to where it leads."""
        with self.page.expect_navigation():
            self.page.locator(within).get_by_role("link", name=name).first.click()

    def menu(self, moment, name):
        self.link(moment, ".tg-nav")
        self.link(name, ".tg-subnav")

    def press(self, name, within="main"):
        with self.page.expect_navigation():
            self.page.locator(within).get_by_role("button", name=name).first.click()

    def write(self, label, text):
        self.field(label).fill(text)

    def pick(self, label, option):
        self.field(label).select_option(label=option)

    def field(self, label):
        return self.page.locator("main").get_by_label(re.compile(f"^{label}( \\(facoltativo\\))?$")).first

    def choose(self, label):
        self.page.locator("main").get_by_label(label).first.check()

    def sees(self, *words):
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each, use_inner_text=True)

    def download(self, name):
        with self.page.expect_download() as coming:
            self.page.locator("main").get_by_role("link", name=name).first.click()
        return coming.value.path().read_bytes()

    def cell(self, row, column):
        """Where one types in a grid."""
        return self.page.locator(f"tr[data-row='{row}'] td[data-column='{column}'] [data-tg-cell]")

    def type(self, row, column, text, *, then="saved"):
        """Fill a cell and wait for its answer."""
        self.cell(row, column).fill(text)
        self.page.keyboard.press("Enter")
        self.page.locator(f"tr[data-row='{row}'] td[data-column='{column}'][data-status={then}]").wait_for()
