"""A kept file as it can be looked at without danger: a picture drawn anew, the first words of a text, or only its name."""

from dataclasses import dataclass

from traguardo.books.cage import run_caged
from traguardo.performance.domain.measuring.files import Kind, text_of
from traguardo.performance.intake.previews import darkroom

DRAWN = frozenset({Kind.PDF, Kind.PNG, Kind.JPEG})
WRITTEN = frozenset({Kind.TEXT, Kind.CSV})
PAGES_SHOWN = 5
WORDS_SHOWN = 20_000
SECONDS = 4
MEGABYTES = 768


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One page as PNG, and how many pages the file has."""

    png: bytes
    pages: int


def draw(kind: Kind, content: bytes, page: int = 1) -> Drawing | None:
    """A picture or a page of a PDF drawn anew in a process of its own; None when it cannot be shown.

    Whatever the file does, it has `SECONDS` of time and `MEGABYTES` of memory, no disk and no network.
    """
    if kind not in DRAWN or not 1 <= page <= (PAGES_SHOWN if kind is Kind.PDF else 1):
        return None
    done = run_caged(darkroom.__file__, (kind.value, str(page)), content, seconds=SECONDS, megabytes=MEGABYTES)
    if done is None or done[0]:
        return None
    pages, line_end, png = done[1].partition(b"\n")
    if not line_end or not pages.isdigit():
        return None
    return Drawing(png=png, pages=int(pages))


def words(kind: Kind, content: bytes) -> str:
    """The beginning of a text, as words to be escaped by the page; empty for what is not a text."""
    return text_of(content)[:WORDS_SHOWN] if kind in WRITTEN else ""
