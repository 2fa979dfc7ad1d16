"""Lists in words, long texts cut short, texts stripped to what is left when only the writing differs."""

import re
import unicodedata
from collections.abc import Iterable

MANY = 8
SPACES = re.compile(r"\s+")
NOT_WORDS = re.compile(r"[\W_]+")


def listed(names: Iterable[str], *, limit: int = MANY) -> str:
    """A list in words: «A, B e C»; past `limit` names, how many others."""
    shown = list(dict.fromkeys(names))
    if len(shown) > limit:
        return f"{', '.join(shown[:limit])} e altri {len(shown) - limit}"
    if len(shown) > 1:
        return f"{', '.join(shown[:-1])} e {shown[-1]}"
    return "".join(shown)


def either(names: Iterable[str]) -> str:
    """A choice in words.

    >>> either(["A", "B", "C"])
    'A, B o C'
    """
    *others, last = dict.fromkeys(names) or [""]
    return f"{', '.join(others)} o {last}" if others else last


def short(text: str, *, length: int = 80) -> str:
    """The beginning of a long text, on one line; a quotation or a bracket opened in it is closed.

    >>> short("con riserva («entro dicembre, ma non ancora attivato»)", length=25)
    'con riserva («entro dice…»)'
    """
    line = SPACES.sub(" ", text).strip()
    if len(line) <= length:
        return line
    kept = line[: length - 1].rstrip()
    return f"{kept}…{'»' * (kept.count('«') > kept.count('»'))}{')' * (kept.count('(') > kept.count(')'))}"


def letters(text: str) -> str:
    """Letters and digits alone, without accents: what is left when only the writing differs."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return NOT_WORDS.sub("", text)
