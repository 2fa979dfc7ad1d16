"""Tables of figures: read from files with every problem said, kept as JSON without losing a cent."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook

from traguardo.documents.domain.register import Register
from traguardo.documents.intake.packing import packed, unpacked
from traguardo.documents.intake.tables import read_tables
from traguardo.kernel.money import Money
from traguardo.kernel.table import Measure, RowKind, Table

INDEX = "Codice,Titolo,Fonte,Data,Nota\npersonale,Chi lavora qui,Ufficio personale,31/12/2021,Teste\n"
STAFF = (
    "Codice,Tipo,Contratto,2020 [persone],Spesa [euro],Quota [%],Entro [data],Atto\n"
    'ruolo,voce,Di ruolo,65,"1.200,50","83,3%",31/12/2022,Delibera 3\n'
    "altri,gruppo,Altri\n"
    "comando,voce,In comando,13,,16.7,,\n"
    'tutti,totale,Totale,78,"1.200,50",100,,\n'
)


def folder(tmp_path, index=INDEX, **sheets):
    (tmp_path / "tavole.csv").write_text(index)
    for name, text in (sheets or {"personale": STAFF}).items():
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


def test_a_table_is_read_with_its_measures_and_its_source(tmp_path):
    read = read_tables(folder(tmp_path))
    assert read.findings == ()
    (table,) = read.tables
    assert [column.measure for column in table.columns] == [
        *(Measure.NUMBER, Measure.MONEY, Measure.PERCENT, Measure.DAY, Measure.TEXT)
    ]
    assert table.columns[0].unit == "persone"
    assert table.rows[0].values == (*(Decimal(65), Money(120050), Decimal("83.3"), date(2022, 12, 31), "Delibera 3"),)
    assert [row.kind for row in table.rows] == [RowKind.ITEM, RowKind.GROUP, RowKind.ITEM, RowKind.TOTAL]
    assert table.rows[2].values == (Decimal(13), None, Decimal("16.7"), None, None)
    assert (table.stub, table.as_of, table.source.description) == ("Contratto", date(2021, 12, 31), "Ufficio personale")


def test_a_workbook_gives_the_same_table_as_the_folder(tmp_path):
    book = Workbook()
    book.active.title = "Tavole"
    for row in (("Codice", "Titolo", "Fonte"), ("personale", "Chi lavora qui", "Ufficio personale")):
        book.active.append(row)
    sheet = book.create_sheet("personale")
    for row in (
        ("Codice", "Tipo", "Contratto", "2020 [persone]", "Spesa [euro]"),
        ("ruolo", "", "Di ruolo", 65, 1200.5),
    ):
        sheet.append(row)
    book.save(tmp_path / "dati.xlsx")
    (table,) = read_tables(tmp_path / "dati.xlsx").tables
    assert table.rows[0].values == (Decimal(65), Money(120050))


@pytest.mark.parametrize(
    ("index", "sheet", "code", "said"),
    [
        ("Codice,Titolo,Fonte\nPersonale,T,F\n", STAFF, "TAV02", "«Personale»"),
        (f"{INDEX}personale,Altra,F,,\n", STAFF, "TAV02", "due volte"),
        ("Codice,Titolo,Fonte\npersonale,T,\n", STAFF, "TAV03", "la fonte"),
        ("Codice,Titolo,Fonte\naltra,T,F\n", STAFF, "TAV04", "«altra»"),
        (INDEX, "Voce,2020\nA,1\n", "TAV05", "«Codice»"),
        (INDEX, "Codice,Tipo,Voce,2020 [n]\na,voce,A,1\na,voce,B,2\n", "TAV06", "due righe"),
        (INDEX, "Codice,Tipo,Voce,2020 [n]\nA b,voce,A,1\n", "TAV06", "«A b»"),
        (INDEX, "Codice,Tipo,Voce,2020 [n]\na,somma,A,1\n", "TAV07", "«somma»"),
        (INDEX, "Codice,Tipo,Voce,2020 [n]\na,voce,A,circa 3\n", "TAV08", "«circa 3»"),
        (INDEX, 'Codice,Tipo,Voce,2020 [euro]\na,voce,A,"1,005"\n', "TAV08", "due decimali"),
        (INDEX, "Codice,Tipo,Voce,Entro [data]\na,voce,A,31/02/2022\n", "TAV08", "31/02/2022"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_its_mend(tmp_path, index, sheet, code, said):
    findings = read_tables(folder(tmp_path, index, personale=sheet)).findings
    assert code in {finding.code for finding in findings}
    assert any(said in finding.message and finding.mend for finding in findings if finding.code == code)


def test_all_the_wrong_cells_are_said_at_once(tmp_path):
    findings = read_tables(folder(tmp_path, personale="Codice,Tipo,Voce,2020 [n]\na,voce,A,x\nb,voce,B,y\n")).findings
    assert [(finding.place.row, finding.value) for finding in findings] == [(2, "x"), (3, "y")]


def test_without_an_index_nothing_is_guessed(tmp_path):
    (tmp_path / "personale.csv").write_text(STAFF)
    read = read_tables(tmp_path)
    assert (read.tables, [finding.code for finding in read.findings]) == ((), ["TAV01"])


def test_a_table_comes_back_from_json_as_it_was(tmp_path):
    (table,) = read_tables(folder(tmp_path)).tables
    assert unpacked(packed(table)) == table


def test_a_register_quotes_a_figure_with_its_source(tmp_path):
    (table,) = read_tables(folder(tmp_path)).tables
    register = Register({table.code: table})
    quoted = register.quoted("personale.ruolo Spesa")
    assert (quoted.text, quoted.source.description) == ("1.200,50\u00a0€", "Ufficio personale")
    assert register.quoted("personale.ruolo Quota").text == "83,3%"
    assert register.quoted("personale.tutti 2020").text == "78"


@pytest.mark.parametrize(
    "reference", ["", "personale", "personale.ruolo", "altra.ruolo 2020", "personale.x 2020", "personale.ruolo 2019",
                  "personale.ruolo Atto", "personale.altri 2020", "personale.comando Spesa"],
)  # fmt: skip
def test_what_is_not_a_number_of_a_table_is_not_quoted(tmp_path, reference):
    (table,) = read_tables(folder(tmp_path)).tables
    assert Register({table.code: table}).quoted(reference) is None


def test_a_table_refuses_rows_that_do_not_fit(tmp_path):
    (table,) = read_tables(folder(tmp_path)).tables
    with pytest.raises(ValueError, match="stesso codice"):
        Table(code="x", title="x", columns=table.columns, rows=(table.rows[0],) * 2, source=table.source)
    with pytest.raises(ValueError, match="5 valori"):
        Table(code="x", title="x", columns=(), rows=table.rows[:1], source=table.source)
