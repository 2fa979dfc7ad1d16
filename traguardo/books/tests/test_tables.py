"""Tables of figures as CSV and workbook: numbers stay numbers, nothing becomes a formula."""

import io
from decimal import Decimal

import openpyxl

from traguardo.books.tables import csv_bytes, workbook
from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, Table


def test_a_file_holds_numbers_and_never_a_formula():
    table = Table(
        code="prova",
        title="=1+1",
        columns=(Column(heading="Euro", measure=Measure.MONEY), Column(heading="Parole"), Column(heading="Punti", unit="punti")),
        rows=(Row(code="a", label="@a", values=(Money(-123456), "=SUM(A1)", Decimal("8.20"))), Row(code="b", label="b", values=(None, None, None))),
        source=Source(description="prova"),
        note="-nota",
    )  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([table], title="Prova"))).active

    assert csv_bytes([table]).decode("utf-8-sig").split("\r\n")[:4] == [
        "Voce;Euro;Parole;Punti (punti)",
        "'@a;-1234,56;'=SUM(A1);8,20",
        "b;;;",
        "'-nota",
    ]
    assert [cell.value for cell in sheet[4]] == ["'@a", -1234.56, "'=SUM(A1)", 8.2]
    assert sheet["A1"].value == "'=1+1"
    assert workbook([table], title="Prova") == workbook([table], title="Prova")
