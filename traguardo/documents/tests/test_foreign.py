"""A foreign plan in tables becomes our workbook: what each column is, what carries down, and all that is left out."""

import pytest

from traguardo.documents.domain.comparison import Grid, Published
from traguardo.documents.domain.foreign import Choice, Field, gather, guessed, typed_rows
from traguardo.documents.intake.published import read_published
from traguardo.documents.library.foreign_plan import Frame, plan_of, workbook
from traguardo.documents.queries.foreign import Lost, find_of, found_in
from traguardo.performance.facade import read_plan

FRAME = Frame(code="valle", name="Consorzio della Valle", title="Piano 2026-2028", first_year=2026, last_year=2028)
HEADS = ("Obiettivo", "Azione/Indicatore", "Algoritmo", "Baseline", "Target (2026)", "Ufficio responsabile", "Rif.")
ROWS = (
    HEADS,
    ("Domiciliarità", "Ore per assistito", "Ore / assistiti", "40", "≥ 45", "Servizio anziani", "a"),
    ("", "Regolamento approvato", "Atto entro la data", "", "Entro il 31/10/2026", "Servizio anziani", ""),
    ("Accesso", "", "", "", "", "", ""),
    ("", "Sportelli aperti", "N. sportelli", "2", "3", "Direzione", ""),
    ("", "", "N. casi", "", "7", "", ""),
)
GRID = Grid(number=4, page=9, rows=ROWS)
COLUMNS = (Field.OBJECTIVE, Field.INDICATOR, Field.ALGORITHM, Field.BASELINE, Field.TARGET, Field.RESPONSIBLE, None)


def harvested(**changes):
    return gather([Choice(**{"grid": GRID, "columns": COLUMNS, "skipped": frozenset({1}), **changes})])


def test_heads_suggest_the_fields_each_once():
    assert guessed(HEADS) == COLUMNS
    assert guessed(("Target 2026", "Target 2027", "Target 2028", "Target 2029")) == (
        Field.TARGET, Field.TARGET_2, Field.TARGET_3, None,
    )  # fmt: skip
    assert guessed(("Obiettivo strategico", "Peso %", "x" * 90)) == (Field.STRATEGIC, Field.WEIGHT, None)


def test_rows_are_typed_as_a_list():
    assert typed_rows("1, 4-6") == {1, 4, 5, 6}
    assert typed_rows("") == frozenset()
    for wrong in ("a", "1;2", "-3", "9" * 30):
        with pytest.raises(ValueError, match=wrong[:1]):
            typed_rows(wrong)


def test_an_objective_carries_down_and_nothing_is_left_out_in_silence():
    found = harvested()
    assert [(row[Field.OBJECTIVE], row[Field.INDICATOR]) for row in found.rows] == [
        ("Domiciliarità", "Ore per assistito"),
        ("Domiciliarità", "Regolamento approvato"),
        ("Accesso", "Sportelli aperti"),
    ]
    assert [(each.where, each.why) for each in found.unread] == [
        ("tabella 4, pagina 9", "colonna non usata"),
        ("tabella 4, pagina 9, riga 1", "riga saltata perché l'hai chiesto"),
        ("tabella 4, pagina 9, riga 6", "manca il nome dell'indicatore"),
    ]
    assert "«Rif.»" in found.unread[0].text


def test_the_rows_make_a_plan_that_our_workbook_gives_back(tmp_path):
    brought = plan_of(harvested(), FRAME)
    plan = brought.plan
    assert [(each.code, each.title) for each in plan.objectives] == [("O1", "Domiciliarità"), ("O2", "Accesso")]
    assert [(each.targets[0].printed, each.targets[0].kind.value) for each in plan.indicators] == [
        ("≥ 45", "ratio"), ("Entro il 31/10/2026", "date"), ("3", "count"),
    ]  # fmt: skip
    assert [unit.name for unit in plan.units] == ["Servizio anziani", "Direzione"]
    (tmp_path / "piano.xlsx").write_bytes(workbook(plan))
    again = read_plan(tmp_path / "piano.xlsx")
    assert not again.refused
    assert [each.name for each in again.plan.indicators] == [each.name for each in plan.indicators]


def test_a_target_that_cannot_be_read_is_said():
    rows = (HEADS, ("A", "Ore", "", "", "q.b.", "", ""))
    brought = plan_of(harvested(grid=Grid(number=1, rows=rows)), FRAME)
    assert any("q.b." in f"{each.message} {each.value}" for each in brought.findings)


def test_without_an_objective_each_indicator_is_its_own():
    columns = (None, *COLUMNS[1:])
    plan = plan_of(harvested(columns=columns), FRAME).plan
    assert [each.title for each in plan.objectives] == [
        "Ore per assistito",
        "Regolamento approvato",
        "Sportelli aperti",
    ]


def test_the_tables_travel_signed_and_small_ones_are_told():
    grids = (GRID, Grid(number=5, rows=(("sola", "riga"),)))
    find = found_in(Published(name="p.pdf", lines=(), grids=grids), title="Piano", first_year=2026, last_year=2028)
    assert find_of(find.token) == find
    assert find.notes == ("1 tabelle di una sola riga o di una sola colonna sono state lasciate fuori.",)
    assert find.likely == ["4"]
    for wrong in ("", "abc", find.token[:-1]):
        with pytest.raises(Lost):
            find_of(wrong)


def test_the_tables_of_the_reference_give_its_indicators_but_one_alone_on_its_line(reference):
    [source] = (reference.parent / "sources").glob("001*.txt")
    find = found_in(read_published(source.name, source.read_bytes()), title="Piano", first_year=2021, last_year=2023)
    grids = [grid for grid in find.grids if str(grid.number) in find.likely]
    columns = (Field.INDICATOR, Field.ALGORITHM, Field.BASELINE, Field.TARGET, Field.RESPONSIBLE)
    skipped = frozenset({1})
    choices = [
        Choice(grid=grid, columns=columns, skipped=skipped if grid.rows[0][0].startswith("Azione") else frozenset())
        for grid in grids
    ]
    theirs = read_plan(reference / "coeso-2021", mapping="albero").plan
    ours = plan_of(gather(choices), FRAME).plan
    lost = {each.name for each in theirs.indicators} - {each.name for each in ours.indicators}
    assert lost == {"Tasso di contenzioso su gare ed affidamenti"}
    assert (len(ours.indicators), len(theirs.indicators)) == (59, 60)
    assert "di una sola riga" in find.notes[0]
