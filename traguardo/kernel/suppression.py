"""Which cells of a table of counts must not be printed, so that no small group can be found by subtraction.

The table with its totals is a grid whose rows and columns all sum to zero once totals change sign. A hidden cell can have
another value when a closed walk over hidden cells, up in a row and down in a column, goes through it: the same reasoning as
a flow in a network, so the test is exact and needs no enumeration.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]
Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Counts with totals: row and column of index `rows` and `columns` hold the totals."""

    values: dict[Cell, int]
    rows: int
    columns: int
    minimum: int
    open_rows: bool

    def is_total(self, cell: Cell) -> bool:
        """Whether the cell is a total of a row or of a column; the whole counts as a plain cell, its signs being two."""
        return (cell[0] == self.rows) != (cell[1] == self.columns)

    def is_margin(self, cell: Cell) -> bool:
        return cell[0] == self.rows or cell[1] == self.columns

    def is_public(self, cell: Cell) -> bool:
        """Whether the cell says only how many people a group has: that is known anyway, and always printed."""
        return cell[0] == self.rows or (self.open_rows and cell[1] == self.columns)

    def small(self) -> set[Cell]:
        """Cells that show somebody, but too few; of a column of too few, all those of rows that hold anybody."""
        few = {cell for cell, value in self.values.items() if 0 < value < self.minimum and not self.is_public(cell)}
        return few | {
            (row, column)
            for row in range(self.rows)
            for column in range(self.columns)
            if 0 < self.values[self.rows, column] < self.minimum and self.values[row, self.columns]
        }

    def lines(self) -> Iterator[tuple[tuple[Cell, ...], Cell]]:
        """Rows, then columns: the cells of each and its total."""
        for row in range(self.rows + 1):
            yield tuple((row, column) for column in range(self.columns)), (row, self.columns)
        for column in range(self.columns + 1):
            yield tuple((row, column) for row in range(self.rows)), (self.rows, column)


def hidden_cells(counts: Sequence[Sequence[int]], minimum: int, *, open_rows: bool = False) -> frozenset[Cell]:
    """The cells to hide, as (row, column); a column index of `len(counts[0])` is the total of a row.

    Columns are groups of people, whose totals are always printed. Hidden are the counts from 1 to `minimum` - 1, the whole
    column of a group of so few, and others with them: nobody can tell any hidden count from what is printed, and the
    hidden counts of a line are never, together, a small part of a group that is not. With one row alone nothing can be
    kept by hiding: all is hidden but the totals of the columns. `open_rows`: the totals of the rows are printed elsewhere
    too (people by profile, by age), so only counts within can be hidden; where that is not enough, all of them are.
    """
    grid = _grid(counts, minimum, open_rows=open_rows)
    primary = grid.small()
    rest = [cell for cell in grid.values if cell not in primary and not grid.is_public(cell)]
    costs = sorted(rest, key=lambda cell: _cost(grid, cell))
    tried = (_without_idle(grid, primary, {*primary, *costs[:many]}) for many in range(len(costs) + 1))
    hidden = next((kept for kept in tried if _safe(grid, kept)), {*primary, *costs})
    for cell in reversed(costs):
        fewer = _without_idle(grid, primary, hidden - {cell})
        hidden = fewer if _safe(grid, fewer) else hidden
    return frozenset(hidden)


def _without_idle(grid: _Grid, primary: set[Cell], hidden: set[Cell]) -> set[Cell]:
    """Hidden cells less those hidden for nothing, whose only possible value anybody can work out."""
    idle = {cell for cell in hidden - primary if not _varies(grid, hidden, cell)}
    return hidden - idle


def hidden_groups(sizes: Sequence[int], minimum: int) -> frozenset[int]:
    """The groups whose amounts are kept when their sum is printed: small ones, and the smallest others needed beside them."""
    by_size = sorted((place for place, size in enumerate(sizes) if size), key=lambda place: (sizes[place], place))
    hidden = [place for place in by_size if sizes[place] < minimum]
    others = [place for place in by_size if place not in hidden]
    while hidden and others and (len(hidden) < 2 or sum(sizes[place] for place in hidden) < minimum):
        hidden.append(others.pop(0))
    return frozenset(hidden)


def _grid(counts: Sequence[Sequence[int]], minimum: int, *, open_rows: bool) -> _Grid:
    rows, columns = len(counts), len(counts[0]) if counts else 0
    values = {(row, column): counts[row][column] for row in range(rows) for column in range(columns)}
    values |= {(row, columns): sum(counts[row]) for row in range(rows)}
    values |= {(rows, column): sum(line[column] for line in counts) for column in range(columns)}
    values[rows, columns] = sum(map(sum, counts))
    return _Grid(values, rows, columns, minimum, open_rows)


def _cost(grid: _Grid, cell: Cell) -> tuple[bool, bool, int, Cell]:
    """What is lost by hiding: totals last, and of the others zeros after small counts."""
    value = grid.values[cell]
    return (grid.is_margin(cell), value == 0, value, cell)


def _safe(grid: _Grid, hidden: set[Cell]) -> bool:
    return all(_varies(grid, hidden, cell) for cell in hidden) and not _small_sums(grid, hidden)


def _small_sums(grid: _Grid, hidden: set[Cell]) -> bool:
    """Whether what is hidden in a line, known by subtraction from its printed total, is together a small group."""
    for line, total in grid.lines():
        kept = [grid.values[cell] for cell in line if cell in hidden]
        printed = total not in hidden and grid.values[total] >= grid.minimum
        if kept and printed and sum(kept) < grid.minimum:
            return True
    return False


def _varies(grid: _Grid, hidden: set[Cell], cell: Cell) -> bool:
    """Whether a hidden cell can have another value with all that is printed as it is."""
    row, column = ("row", cell[0]), ("column", cell[1])
    return any(
        allowed and _reach(grid, hidden - {cell}, start, end)
        for allowed, start, end in (
            (_may(grid, cell, up=True), column, row),
            (_may(grid, cell, up=False), row, column),
        )
    )


def _may(grid: _Grid, cell: Cell, *, up: bool) -> bool:
    """Whether the cell, with the sign it has in the grid, can go up or down without a count below zero."""
    return grid.values[cell] > 0 if up == grid.is_total(cell) else True


def _reach(grid: _Grid, hidden: set[Cell], start: Node, end: Node) -> bool:
    """Whether a walk of changes that leave every printed value as it is leads from a line to another."""
    seen, left = {start}, [start]
    while left:
        here = left.pop()
        for cell in hidden:
            row, column = ("row", cell[0]), ("column", cell[1])
            there = column if here == row and _may(grid, cell, up=True) else None
            there = row if here == column and _may(grid, cell, up=False) else there
            if there is not None and there not in seen:
                seen.add(there)
                left.append(there)
    return end in seen
