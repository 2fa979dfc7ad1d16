"""What is published of a year: the tables of D.Lgs. 33/2013, art. 20, and small groups that nobody can work out."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from traguardo.evaluation.domain.differentiation import Evaluated
from traguardo.evaluation.domain.publication import (
    KEPT,
    GroupAmounts,
    hidden_cells,
    hidden_groups,
    publication_tables,
)
from traguardo.evaluation.tests.systems import default
from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.table import Measure, RowKind

SOURCE = Source(description="schede definitive 2026")
LIMIT = 3


def whole(counts):
    """Counts with their totals, as printed."""
    lines = [[*line, sum(line)] for line in counts]
    return [*lines, [sum(column) for column in zip(*lines, strict=True)]]


def worked_out(counts, hidden, most):
    """Hidden cells whose value anybody can work out, by trying every table that prints the same."""
    rows, columns = len(counts), len(counts[0])
    printed = whole(counts)
    shown = [(row, column) for row in range(rows + 1) for column in range(columns + 1) if (row, column) not in hidden]
    seen = {cell: set() for cell in hidden}
    for values in product(range(most + 1), repeat=rows * columns):
        tried = whole([list(values[row * columns : (row + 1) * columns]) for row in range(rows)])
        if all(tried[row][column] == printed[row][column] for row, column in shown):
            for cell, found in seen.items():
                found.add(tried[cell[0]][cell[1]])
    return {cell for cell, found in seen.items() if len(found) < 2}


shapes = st.sampled_from([(2, 1), (3, 1), (4, 1), (2, 2)])
small_tables = shapes.flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 5), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


@settings(max_examples=40)
@given(small_tables)
def test_no_hidden_count_can_be_worked_out(counts):
    hidden = hidden_cells(counts, LIMIT)
    printed = whole(counts)
    rows, columns = len(counts), len(counts[0])
    small = {(r, c) for r in range(rows) for c in range(columns + 1) if 0 < printed[r][c] < LIMIT}
    few = {column for column in range(columns) if 0 < printed[rows][column] < LIMIT}
    told = {(r, c) for r in range(rows) for c in few if printed[r][columns] and (r, c) not in hidden}

    assert small <= hidden
    assert told == set()
    assert worked_out(counts, hidden, most=6) == set()
    assert all(row < rows for row, _ in hidden)
    assert bool(hidden) == bool(small or few)


@pytest.mark.parametrize("counts", [[[1, 5, 4], [4, 3, 5]], [[1, 0], [4, 0], [5, 0]], [[0, 2], [3, 0], [4, 0]]])
def test_tables_of_six_cells_by_brute_force(counts):
    hidden = hidden_cells(counts, LIMIT)

    assert len(hidden) < 9
    assert worked_out(counts, hidden, most=6) == set()


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from([0, 0, 1, 2, 4, 9, 30]), min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_hidden_in_a_printed_total_is_never_a_small_group(counts):
    hidden = hidden_cells(counts, 5)
    printed = whole(counts)
    rows, columns = len(counts), 3
    lines = [([(r, c) for c in range(columns)], (r, columns)) for r in range(rows)]
    lines += [([(r, c) for r in range(rows)], (rows, c)) for c in range(columns + 1)]
    sums = [
        sum(printed[r][c] for r, c in line if (r, c) in hidden)
        for line, total in lines
        if total not in hidden and printed[total[0]][total[1]] >= 5 and rows > 1
    ]

    assert all(together == 0 or together >= 5 for together in sums)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([[10, 20], [6, 8]], set()),
        ([[0, 0], [6, 8]], set()),
        ([[1, 10, 20], [6, 8, 9], [0, 12, 30]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        ([[2]], {(0, 0), (0, 1)}),
        ([[5]], set()),
        ([[4]], {(0, 0), (0, 1)}),
        ([[3], [0]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        ([[1, 1], [30, 40], [20, 20]], {(0, 0), (0, 1), (0, 2), (2, 0), (2, 1), (2, 2)}),
        ([[0, 0], [0, 0], [3, 4], [0, 18], [0, 15]], {(2, 0), (2, 1), (3, 0), (3, 1), (4, 0), (4, 1)}),
        ([[1, 0], [6, 0], [7, 0]], {(0, 0), (0, 2), (1, 0), (1, 2)}),
        ([[6, 1], [7, 0], [8, 0]], {(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)}),
        ([], set()),
    ],
)
def test_as_little_as_needed_is_hidden(counts, hidden):
    assert hidden_cells(counts, 5) == hidden


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ((10, 20, 30), set()),
        ((4, 20, 30), {0, 1}),
        ((30, 1, 1, 6), {1, 2, 3}),
        ((3, 2, 9), {0, 1}),
        ((0, 4, 6), {1, 2}),
        ((4,), {0}),
        ((4, 5), {0, 1}),
        ((5, 5), set()),
    ],
)
def test_a_small_group_is_kept_with_others_beside_it(sizes, hidden):
    assert hidden_groups(sizes, 5) == hidden


def people(position, *scores):
    system = default()
    return [
        Evaluated(score=Fraction(score), position=position, band=system.band(Fraction(score)).code) for score in scores
    ]


def tables(evaluated, amounts=(), **also):
    return {table.code: table for table in publication_tables(default(), evaluated, amounts, source=SOURCE, **also)}


def rows(table):
    return {row.label: [str(value) for value in row.values] for row in table.rows}


def test_the_distribution_says_bands_and_positions():
    table = tables(people("staff", *[80] * 6, *[95] * 7), minimum=5)["distribuzione"]

    assert [(column.heading, column.measure, column.unit) for column in table.columns] == [
        ("Personale", Measure.NUMBER, "persone"),
        ("Totale", Measure.NUMBER, "persone"),
    ]
    assert rows(table) == {
        "Negativa": ["0", "0"],
        "Non adeguata": ["0", "0"],
        "Adeguata": ["0", "0"],
        "Buona": ["6", "6"],
        "Eccellente": ["7", "7"],
        "Totale": ["13", "13"],
    }
    assert (table.title, table.stub, table.source) == ("Distribuzione delle valutazioni per fascia", "Fascia", SOURCE)
    assert table.note.startswith("«riservato»: gruppi con meno di 5 persone")


def test_small_groups_are_kept_in_the_distribution():
    table = tables([*people("staff", *[80] * 9, *[95] * 7), *people("manager", 95, 80)])["distribuzione"]

    assert rows(table)["Buona"] == [KEPT, KEPT, "10"]
    assert rows(table)["Eccellente"] == [KEPT, KEPT, "8"]
    assert rows(table)["Totale"] == ["2", "16", "18"]
    assert [column.heading for column in table.columns] == ["Dirigenti", "Personale", "Totale"]


def test_scores_outside_every_band_are_told_apart():
    outside = [Evaluated(score=Fraction(50), position="staff", band=band) for band in ("", "vecchia", "", "", "")]
    table = tables(outside)["distribuzione"]

    assert [row.code for row in table.rows][-2:] == ["fuori", "totale"]
    assert rows(table)["senza fascia"] == ["5", "5"]


def test_without_evaluations_the_tables_are_empty():
    made = tables([])

    assert list(made) == ["distribuzione", "differenziazione"]
    assert rows(made["distribuzione"])["Totale"] == ["0"]
    assert made["differenziazione"].rows == ()


def test_amounts_keep_small_groups_and_print_totals():
    amounts = [
        GroupAmounts(label="Dirigenti", set_aside=Money(500_000), paid=Money(400_001), people=2),
        GroupAmounts(label="Incarichi", set_aside=Money(100_000), paid=Money(90_000), people=6),
        GroupAmounts(label="Personale", set_aside=Money(2_000_000), paid=Money(1_900_001), people=40),
        GroupAmounts(label="Nessuno", set_aside=Money(5), paid=Money(0), people=0),
    ]
    table = tables([], amounts)["premi"]

    assert rows(table) == {
        "Dirigenti": ["5.000,00 €", KEPT, KEPT],
        "Incarichi": ["1.000,00 €", KEPT, KEPT],
        "Personale": ["20.000,00 €", "19.000,01 €", "475,00 €"],
        "Nessuno": ["0,05 €", "0,00 €", "None"],
        "Totale": ["26.000,05 €", "23.900,02 €", "497,92 €"],
    }
    assert [column.heading for column in table.columns] == ["Stanziato", "Distribuito", "In media"]
    assert {column.measure for column in table.columns} == {Measure.MONEY}
    assert (table.title, table.stub, table.source) == (
        "Premi collegati alla performance: stanziati e distribuiti",
        "Gruppo",
        SOURCE,
    )
    assert [(row.code, row.kind) for row in table.rows] == [
        *((str(place), RowKind.ITEM) for place in range(4)),
        ("totale", RowKind.TOTAL),
    ]
    assert table.note == "«riservato»: gruppi con meno di 5 persone, e quelli da cui si potrebbero ricavare."


def test_nobody_shared_and_one_alone():
    nobody = GroupAmounts(label="A", set_aside=Money(7), paid=Money(0), people=0)
    alone = GroupAmounts(label="B", set_aside=Money(9), paid=Money(8), people=1)

    assert rows(tables([], [nobody])["premi"])["Totale"] == ["0,07 €", "0,00 €", "None"]
    assert rows(tables([], [alone], minimum=1)["premi"])["B"] == ["0,09 €", "0,08 €", "0,08 €"]


def test_the_mean_is_rounded_half_up():
    table = tables([], [GroupAmounts(label="A", set_aside=Money(0), paid=Money(55), people=10)])["premi"]

    assert rows(table)["A"][2] == "0,06 €"


def test_the_degree_says_no_figure_that_subtraction_could_use():
    table = tables([*people("staff", 70, 80, 90, 90, 95), *people("director", 99)], minimum=5)["differenziazione"]

    assert rows(table) == {"Tutti": ["8.22"], "Direttore": [KEPT], "Personale": ["8.00"]}
    assert [row.code for row in table.rows] == ["tutti", "director", "staff"]
    assert [(column.heading, column.measure, column.unit) for column in table.columns] == [
        ("Distanza media dalla media", Measure.NUMBER, "punti")
    ]
    assert (table.title, table.stub, table.source) == ("Grado di differenziazione delle valutazioni", "Gruppo", SOURCE)
    assert table.note == (
        "Punti di distanza media di ogni valutazione dalla media del suo gruppo: 0 vuol dire tutte uguali. "
        "«riservato»: gruppi con meno di 5 persone."
    )


def test_the_least_size_of_a_group_is_the_one_asked():
    made = tables(people("staff", 70, 80, 80), minimum=2)

    assert rows(made["distribuzione"])["Buona"] == [KEPT, KEPT]
    assert rows(made["differenziazione"])["Personale"] == ["4.44"]
    assert [table.note.count("meno di 2 persone") for table in made.values()] == [1, 1]
    assert rows(tables(people("staff", 70, 80, 80), minimum=1)["distribuzione"])["Buona"] == ["2", "2"]
