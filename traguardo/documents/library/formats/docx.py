"""A paper as a Word document to be edited: real headings, lists, tables, footnotes and charts."""

import io
from collections.abc import Callable, Iterable
from itertools import groupby

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

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
from traguardo.documents.library.formats import docx_chart, docx_look
from traguardo.documents.library.formats.archive import undated
from traguardo.documents.library.formats.contents import Title, asked, is_wide, plain_text, safe_url, titles
from traguardo.documents.library.formats.cover import closing, cover_facts
from traguardo.documents.library.formats.docx_table import facts, figures, grid
from traguardo.documents.library.formats.words import PAGE_WIDE, SIDE_WIDE, paragraph, run

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
NUMBERED, DEEPEST = {1: 7, 2: 3, 3: 2}, 3
BOX = {"calm": "0059B3", "good": "00623F", "warn": "7A4700", "bad": "A3172F"}


def docx_bytes(paper: Paper, *, draft: bool = False) -> bytes:
    """The document; its footnotes are Word's own, its charts can be changed there."""
    document = docx.Document()
    docx_look.dress(document)
    docx_look.describe(document, paper)
    docx_look.frame(document, paper, draft=draft)
    writer = _Writer(document)
    parts = list(titles(paper))
    body = [writer.cover(paper), contents([title for title, _ in parts])]
    for place, (title, content) in enumerate(parts):
        body += [heading(title, place), writer.blocks(content)]
    body.append(writer.closing(paper))
    root = parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(body)}</w:body>")
    last = document.element.body.sectPr
    for element in list(root):
        last.addprevious(element)
    writer.bind_notes()
    saved = io.BytesIO()
    document.save(saved)
    return undated(saved.getvalue())


def heading(title: Title, place: int) -> str:
    """A heading that the contents lead to."""
    mark = f'<w:bookmarkStart w:id="{place}" w:name="_Toc{place:06}"/>', f'<w:bookmarkEnd w:id="{place}"/>'
    fresh = "<w:pageBreakBefore/>" if title.depth == 1 else ""
    return paragraph(mark[0] + run(title.text) + mark[1], f"Heading{min(title.depth, 5)}", fresh)


def contents(listed: list[Title]) -> str:
    """The contents as a field that Word brings up to date; until then, links to chapters and paragraphs."""
    rows = [
        f'<w:hyperlink w:anchor="_Toc{place:06}">{run(title.text)}</w:hyperlink>'
        for place, title in enumerate(listed)
        if title.depth <= 2
    ]
    styles = [f"toc{title.depth}" for title in listed if title.depth <= 2]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\n \\h \\z \\u '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    if rows:
        rows[0] = begin + rows[0]
        rows[-1] += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    listing = "".join(paragraph(row, style) for row, style in zip(rows, styles, strict=True))
    return paragraph(run("Indice"), "TOCHeading", "<w:pageBreakBefore/>") + listing


class _Writer:
    """Writes blocks, counting tables, charts and notes as it meets them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.part: Part = document.part
        self.notes_part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, b"", document.part.package)
        self.notes: list[str] = []
        self.counts = {"Tabella": 0, "Grafico": 0}

    def cover(self, paper: Paper) -> str:
        top = paragraph(run(paper.owner, strong=True)) + paragraph(run(paper.title), "Title")
        return top + paragraph(run(paper.years), "Subtitle") + facts(cover_facts(paper))

    def closing(self, paper: Paper) -> str:
        return "".join(
            paragraph(run(title), "Heading1", "" if place else "<w:pageBreakBefore/>")
            + "".join(paragraph(run(line), "ListBullet") for line in lines)
            for place, (title, lines) in enumerate(closing(paper))
        )

    def blocks(self, content: Iterable[Block], depth: int = 1) -> str:
        parts = []
        for wide, run_of in groupby(content, key=is_wide):
            inside = "".join(self.block(block, depth) for block in run_of)
            parts.append(self._turn(sideways=False) + inside + self._turn(sideways=True) if wide else inside)
        return "".join(parts)

    def block(self, block: Block, depth: int) -> str:
        return self.listing(block, depth) if isinstance(block, Listing) else BLOCKS[type(block)](self, block)

    def paragraph(self, block: Paragraph) -> str:
        return paragraph(self.inline(block.content))

    def grid(self, block: Grid) -> str:
        rows = [block.heads, *block.rows]
        return grid([[(self.inline(cell), plain_text(cell)) for cell in row] for row in rows])

    def tiles(self, block: Tiles) -> str:
        return facts([(label, figure) for figure, label in block.items])

    def facts(self, block: Facts) -> str:
        return facts(block.items)

    def inserted(self, block: Inserted) -> str:
        return paragraph(run(asked(block)))

    def inline(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._run, content))

    def _run(self, each: Inline) -> str:
        match each:
            case Words():
                url = safe_url(each.url)
                text = run(each.text, strong=each.strong, emphasis=each.emphasis, style="Hyperlink" if url else "")
                if not url:
                    return text
                key = self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                return f'<w:hyperlink r:id="{key}">{text}</w:hyperlink>'
            case Quoted():
                return run(each.text)
            case Asked():
                return run(f"{{{{{each.reference}}}}}")
            case Footnote():
                return self._note(each)

    def _note(self, note: Footnote) -> str:
        number = len(self.notes) + 1
        self.notes.append("")
        here, self.part = self.part, self.notes_part
        mark = '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
        text = paragraph(mark + run(" ") + self.inline(note.content), "footnotetext")
        self.notes[number - 1] = f'<w:footnote w:id="{number}">{text}</w:footnote>'
        self.part = here
        return f'<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def bind_notes(self) -> None:
        """Puts the footnotes where Word looks for them."""
        if not self.notes:
            return
        text = f"<w:footnotes {nsdecls('w', 'r')}>{SEPARATORS}{''.join(self.notes)}</w:footnotes>"
        self.notes_part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'.encode()  # noqa: SLF001
        self.document.part.relate_to(self.notes_part, RELATIONSHIP_TYPE.FOOTNOTES)
        marks = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        settings = self.document.settings.element
        settings.find(qn("w:compat")).addprevious(parse_xml(f"<w:footnotePr {nsdecls('w')}>{marks}</w:footnotePr>"))

    def listing(self, listing: Listing, depth: int) -> str:
        level = min(depth, DEEPEST)
        style = ("ListNumber" if listing.ordered else "ListBullet") + (str(level) if level > 1 else "")
        own = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._fresh(level)}"/></w:numPr>' if listing.ordered else ""
        )
        parts = []
        for item in listing.items:
            first, rest = item[:1], item[1:]
            runs = self.inline(first[0].content) if first and isinstance(first[0], Paragraph) else ""
            parts.append(paragraph(runs, style, own))
            parts.append(self.blocks(rest if runs else item, depth + 1))
        return "".join(parts)

    def _fresh(self, level: int) -> int:
        """A numbering that starts again from 1."""
        numbering = self.document.part.numbering_part.element
        added = numbering.add_num(NUMBERED[level])
        added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    def _caption(self, kind: str, title: str) -> str:
        self.counts[kind] += 1
        number = f'<w:fldSimple w:instr=" SEQ {kind} ">{run(str(self.counts[kind]))}</w:fldSimple>'
        return paragraph(run(f"{kind} ") + number + run(f". {title}"), "Caption")

    def tabled(self, block: Tabled) -> str:
        caption = self._caption("Tabella", block.table.title)
        return caption + figures(block.table, SIDE_WIDE if block.wide else PAGE_WIDE)

    def _turn(self, *, sideways: bool) -> str:
        """The end of a run of pages, upright or on their side."""
        section = parse_xml(self.document.element.body.sectPr.xml)
        size = section.find(qn("w:pgSz"))
        if sideways:
            wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
            size.set(qn("w:w"), high)
            size.set(qn("w:h"), wide)
            size.set(qn("w:orient"), "landscape")
        return paragraph("", "Fonte", section.xml.split("?>\n", 1)[-1])

    def chart(self, chart: Chart) -> str:
        caption = self._caption("Grafico", chart.table.title)
        drawn = paragraph(docx_chart.place(self.document, chart, self.counts["Grafico"]))
        return caption + drawn + paragraph(run(chart.words), "Fonte")

    def callout(self, box: Callout) -> str:
        colour = BOX.get(box.tone, BOX["calm"])
        look = f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{colour}"/></w:pBdr>'
        title = paragraph(run(box.title, strong=True), "Riquadro", look) if box.title else ""
        inside = [
            paragraph(self.inline(each.content), "Riquadro", look)
            if isinstance(each, Paragraph)
            else self.block(each, 1)
            for each in box.content
        ]
        return title + "".join(inside) + paragraph("")


BLOCKS: dict[type[Block], Callable[..., str]] = {
    Paragraph: _Writer.paragraph,
    Grid: _Writer.grid,
    Tabled: _Writer.tabled,
    Chart: _Writer.chart,
    Callout: _Writer.callout,
    Tiles: _Writer.tiles,
    Facts: _Writer.facts,
    Inserted: _Writer.inserted,
}
