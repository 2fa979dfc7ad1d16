"""Tables of a paper as HTML: a caption, heads that say of what, numbers on the right, totals that are told."""

from collections.abc import Sequence
from html import escape

from traguardo.documents.domain import cells
from traguardo.documents.library.formats.contents import foot_text, heading_text
from traguardo.kernel.table import Column, Row, RowKind, Table


def tabled(table: Table, number: str) -> str:
    """A table of figures under its number and title, with its source below."""
    name = f"{number}. {table.title}" if number else table.title
    heads = [f'<th scope="col">{escape(table.stub)}</th>']
    heads += [f'<th scope="col"{_side(column)}>{escape(heading_text(column))}</th>' for column in table.columns]
    rows = "".join(_row(row, written, table) for row, written in zip(table.rows, cells.texts(table), strict=True))
    return (
        f'<div class="tg-paper__wide" tabindex="0" role="group" aria-label="{escape(name)}">'
        f"<table><caption>{escape(name)}</caption><thead><tr>{''.join(heads)}</tr></thead><tbody>{rows}</tbody></table></div>"
        f'<p class="tg-paper__source">{escape(foot_text(table))}</p>'
    )


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A small table of texts, already written as HTML."""
    top = "".join(f'<th scope="col">{head}</th>' if head else "<td></td>" for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    table = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="tg-paper__wide" tabindex="0" role="group" aria-label="Tabella">{table}</div>'


def _row(row: Row, written: Sequence[str], table: Table) -> str:
    if row.kind is RowKind.GROUP:
        across = len(table.columns) + 1
        return f'<tr class="tg-paper__group"><th scope="colgroup" colspan="{across}">{escape(row.label)}</th></tr>'
    values = "".join(
        f"<td{_side(column)}>{_lines(text)}</td>" for text, column in zip(written, table.columns, strict=True)
    )
    look = "" if row.kind is RowKind.ITEM else f' class="tg-paper__{row.kind.value}"'
    return f'<tr{look}><th scope="row">{_lines(row.label)}</th>{values}</tr>'


def _side(column: Column) -> str:
    return ' class="n"' if cells.is_numeric(column) else ""


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
