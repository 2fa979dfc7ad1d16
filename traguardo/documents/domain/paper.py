"""A document ready to be set, in any format: headings, paragraphs, lists, tables, pictures and what a reader needs around them.

Everything here is plain values: the same paper gives the PDF, the page, the editable file, the workbook and the open data.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from traguardo.kernel.figure import Source
from traguardo.kernel.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of text; `url` makes it a link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A current figure inside a text: how it was asked for, how it is written, where it comes from."""

    reference: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A figure asked for in a text, not looked up yet: `{{personale.dipendenti 2021}}`. None is left in a finished paper."""

    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note at the foot of the page."""

    content: "tuple[Inline, ...]"


Inline = Words | Quoted | Asked | Footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 opens a chapter. `anchor` is unique in the paper."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; each item is a sequence of blocks."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A small table written by hand inside a text: heads and cells of text."""

    heads: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A table of figures; `wide` asks for a page on its side."""

    table: Table
    wide: bool = False


class Picture(StrEnum):
    """How a table is drawn: bars side by side for each row, one bar in parts, two sides of a pyramid, lines through years."""

    BARS = "bars"
    STACK = "stack"
    PYRAMID = "pyramid"
    LINES = "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture of a table. `words` says in a sentence what it shows, for who does not see it."""

    picture: Picture
    table: Table
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A box beside the text; tone: calm, good, warn or bad."""

    title: str
    content: "tuple[Block, ...]"
    tone: str = "calm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Few figures in large, each with what it counts."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels with their values, as on the first lines of a sheet."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserted:
    """A part asked for in a text, not built yet: `{{tavola personale}}`. None is left in a finished paper.

    `part` says which («tavola», «grafico», «piano»…), `name` of what, `options` the rest.
    """

    part: str
    name: str = ""
    options: tuple[str, ...] = ()


Block = Heading | Paragraph | Listing | Grid | Tabled | Chart | Callout | Tiles | Facts | Inserted


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the paper: its number and title as a heading, and what stands under it."""

    code: str
    title: str
    level: int
    content: tuple[Block, ...]
    legal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document. `facts` go on the cover; `at` is its own date; `act` approves it; `kind` is the code of its kind.

    `public_url`, where given, is printed as a QR code: it leads to the public page of the document. `digest` is that of the
    data it was made from, where those are not the paper's own.
    """

    kind: str
    owner: str
    owner_kind: str
    title: str
    years: str
    at: date
    act: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = ()
    public_url: str = ""
    digest: str = ""
