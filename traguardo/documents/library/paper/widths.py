"""How wide the columns of a table are set, and whether it needs a page on its side."""

from traguardo.documents.domain import cells
from traguardo.documents.domain.paper import Grid, Tabled
from traguardo.documents.library.formats.contents import plain_text
from traguardo.documents.library.frame import Data
from traguardo.kernel.table import Column, Measure

UPRIGHT, SIDEWAYS = 1700, 2650
LETTER, BOLD, PADDING = 15, 17, 34
LEAST_TEXT, LEAST_STUB, LONGEST, LINES = 170, 300, 60, 4
SHORT_ROWS, SHORT_TEXT = 9, 1200
MARK, ONE_LINE, FEW_WORDS = 3, 12, 24
NARROW, WIDE = frozenset("fijlrtI.,':;-()/"), frozenset("mwMW%@")


def layout(block: Tabled) -> Data:
    """Columns as tenths of a millimetre (numbers and days) or as shares of what is left (words, the first column too)."""
    table, written = block.table, cells.texts(block.table)
    across = [[row[place] for row in written if row] for place in range(len(table.columns))]
    fixed = [_fixed(column, found) for column, found in zip(table.columns, across, strict=True)]
    shares = [_share(column.heading, found) for column, found in zip(table.columns, across, strict=True)]
    stub = _share(table.stub, [row.label for row in table.rows])
    least = sum(width or LEAST_TEXT for width in fixed) + LEAST_STUB
    wide = block.wide or least > UPRIGHT
    columns = [
        {"width": width, "share": share, "mark": _longest(found) <= MARK}
        for width, share, found in zip(fixed, shares, across, strict=True)
    ]
    length = sum(len(text) for row in written for text in row)
    whole = len(written) <= SHORT_ROWS and length <= SHORT_TEXT
    small = least > SIDEWAYS
    return {"layout": {"wide": wide, "small": small, "whole": whole, "stub": stub, "columns": columns}}


def _fixed(column: Column, found: list[str]) -> int:
    """Width of a column of numbers, days, marks or few words; zero when it takes its share of what is left."""
    longest = _longest(found)
    if column.measure is Measure.TEXT and longest > MARK:
        if longest > FEW_WORDS:
            return 0
        longest = max(
            min(longest, ONE_LINE), longest // 2 + 2, *(len(word) + 1 for text in found for word in text.split())
        )
    heads = [_bold(word) for word in (*column.heading.split(), *cells.head_unit(column).split())]
    return max(longest * LETTER, max(heads, default=0)) + PADDING


def _bold(word: str) -> int:
    """How wide a word of a head is: narrow letters count a little over half, wide ones and capitals more than one."""
    tenths = (6 if letter in NARROW else 15 if letter in WIDE else 12 if letter.isupper() else 10 for letter in word)
    return -(-sum(tenths) * BOLD // 10)


def _longest(found: list[str]) -> int:
    return max((len(text) for text in found), default=0)


def _share(heading: str, found: list[str]) -> int:
    """How much of the width a column of words asks for: by its mean text, and never so little that the longest becomes a strip."""
    lengths = [len(heading), *(len(text) for text in found)]
    usual = max(sum(lengths) // len(lengths), max(lengths) // LINES)
    return max(8, min(LONGEST, usual + max(map(len, " ".join([heading, *found]).split()), default=0)))


def shares(grid: Grid) -> list[int]:
    """Shares of the width for a table written by hand."""
    across = zip(grid.heads, *grid.rows, strict=True)
    return [_share("", [plain_text(cell) for cell in column]) for column in across]
