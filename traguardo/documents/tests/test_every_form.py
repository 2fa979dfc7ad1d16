"""The example PIAO in every form: each table and each heading of it is there, with its true figures."""

import io
import json
import zipfile
from decimal import Decimal
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from odf import teletype
from odf.opendocument import load
from odf.table import TableCell
from odf.text import H

from traguardo.documents.commands import documents
from traguardo.documents.domain import cells
from traguardo.documents.domain.forms import Form
from traguardo.documents.intake.manuscripts import read_manuscript
from traguardo.documents.library.formats import every
from traguardo.documents.tests.material import ROOT
from traguardo.kernel.cells import safe_cell
from traguardo.kernel.money import Money

BODY = ROOT / "examples" / "sds-terre-di-ombrena"
TABLES = {table.code: table for table in read_manuscript(BODY / "piao-2022").tables}
FORMS = (Form.PAGE, Form.DOCX, Form.ODT, Form.XLSX, Form.JSON, Form.OPEN_DATA, Form.PLATFORM)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every file but the PDF, which the tests of printing read back."""
    out = tmp_path_factory.mktemp("piao")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(every.pdf, "write", lambda *_, **__: b"%PDF-")
        command = ["forms", str(BODY / "piao-2022"), "--plan", str(BODY / "piano-2022"), "--out", str(out)]
        done = CliRunner().invoke(documents, command)
    assert (done.exit_code, done.output) == (0, f"Scritti 8 file in {out}.\n")
    return {form: (out / f"piao-2022{form.suffix}").read_bytes() for form in FORMS}


@pytest.fixture(scope="module")
def shown(files):
    """Codes of the tables of the body that the document shows."""
    sheets = openpyxl.load_workbook(io.BytesIO(files[Form.XLSX]), read_only=True).sheetnames
    return [code for code in TABLES if code in sheets]


def words_of(table):
    """Labels and cells of a table as they are written."""
    rows = zip(table.rows, cells.texts(table), strict=True)
    return {text for row, texts in rows for text in (row.label, *texts)}


class _Words(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.words = set()
        self.feed(html)

    def handle_data(self, text):
        self.words.add(text)


def test_the_document_shows_every_table_of_the_body(shown):
    assert sorted(set(TABLES) - set(shown)) == []


def tabled(part):
    """Codes of the tables set as tables, and not only drawn, anywhere in the data of the document."""
    if isinstance(part, dict):
        own = [part["table"]["code"]] if part.get("is") == "tabled" else []
        return own + [code for each in part.values() for code in tabled(each)]
    return [code for each in part for code in tabled(each)] if isinstance(part, list) else []


def test_the_page_word_and_libreoffice_hold_every_figure(files):
    codes = [code for code in tabled(json.loads(files[Form.JSON])) if code in TABLES]
    assert len(codes) >= 25
    wanted = {text for code in codes for text in words_of(TABLES[code])} - {""}
    opened = docx.Document(io.BytesIO(files[Form.DOCX]))
    in_word = {"".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in opened.element.body.iter(qn("w:tc"))}
    text = load(io.BytesIO(files[Form.ODT]))
    in_odt = {teletype.extractText(cell) for cell in text.getElementsByType(TableCell)}
    for found in (_Words(files[Form.PAGE].decode()).words, in_word, in_odt):
        assert sorted(wanted - found) == []


def test_the_three_have_the_same_headings(files):
    opened = docx.Document(io.BytesIO(files[Form.DOCX]))
    in_word = [each.text for each in opened.paragraphs if each.style.name.startswith("Heading")]
    in_odt = [teletype.extractText(each) for each in load(io.BytesIO(files[Form.ODT])).getElementsByType(H)]
    assert in_word == in_odt
    assert len(in_word) > 80
    page = _Words(files[Form.PAGE].decode()).words
    assert [each for each in in_word[:-2] if each not in page] == []


def test_the_workbook_and_the_data_hold_every_value(files, shown):
    book = openpyxl.load_workbook(io.BytesIO(files[Form.XLSX]))
    kept = files[Form.JSON].decode()
    for code in shown:
        rows = list(book[code].iter_rows(min_row=4, max_row=3 + len(TABLES[code].rows)))
        for row, sheet in zip(TABLES[code].rows, rows, strict=True):
            assert [_seen(cell.value) for cell in sheet[1 : len(row.values) + 1]] == [
                _exact(each) for each in row.values
            ]
        assert f'"code":"{code}"' in kept


def test_open_data_and_the_platform_are_there(files, shown):
    names = zipfile.ZipFile(io.BytesIO(files[Form.OPEN_DATA])).namelist()
    assert {f"tavola-{code}.csv" for code in shown} <= set(names)
    platform = json.loads(files[Form.PLATFORM])
    assert len(platform["2.2"]["obiettivi"]) == 46
    assert {table["code"] for table in platform["3.3.1"]["tavole"]} >= {"fabbisogno-posti", "assunzioni-piano"}


def _seen(value):
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value.date() if hasattr(value, "date") else value
    return Decimal(str(value)).normalize()


def _exact(value):
    if isinstance(value, Money):
        return (Decimal(value.cents) / 100).normalize()
    if isinstance(value, Decimal):
        return value.normalize()
    return safe_cell(value) if isinstance(value, str) and value else value or None
