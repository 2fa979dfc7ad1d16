"""The house's workbook is recognised whatever the order, case and language of its columns; what is not known is kept or told."""

import pytest

from traguardo.books import read_book
from traguardo.performance.intake import native
from traguardo.performance.intake.layout import README_SHEET, TABLES, Yearly, plain, table, table_of_sheet
from traguardo.performance.tests import bad_files
from traguardo.performance.tests.bad_files import HEAD


def records(tmp_path, **files):
    return native.records(read_book(bad_files.folder(tmp_path, **files)))


def test_it_needs_the_body_and_something_planned(tmp_path):
    assert native.fits(read_book(bad_files.folder(tmp_path)))
    assert not native.fits(read_book(bad_files.raw(tmp_path, "obiettivi.csv", b"Codice;Titolo\nA;Uno\n")))


@pytest.mark.parametrize(
    "header",
    [
        "Titolo;Codice;Peso",
        "TITOLO;  codice ;peso %",
        "title;code;weight",
        "Títolo;CODICE;Peso nel piano",
        "Obiettivo;N.;PESO",
    ],
)
def test_columns_are_found_by_name(header, tmp_path):
    (record,) = records(tmp_path, obiettivi=f"{header}\nUno;A;30\n").records["objectives"]
    assert record.values == {"title": "Uno", "code": "A", "weight": "30"}


def test_columns_of_a_year_are_found(tmp_path):
    text = "Codice;Obiettivo;Indicatore;Valore atteso 2026;target_2027;Atteso\ni;A;Ore;4;5;6\n"
    (record,) = records(tmp_path, indicatori=text).records["indicators"]
    assert {key: value for key, value in record.values.items() if key.startswith("target")} == {
        "target_2026": "4",
        "target_2027": "5",
        "target": "6",
    }


def test_unknown_columns_are_kept_where_the_plan_has_room(tmp_path):
    found = records(
        tmp_path, obiettivi="Codice;Titolo;Colore\nA;Uno;'=rosso\n", unita="Codice;Denominazione;Colore\nU;Uno;blu\n"
    )
    assert found.records["objectives"][0].extra == {"Colore": "=rosso"}
    assert [(finding.code, finding.place.sheet, finding.value) for finding in found.findings] == [
        ("LET17", "unita", "Colore")
    ]


def test_a_column_kept_aside_does_not_come_back_as_one_of_ours(tmp_path):
    (record,) = records(tmp_path, obiettivi="Codice;Titolo;(altro) Peso\nA;Uno;pesante\n").records["objectives"]
    assert record.extra == {"Peso": "pesante"}
    assert "weight" not in record.values


def test_rows_above_the_headers_are_passed_over(tmp_path):
    found = records(tmp_path, obiettivi="Piano 2026;;\n;;\nCodice;Titolo;Peso\nA;Uno;1\n;;\nB;Due;2\n")
    assert [record.place.row for record in found.records["objectives"]] == [4, 6]
    assert found.headers["obiettivi", "weight"] == "Peso"


def test_the_example_row_is_left_out(tmp_path):
    found = records(tmp_path, obiettivi=f"Codice;Titolo\n{native.EXAMPLE};Uno\nESEMPIO;Due\n")
    assert [record.values["title"] for record in found.records["objectives"]] == ["Due"]


def test_a_sheet_in_two_pieces_is_one_table(tmp_path):
    found = records(tmp_path, schede="Codice;Titolo\nB;Due\n")
    assert sorted(str(record.values["code"]) for record in found.records["objectives"]) == ["A", "B"]


def test_an_unknown_sheet_is_told_and_the_readme_is_not(tmp_path):
    found = records(tmp_path, appunti="a;b\n1;2\n", leggimi="a;b\n1;2\n")
    assert [(finding.code, finding.place.sheet) for finding in found.findings] == [("LET17", "appunti")]


def test_a_workbook_without_objectives_columns_is_told_once(tmp_path):
    found = records(tmp_path, ente=HEAD, obiettivi="x;y\n1;2\n")
    assert [finding.code for finding in found.findings] == ["LET12"]


@pytest.mark.parametrize("entry", TABLES, ids=lambda entry: entry.name)
def test_no_header_stands_for_two_fields(entry):
    names = [(plain(name), field.name) for field in entry.fields for name in (field.name, field.header, *field.aliases)]
    owners = {}
    for name, owner in names:
        assert owners.setdefault(name, owner) == owner
        assert name


@pytest.mark.parametrize("entry", TABLES, ids=lambda entry: entry.name)
def test_every_field_is_found_by_its_own_header(entry):
    for field in entry.fields:
        year = 2026 if field.yearly is Yearly.ONLY else None
        assert entry.match(field.header_for(year)) == field.key_for(year)
        assert field.note.endswith((".", "…"))


def test_sheets_are_found_by_their_names():
    for entry in TABLES:
        assert table_of_sheet(entry.title) is entry
        assert table_of_sheet(entry.name.upper()) is entry
        assert len(entry.title) <= 31
    assert table_of_sheet(README_SHEET) is None
    assert table("steps").field("year_weight_2026").name == "year_weight"
