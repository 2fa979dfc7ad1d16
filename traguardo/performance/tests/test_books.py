"""Cells of each kind of file come in as they are: text as text, numbers exact, percentages in points, dates as dates."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter

from traguardo.books import read_book
from traguardo.books.rows import Unreadable
from traguardo.performance.tests import bad_files

TEXT = "Codice;Città\n01;Forlì\n"


def only_sheet(path):
    (sheet,) = read_book(path).sheets
    return sheet


def cells(path):
    return [row.cells for row in only_sheet(path).rows]


@pytest.fixture
def workbook(tmp_path):
    """Writes one sheet by a function and gives the path."""

    def write(fill):
        with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
            fill(book, book.add_worksheet("Foglio"))
        return tmp_path / "a.xlsx"

    return write


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", 0), ("utf-8-sig", 0), ("cp1252", 1), ("utf-16", 1), ("utf-16-le", 1), ("utf-16-be", 1)],
)
def test_an_encoding_is_recognised_and_a_guess_is_told(encoding, told, tmp_path):
    path = bad_files.raw(
        tmp_path, "a.csv", ("\ufeff" * (encoding == "utf-8-sig") + TEXT).lstrip("\ufeff").encode(encoding)
    )
    book = read_book(path)
    assert book.sheets[0].rows[1].cells == ("01", "Forlì")
    assert [finding.code for finding in book.findings] == ["LET08"] * told


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_separator_is_recognised(separator, tmp_path):
    path = bad_files.raw(tmp_path, "a.csv", f'Codice{separator}"Titolo; lungo, assai"\nA{separator}b\n'.encode())
    assert cells(path) == [("Codice", "Titolo; lungo, assai"), ("A", "b")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(ending, tmp_path):
    path = bad_files.raw(tmp_path, "a.csv", ending.join(["a;b", "1;2", ""]).encode())
    assert cells(path) == [("a", "b"), ("1", "2")]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    path = bad_files.raw(tmp_path, "a.csv", b'a;b\n"due\nrighe";2\n\n3;4\n')
    assert [row.number for row in only_sheet(path).rows] == [1, 2, 3, 4]
    assert only_sheet(path).rows[1].cells[0] == "due\nrighe"


def test_a_folder_is_a_book_with_a_stable_hash(tmp_path):
    folder = bad_files.folder(tmp_path)
    first = read_book(folder)
    assert [sheet.name for sheet in first.sheets] == ["ente", "obiettivi"]
    assert read_book(folder).sha256 == first.sha256
    (folder / "obiettivi.csv").write_text("Codice;Titolo\nB;Altro\n")
    assert read_book(folder).sha256 != first.sha256


def test_an_empty_file_of_a_folder_is_an_empty_sheet(tmp_path):
    book = read_book(bad_files.folder(tmp_path, fasi=""))
    assert book.sheet("FASI").rows == ()


def test_a_number_is_exact_and_as_a_spreadsheet_shows_it(workbook):
    path = workbook(lambda _, page: page.write_row(0, 0, [7, 7.0, 7.9, 0.1 + 0.2, 1234567.89, -3]))
    assert cells(path) == [tuple(map(Decimal, ["7", "7", "7.9", "0.3", "1234567.89", "-3"]))]


@pytest.mark.parametrize(
    ("value", "shown"), [(0.3, "30%"), (0.125, "12,5%"), (1, "100%"), (-1.25, "-125%"), (0.07, "7%"), (0, "0%")]
)
@pytest.mark.parametrize("number_format", ["0%", "0.00%", 9, 10])
def test_a_percentage_is_in_points(value, shown, number_format, workbook):
    path = workbook(lambda book, page: page.write_number(0, 0, value, book.add_format({"num_format": number_format})))
    assert cells(path) == [(shown,)]


def test_a_date_is_a_date_and_a_code_stays_text(workbook):
    def fill(book, page):
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_datetime(0, 0, date(2024, 2, 29), day)
        page.write_number(0, 1, 46387.4375, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        page.write_string(0, 2, "01")
        page.write_string(0, 3, "7.10")
        page.write_boolean(0, 4, True)

    assert cells(workbook(fill)) == [(date(2024, 2, 29), date(2026, 12, 31), "01", "7.10", True)]


def test_a_formula_gives_its_saved_value(workbook):
    path = workbook(lambda _, page: page.write_formula(0, 0, "=40+2", None, 42))
    assert cells(path) == [(Decimal(42),)]
    assert read_book(path).findings == ()


def test_a_formula_that_gives_an_empty_text_is_no_problem(tmp_path):
    row = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert read_book(bad_files.xlsx_of(tmp_path, "a.xlsx", row)).findings == ()


def test_sheets_keep_their_empty_rows_and_columns(workbook):
    path = workbook(lambda _, page: page.write_string(2, 1, "x"))
    assert cells(path) == [(None, None), (None, None), (None, "x")]


def test_a_title_across_the_columns_is_no_problem(workbook):
    def fill(_, page):
        page.merge_range("A1:C1", "Piano")
        page.write_row(1, 0, ["a", "b", "c"])

    assert read_book(workbook(fill)).findings == ()


def test_a_merge_among_data_is_told(workbook):
    def fill(_, page):
        page.write_row(0, 0, ["a", "b", "c"])
        page.merge_range("A2:A4", "x")
        page.write_string(1, 1, "y")

    assert [finding.value for finding in read_book(workbook(fill)).findings] == ["A2:A4"]


def test_ods_cells_are_of_their_type(tmp_path):
    def cell(kind, attributes="", text="x"):
        return f'<table:table-cell office:value-type="{kind}" {attributes}><text:p>{text}</text:p></table:table-cell>'

    row = (
        cell("percentage", 'office:value="0.305"')
        + cell("float", 'office:value="7"')
        + cell("date", 'office:date-value="2026-12-31"')
        + cell("currency", 'office:value="12.5" office:currency="EUR"')
        + cell("boolean", 'office:boolean-value="true"')
        + cell("string", text="a<text:tab/>b<text:line-break/>c<text:s text:c='2'/>d")
        + '<table:table-cell table:number-columns-repeated="2"/>'
        + cell("string", 'table:number-columns-repeated="2"')
    )
    path = bad_files.ods_of(tmp_path, "a.ods", f"<table:table-row>{row}</table:table-row>")
    expected = ("30,5%", Decimal(7), date(2026, 12, 31), Decimal("12.5"), True, "a\tb\nc  d", None, None, "x", "x")
    assert cells(path) == [expected]


def test_ods_formulas_and_merges_are_told(tmp_path):
    rows = (
        '<table:table-row><table:table-cell table:formula="of:=1"/>'
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>x</text:p></table:table-cell>'
        "</table:table-row><table:table-row><table:covered-table-cell/></table:table-row>"
    )
    findings = read_book(bad_files.ods_of(tmp_path, "a.ods", rows)).findings
    assert [(finding.code, finding.place.row, finding.place.column) for finding in findings] == [
        ("LET14", 1, "A"),
        ("LET15", 1, "B"),
    ]


def test_a_workbook_of_another_program_is_read(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Codice", "Peso"])
    book.active.append(["01", 0.25])
    book.active["B2"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx") == [("Codice", "Peso"), ("01", "25%")]


def test_a_refusal_names_the_file_not_its_folder(tmp_path):
    with pytest.raises(Unreadable) as refusal:
        read_book(bad_files.raw(tmp_path, "piano.xlsx", b"non un foglio"))
    assert "piano.xlsx" in refusal.value.finding.message
    assert str(tmp_path) not in refusal.value.finding.message
