"""A published text into lines and tables: those drawn with bars, as in Markdown, and those of columns between tabs."""

import re
from collections.abc import Iterator

from traguardo.documents.domain.comparison import Grid, Line, Published

RULE = re.compile(r"[\s|:+-]+")
MARK = re.compile(r"<[^>]{1,200}>|\*\*")
LEAST = 2


def read_text(name: str, text: str) -> Published:
    """The lines of the text; a form feed begins a page."""
    lines = tuple(_lines(text))
    return Published(
        name=name, lines=lines, grids=tuple(_grids(lines)), pages=max((line.page for line in lines), default=0)
    )


def _lines(text: str) -> Iterator[Line]:
    sheets = text.split("\f")
    row = 0
    for page, sheet in enumerate(sheets, start=1):
        for line in sheet.splitlines():
            row += 1
            yield Line(row=row, page=page if len(sheets) > 1 else 0, text=MARK.sub(" ", line))


def _grids(lines: tuple[Line, ...]) -> Iterator[Grid]:
    """Runs of lines with the same number of cells."""
    held: list[tuple[Line, tuple[str, ...]]] = []
    number = 0
    for line in (*lines, Line(row=0, text="")):
        cells = _cells(line.text)
        if held and len(cells) != len(held[0][1]) and not RULE.fullmatch(line.text or " x"):
            number += 1
            yield Grid(number=number, rows=tuple(row for _, row in held), page=held[0][0].page, row=held[0][0].row)
            held = []
        if len(cells) >= LEAST and not RULE.fullmatch(line.text):
            held.append((line, cells))


def _cells(text: str) -> tuple[str, ...]:
    if text.strip().startswith("|"):
        return tuple(cell.strip() for cell in text.strip().strip("|").split("|"))
    return tuple(cell.strip() for cell in text.split("\t")) if "\t" in text.strip() else ()
