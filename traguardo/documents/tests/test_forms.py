"""The forms of a paper: the same bytes for the same data, everything in them, nothing that runs."""

import hashlib
import io
import json
import re
import zipfile
from decimal import Decimal
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from odf import teletype
from odf.draw import Frame
from odf.opendocument import load
from odf.table import Table as OdfTable
from odf.table import TableHeaderRows, TableRow
from odf.text import H, Note, P

from traguardo.documents.domain import paper as p
from traguardo.documents.library.formats import data, page
from traguardo.documents.library.formats.contents import tables, titles, xml_text
from traguardo.documents.library.formats.docx import docx_bytes
from traguardo.documents.library.formats.odt import odt_bytes
from traguardo.documents.library.formats.xlsx import sheet_names, xlsx_bytes
from traguardo.documents.tests.papers import HOSTILE, STAFF, a_paper, say
from traguardo.kernel.cells import safe_cell

FORMS = {"page": page.page_bytes, "docx": docx_bytes, "odt": odt_bytes, "xlsx": xlsx_bytes, "json": data.json_bytes}
HEADINGS = ["1 L'ente", "Come è distribuito", "1.1 Testi ostili"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_data_gives_the_same_bytes(form):
    first, second = FORMS[form](a_paper()), FORMS[form](a_paper())
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    assert FORMS[form](a_paper(say("altro"), act="Un altro atto")) != first


def test_the_digest_printed_is_that_of_the_json_file():
    paper, published = a_paper(), a_paper(public_url="https://www.esempio.it/x/")
    digest = hashlib.sha256(data.json_bytes(paper)).hexdigest()
    assert data.digest_of(paper) == data.digest_of(published) == digest
    assert digest in page.page_bytes(paper).decode()


def test_the_json_holds_every_part_as_it_is():
    read = json.loads(data.json_bytes(a_paper()))
    content = read["sections"][0]["content"]
    assert [block["is"] for block in content] == [
        "paragraph", "listing", "listing", "grid", "tabled", "heading", "chart", "callout", "tiles", "facts",
    ]  # fmt: skip
    assert content[4]["table"]["rows"][1]["values"] == ["32", "34", "1234567.89", "57.1", "2022-03-01", "=1+1"]
    assert content[4]["table"]["source"]["place"] == "foglio «personale», riga 4"


class _Seen(HTMLParser):
    """What a browser finds: tags with their attributes, headings, the texts."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.texts, self.levels = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, text):
        self.texts.append(text)


def test_the_page_has_headings_in_order_captions_and_heads_and_no_script():
    seen = _Seen(page.page_bytes(a_paper(), draft=True).decode())
    assert seen.levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False))
    names = [tag for tag, _ in seen.tags]
    assert "script" not in names
    assert names.count("caption") == 1
    assert all(of.get("scope") for tag, of in seen.tags if tag == "th")
    assert not [of for tag, of in seen.tags if "style" in of or any(name.startswith("on") for name in of)]
    assert dict(seen.tags)["html"] == {"lang": "it"}
    anchors = {of["id"] for _, of in seen.tags if "id" in of}
    assert {of["href"][1:] for _, of in seen.tags if of.get("href", "").startswith("#")} <= anchors
    assert "Bozza: documento non ancora approvato" in seen.texts


def test_the_page_gives_its_document_to_another_page():
    whole = page.page_bytes(a_paper())
    assert page.cut_out(whole) == page.fragment(a_paper())
    assert page.cut_out(whole).startswith('<article class="tg-paper">')


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_out_as_they_went_in(text):
    paper = a_paper()
    assert text in _Seen(page.page_bytes(paper).decode()).texts
    assert text in [each.text for each in docx.Document(io.BytesIO(docx_bytes(paper))).paragraphs]
    opened = load(io.BytesIO(odt_bytes(paper)))
    assert text in [teletype.extractText(each) for each in opened.getElementsByType(P)]


def test_an_address_that_is_not_of_the_web_is_no_link():
    paper = a_paper(p.Paragraph(content=(p.Words(text="qui", url="javascript:alert(1)"),)))
    assert "javascript" not in page.page_bytes(paper).decode()
    assert b"javascript" not in zipfile.ZipFile(io.BytesIO(docx_bytes(paper))).read("word/_rels/document.xml.rels")


def test_what_xml_cannot_hold_is_written_out():
    assert xml_text("a\x01<\ud800") == "a[U+0001]&lt;[U+D800]"


def test_word_finds_headings_tables_notes_pictures_and_language():
    file = docx_bytes(a_paper(), draft=True)
    opened, archive = docx.Document(io.BytesIO(file)), zipfile.ZipFile(io.BytesIO(file))
    found = [each.text for each in opened.paragraphs if each.style.name.startswith("Heading")]
    assert found[:3] == HEADINGS == [title.text for title, _ in titles(a_paper())]
    tables_found = {each._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")): each for each in opened.tables}
    staff = tables_found[STAFF.title]
    assert staff.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in staff.rows[2].cells] == [
        "A tempo indeterminato", "32,0", "34", "1.234.567,89", "57,1", "01/03/2022", "=1+1",
    ]  # fmt: skip
    assert "Nota con " in archive.read("word/footnotes.xml").decode()
    assert opened.inline_shapes[0]._inline.docPr.get("descr") == "I dipendenti sono più degli altri."
    assert 'w:lang w:val="it-IT"' in archive.read("word/styles.xml").decode()
    assert (opened.core_properties.title, opened.core_properties.author) == (a_paper().title, "Consorzio Valle")
    assert "BOZZA" in opened.sections[0].header.paragraphs[0].text
    assert [section.orientation for section in opened.sections] == [0, 1, 0]


def test_word_lists_are_lists_and_each_numbering_starts_again():
    opened = docx.Document(io.BytesIO(docx_bytes(a_paper())))
    numbered = [each for each in opened.paragraphs if each.style.name.startswith("List Number")]
    keys = [each._p.pPr.numPr.numId.val for each in numbered]
    assert [each.text for each in numbered] == ["dentro", "ancora", "uno", "due"]
    assert len(set(keys)) == 2


def test_libreoffice_finds_headings_tables_notes_and_pictures():
    opened = load(io.BytesIO(odt_bytes(a_paper())))
    found = [(teletype.extractText(each), each.getAttribute("outlinelevel")) for each in opened.getElementsByType(H)]
    assert found[:3] == list(zip(HEADINGS, ("1", "2", "2"), strict=True))
    assert len(opened.getElementsByType(OdfTable)) == 5
    assert len(opened.getElementsByType(TableHeaderRows)) == 2
    row = next(each for each in opened.getElementsByType(TableRow) if "indeterminato" in teletype.extractText(each))
    assert [teletype.extractText(cell) for cell in row.getElementsByType(P)][3] == "1.234.567,89"
    assert [teletype.extractText(note) for note in opened.getElementsByType(Note)] == ["1 Nota con peso"]
    assert [frame.getAttribute("name") for frame in opened.getElementsByType(Frame)] == ["Grafico_20_1"]


def test_the_workbook_read_back_is_the_tables():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(a_paper())))
    assert book.sheetnames == ["Indice", "personale-contratti"]
    sheet = book["personale-contratti"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=7)]
    assert values[0] == [
        "Contratto", "2021 (persone)", "2022 (persone)", "Spesa (euro)", "Quota (%)", "Dal", "Nota",
    ]  # fmt: skip
    assert values[2][:5] == ["A tempo indeterminato", 32, 34, 1234567.89, 57.1]
    assert values[2][5].date().isoformat() == "2022-03-01"
    assert values[2][6] == safe_cell("=1+1") == "'=1+1"
    assert values[3] == ["A termine", 12.5, None, -0.05, None, None, None]
    assert [table.code for table in tables(a_paper())] == book.sheetnames[1:]
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_sheets_have_names_a_spreadsheet_takes():
    names = sheet_names(["a/b", "A-B", "indice", "x" * 40, "x" * 41])
    assert names == ["a-b", "A-B-2", "indice-2", "x" * 31, f"{'x' * 29}-2"]


def test_a_number_too_long_for_a_spreadsheet_is_text():
    long = Decimal("12345678901234567.25")
    table = STAFF.__class__(
        code="lunga", title="Lunga", columns=STAFF.columns[:1], source=STAFF.source,
        rows=(STAFF.rows[1].__class__(code="a", label="a", values=(long,)),),
    )  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(a_paper(p.Tabled(table=table)))))
    assert book["lunga"]["B4"].value == "12.345.678.901.234.567,25"
