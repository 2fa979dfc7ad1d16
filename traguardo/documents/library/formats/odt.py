"""A paper as an OpenDocument text to be edited: real headings, lists, tables, footnotes and pictures."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import (
    Asked,
    Block,
    Callout,
    Chart,
    Facts,
    Footnote,
    Grid,
    Inline,
    Inserted,
    Listing,
    Paper,
    Paragraph,
    Quoted,
    Tabled,
    Tiles,
    Words,
)
from traguardo.documents.library.formats import odt_look as look
from traguardo.documents.library.formats.archive import packed
from traguardo.documents.library.formats.contents import (
    Title,
    asked,
    foot_text,
    heading_text,
    is_wide,
    plain_text,
    safe_url,
    titles,
    widths,
    xml_text,
)
from traguardo.documents.library.formats.cover import closing, cover_facts
from traguardo.documents.library.formats.drawing import WIDE, svg
from traguardo.kernel.table import RowKind, Table

LETTER, UPRIGHT, SIDEWAYS = 19, 1700, 2570
PICTURE = 170
STRONG = frozenset({"head", "group", "subtotal", "total"})
Cell = tuple[str, str, bool]


def odt_bytes(paper: Paper, *, draft: bool = False) -> bytes:
    """The text; its footnotes are the program's own, its charts are drawings with their words."""
    writer = _Writer()
    parts = list(titles(paper))
    body = [writer.cover(paper), contents([title for title, _ in parts])]
    for title, under in parts:
        body += [writer.heading(title), writer.blocks(under)]
    body.append(writer.closing(paper))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {look.NAMES} office:version="1.3">'
        f"<office:automatic-styles>{look.automatic(writer.columns, writer.turns)}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    files = [("mimetype", look.TYPE), ("META-INF/manifest.xml", look.manifest(len(writer.pictures)))]
    files += [("content.xml", content), ("styles.xml", look.styles(paper, draft=draft)), ("meta.xml", look.meta(paper))]
    files += [(f"Pictures/grafico{number}.svg", drawn) for number, drawn in enumerate(writer.pictures, 1)]
    return packed((name, text.encode()) for name, text in files)


def text_of(text: str) -> str:
    """A text with its spaces, tabs and breaks kept."""
    spaced = re.sub(r"^ +| (?= )| +$|(?<= ) +", lambda run: f'<text:s text:c="{len(run[0])}"/>', xml_text(text))
    return spaced.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


def span(text: str, style: str = "") -> str:
    """A run of text."""
    return f'<text:span text:style-name="{style}">{text_of(text)}</text:span>' if style else text_of(text)


def contents(listed: Sequence[Title]) -> str:
    """The contents, which the program brings up to date; until then, links to chapters and paragraphs."""
    templates = "".join(
        f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="Contents_20_{level}">'
        "<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-link-end/>"
        "</text:table-of-content-entry-template>"
        for level in (1, 2)
    )
    rows = "".join(
        f'<text:p text:style-name="Contents_20_{title.depth}"><text:a xlink:type="simple" xlink:href="#{xml_text(title.anchor)}">'
        f"{text_of(title.text)}</text:a></text:p>"
        for title in listed
        if title.depth <= 2
    )
    head = '<text:p text:style-name="Contents_20_Heading">Indice</text:p>'
    return (
        '<text:table-of-content text:name="Indice"><text:table-of-content-source text:outline-level="2">'
        '<text:index-title-template text:style-name="Contents_20_Heading">Indice</text:index-title-template>'
        f'{templates}</text:table-of-content-source><text:index-body><text:index-title text:name="Titolo">{head}'
        f"</text:index-title>{rows}</text:index-body></text:table-of-content>"
    )


class _Writer:
    """Writes blocks, counting tables, pictures and notes as it meets them; `turn` is the page the next paragraph opens."""

    def __init__(self) -> None:
        self.columns: set[int] = set()
        self.turns: set[tuple[str, str]] = set()
        self.turn = ""
        self.notes = 0
        self.pictures: list[str] = []
        self.tables = 0

    def cover(self, paper: Paper) -> str:
        lines = ((paper.owner, "Owner"), (paper.title, "Title"), (paper.years, "Subtitle"))
        return "".join(self.line(text_of(text), style) for text, style in lines) + self.pairs(cover_facts(paper))

    def closing(self, paper: Paper) -> str:
        return "".join(
            self.heading(Title(depth=1 if place == 0 else 2, text=title, anchor=""))
            + self.listing(Listing(items=tuple((Paragraph(content=(Words(text=line),)),) for line in lines)))
            for place, (title, lines) in enumerate(closing(paper))
        )

    def line(self, inside: str, style: str = "Standard") -> str:
        """A paragraph; the first after a turn opens the page asked for."""
        return f'<text:p text:style-name="{self._turned(style)}">{inside}</text:p>'

    def heading(self, title: Title) -> str:
        level = min(title.depth, 5)
        mark = f'<text:bookmark text:name="{xml_text(title.anchor)}"/>' if title.anchor else ""
        style = self._turned(f"Heading_20_{level}")
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{mark}{text_of(title.text)}</text:h>'

    def _turned(self, style: str) -> str:
        page, self.turn = self.turn, ""
        if not page:
            return style
        self.turns.add((style, page))
        return f"{style}-{page}"

    def blocks(self, content: Iterable[Block]) -> str:
        parts = []
        for wide, run_of in groupby(content, key=is_wide):
            self.turn = "Larga" if wide else self.turn
            parts += [BLOCKS[type(block)](self, block) for block in run_of]
            self.turn = "Standard" if wide else self.turn
        return "".join(parts)

    def paragraph(self, block: Paragraph) -> str:
        return self.line(self.inline(block.content))

    def listing(self, block: Listing) -> str:
        items = "".join(f"<text:list-item>{self.blocks(item)}</text:list-item>" for item in block.items)
        return f'<text:list text:style-name="{"Numbers" if block.ordered else "Bullets"}">{items}</text:list>'

    def grid(self, block: Grid) -> str:
        rows = [[(self.inline(cell), plain_text(cell), False) for cell in row] for row in (block.heads, *block.rows)]
        return self.table(
            [("head" if number == 0 else "item", row) for number, row in enumerate(rows)], "Tabella"
        ) + self.line("")

    def tabled(self, block: Tabled) -> str:
        self.tables += 1
        caption = self.line(text_of(f"Tabella {self.tables}. {block.table.title}"), "Caption")
        table = self.table(figures(block.table), block.table.title, SIDEWAYS if block.wide else UPRIGHT)
        foot = self.line(text_of(foot_text(block.table)), "Source")
        return caption + table + foot

    def chart(self, block: Chart) -> str:
        drawn = svg(block, size=True)
        self.pictures.append(drawn)
        number, high = len(self.pictures), int(re.findall(r' height="(\d+)"', drawn)[0]) * PICTURE // WIDE
        frame = (
            f'<draw:frame draw:name="Grafico {number}" text:anchor-type="as-char" svg:width="{PICTURE}mm" svg:height="{high}mm">'
            f'<draw:image xlink:href="Pictures/grafico{number}.svg" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:title>{xml_text(block.table.title)}</svg:title><svg:desc>{xml_text(block.words)}</svg:desc></draw:frame>"
        )
        caption = self.line(text_of(f"Grafico {number}. {block.table.title}"), "Caption")
        return caption + self.line(frame) + self.line(text_of(block.words), "Source")

    def callout(self, block: Callout) -> str:
        style = f"Box-{block.tone if block.tone in look.BOX else 'calm'}"
        title = self.line(span(block.title, "Strong"), style) if block.title else ""
        inside = [
            self.line(self.inline(each.content), style) if isinstance(each, Paragraph) else self.blocks([each])
            for each in block.content
        ]
        return title + "".join(inside) + self.line("")

    def tiles(self, block: Tiles) -> str:
        return self.pairs([(label, figure) for figure, label in block.items])

    def facts(self, block: Facts) -> str:
        return self.pairs(block.items)

    def inserted(self, block: Inserted) -> str:
        return self.line(text_of(asked(block)))

    def pairs(self, items: Iterable[tuple[str, str]]) -> str:
        """Labels with their values, a line each."""
        rows = [
            ("item", [(text_of(label), label, False), (span(value, "Strong"), value, False)]) for label, value in items
        ]
        return self.table(rows, "Dati") + self.line("") if rows else ""

    def table(self, rows: Sequence[tuple[str, Sequence[Cell]]], title: str, whole: int = UPRIGHT) -> str:
        """A table as wide as `whole` tenths of a millimetre; a first row of heads is repeated on every page."""
        wide = widths([[text for _, text, _ in row] for kind, row in rows if kind != "group"], whole, LETTER)
        self.columns |= set(wide)
        columns = "".join(f'<table:table-column table:style-name="C{each}"/>' for each in wide)
        written = ["".join(_cell(kind, cell, len(wide)) for cell in row) for kind, row in rows]
        lines = [f'<table:table-row table:style-name="R">{row}</table:table-row>' for row in written]
        if rows[0][0] == "head":
            lines[0] = f"<table:table-header-rows>{lines[0]}</table:table-header-rows>"
        before = self.line("") if self.turn else ""
        return (
            f'{before}<table:table table:style-name="T"><table:title>{xml_text(title)}</table:title>'
            f"{columns}{''.join(lines)}</table:table>"
        )

    def inline(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._run, content))

    def _run(self, run: Inline) -> str:
        match run:
            case Words():
                style = ("Strong" if run.strong else "") + ("Emphasis" if run.emphasis else "")
                url = safe_url(run.url)
                text = span(run.text, "Internet_20_link" if url else style)
                return f'<text:a xlink:type="simple" xlink:href="{xml_text(url)}">{text}</text:a>' if url else text
            case Quoted():
                return text_of(run.text)
            case Asked():
                return text_of(f"{{{{{run.reference}}}}}")
            case Footnote():
                return self._note(run)

    def _note(self, note: Footnote) -> str:
        self.notes += 1
        number = self.notes
        text = f'<text:p text:style-name="Footnote"><text:s/>{self.inline(note.content)}</text:p>'
        return (
            f'<text:note text:id="nota{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f"<text:note-body>{text}</text:note-body></text:note>"
        )


BLOCKS: dict[type[Block], Callable[..., str]] = {
    Paragraph: _Writer.paragraph,
    Listing: _Writer.listing,
    Grid: _Writer.grid,
    Tabled: _Writer.tabled,
    Chart: _Writer.chart,
    Callout: _Writer.callout,
    Tiles: _Writer.tiles,
    Facts: _Writer.facts,
    Inserted: _Writer.inserted,
}


def figures(of: Table) -> list[tuple[str, list[Cell]]]:
    """The rows of a table of figures, its heads first."""
    right = [False, *(cells.is_numeric(column) for column in of.columns)]
    texts = [("head", [of.stub, *map(heading_text, of.columns)])]
    texts += [(row.kind.value, [row.label, *written]) for row, written in zip(of.rows, cells.texts(of), strict=True)]
    return [
        (kind, [(text_of(text), text, side) for text, side in zip(row, right, strict=False)]) for kind, row in texts
    ]


def _cell(kind: str, cell: Cell, columns: int) -> str:
    inside, _, right = cell
    style = ("Head" if kind in STRONG else "Cell") + ("Right" if right else "")
    across = f' table:number-columns-spanned="{columns}"' if kind == RowKind.GROUP else ""
    covered = "<table:covered-table-cell/>" * (columns - 1) if across else ""
    return (
        f'<table:table-cell table:style-name="cell-{kind}"{across} office:value-type="string">'
        f'<text:p text:style-name="{style}">{inside}</text:p></table:table-cell>{covered}'
    )
