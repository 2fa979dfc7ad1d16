"""Whatever the file, the answer is a finding that says what, where and how to mend it, soon; never another exception."""

import os
import time

import pytest

from traguardo.books.rows import Unreadable
from traguardo.performance.domain.checks import CATALOGUE
from traguardo.performance.intake.reading import read_plan
from traguardo.performance.tests import bad_files as bad

SECONDS = 20  # of work, on a slow machine; what is not stopped takes minutes
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
ROW = '<row r="{r}"><c r="{c}{r}"><v>1</v></c></row>'
CELL = '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
STEPS = "Obiettivo;Codice fase;Descrizione;Scadenza;Peso\n"
INDICATORS = "Codice indicatore;Obiettivo;Indicatore;Valore atteso 2026;Verso;Regola di punteggio\n"


def ods_row(more="", text="x", row=""):
    return f"<table:table-row{row}>{CELL.format(more=more, text=text)}</table:table-row>"


def repeated(times):
    return f' table:number-columns-repeated="{times}"'


def rows(times):
    return f' table:number-rows-repeated="{times}"'


WHOLE = {
    "missing": (lambda tmp: tmp / "assente.xlsx", "LET01"),
    "empty xlsx": (lambda tmp: bad.raw(tmp, "a.xlsx", b""), "LET03"),
    "empty ods": (lambda tmp: bad.raw(tmp, "a.ods", b""), "LET03"),
    "empty csv": (lambda tmp: bad.raw(tmp, "a.csv", b""), "LET03"),
    "blank csv": (lambda tmp: bad.raw(tmp, "a.csv", b"\n \n\n"), "LET03"),
    "empty folder": (lambda tmp: tmp, "LET03"),
    "pdf": (lambda tmp: bad.raw(tmp, "a.pdf", b"%PDF-1.7"), "LET02"),
    "no suffix": (lambda tmp: bad.raw(tmp, "piano", b"ciao"), "LET02"),
    "doc": (lambda tmp: bad.raw(tmp, "a.docx", b"PK\x03\x04"), "LET02"),
    "pdf called xlsx": (lambda tmp: bad.raw(tmp, "a.xlsx", b"%PDF-1.7 ..."), "LET04"),
    "html called xls": (lambda tmp: bad.raw(tmp, "a.xls", b"<html><table></table></html>"), "LET04"),
    "csv called xlsx": (lambda tmp: bad.raw(tmp, "a.xlsx", bad.HEAD.encode()), "LET04"),
    "image called csv": (lambda tmp: bad.raw(tmp, "a.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x01\x02"), "LET04"),
    "xlsx called csv": (lambda tmp: bad.good(tmp, "a.xlsx").rename(tmp / "a.csv"), "LET04"),
    "random bytes": (lambda tmp: bad.raw(tmp, "a.xlsx", os.urandom(5000)), "LET04"),
    "only a zip mark": (lambda tmp: bad.raw(tmp, "a.xlsx", b"PK\x03\x04"), "LET04"),
    "protected xlsx": (lambda tmp: bad.raw(tmp, "a.xlsx", bad.OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600)), "LET05"),
    "old xls": (lambda tmp: bad.raw(tmp, "a.xls", bad.OLE + bytes(600)), "LET05"),
    "protected ods": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(), manifest="<manifest:encryption-data/>"), "LET05"),
    "cut at 1%": (lambda tmp: bad.cut(tmp, "a.xlsx", 0.01), "LET04"),
    "cut at 20%": (lambda tmp: bad.cut(tmp, "a.xlsx", 0.2), "LET04"),
    "cut at 50%": (lambda tmp: bad.cut(tmp, "a.xlsx", 0.5), "LET04"),
    "cut at 90%": (lambda tmp: bad.cut(tmp, "a.xlsx", 0.9), "LET04"),
    "cut at 99%": (lambda tmp: bad.cut(tmp, "a.xlsx", 0.99), "LET04"),
    "ods cut at 50%": (lambda tmp: bad.cut(tmp, "a.ods", 0.5), "LET04"),
    "ods cut at 95%": (lambda tmp: bad.cut(tmp, "a.ods", 0.95), "LET04"),
    "another archive": (lambda tmp: bad.zipped(tmp, "a.xlsx", {"ciao.txt": b"ciao"}), "LET02"),
    "docx called xlsx": (lambda tmp: bad.zipped(tmp, "a.xlsx", {"word/document.xml": b"<w/>"}), "LET02"),
    "xlsb": (lambda tmp: bad.zipped(tmp, "a.xlsb", {"xl/workbook.bin": b"\x83\x01"}), "LET02"),
    "odt called ods": (lambda tmp: bad.zipped(tmp, "a.ods", {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "LET02"),
    "no relations": (lambda tmp: bad.repacked(tmp, "a.xlsx", {"xl/_rels/workbook.xml.rels": None}), "LET04"),
    "no first sheet": (lambda tmp: bad.repacked(tmp, "a.xlsx", {"xl/worksheets/sheet2.xml": None}), "LET04"),
    "bad workbook xml": (lambda tmp: bad.repacked(tmp, "a.xlsx", {"xl/workbook.xml": b"<workbook><sheets>"}), "LET04"),
    "bad sheet xml": (lambda tmp: bad.repacked(tmp, "a.xlsx", {"xl/worksheets/sheet2.xml": b"<worksheet><row></worksheet>"}), "LET04"),
    "bad strings": (lambda tmp: bad.repacked(tmp, "a.xlsx", {"xl/sharedStrings.xml": b"<sst><si><t>ciao"}), "LET04"),
    "bad styles": (lambda tmp: bad.repacked(tmp, "a.xlsx", {"xl/styles.xml": b"non xml"}), "LET04"),
    "utf-16 part": (lambda tmp: bad.repacked(tmp, "a.xlsx", {"xl/workbook.xml": "<workbook/>".encode("utf-16")}), "LET04"),
    "bad ods xml": (lambda tmp: bad.repacked(tmp, "a.ods", {"content.xml": b"<office:document-content>"}, ".ods"), "LET04"),
    "no ods content": (lambda tmp: bad.repacked(tmp, "a.ods", {"content.xml": None}, ".ods"), "LET04"),
    "entities": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=1, c="A"), prologue=DOCTYPE), "LET04"),
    "outside entity": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=1, c="A"), prologue=XXE), "LET04"),
    "ods entities": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(text="&amp;b;"), prologue=DOCTYPE), "LET04"),
    "ods outside entity": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(), prologue=XXE), "LET04"),
    "row too far": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=1, c="A") + ROW.format(r=1048576, c="A")), "LET06"),
    "column too far": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=1, c="A") + ROW.format(r=2, c="XFD")), "LET06"),
    "corner too far": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=150000, c="ALL")), "LET06"),
    "lower case corner": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=1048576, c="xfd")), "LET06"),
    "impossible column": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=1, c="ZZZZZZZ")), "LET06"),
    "one text a million times": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 20000)), strings=f"<si><t>{'x' * 32000}</t></si>"), "LET06"),
    "zeros": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", "", after=" " * 220_000_000), "LET06"),
    "a part that lies": (lambda tmp: bad.lying(tmp, "a.xlsx"), "LET04"),
    "ten thousand parts": (lambda tmp: bad.repacked(tmp, "a.xlsx", {f"xl/media/{n}.png": b"" for n in range(10_000)}), "LET06"),
    "ods repeated rows": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(row=rows(1048576))), "LET06"),
    "ods repeated columns": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(more=repeated(16384))), "LET06"),
    "ods repeated both": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(more=repeated(900), row=rows(100_000))), "LET06"),
    "ods long text repeated": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(more=repeated(900), text="x" * 30_000, row=rows(1000))), "LET06"),
    "ods endless spaces": (lambda tmp: bad.ods_of(tmp, "a.ods", ods_row(text='<text:s text:c="99999999999"/>')), "LET06"),
    "ods far after nothing": (lambda tmp: bad.ods_of(tmp, "a.ods", f"<table:table-row{rows(99999999999)}/>" + ods_row()), "LET06"),
    "sheets without data": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ""), "LET03"),
    "csv without end of quotes": (lambda tmp: bad.raw(tmp, "a.csv", b'Codice;Titolo\nA;"aperta\n'), "LET09"),
    "csv with a quote inside": (lambda tmp: bad.raw(tmp, "a.csv", b'Codice;Titolo\nA;"a"b"c";d\n'), "LET09"),
    "csv with an endless cell": (lambda tmp: bad.raw(tmp, "a.csv", b"Codice;Titolo\nA;" + b"x" * 200_000), "LET09"),
    "csv with too many columns": (lambda tmp: bad.raw(tmp, "a.csv", b";" * 5000), "LET06"),
    "csv with too many rows": (lambda tmp: bad.raw(tmp, "a.csv", b"a;b\n" * 200_001), "LET06"),
    "csv with too many cells": (lambda tmp: bad.raw(tmp, "a.csv", (b";" * 900 + b"\n") * 2000), "LET06"),
    "sparse sheets, many": (lambda tmp: bad.repacked(tmp, "a.xlsx", {f"xl/worksheets/sheet{n}.xml": bad.page(ROW.format(r=180_000, c="C")) for n in range(1, 7)}), "LET06"),
    "ods sparse sheets, many": (lambda tmp: bad.ods_of(tmp, "a.ods", "</table:table>".join(f'<table:table table:name="{n}">' * (n > 0) + ods_row(more=repeated(7), row=rows(100_000)) for n in range(4))), "LET06"),
    "csv cut in utf-16": (lambda tmp: bad.raw(tmp, "a.csv", bad.HEAD.encode("utf-16")[:-1]), "LET04"),
    "foreign csv": (lambda tmp: bad.raw(tmp, "a.csv", b"nome;cognome\na;b\n"), "LET10"),
    "foreign workbook": (lambda tmp: bad.xlsx_of(tmp, "a.xlsx", ROW.format(r=1, c="A")), "LET10"),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_cannot_be_read_is_refused(name, tmp_path):
    make, code = WHOLE[name]
    path = make(tmp_path)
    started = time.process_time()
    with pytest.raises(Unreadable) as refusal:
        read_plan(path)
    assert time.process_time() - started < SECONDS
    finding = refusal.value.finding
    assert finding.code == code
    assert finding.message
    assert finding.mend
    assert "Traceback" not in finding.message


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
@pytest.mark.parametrize("at", [part / 20 for part in range(20)])
def test_spoilt_bytes_never_pass_for_something_else(at, suffix, tmp_path):
    reading = _reading_or_refusal(bad.spoilt(tmp_path, f"a.{suffix}", at))
    if isinstance(reading, Unreadable):
        assert reading.finding.code in {"LET04", "LET02", "LET05", "LET06"}
    else:
        assert not reading.refused


def _reading_or_refusal(path):
    try:
        return read_plan(path)
    except Unreadable as refusal:
        return refusal


PARTS = {
    "no number": ({"obiettivi": "Codice;Titolo;Peso\nA;Uno;tanto\n"}, "LET21", "obiettivi", 2, "Peso"),
    "negative weight": ({"obiettivi": "Codice;Titolo;Peso\nA;Uno;-5\n"}, "LET23", "obiettivi", 2, "Peso"),
    "no title": ({"obiettivi": "Codice;Titolo\nA;\n"}, "LET20", "obiettivi", 2, "Titolo"),
    "no title column": ({"obiettivi": "Codice;Peso\nA;5\n"}, "LET12", "obiettivi", 1, "Titolo"),
    "no headers": ({"obiettivi": "A;B\n1;2\n"}, "LET12", "obiettivi", 0, ""),
    "same code": ({"obiettivi": "Codice;Titolo\nA;Uno\nA;Due\n"}, "LET24", "obiettivi", 3, "Codice"),
    "same column": ({"obiettivi": "Codice;Titolo;Peso;Peso %\nA;Uno;1;2\n"}, "LET13", "obiettivi", 1, "Peso %"),
    "too many cells": ({"obiettivi": "Codice;Titolo\nA;Uno;due;tre\n"}, "LET18", "obiettivi", 2, ""),
    "no such parent": ({"obiettivi": "Codice;Titolo;Nodo superiore\nA;Uno;9\n"}, "LET25", "obiettivi", 2, "Nodo superiore"),
    "no such unit": ({"obiettivi": "Codice;Titolo;Unità responsabili\nA;Uno;U7\n"}, "LET25", "obiettivi", 2, "Unità responsabili"),
    "no such objective": ({"fasi": STEPS + "Z;Z.1;Fare;31/12/2026;5\n"}, "LET25", "fasi", 2, "Obiettivo"),
    "units in a circle": ({"unita": "Codice;Denominazione;Unità superiore\n1;a;2\n2;b;1\n"}, "LET26", "unita", 2, "Unità superiore"),
    "its own parent": ({"unita": "Codice;Denominazione;Unità superiore\n1;a;1\n"}, "LET26", "unita", 2, "Unità superiore"),
    "unknown rule": ({"indicatori": INDICATORS + "i;A;Ore;4;;a caso\n"}, "LET28", "indicatori", 2, "Regola di punteggio"),
    "unknown direction": ({"indicatori": INDICATORS + "i;A;Ore;4;di lato;\n"}, "LET28", "indicatori", 2, "Verso"),
    "indicator of nothing": ({"indicatori": INDICATORS + "i;;Ore;4;;\n"}, "LET20", "indicatori", 2, "Obiettivo"),
    "bad year": ({"ente": bad.HEAD.replace(";2026;2028;2026", ";26;2028;2026")}, "LET29", "ente", 2, "Primo anno"),
    "year outside": ({"ente": bad.HEAD.replace(";2026;2028;2026", ";2026;2028;2031")}, "LET29", "ente", 2, "Anno di misurazione"),
    "two bodies": ({"ente": bad.HEAD + "y;Altro;Piano;2026;2028;2026\n"}, "LET30", "ente", 3, "Codice ente"),
    "no body": ({"ente": bad.HEAD.splitlines()[0]}, "LET11", "", 0, ""),
    "bad date": ({"rilevazioni": "Indicatore o fase;Data;Valore\nA;31/02/2026;1\n"}, "LET22", "rilevazioni", 2, "Data"),
    "bad variables": ({"rilevazioni": "Indicatore o fase;Valore;Variabili\nA;1;ore 3\n"}, "LET32", "rilevazioni", 2, "Variabili"),
    "half a sheet": ({"fasi": b'Obiettivo;Codice fase\nA;"aperta\n'}, "LET09", "fasi", 2, ""),
    "bytes for a sheet": ({"fasi": b"\x00\x01\x02\x03" * 50}, "LET04", "fasi", 0, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_a_wrong_cell_is_told_with_its_place(name, tmp_path):
    files, code, sheet, row, column = PARTS[name]
    reading = read_plan(bad.folder(tmp_path, **files))
    found = [one for one in reading.findings if one.code == code]
    assert found, reading.findings
    assert (found[0].place.sheet, found[0].place.row, found[0].place.column) == (sheet, row, column)
    assert found[0].severity == "error"
    assert found[0].mend
    assert reading.refused


CELLS = {
    "formula never computed": (lambda book, page: page.write_formula(1, 2, "=1+1", None, ""), "LET14", "C"),
    "formula with an error": (lambda book, page: page.write_formula(1, 2, "=1/0", None, "#DIV/0!"), "LET16", "C"),
    "merged rows": (lambda book, page: page.merge_range("B2:B4", "Uno"), "LET15", "B"),
    "code turned into a date": (lambda book, page: page.write_number(1, 0, 46000, book.add_format({"num_format": "dd/mm/yyyy"})), "LET31", "Codice"),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_an_odd_cell_of_a_workbook_is_told(name, tmp_path):
    fill, code, column = CELLS[name]

    def whole(book, page):
        page.write_row(1, 0, ["A", "Uno", 100])
        fill(book, page)

    found = [one for one in read_plan(bad.filled(tmp_path, "a.xlsx", whole)).findings if one.code == code]
    assert [(one.place.sheet, one.place.row, one.place.column) for one in found] == [("Obiettivi", 2, column)]
    assert found[0].mend


def test_every_problem_is_told_at_once(tmp_path):
    files = {
        "obiettivi": "Codice;Titolo;Peso\nA;;-5\nA;Due;x\n",
        "fasi": STEPS + "Z;Z.1;;31/12/2026;y\n",
        "indicatori": INDICATORS + "i;A;Ore;boh;storto;boh\n",
    }
    codes = {finding.code for finding in read_plan(bad.folder(tmp_path, **files)).findings}
    assert {"LET20", "LET21", "LET23", "LET24", "LET25", "LET27", "LET28"} <= codes


def test_many_odd_cells_are_counted_not_listed(tmp_path):
    def fill(_book, page):
        for row in range(1, 200):
            page.write_row(row, 0, [f"A{row}", "Uno"])
            page.write_formula(row, 2, "=1+1", None, "")

    found = [one for one in read_plan(bad.filled(tmp_path, "a.xlsx", fill)).findings if one.code == "LET14"]
    assert len(found) == 21
    assert "altre 179" in found[-1].message


def test_macros_are_left_out_and_told(tmp_path):
    path = bad.repacked(tmp_path, "a.xlsm", {"xl/vbaProject.bin": b"macro"})
    reading = read_plan(path)
    assert not reading.refused
    assert [one.severity for one in reading.findings if one.code == "LET07"] == ["warning"]


def test_every_code_is_explained_in_the_catalogue():
    tried = {code for _, code in WHOLE.values()} | {code for _, code, *_ in PARTS.values()}
    assert tried <= {card.code for card in CATALOGUE}
