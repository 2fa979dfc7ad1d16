"""Published files are read safely: their lines, pages and tables; bad ones are refused in words, never with a traceback."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from docx import Document as Word

from traguardo.books.rows import Unreadable
from traguardo.documents.domain.paper import Section, Tabled
from traguardo.documents.facade import render_pdf
from traguardo.documents.intake import published as reader
from traguardo.documents.intake.published import pdf as pdf_reader
from traguardo.documents.intake.published import read_published
from traguardo.documents.library.formats.pdf import write as write_pdf
from traguardo.documents.tests.material import example, scored
from traguardo.documents.tests.papers import STAFF, a_paper, say
from traguardo.kernel.table import Row


@pytest.fixture(scope="module")
def pdf():
    return render_pdf("pdo", *scored(example("consorzio-valserena")))


def word(*, rows=(("Indicatore", "Atteso"), ("Ore", "45"))):
    made = Word()
    made.add_paragraph("Il piano dell'ente")
    table = made.add_table(rows=0, cols=len(rows[0]))
    for cells in rows:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    made.add_paragraph("Fine")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def blank(pages, **encryption):
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    out = io.BytesIO()
    made.save(out, **encryption)
    return out.getvalue()


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_a_pdf_gives_lines_with_their_page_and_tables(pdf):
    read = read_published("pdo.pdf", pdf, tables=True, first=4, last=6)
    assert {line.page for line in read.lines} == set(range(1, read.pages + 1))
    assert not any(line.text.startswith("Dati al ") and "Pagina" in line.text for line in read.lines)
    assert {grid.page for grid in read.grids} <= {4, 5, 6}
    assert read.grids
    assert read.notes == ()


def striped(rows):
    """A table of the house: every other row has a ground, and only that one has sides."""
    items = tuple(Row(code=f"r{n}", label=f"Riga {n}", values=(Decimal(n), f"dal {n}")) for n in range(1, rows + 1))
    return Tabled(table=replace(STAFF, columns=(STAFF.columns[0], STAFF.columns[5]), rows=items))


def test_a_striped_table_keeps_all_its_rows_and_nothing_else():
    between = say("Fra una tavola e l'altra c'è un capoverso lungo quanto basta per passare da una colonna all'altra.")
    content = (striped(4), between, striped(5), say("Ecco."))
    section = Section(code="1", title="Le tavole", level=1, content=content)
    made = write_pdf(replace(a_paper(), sections=(section,)), draft=False)
    [grid] = read_published("tavole.pdf", made, tables=True, first=3, last=3).grids  # between the same sides: one
    parts = [
        [("Contratto", "2021 persone", "Nota"), *((f"Riga {n}", str(n), f"dal {n}") for n in range(1, last + 1))]
        for last in (4, 5)
    ]
    assert grid.rows == tuple(parts[0] + parts[1])


def test_a_word_document_gives_lines_and_tables():
    read = read_published("piano.docx", word())
    assert [(line.row, line.text) for line in read.lines] == [
        (1, "Il piano dell'ente"), (2, "Indicatore\tAtteso"), (3, "Ore\t45"), (4, "Fine"),
    ]  # fmt: skip
    assert [(grid.row, grid.rows) for grid in read.grids] == [(2, (("Indicatore", "Atteso"), ("Ore", "45")))]


def test_a_cell_over_two_columns_leaves_the_others_in_their_own():
    made = Word()
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Obiettivo"
    table.cell(0, 2).text = "45"
    out = io.BytesIO()
    made.save(out)
    [grid] = read_published("piano.docx", out.getvalue()).grids
    assert grid.rows == (("Obiettivo", "", "45"), ("", "", ""))


def test_a_text_gives_lines_and_tables_of_tabs_and_bars():
    read = read_published("piano.txt", b"Titolo\nOre\t45\nGiorni\t3\n\n| A | B |\n| --- | --- |\n| x | 1 |\fSeconda")
    assert [grid.rows for grid in read.grids] == [(("Ore", "45"), ("Giorni", "3")), (("A", "B"), ("x", "1"))]
    assert read.lines[-1].page == 2


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
BAD = {
    "empty": ("piano.pdf", b" ", "è vuoto"),
    "no pdf": ("piano.pdf", b"GIF89a", "non è un PDF"),
    "cut pdf": ("piano.pdf", b"%PDF-1.7\n1 0 obj\n<<", "rovinato o incompleto"),
    "locked pdf": ("piano.pdf", blank(1, encryption=pikepdf.Encryption(owner="a", user="b")), "protetto da password"),
    "pictures only": ("piano.pdf", blank(3), "fatto di immagini"),
    "wrong type": ("piano.zip", b"PK", "non è di un tipo"),
    "binary text": ("piano.txt", b"\x00\x01\x02abc\x00", "non è un file di testo"),
    "no word": ("piano.docx", b"ciao", "non è un documento Word"),
    "cut word": ("piano.docx", word()[:900], "rovinato o incompleto"),
    "old word": ("piano.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "vecchio formato .doc"),
    "archive": ("piano.docx", archive(a="b"), "non un documento Word"),
    "entities": ("piano.docx", archive(word__document_xml=DOCTYPE), "istruzioni che un documento Word non ha"),
    "not xml": ("piano.docx", archive(word__document_xml="<a><b></a>"), "rovinato nella parte"),
    "bomb": ("piano.docx", archive(word__document_xml=b"<" + b" " * 120_000_000), "si gonfia"),
}


@pytest.mark.parametrize(("name", "content", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_words(name, content, said):
    with pytest.raises(Unreadable) as refused:
        read_published(name, content)
    assert said in refused.value.finding.message
    assert refused.value.finding.mend


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(pdf_reader, "PAGES", 3)
    with pytest.raises(Unreadable, match="ha 4 pagine: il limite è 3"):
        read_published("piano.pdf", blank(4))


def test_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(reader, "BYTES", 10)
    with pytest.raises(Unreadable, match="il limite è"):
        read_published("piano.pdf", b"%PDF" + b"0" * 20)


def test_tables_not_looked_for_in_time_are_said(monkeypatch, pdf):
    monkeypatch.setattr(pdf_reader, "TABLE_SECONDS", 0)
    read = read_published("pdo.pdf", pdf, tables=True)
    assert "le tabelle sono state cercate fino a pagina 0" in read.notes[0]


def test_a_file_that_takes_too_long_is_refused(monkeypatch, pdf):
    monkeypatch.setattr(pdf_reader, "run_caged", lambda *_, **__: None)
    with pytest.raises(Unreadable, match="troppo complicato"):
        read_published("pdo.pdf", pdf)
