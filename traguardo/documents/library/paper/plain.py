"""A paper as its template sets it: cells already written, columns already measured, pictures already in proportion."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import segno

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import (
    Asked,
    Block,
    Callout,
    Chart,
    Facts,
    Footnote,
    Grid,
    Heading,
    Inline,
    Listing,
    Paper,
    Paragraph,
    Quoted,
    Section,
    Tabled,
    Tiles,
    Words,
)
from traguardo.documents.library import charting
from traguardo.documents.library.formats.data import digest_of
from traguardo.documents.library.frame import Data
from traguardo.documents.library.paper import turning, widths
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Table


def as_data(paper: Paper) -> Data:
    """Everything the document shows; sources are numbered as at its end."""
    sources = {source: number for number, source in enumerate(paper.sources, 1)}
    plain = _Plain(sources)
    return {
        "kind": paper.kind,
        "owner": {"name": paper.owner, "kind": paper.owner_kind},
        "title": paper.title,
        "years": paper.years,
        "at": paper.at,
        "act": paper.act,
        "facts": [list(fact) for fact in paper.facts],
        "sections": list(plain.sections(paper.sections)),
        "sources": [_source(source) for source in paper.sources],
        "public_url": paper.public_url,
        "qr": code(paper.public_url),
        "digest": digest_of(paper),
    }


def code(address: str) -> list[str]:
    """The QR code of an address, a line of 0 and 1 for each row; none without an address."""
    if not address:
        return []
    return ["".join(str(dot) for dot in line) for line in segno.make(address, error="m", micro=False).matrix]


def _source(source: Source) -> Data:
    return {"description": source.description, "place": str(source.place), "sha256": source.sha256}


class _Plain:
    """Turns blocks into plain data; `sources` are the numbers figures point at."""

    def __init__(self, sources: dict[Source, int]) -> None:
        self.sources = sources
        self._kinds: dict[type, Callable[[Any], Data]] = {
            Heading: lambda it: {"level": it.level, "text": it.text},
            Paragraph: lambda it: {"content": self.inline(it.content)},
            Listing: lambda it: {"ordered": it.ordered, "items": [self.blocks(item) for item in it.items]},
            Grid: self.grid,
            Tabled: lambda it: {**self.table(it.table), **widths.layout(it)},
            Chart: self.chart,
            Callout: lambda it: {"title": it.title, "tone": it.tone, "content": self.blocks(it.content)},
            Tiles: lambda it: {"items": [list(item) for item in it.items]},
            Facts: lambda it: {"items": [list(item) for item in it.items]},
        }

    def sections(self, sections: Iterable[Section]) -> Iterator[Data]:
        """Sections with their titles: one without content lends its title to the next, so that none stands alone on a page."""
        titles: list[Data] = []
        for section in sections:
            titles.append({"code": section.code, "title": section.title, "level": section.level})
            if section.content:
                yield {"titles": titles, **turning.turned(self.blocks(section.content))}
                titles = []
        if titles:
            yield {"titles": titles, "content": [], "sideways": False}

    def blocks(self, blocks: Iterable[Block]) -> list[Data]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> Data:
        """ValueError for a part that nobody built."""
        for kind, plain in self._kinds.items():
            if isinstance(block, kind):
                return {"is": kind.__name__.casefold(), **plain(block)}
        raise ValueError(f"Questa parte non è stata costruita: {block}.")

    def inline(self, content: Iterable[Inline]) -> list[object]:
        return [self.run(each) for each in content]

    def run(self, run: Inline) -> object:
        match run:
            case Words(text=text, strong=False, emphasis=False, url=""):
                return text
            case Words():
                return {"text": run.text, "strong": run.strong, "emphasis": run.emphasis, "url": run.url}
            case Quoted():
                return {"figure": run.text, "reference": run.reference, "source": self.sources[run.source]}
            case Footnote():
                return {"note": self.inline(run.content)}
            case Asked():
                raise ValueError(f"La cifra «{run.reference}» non è stata cercata.")

    def grid(self, grid: Grid) -> Data:
        heads, *rows = [[self.inline(cell) for cell in row] for row in (grid.heads, *grid.rows)]
        return {"heads": heads, "rows": rows, "shares": widths.shares(grid)}

    def table(self, table: Table) -> Data:
        return {
            "code": table.code,
            "title": table.title,
            "stub": table.stub,
            "columns": [
                {"heading": each.heading, "measure": each.measure.value, "unit": cells.head_unit(each)}
                for each in table.columns
            ],
            "rows": [
                {
                    "label": row.label,
                    "kind": row.kind.value,
                    "texts": list(texts),
                }
                for row, texts in zip(table.rows, cells.texts(table), strict=True)
            ],
            "source": _source(table.source),
            "as_of": table.as_of,
            "note": table.note,
        }

    def chart(self, chart: Chart) -> Data:
        drawn = charting.drawing(chart.table, chart.picture)
        return {
            "picture": chart.picture.value,
            "title": chart.table.title,
            "words": chart.words,
            "unit": drawn.unit,
            "series": list(drawn.series),
            "labels": list(drawn.labels),
            "rows": [[{"text": mark.text, "size": mark.size} for mark in row] for row in drawn.rows],
            "source": _source(chart.table.source),
        }
