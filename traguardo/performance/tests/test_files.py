"""What a file is by its bytes: sound ones are known, hostile ones refused with their reason."""

import pytest

from traguardo.performance.domain.files import Kind, NotAccepted, clean_name, recognise
from traguardo.performance.tests import proofs

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", proofs.a_pdf(), Kind.PDF), ("a.PNG", proofs.a_picture(), Kind.PNG), ("a.jpeg", proofs.a_picture("JPEG"), Kind.JPEG),
        ("a.txt", "perché sì: 3 < 4".encode(), Kind.TEXT), ("a.csv", b"a;b\r\n1;2\r\n", Kind.CSV), ("a.txt", "età".encode("cp1252"), Kind.TEXT),
        ("a.xlsx", proofs.an_xlsx(), Kind.XLSX), ("a.docx", proofs.a_docx(), Kind.DOCX), ("a.ods", proofs.an_odf(), Kind.ODS),
        ("a.odt", proofs.an_odf("text"), Kind.ODT),
    ],
)  # fmt: skip
def test_a_sound_file_is_known_by_its_bytes(name, content, kind):
    assert recognise(name, content).kind is kind


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.html", b"<!DOCTYPE html><html><body>ciao</body></html>", "pagina web"), ("a.txt", b"ciao " + SCRIPT, "pagina web"),
        ("a.svg", SVG, "pagina web"), ("a.pdf", b"MZ\x90\0", "un programma"), ("a.pdf", b"\x7fELF\x02", "un programma"),
        ("a.txt", b"#!/bin/sh\nrm -rf /", "un programma"), ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "vecchio file di Office"),
        ("a.pdf", proofs.a_locked_pdf(), "parola d'ordine"), ("a.pdf", b"%PDF-1.4\n1 0 obj<</S/JavaScript>>", "si eseguono da soli"),
        ("a.xlsx", proofs.an_xlsx(**{"xl/vbaProject.bin": b"x"}), "macro"), ("a.xlsx", proofs.an_xlsx("macroEnabled"), "macro"),
        ("a.ods", proofs.an_odf(**{"Basic/Standard/Module1.xml": "x"}), "macro"),
        ("a.odt", proofs.an_odf("text", manifest="<manifest:encryption-data/>"), "parola d'ordine"),
        ("a.zip", proofs.an_archive({"a.txt": "ciao"}), "un archivio compresso"), ("a.xlsx", proofs.an_xlsx()[:-30], "rovinato"),
        ("a.png", proofs.a_picture() + proofs.an_archive({"a.txt": "x"}), "un altro file nascosto"),
        ("a.png", b"\x89PNG\r\n\x1a\n<html>" + SCRIPT, "un altro file nascosto"), ("a.pdf", b"%PDF-1.4\n" + SCRIPT, "un altro file nascosto"),
        ("a.gif", b"GIF89a\x01\0\x01\0", "non è di un tipo"), ("a.pdf", proofs.a_picture(), "il nome finisce in «.pdf»"),
        ("a.bat", b"del *.*", "il nome finisce in «.bat»"), ("a.pdf", b"", "è vuoto"), ("senza-fine", b"ciao", "finisce in «niente»"),
    ],
)  # fmt: skip
def test_what_may_not_be_kept_is_refused_with_its_reason(name, content, said):
    with pytest.raises(NotAccepted, match=said):
        recognise(name, content)


def test_a_zip_bomb_is_refused_without_opening_it():
    bomb = proofs.a_zip_bomb()
    assert len(bomb) < 1024 * 1024
    with pytest.raises(NotAccepted, match="bomba compressa"):
        recognise("a.xlsx", bomb)


def test_a_file_too_large_is_refused():
    with pytest.raises(NotAccepted, match="supera i 1 MB"):
        recognise("a.txt", b"a" * (1024 * 1024 + 1), most=1024 * 1024)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.txt", "passwd.txt"), ("C:\\Users\\x\\verbale.pdf", "verbale.pdf"), ('a"<b>\n.pdf', "a b.pdf"),
        ("fattura\u202efdp.exe.pdf", "fattura fdp.exe.pdf"), ("", "file"), ("...", "file"), ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)  # fmt: skip
def test_names_are_cleaned(name, clean):
    assert clean_name(name) == clean
