"""Text that a spreadsheet would take for a formula, made harmless on the way out and given back whole on the way in."""

import re

_ACTIVE = re.compile(r"'*[=+\-@\t]")
_ESCAPED = re.compile(r"'+[=+\-@\t]")
_HARMLESS = re.compile(r"[-+.,:/%€\d\s–]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def escape(text: str, *, typed: bool = False) -> str:
    """An apostrophe before text that begins with = + - @; where cells are `typed` as text, «+2» and «--» need none.

    Control characters, which no file of these formats can hold, are left out; line ends become one kind.
    """
    clean = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _ACTIVE.match(clean) or (typed and clean[0] in "+-" and _HARMLESS.fullmatch(clean)):
        return clean
    return f"'{clean}"


def unescape(text: str) -> str:
    """Text as it was before `escape`."""
    return text[1:] if _ESCAPED.match(text) else text
