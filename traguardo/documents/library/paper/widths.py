"""How wide the columns of a table are set, and whether it needs a page on its side."""

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import Grid, Tabled
from traguardo.documents.library.formats.contents import plain_text
from traguardo.documents.library.frame import Data
from traguardo.kernel.table import Column, Measure

UPRIGHT, SIDEWAYS = 1700, 2650
LETTER, BOLD, PADDING = 15, 18, 34
LEAST_TEXT, LEAST_STUB, LONGEST = 170, 300, 60


def layout(block: Tabled) -> Data:
    """Columns as tenths of a millimetre (numbers and days) or as shares of what is left (words, the first column too)."""
    table, written = block.table, cells.texts(block.table)
    across = [[row[place] for row in written if row] for place in range(len(table.columns))]
    fixed = [_fixed(column, found) for column, found in zip(table.columns, across, strict=True)]
    shares = [_share(column.heading, found) for column, found in zip(table.columns, across, strict=True)]
    stub = _share(table.stub, [row.label for row in table.rows])
    least = sum(width or LEAST_TEXT for width in fixed) + LEAST_STUB
    wide = block.wide or least > UPRIGHT
    columns = [{"width": width, "share": share} for width, share in zip(fixed, shares, strict=True)]
    return {"layout": {"wide": wide, "small": least > SIDEWAYS, "stub": stub, "columns": columns}}


def _fixed(column: Column, found: list[str]) -> int:
    """Width of a column of numbers, days or marks; zero when it takes its share of what is left."""
    longest = max((len(text) for text in found), default=0)
    short = longest <= 3
    if not cells.is_numeric(column) and column.measure is not Measure.DAY and not short:
        return 0
    words = [*column.heading.split(), *cells.unit(column).split()]
    return max(longest * LETTER, max((len(word) * BOLD for word in words), default=0)) + PADDING


def _share(heading: str, found: list[str]) -> int:
    """How much of the width a column of words asks for: by its longest text, up to a few lines."""
    lengths = [len(heading), *(len(text) for text in found)]
    mean = sum(lengths) // len(lengths)
    return max(8, min(LONGEST, mean + max(map(len, " ".join([heading, *found]).split()), default=0)))


def shares(grid: Grid) -> list[int]:
    """Shares of the width for a table written by hand."""
    across = zip(grid.heads, *grid.rows, strict=True)
    return [_share("", [plain_text(cell) for cell in column]) for column in across]
