"""A paper as one accessible web page: headings in order, tables with their heads, drawings with their words, no script."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

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
from traguardo.documents.library.formats import page_table
from traguardo.documents.library.formats.contents import DRAFT, Title, asked, safe_url, titles
from traguardo.documents.library.formats.cover import cover_facts
from traguardo.documents.library.formats.data import digest_of
from traguardo.documents.library.formats.drawing import svg

STYLE = (Path(__file__).parents[2] / "static" / "documents" / "paper.css").read_text(encoding="utf-8")
BEGIN, END = "<!-- documento -->", "<!-- fine del documento -->"
TONES = {"calm": "Nota", "good": "Bene", "warn": "Attenzione", "bad": "Problema"}


def page_bytes(paper: Paper, *, draft: bool = False) -> bytes:
    """The whole page, with its style inside: it opens from a disk, from an attachment, from a site."""
    title = f"{paper.title} – {paper.owner}"
    return (
        f'<!DOCTYPE html><html lang="it"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
        f'<body class="tg-sheet"><main>{BEGIN}{fragment(paper, draft=draft)}{END}</main></body></html>'
    ).encode()


def cut_out(page: bytes) -> str:
    """The document inside a page made here, to be put in another page; its first heading is an h1."""
    return page.decode().split(BEGIN, 1)[-1].split(END, 1)[0]


def fragment(paper: Paper, *, draft: bool = False) -> str:
    """The document alone: cover, contents, chapters, notes, sources."""
    writer = _Writer()
    parts = [(title, writer.blocks(content)) for title, content in titles(paper)]
    body = "".join(f"{_heading(title)}{html}" for title, html in parts)
    warning = f'<p class="tg-paper__draft" role="note">{escape(DRAFT)}</p>' if draft else ""
    return (
        f'<article class="tg-paper{" tg-paper--draft" if draft else ""}">{warning}{_cover(paper)}'
        f"{_contents([title for title, _ in parts])}{body}{writer.notes_list()}{_sources(paper)}"
        f'<footer class="tg-paper__foot"><p>Impronta dei dati (SHA-256): <code>{digest_of(paper)}</code></p></footer>'
        "</article>"
    )


def excerpt(paper: Paper) -> str:
    """The chapters alone with their notes, without cover and contents: what is being written, as it will read."""
    writer = _Writer()
    body = "".join(f"{_heading(title)}{writer.blocks(content)}" for title, content in titles(paper))
    return f'<div class="tg-paper">{body}{writer.notes_list()}</div>'


def _cover(paper: Paper) -> str:
    return (
        f'<header class="tg-paper__cover"><p class="tg-paper__owner">{escape(paper.owner)}</p>'
        f'<h1>{escape(paper.title)}</h1><p class="tg-paper__years">{escape(paper.years)}</p>{_facts(cover_facts(paper))}</header>'
    )


def _contents(listed: Sequence[Title]) -> str:
    rows = "".join(
        f'<li class="tg-paper__toc-{title.depth}"><a href="#{escape(title.anchor)}">{escape(title.text)}</a></li>'
        for title in listed
        if title.anchor and title.depth <= 2
    )
    return f'<nav class="tg-paper__toc" aria-label="Indice del documento"><p>Indice</p><ul>{rows}</ul></nav>'


def _heading(title: Title) -> str:
    level = min(title.depth + 1, 6)
    anchor = f' id="{escape(title.anchor)}"' if title.anchor else ""
    return f"<h{level}{anchor}>{escape(title.text)}</h{level}>"


def _sources(paper: Paper) -> str:
    rows = "".join(f"<li>{escape(str(source))}</li>" for source in paper.sources)
    return f"<section><h2>Fonti dei dati</h2><ul>{rows}</ul></section>" if rows else ""


def _facts(items: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in items)
    return f'<dl class="tg-paper__facts">{rows}</dl>'


class _Writer:
    """Writes blocks, counting tables, pictures and notes as it meets them."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.counts = {"Tabella": 0, "Grafico": 0}

    def blocks(self, content: Iterable[Block]) -> str:
        return "".join(map(self.block, content))

    def block(self, block: Block) -> str:
        return BLOCKS[type(block)](self, block)

    def paragraph(self, block: Paragraph) -> str:
        return f"<p>{self.inline(block.content)}</p>"

    def listing(self, block: Listing) -> str:
        tag = "ol" if block.ordered else "ul"
        return f"<{tag}>{''.join(f'<li>{self._item(item)}</li>' for item in block.items)}</{tag}>"

    def grid(self, block: Grid) -> str:
        heads = [self.inline(cell) for cell in block.heads]
        return page_table.grid(heads, [[self.inline(cell) for cell in row] for row in block.rows])

    def tabled(self, block: Tabled) -> str:
        return page_table.tabled(block.table, self._numbered("Tabella"))

    def tiles(self, block: Tiles) -> str:
        items = "".join(f"<div><dt>{escape(of)}</dt><dd>{escape(figure)}</dd></div>" for figure, of in block.items)
        return f'<dl class="tg-paper__tiles">{items}</dl>'

    def facts(self, block: Facts) -> str:
        return _facts(block.items)

    def inserted(self, block: Inserted) -> str:
        return f"<p>{escape(asked(block))}</p>"

    def inline(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._run, content))

    def _run(self, run: Inline) -> str:
        match run:
            case Words():
                return _words(run)
            case Quoted():
                return f'<span class="tg-paper__quoted" title="{escape(str(run.source))}">{escape(run.text)}</span>'
            case Asked():
                return escape(f"{{{{{run.reference}}}}}")
            case Footnote():
                return self._note(run)

    def _note(self, note: Footnote) -> str:
        number = len(self.notes) + 1
        self.notes.append("")
        self.notes[number - 1] = self.inline(note.content)
        return f'<sup><a id="rif-{number}" href="#nota-{number}" role="doc-noteref" aria-label="Nota {number}">{number}</a></sup>'

    def notes_list(self) -> str:
        """The notes, each with the way back to where it is called."""
        rows = "".join(
            f'<li id="nota-{number}">{note} <a href="#rif-{number}" role="doc-backlink" '
            f'aria-label="Torna al testo della nota {number}">↩</a></li>'
            for number, note in enumerate(self.notes, 1)
        )
        return f'<section role="doc-endnotes"><h2>Note</h2><ol>{rows}</ol></section>' if rows else ""

    def _numbered(self, kind: str) -> str:
        self.counts[kind] += 1
        return f"{kind} {self.counts[kind]}"

    def _item(self, item: tuple[Block, ...]) -> str:
        """An item of a single paragraph needs no paragraph inside."""
        only = item[0] if len(item) == 1 else None
        return self.inline(only.content) if isinstance(only, Paragraph) else self.blocks(item)

    def chart(self, chart: Chart) -> str:
        name = f"{self._numbered('Grafico')}. {chart.table.title}"
        return (
            f'<figure class="tg-paper__chart"><figcaption>{escape(name)}</figcaption>'
            f'<div class="tg-paper__wide" tabindex="0" role="group" aria-label="{escape(name)}">{svg(chart)}</div>'
            f"<p>{escape(chart.words)}</p></figure>"
        )

    def callout(self, box: Callout) -> str:
        tone = box.tone if box.tone in TONES else "calm"
        title = f'<p class="tg-paper__box-title">{escape(box.title)}</p>' if box.title else ""
        name = escape(box.title or TONES[tone])
        return (
            f'<div class="tg-paper__box tg-paper__box--{tone}" role="note" aria-label="{name}">'
            f"{title}{self.blocks(box.content)}</div>"
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


def _words(run: Words) -> str:
    text = escape(run.text).replace("\n", "<br>")
    text = f"<em>{text}</em>" if run.emphasis else text
    text = f"<strong>{text}</strong>" if run.strong else text
    url = safe_url(run.url)
    return f'<a href="{escape(url)}">{text}</a>' if url else text
