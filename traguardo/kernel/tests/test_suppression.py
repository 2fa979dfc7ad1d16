"""Counts whose both totals are printed elsewhere: what is hidden within cannot be worked out, where anything can be kept."""

from itertools import product

import pytest

from traguardo.kernel.suppression import hidden_cells


def worked_out(counts, hidden, most):
    """Hidden cells whose value anybody can work out, by trying every table with the same totals and the same cells shown."""
    rows, columns = len(counts), len(counts[0])
    told = [counts[row][column] for row, column in product(range(rows), range(columns)) if (row, column) not in hidden]
    seen = {cell: set() for cell in hidden}
    for values in product(range(most + 1), repeat=rows * columns):
        tried = [values[row * columns : (row + 1) * columns] for row in range(rows)]
        same = [sum(line) for line in tried] == [sum(line) for line in counts]
        same = same and [*map(sum, zip(*tried, strict=True))] == [*map(sum, zip(*counts, strict=True))]
        shown = [
            tried[row][column] for row, column in product(range(rows), range(columns)) if (row, column) not in hidden
        ]
        if same and shown == told:
            for row, column in hidden:
                seen[row, column].add(tried[row][column])
    return {cell for cell, found in seen.items() if len(found) < 2}


@pytest.mark.parametrize(
    ("counts", "rows"),
    [([[6, 2], [5, 7], [4, 4]], {0, 2}), ([[6, 4], [5, 7]], set()), ([[1, 0], [6, 5], [4, 4]], {0, 2})],
)
def test_with_open_rows_a_small_count_takes_others_with_it(counts, rows):
    found = hidden_cells(counts, 4, open_rows=True)
    assert found == {(row, column) for row in rows for column in range(2)}
    assert worked_out(counts, found, most=7) == set()


def test_where_nothing_can_be_kept_all_is_hidden():
    assert hidden_cells([[1, 3]], 4, open_rows=True) == {(0, 0), (0, 1)}
