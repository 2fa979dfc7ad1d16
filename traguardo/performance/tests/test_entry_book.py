"""The workbook of results as a file: what goes out comes back the same, nothing in it runs, a changed one is refused."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from traguardo.performance.domain.measuring.drafts import exact
from traguardo.performance.intake.entry_book import (
    CONTROL,
    FIXED,
    RESULTS,
    SEEN,
    EntryBook,
    Line,
    NotTaken,
    Origin,
    as_cell,
    read_entry_book,
)
from traguardo.performance.intake.writing.entry_book import write_entry_book

ORIGIN = Origin(
    authority="ente-prova", year="2026", plan="ente-prova-2026-v1", digest="a" * 64, made_at="01/02/2026 10:00", made_for="Anna"
)  # fmt: skip
PLAIN = {"printed": "85,5%", "on": "31/01/2026", "source": "registro", "note": "fatto\nbene"}
VALUES = {"variable1": "1.234,5", "variable2": "0,25", "on": "", "source": "", "note": ""}


def a_line(kind="indicator", code="1.1", cells=None, **fixed):
    words = {
        "Tipo": {"step": "Fase", "indicator": "Indicatore"}[kind],
        "Codice": code,
        "Che cosa si misura": "Domande evase",
    }
    seen = dict(PLAIN if cells is None else cells)
    asked = "; ".join(f"dato {name}" for name in seen if name.startswith("variable"))
    whole = dict.fromkeys(FIXED, "") | words | {"Dati della formula": asked} | fixed
    return Line(key=(kind, code), fixed=whole, seen=seen, typed=seen)


def a_book(*lines):
    return EntryBook(origin=ORIGIN, lines=lines or (a_line(), a_line("step", "A.1"), a_line(code="2.1", cells=VALUES)))


def written(folder, book, form="xlsx"):
    path = Path(folder) / f"quaderno.{form}"
    write_entry_book(book, "Piano di prova", path)
    return path


def filled(line):
    return {column: text for column, text in line.typed.items() if text}


def changed(path, act):
    """The same file after somebody worked in it."""
    workbook = openpyxl.load_workbook(path)
    act(workbook)
    workbook.save(path)
    return path


def refusals(path):
    try:
        return read_entry_book(path).findings
    except NotTaken as refused:
        return refused.findings


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_workbook_comes_back_as_it_went(tmp_path, form):
    book = a_book()
    back = read_entry_book(written(tmp_path, book, form))
    assert back.origin == book.origin
    assert [(line.key, dict(line.fixed), filled(line)) for line in back.lines] == [
        (line.key, dict(line.fixed), filled(line)) for line in book.lines
    ]
    assert [line.changed for line in back.lines] == [{}, {}, {}]
    assert [line.row for line in back.lines] == [2, 3, 4]


texts = st.text(max_size=60) | st.sampled_from(["=1+1", "'=1+1", "+39 055", "@somma", "-", "--", "\t=1", "_x000D_", "007", "1e5", "VERO"])  # fmt: skip
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=6).map(exact)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@settings(max_examples=40)
@given(printed=texts, note=texts, value=numbers, day=st.dates())
@example(printed="=1+1", note='=HYPERLINK("x")', value=exact(Decimal("1E+20")), day=date(1900, 2, 28))
def test_whatever_was_typed_goes_out_and_back_and_never_runs(form, printed, note, value, day):
    plain = {"printed": as_cell(printed), "note": as_cell(note), "on": f"{day:%d/%m/%Y}", "source": ""}
    book = a_book(a_line(cells=plain), a_line(code="2", cells={**VALUES, "variable1": value}))
    with TemporaryDirectory() as folder:
        path = written(folder, book, form)
        back = read_entry_book(path)
        inside = zipfile.ZipFile(path)
        parts = [
            inside.read(name) for name in inside.namelist() if name.endswith(("content.xml",)) or "sheets/" in name
        ]
    assert [line.changed for line in back.lines] == [{}, {}]
    assert filled(back.lines[0]) == {column: text for column, text in plain.items() if text}
    assert back.lines[1].typed["variable1"] == value
    assert not any(b"<f>" in part or b"table:formula" in part for part in parts)


def test_what_is_filled_is_told_from_what_was_there(tmp_path):
    def work(workbook):
        page = workbook[RESULTS]
        column = {cell.value: cell.column for cell in page[1]}
        page.cell(2, column["Risultato"]).value = 0.9
        page.cell(2, column["Risultato"]).number_format = "0%"
        page.cell(2, column["Nota"]).value = None
        page.cell(3, column["Al"]).value = date(2026, 3, 31)
        page.cell(4, column["Dato 2"]).value = 1234567.125

    back = read_entry_book(changed(written(tmp_path, a_book()), work))
    assert [dict(line.changed) for line in back.lines] == [
        {"printed": "90%", "note": ""}, {"on": "31/03/2026"}, {"variable2": "1.234.567,125"}
    ]  # fmt: skip


def test_the_day_comes_before_what_is_read_by_it():
    line = replace(a_line(), typed=PLAIN | {"printed": "90", "on": "01/01/2026"})
    assert list(line.changed) == ["on", "printed"]


def test_every_locked_cell_that_was_changed_is_named(tmp_path):
    def work(workbook):
        page = workbook[RESULTS]
        page.cell(2, 3).value = "Un'altra cosa"
        page.cell(3, 2).value = "Z.9"
        page.cell(4, 6).value = "≥ 10"

    found = refusals(changed(written(tmp_path, a_book()), work))
    assert [(each.place.sheet, each.place.row, each.place.column, each.value) for each in found] == [
        (RESULTS, 2, "Che cosa si misura", "Un'altra cosa"), (RESULTS, 3, "Codice", "Z.9"), (RESULTS, 4, "Atteso", "≥ 10")
    ]  # fmt: skip
    assert all("colonne bloccate sono state cambiate" in each.message and each.mend for each in found)


def test_a_row_twice_and_a_column_taken_away_are_refused(tmp_path):
    def twice(workbook):
        page = workbook[RESULTS]
        for column, cell in enumerate(page[2], 1):
            page.cell(5, column).value = cell.value

    def away(workbook):
        workbook[RESULTS].cell(1, 9).value = "Boh"

    assert [each.place.row for each in refusals(changed(written(tmp_path, a_book()), twice))] == [2, 5]
    assert "«Risultato» manca" in refusals(changed(written(tmp_path, a_book()), away))[0].message


@pytest.mark.parametrize(("sheet", "cell"), [(CONTROL, "B3"), (CONTROL, "B8"), (SEEN, "B2"), (SEEN, "I2")])
def test_a_control_sheet_that_was_changed_is_refused(tmp_path, sheet, cell):
    def work(workbook):
        workbook[sheet][cell].value = "altro"

    assert [each.code for each in refusals(changed(written(tmp_path, a_book()), work))] == ["QUA02"]


@pytest.mark.parametrize("sheet", [RESULTS, CONTROL, SEEN])
def test_a_workbook_without_a_sheet_is_no_workbook_of_results(tmp_path, sheet):
    found = refusals(changed(written(tmp_path, a_book()), lambda workbook: workbook.remove(workbook[sheet])))
    assert [each.code for each in found] == ["QUA01"]


def test_a_formula_never_computed_is_refused_where_it_stands(tmp_path):
    def work(workbook):
        workbook[RESULTS]["I2"].value = "=1+1"

    (found,) = refusals(changed(written(tmp_path, a_book()), work))
    assert (found.code, found.place.sheet, found.place.row, found.place.column) == ("LET14", RESULTS, 2, "I")


@pytest.mark.parametrize("content", [b"", b"ciao", b"PK\x03\x04ciao", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    (tmp_path / "x.xlsx").write_bytes(content)
    assert refusals(tmp_path / "x.xlsx")[0].code.startswith("LET")


def test_a_swollen_file_is_refused_before_it_is_opened(tmp_path):
    swollen = io.BytesIO()
    with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a>" + b" " * 120_000_000)
    (tmp_path / "x.xlsx").write_bytes(swollen.getvalue())
    assert refusals(tmp_path / "x.xlsx")[0].code == "LET06"


def test_the_workbook_locks_what_is_known_and_is_laid_out_to_be_filled(tmp_path):
    workbook = openpyxl.load_workbook(written(tmp_path, a_book()))
    page = workbook[RESULTS]
    column = {cell.value: cell.column for cell in page[1]}
    assert workbook.sheetnames == ["Leggimi", RESULTS, CONTROL, SEEN]
    assert (page.protection.sheet, workbook[SEEN].sheet_state, workbook[CONTROL].protection.sheet) == (
        True,
        "hidden",
        True,
    )
    assert page.freeze_panes == "D2"
    open_cells = {
        (row, name) for name, at in column.items() for row in (2, 3, 4) if not page.cell(row, at).protection.locked
    }
    shared = {(row, name) for row in (2, 3, 4) for name in ("Al", "Fonte", "Nota")}
    assert open_cells == shared | {(2, "Risultato"), (3, "Risultato"), (4, "Dato 1"), (4, "Dato 2")}
    assert all(
        page.cell(2, at).alignment.wrap_text for name, at in column.items() if name in {"Nota", "Che cosa si misura"}
    )
    offered = [each for each in page.data_validations.dataValidation if each.type == "list"]
    assert [(str(each.sqref), each.formula1) for each in offered] == [("I3", '"Realizzata,In corso,Non realizzata"')]
    asked = [each.prompt for each in page.data_validations.dataValidation if each.promptTitle == "Dato 2"]
    assert asked == ["dato variable2"]
