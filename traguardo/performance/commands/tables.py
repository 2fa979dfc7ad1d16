"""Tables of plain text, columns aligned, as wide as the words in them; nothing coloured."""

from collections.abc import Sequence

WIDEST = 72


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Rows under their heads; the columns in `right` are pushed to the right, the last one is cut when too long."""
    shown = [head, *([clipped(cell) for cell in row] for row in rows)]
    widths = [max(len(row[position]) for row in shown) for position in range(len(head))]
    return "\n".join(_line(row, widths, right) for row in shown)


def clipped(text: str) -> str:
    """Words on one line, cut at a length a terminal can show."""
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1].rstrip()}…"


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    cells = [
        cell.rjust(width) if position in right else cell.ljust(width)
        for position, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return f"  {'  '.join(cells)}".rstrip()
