"""A Word document into lines and tables: its one part of text, read as XML without anything that could be run."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from traguardo.books import problems
from traguardo.books.container import WRITTEN, broken, open_container
from traguardo.documents.domain.comparison import Grid, Line, Published

PART = "word/document.xml"
SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, ROW, CELL, TEXT = (f"{SPACE}{tag}" for tag in ("p", "tbl", "tr", "tc", "t"))
BREAKS = {f"{SPACE}tab": "\t", f"{SPACE}br": " ", f"{SPACE}noBreakHyphen": "-"}
DEEPEST, MOST_COLUMNS = 20, 60


def read_docx(name: str, content: bytes) -> Published:
    """The paragraphs as lines, a row of a table as one, and the tables. Raises Unreadable."""
    container = open_container(name, content, WRITTEN)
    if PART not in container.parts:
        said = f"«{name}» è un archivio, ma non un documento Word."
        raise problems.refuse("DOC91", said, "Aprilo e salvalo come .docx.")
    try:
        body = ET.fromstring(container.parts[PART])  # noqa: S314 - see the import
    except ET.ParseError as failure:
        raise broken(name, PART) from failure
    grids: list[Grid] = []
    texts = list(_texts(body, grids, 0))
    lines = tuple(Line(row=row, text=text) for row, text in enumerate(texts, start=1))
    if not any(line.text.strip() for line in lines):
        raise problems.refuse("DOC92", f"«{name}» non ha testo.", "Scegli il file giusto, o quello originale.")
    return Published(name=name, lines=lines, grids=tuple(grids))


def _texts(node: ET.Element, grids: list[Grid], row: int, depth: int = 0) -> Iterator[str]:
    """The text of what is under a node, a line each; tables are gathered on the way."""
    for child in node if depth < DEEPEST else ():
        if child.tag == PARAGRAPH:
            row += 1
            yield _text(child)
        elif child.tag == TABLE:
            rows = tuple(tuple(_cells(line)) for line in child.findall(ROW))
            grids.append(Grid(number=len(grids) + 1, rows=rows, row=row + 1))
            row += len(rows)
            yield from ("\t".join(cells) for cells in rows)
        else:
            inner = list(_texts(child, grids, row, depth + 1))
            row += len(inner)
            yield from inner


def _cells(line: ET.Element) -> Iterator[str]:
    """The cells of a row; one that takes more columns is followed by empty ones, so that the others stay in their own."""
    for cell in line.findall(CELL):
        yield _text(cell)
        span = cell.find(f"{SPACE}tcPr/{SPACE}gridSpan")
        wide = span.get(f"{SPACE}val", "") if span is not None else ""
        yield from [""] * (min(int(wide), MOST_COLUMNS) - 1 if wide.isdecimal() else 0)


def _text(node: ET.Element) -> str:
    parts = (part.text or "" if part.tag == TEXT else BREAKS.get(part.tag, _end(part)) for part in node.iter())
    return " ".join("".join(parts).split(" ")).strip()


def _end(part: ET.Element) -> str:
    """A space between the paragraphs of a cell."""
    return " " if part.tag == PARAGRAPH else ""
