"""Fragments of WordprocessingML: runs, paragraphs, links, tables, each as the text of an element."""

from collections.abc import Sequence
from dataclasses import dataclass

from traguardo.documents.library.formats.contents import widths, xml_text

LETTER = 105
PAGE_WIDE = 9638
SIDE_WIDE = 14570
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C5CCD3"/>' for side in ("top", "bottom", "insideH")
)
MARGINS = '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
SHADE = {"head": "E8F1FB", "group": "F2F5F8"}
STRONG = frozenset({"head", "group", "subtotal", "total"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its runs, its bare text (for the width), whether it holds a number."""

    runs: str
    text: str
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table; look: head, item, subtotal, total or group (one cell through all columns)."""

    cells: tuple[Cell, ...]
    look: str = "item"


def run(text: str, *, strong: bool = False, emphasis: bool = False, style: str = "") -> str:
    """A run of text with its breaks and tabs."""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += ("<w:b/>" if strong else "") + ("<w:i/>" if emphasis else "")
    lines = text.replace("\t", "    ").split("\n")
    body = "<w:br/>".join(f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{look}</w:rPr>{body}</w:r>"


def paragraph(runs: str, style: str = "", extra: str = "") -> str:
    """A paragraph in a style; `extra` is what else its properties hold."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr>{runs}</w:p>"


def text_cell(text: str, *, number: bool = False, strong: bool = False) -> Cell:
    """A cell of bare text."""
    return Cell(runs=run(text, strong=strong), text=text, number=number)


def table(lines: Sequence[Line], *, title: str, words: str, whole: int) -> str:
    """A table as wide as `whole` twentieths of a point, its heads repeated on every page, named for who does not see it."""
    full = [line for line in lines if line.look != "group"]
    columns = widths([[cell.text for cell in line.cells] for line in full], whole, LETTER)
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns)
    rows = "".join(_row(line, columns) for line in lines)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{MARGINS}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{xml_text(title)}"/><w:tblDescription w:val="{xml_text(words)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(line: Line, columns: Sequence[int]) -> str:
    head = "<w:tblHeader/>" if line.look == "head" else ""
    if line.look == "group":
        return (
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(line.cells[0], line.look, sum(columns), len(columns))}</w:tr>"
        )
    cells = "".join(_cell(cell, line.look, wide) for cell, wide in zip(line.cells, columns, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, look: str, wide: int, across: int = 1) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE[look]}"/>' if look in SHADE else ""
    side = '<w:jc w:val="right"/>' if cell.number else ""
    style = "Testata" if look in STRONG else "Cella"
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{shade}</w:tcPr>{paragraph(cell.runs, style, side)}</w:tc>'
