"""What comes back from a grid is read cell by cell; what became of each is answered, with or without scripts."""

import json

import pytest
from django.http import QueryDict

from traguardo.ui import grids
from traguardo.ui.grids import CellResult, Grid, GridCell, GridColumn, GridRow

COLUMNS = (
    GridColumn(key="unit", label="Area", kind="readonly"),
    GridColumn(key="variabile:a/b", label="Valore", kind="number"),
    GridColumn(key="note", label="Nota", kind="text"),
    GridColumn(key="state", label="Stato", kind="choice", choices=(("", "—"), ("ok", "Bene"))),
    GridColumn(key="units", label="Unità", kind="multi", choices=(("U1", "Minori"),)),
)
AWKWARD = ["A.1", "B/2:c", "È % & «x» +", "a b", "%2F", "<script>"]


def a_grid(*keys, **cells):
    there = {column.key: GridCell(value="1") for column in COLUMNS}
    rows = tuple(
        GridRow(key=key, head=f"Riga {key}", version="7", cells={**there, **cells}) for key in keys or ("A.1",)
    )
    return Grid(name="prova", label="Prova", head="Riga", columns=COLUMNS, rows=rows, save_url="/salva/")


def posted(grid, column, value, seen="1"):
    """One cell of each row, as a browser sends it."""
    post, column = QueryDict(mutable=True), next(each for each in COLUMNS if each.key == column)
    for row in grid.rows:
        post[grid.cell_name(row, column)] = value
        post[grid.seen_name(row, column)] = seen
        post[grid.version_name(row)] = row.version
    return QueryDict(post.urlencode())


def result(status="saved", **also):
    return CellResult(row="A.1", column="note", status=status, **also)


def test_only_cells_that_differ_from_what_was_seen_are_changes():
    grid = a_grid("A.1", "A.2")
    assert grids.read(posted(grid, "note", "1")) == ()
    changes = grids.read(posted(grid, "note", "2"))
    assert [(each.row, each.value, each.seen, each.version) for each in changes] == [
        ("A.1", "2", "1", "7"), ("A.2", "2", "1", "7"),
    ]  # fmt: skip


@pytest.mark.parametrize("key", AWKWARD)
def test_a_key_of_any_characters_comes_back_as_it_was(key):
    change = grids.read(posted(a_grid(key), "variabile:a/b", "2"))[0]
    assert (change.row, change.column) == (key, "variabile:a/b")


@pytest.mark.parametrize(("value", "seen"), [("uno\r\ndue", "uno\ndue"), (" uno ", "uno"), ("", " ")])
def test_how_a_browser_writes_lines_and_blanks_is_no_change(value, seen):
    assert grids.read(posted(a_grid(), "note", value, seen)) == ()


@pytest.mark.parametrize("query", ["cella:A=1", "cella:A:b=1", "cella:A:b:c=1&vista:A:b:c=", "note=2&vista:A:note=1"])
def test_what_is_not_a_cell_of_the_grid_is_left_aside(query):
    assert grids.read(QueryDict(query)) == ()


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["saved", "shown"], 200), ([], 200), (["saved", "error"], 422), (["conflict"], 409),
        (["error", "conflict", "saved"], 409),
    ],
)  # fmt: skip
def test_the_worst_cell_gives_the_status(statuses, expected):
    assert grids.answer(map(result, statuses)).status_code == expected


def test_an_answer_tells_each_cell_whole():
    told = json.loads(grids.answer([result("conflict", value="2", theirs="3", version="9", message="Rita")]).content)
    assert told == {
        "cells": [
            {
                "row": "A.1", "column": "note", "status": "conflict", "message": "Rita", "value": "2", "version": "9",
                "theirs": "3", "url": "",
            }
        ]
    }  # fmt: skip


def test_refused_cells_keep_what_was_typed_and_what_was_seen():
    grid = grids.with_results(a_grid(), [result("error", value="boh", message="scrivi un numero")])
    cell = grid.rows[0].cells["note"]
    assert (cell.value, cell.known, cell.error) == ("boh", "1", "scrivi un numero")


def test_a_cell_in_conflict_takes_theirs_as_seen_so_that_saving_again_keeps_mine():
    grid = grids.with_results(a_grid(), [result("conflict", value="2", theirs="3")])
    cell = grid.rows[0].cells["note"]
    assert (cell.value, cell.known, cell.theirs) == ("2", "3", "3")


def test_saved_cells_are_left_as_the_grid_has_them():
    assert grids.with_results(a_grid(), [result("saved", value="9")]) == a_grid()


def html_of(render, grid):
    return render("{{ ui.grid(grid, '') }}", grid=grid)


def test_each_kind_of_cell_has_its_control(render):
    html = html_of(render, a_grid(units=GridCell(value="U1"), state=GridCell(value="ok")))
    assert 'inputmode="decimal"' in html
    assert '<option value="ok" selected>Bene</option>' in html
    assert 'list="prova-scelte-units"' in html
    assert html.count("data-tg-cell") == html.count("data-tg-seen") == 4


def test_a_choice_that_is_none_of_the_choices_is_kept_not_lost(render):
    assert '<option value="vecchio" selected>vecchio</option>' in html_of(
        render, a_grid(state=GridCell(value="vecchio"))
    )


def test_a_cell_that_cannot_be_edited_is_text_with_its_link(render):
    html = html_of(render, a_grid(note=GridCell(text="Conferma", url="/conferma/", editable=False)))
    assert '<a href="/conferma/">Conferma</a>' in html
    assert 'name="cella:A.1:note"' not in html


def test_what_the_form_shows_unchanged_reads_as_no_change(render):
    """Names in the page are those `read` looks for, whatever the key and the text."""
    text = '\nprima riga "tra virgolette"\n<b>'
    for key in AWKWARD:
        html = html_of(render, a_grid(key, note=GridCell(value=text)))
        assert f'name="cella:{grids.coded(key)}:note"'.replace("'", "&#39;") in html
        assert "<b>" not in html.replace("<b data-tg", "")


def test_every_control_is_named_by_its_row_and_column(render):
    html = html_of(render, a_grid("A.1", "A-1"))
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert 'aria-labelledby="prova-r2 prova-c3"' in html


def test_the_page_works_without_scripts(gallery):
    path = "/galleria/griglia/"
    assert "Salva" in gallery.get(path).content.decode()
    first = {"cella:A.1:value": "30", "vista:A.1:value": "27,5"}
    assert gallery.post(path, first).status_code == 302
    conflict = gallery.post(path, {**first, "cella:A.1:value": "31"})
    assert conflict.status_code == 409
    assert "C’è «30», tu hai scritto «31»" in conflict.content.decode()
    refused = gallery.post(path, {"cella:C:value": "boh", "vista:C:value": "18"})
    assert refused.status_code == 422
    assert "scrivi un numero" in refused.content.decode()


def test_scripts_get_an_answer_cell_by_cell(gallery):
    data = {"cella:A.1:value": "30", "vista:A.1:value": "27,5", "cella:C:value": "boh", "vista:C:value": "18"}
    answer = gallery.post("/galleria/griglia/", data, headers={"X-Traguardo-Grid": "1"})
    assert answer.status_code == 422
    assert [each["status"] for each in answer.json()["cells"]] == ["saved", "error"]
    assert gallery.delete("/galleria/griglia/").status_code == 405
