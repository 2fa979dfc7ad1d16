"""The text of a section as its checks read it: headings, sentences and rows of tables, each with the line it stands on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from traguardo.documents.domain.manuscript import Chapter
from traguardo.kernel.finding import Place

BRACES = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
ITEM = re.compile(r"^(?:>\s*)*(?:[-*+]|\d{1,3}[.)])\s+")
MARKS = re.compile(r"\*{1,3}|(?<=\])\([^)\s]*\)|[\[\]](?!\^)|^(?:>\s*)+")
SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Ý«\"(])")
ABBREVIATED = re.compile(
    r"(?:^|[\s(«])(?:art|artt|par|n|nn|c|co|cat|tab|fig|pag|lett|cd|es|dott|ing|avv|sig|all|cap|ca)\.$", re.IGNORECASE
)


class Shape(StrEnum):
    """What a passage is."""

    HEADING = "heading"
    TEXT = "text"
    GRID = "grid"
    PART = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A heading, a sentence, a row of a typed table or a part asked for; `text` is without markup, figures left between braces.

    `number` of a heading is its level; `cells` are those of a row of a table.
    """

    place: Place
    shape: Shape
    text: str
    number: int = 0
    cells: tuple[str, ...] = ()


def passages(chapter: Chapter) -> Iterator[Passage]:
    """The title of a chapter (line 0) and what its text holds, line by line, with sentences whole across lines."""
    yield Passage(place=_place(chapter, 0), shape=Shape.HEADING, text=chapter.title, number=1)
    held: list[tuple[int, str]] = []
    for row, line in enumerate(chapter.text.splitlines(), start=1):
        bare = line.strip()
        alone = _alone(chapter, row, bare)
        if alone is not None or not bare or ITEM.match(bare):
            yield from _sentences(chapter, held)
            held = []
        if alone is not None:
            yield alone
        elif bare:
            held.append((row, bare))
    yield from _sentences(chapter, held)


def texts(found: Iterable[Passage], *shapes: Shape) -> list[Passage]:
    """The passages of those shapes; sentences where none is said."""
    wanted = shapes or (Shape.TEXT,)
    return [passage for passage in found if passage.shape in wanted]


def unmarked(text: str) -> str:
    """A text without the signs of the markup."""
    return MARKS.sub("", text)


def _alone(chapter: Chapter, row: int, line: str) -> Passage | None:
    """What takes a line of its own: a heading, a row of a table, a part."""
    place = _place(chapter, row)
    if heading := HEADING.match(line):
        return Passage(place=place, shape=Shape.HEADING, text=unmarked(heading[2]), number=len(heading[1]))
    if line.startswith("|"):
        cells = tuple(unmarked(cell.strip()) for cell in re.split(r"(?<!\\)\|", line.strip("|")))
        return Passage(place=place, shape=Shape.GRID, text=" ".join(cells), cells=cells)
    if (part := BRACES.fullmatch(line)) and "." not in part[1].split(" ")[0]:
        return Passage(place=place, shape=Shape.PART, text=part[1])
    return None


def _sentences(chapter: Chapter, held: list[tuple[int, str]]) -> Iterator[Passage]:
    """The sentences of consecutive lines, each on the line it begins."""
    starts, text = list[tuple[int, int]](), ""
    for row, line in held:
        text = f"{text} " if text else ""
        starts.append((len(text), row))
        text += unmarked(ITEM.sub("", line))
    for begin, sentence in _split(text):
        row = max(row for start, row in starts if start <= begin)
        yield Passage(place=_place(chapter, row), shape=Shape.TEXT, text=sentence)


def _split(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for end in SENTENCE_END.finditer(text):
        if not ABBREVIATED.search(text[begin : end.start()]):
            yield begin, text[begin : end.start()]
            begin = end.end()
    if text[begin:].strip():
        yield begin, text[begin:]


def _place(chapter: Chapter, row: int) -> Place:
    return Place(sheet=chapter.code, row=row)
