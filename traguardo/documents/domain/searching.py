"""Words looked for in a whole document: where they are, with the words around them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from traguardo.documents.domain.manuscript import Chapter

AROUND = 60
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words are: the section, and the text before, of and after them."""

    code: str
    title: str
    before: str
    found: str
    after: str


def look_for(words: str, chapters: Iterable[Chapter]) -> list[Hit]:
    """Every place in titles and texts, whatever capitals and accents; at most two hundred."""
    wanted = plain(words.strip())
    if not wanted:
        return []
    hits: list[Hit] = []
    for chapter in chapters:
        for text in (chapter.title, chapter.text):
            hits += _hits(chapter, text, wanted)
    return hits[:MOST]


def plain(text: str) -> str:
    """The text without capitals and accents, as long as it was, so that places stay the same."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in text)


def _hits(chapter: Chapter, text: str, wanted: str) -> Iterator[Hit]:
    for place in re.finditer(re.escape(wanted), plain(text)):
        start, end = place.span()
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        left, right = max(line_start, start - AROUND), min(line_end, end + AROUND)
        yield Hit(
            code=chapter.code,
            title=chapter.title,
            before=("…" if left > line_start else "") + text[left:start],
            found=text[start:end],
            after=text[end:right] + ("…" if right < line_end else ""),
        )
