"""Tables of a paper in a Word document."""

from collections.abc import Iterable, Sequence

from traguardo.documents.domain import cells
from traguardo.documents.library.formats.contents import foot_text, heading_text
from traguardo.documents.library.formats.words import PAGE_WIDE, Cell, Line, paragraph, run, table, text_cell
from traguardo.kernel.table import Row, RowKind, Table

AFTER = paragraph("", "Fonte")


def figures(of: Table, whole: int = PAGE_WIDE) -> str:
    """A table of figures, its note and source below."""
    head = [text_cell(of.stub)]
    head += [text_cell(heading_text(column), number=cells.is_numeric(column)) for column in of.columns]
    lines = [Line(cells=tuple(head), look="head"), *map(_line, of.rows, cells.texts(of), [of] * len(of.rows))]
    words = foot_text(of)
    return table(lines, title=of.title, words=words, whole=whole) + paragraph(run(words), "Fonte")


def grid(rows: Sequence[Sequence[tuple[str, str]]]) -> str:
    """A small table of texts: runs already written, and their bare text; the first row is of heads."""
    looks = ["head"] + ["item"] * (len(rows) - 1)
    lines = [
        Line(cells=tuple(Cell(runs=runs, text=text) for runs, text in row), look=look)
        for row, look in zip(rows, looks, strict=True)
    ]
    named = ", ".join(text for _, text in rows[0])
    return table(lines, title="Tabella", words=named, whole=PAGE_WIDE) + AFTER


def facts(items: Iterable[tuple[str, str]]) -> str:
    """Labels with their values, a line each."""
    lines = [Line(cells=(text_cell(label), text_cell(value, strong=True))) for label, value in items]
    return table(lines, title="Dati", words="Etichette e valori", whole=PAGE_WIDE) + AFTER if lines else ""


def _line(row: Row, written: Sequence[str], of: Table) -> Line:
    if row.kind is RowKind.GROUP:
        return Line(cells=(text_cell(row.label),), look="group")
    values = (
        text_cell(text, number=cells.is_numeric(column)) for text, column in zip(written, of.columns, strict=True)
    )
    return Line(cells=(text_cell(row.label), *values), look=row.kind.value)
