"""What every form needs to know of a paper: its headings and tables in order, how heads and notes are written, what XML holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import (
    Asked,
    Block,
    Callout,
    Chart,
    Footnote,
    Heading,
    Inline,
    Inserted,
    Listing,
    Paper,
    Quoted,
    Section,
    Tabled,
    Words,
)
from traguardo.kernel.italian import it_day
from traguardo.kernel.table import Column, RowKind, Table

DRAFT = "Bozza: documento non ancora approvato"
LINKS = ("https://", "http://", "mailto:")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST, ROOM = 60, 2
STRONG_ROWS = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading of the paper as it is set: 1 for a chapter, never more than one deeper than the one before."""

    depth: int
    text: str
    anchor: str


def titles(paper: Paper) -> Iterator[tuple[Title, tuple[Block, ...]]]:
    """Each heading in order, with the blocks that stand under it."""
    before = 0
    for section in paper.sections:
        for depth, text, anchor, content in _parts(section):
            before = min(max(depth, 1), before + 1)
            yield Title(depth=before, text=text, anchor=anchor), content


def _parts(section: Section) -> Iterator[tuple[int, str, str, tuple[Block, ...]]]:
    depth, text = section.level, f"{section.code} {section.title}".strip()
    anchor, content = f"s-{section.code}", list[Block]()
    for block in section.content:
        if isinstance(block, Heading):
            yield depth, text, anchor, tuple(content)
            depth, text, anchor, content = block.level, block.text, block.anchor, []
        else:
            content.append(block)
    yield depth, text, anchor, tuple(content)


def is_wide(block: Block) -> bool:
    """Whether a block asks for a page on its side."""
    return isinstance(block, Tabled) and block.wide


def blocks(content: Iterable[Block]) -> Iterator[Block]:
    """Every block, also those inside lists and boxes, in order."""
    for block in content:
        yield block
        inside: Sequence[Block] = ()
        if isinstance(block, Listing):
            inside = [each for item in block.items for each in item]
        elif isinstance(block, Callout):
            inside = block.content
        yield from blocks(inside)


def tables(paper: Paper) -> tuple[Table, ...]:
    """The tables the paper shows or draws, in order, each once."""
    shown = (block for section in paper.sections for block in blocks(section.content))
    found = {block.table.code: block.table for block in shown if isinstance(block, Tabled | Chart)}
    return tuple(found.values())


def heading_text(column: Column) -> str:
    """A column's head, with what its numbers count where it does not say it."""
    counted = cells.head_unit(column)
    return f"{column.heading} ({counted})" if counted else column.heading


def foot_text(table: Table) -> str:
    """What stands under a table: its note, its source and its date."""
    dated = f" Dati al {it_day(table.as_of)}." if table.as_of else ""
    return f"{table.note} ".lstrip() + f"Fonte: {table.source}.{dated}"


def plain_text(content: Iterable[Inline]) -> str:
    """A run of inlines as bare text: footnotes left out, links as their words."""
    return "".join(
        each.text
        if isinstance(each, Words | Quoted)
        else f"{{{{{each.reference}}}}}"
        if isinstance(each, Asked)
        else ""
        for each in content
        if not isinstance(each, Footnote)
    )


def asked(part: Inserted) -> str:
    """A part that is not built, as it was asked for."""
    return f"{{{{{' '.join((part.part, part.name, *part.options)).strip()}}}}}"


def safe_url(url: str) -> str:
    """The address when it may be a link; empty otherwise."""
    return url if url.lower().startswith(LINKS) else ""


def xml_text(text: str) -> str:
    """The text as XML holds it; a character that XML cannot hold is written out as its number, `[U+0001]`."""
    held = FORBIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
    return escape(held, {'"': "&quot;"})


def widths(rows: Iterable[Sequence[str]], whole: int, letter: int) -> list[int]:
    """The width of each column of a table, by what it holds; they add up to the whole. `letter`: how wide one is.

    A column gets its longest word first, so that no word or number is broken; what is left goes to the longer texts.
    """
    columns = [[text.split("\n") for text in column] for column in zip(*rows, strict=True)]
    lines = [[line for text in column for line in text] for column in columns]
    words = [max(len(word) for line in column for word in (line.split() or [""])) + ROOM for column in lines]
    more = [min(max(map(len, column)), LONGEST) + ROOM for column in lines]
    left = max(whole - letter * sum(words), 0)
    wanted = [max(longest - word, 1) for longest, word in zip(more, words, strict=True)]
    given = [letter * word + left * want // sum(wanted) for word, want in zip(words, wanted, strict=True)]
    found = [whole * wide // sum(given) for wide in given]
    found[0] += whole - sum(found)
    return found
