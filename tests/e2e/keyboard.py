"""A person with no mouse: Tab until the thing is reached, then type, Enter or Space. What Tab never reaches fails the test."""

REACH = 260
NAMED = """() => {
  const here = document.activeElement
  const label = here.labels?.[0] ?? here
  const named = here.getAttribute('aria-labelledby')?.split(' ').map(id => document.getElementById(id).innerText).join(' ')
  return (named ?? here.getAttribute('aria-label') ?? label.innerText ?? here.value ?? '').replace(/\\s+/g, ' ').trim()
}"""
SEEN = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), look = getComputedStyle(here)
  return box.width > 0 && box.height > 0 && (look.outlineStyle !== 'none' || look.boxShadow !== 'none')
}"""


class Keyboard:
    """Hands on the keys of one page."""

    def __init__(self, page):
        self.page = page

    def reach(self, words, within="body"):
        """Tab to what is called so, or begins so; it must be inside `within` and show that it has the focus."""
        met = []
        for _ in range(REACH):
            self.page.keyboard.press("Tab")
            name = self.page.evaluate(NAMED)
            met.append(name)
            if name.startswith(words) and self.inside(within):
                assert self.page.evaluate(SEEN), f"«{words}» does not show that it has the focus"
                return name
        raise AssertionError(f"Tab never reaches «{words}» on {self.page.url}; it meets {sorted(set(met))}")

    def inside(self, within):
        return self.page.evaluate("within => document.activeElement.closest(within) !== null", within)

    def type(self, words, text):
        self.reach(words, "input, textarea")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def press(self, words, within="body"):
        """Reach and press Enter, then wait for where it leads."""
        self.reach(words, within)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def menu(self, *path):
        """Through the navigation: a moment of the year, then one of its pages; on a phone the menu opens first."""
        for step, words in enumerate(path):
            where = ".tg-subnav" if step else ".tg-nav"
            if not step and self.page.locator(".tg-nav__toggle").evaluate("button => button.checkVisibility()"):
                self.reach("Menu", where)
                self.page.keyboard.press("Enter")
            self.press(words, where)

    def download(self, words):
        """The file that a link brings down."""
        self.reach(words)
        with self.page.expect_download() as coming:
            self.page.keyboard.press("Enter")
        return coming.value.path().read_bytes()
