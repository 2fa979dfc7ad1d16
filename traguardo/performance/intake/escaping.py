"""Text that a spreadsheet would take for a formula, made harmless on the way out and given back whole on the way in."""

import re

_ACTIVE = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")
_HARMLESS = re.compile(r"[-+.,:/%€\d\s–]*")


def escape(text: str, *, typed: bool = False) -> str:
    """An apostrophe before text that begins with = + - @; where cells are `typed` as text, «+2» and «--» need none."""
    if not _ACTIVE.match(text) or (typed and text[0] in "+-" and _HARMLESS.fullmatch(text)):
        return text
    return f"'{text}"


def unescape(text: str) -> str:
    """Text as it was before `escape`."""
    return text[1:] if _ESCAPED.match(text) else text
