"""What a file is by its bytes: sound ones are known, hostile ones refused with their reason."""

import pytest

from traguardo.performance.domain.measuring.files import MEGABYTE, Kind, NotAccepted, clean_name, recognise, text_of
from traguardo.performance.tests import proofs
from traguardo.performance.tests.words import kept

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


REFUSED = [
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
    ("a.txt", b"\x81 e \0", "non è di un tipo"), ("a.txt", b"riga\x07", "non è di un tipo"), ("a.pdf", b"%PDF-1.4\n/Launch", "si eseguono da soli"),
    ("a.ods", proofs.an_odf(**{"Scripts/python/x.py": "x"}), "macro"), ("a.xlsx", proofs.an_xlsx(**{"xl/activeX/a.xml": "x"}), "macro"),
    ("a.docx", proofs.an_xlsx(), "il nome finisce in «.docx»"), ("a.zip", proofs.an_archive({"xl/workbook.xml": "x"}), "un archivio compresso"),
    ("a.jpg", proofs.a_picture("JPEG") + proofs.an_archive({"a.txt": "x"}), "un altro file nascosto"), ("a.exe", b"\xca\xfe\xba\xbe..", "un programma"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), REFUSED)
def test_what_may_not_be_kept_is_refused_with_its_reason(name, content, said):
    with pytest.raises(NotAccepted, match=said):
        recognise(name, content)


def why(name, content, **also):
    with pytest.raises(NotAccepted) as refused:
        recognise(name, content, **also)
    return str(refused.value)


def test_every_refusal_word_by_word():
    lines = [f"{name}: {why(name, content)}" for name, content, _ in REFUSED]
    assert lines == kept("refusals", "File che non si conservano", lines)


def test_a_kept_file_has_its_cleaned_name_and_the_media_type_of_its_kind():
    found = recognise("C:\\prove\\a<b>.PNG", proofs.a_picture())
    assert (found.name, found.media_type) == ("a b.PNG", "image/png")
    assert recognise("a.txt", b"a;b").media_type == "text/plain"
    assert recognise("a.CSV", b"a;b").media_type == "text/csv"


def test_an_archive_behind_a_picture_is_one_only_if_it_closes_the_file():
    picture, archive = proofs.a_picture(), proofs.an_archive({"a.txt": "x"})
    assert recognise("a.png", picture + b"PK\x05\x06").kind is Kind.PNG
    assert recognise("a.png", picture + archive + b"in coda").kind is Kind.PNG
    commented = archive[:-2] + (7).to_bytes(2, "little") + b"in coda"
    assert "nascosto" in why("a.png", picture + commented)
    longest = archive[:-2] + (0xFFFF).to_bytes(2, "little") + b"x" * 0xFFFF
    assert "nascosto" in why("a.png", picture + longest)
    assert recognise("a.png", picture + b"PK\x05\x06" + b"\0" * 16 + b"\5\0").kind is Kind.PNG


def test_an_archive_locked_or_of_too_many_parts_is_refused():
    locked = bytearray(proofs.an_xlsx())
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    assert why("a.xlsx", bytes(locked)) == "«a.xlsx» è protetto da una parola d'ordine: toglila e caricalo di nuovo."
    many = proofs.an_xlsx(**{f"p{n}": "" for n in range(4998)})
    assert recognise("a.xlsx", many).kind is Kind.XLSX
    assert "bomba compressa" in why("a.xlsx", proofs.an_xlsx(**{f"p{n}": "" for n in range(4999)}))


def test_a_file_as_large_as_can_be_is_kept():
    assert recognise("a.txt", b"a" * MEGABYTE, most=MEGABYTE).kind is Kind.TEXT
    assert (
        why("a.txt", b"a" * (3 * MEGABYTE + 1), most=3 * MEGABYTE)
        == "«a.txt» supera i 3 MB: riducilo o caricane una parte."
    )


def test_words_are_read_in_two_ways_and_no_other():
    assert text_of("\ufeffetà".encode()) == text_of("età".encode("cp1252")) == "età"
    with pytest.raises(NotAccepted, match=r"^Non è un testo che si possa leggere\. Si accettano PDF, immagini"):
        text_of(b"\x81")


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
        ("fattura\u202efdp.exe.pdf", "fattura fdp.exe.pdf"), ("", "file"), ("...", "file"), ("b" * 130, "b" * 120), ("a." + "b" * 9, "a." + "b" * 9), ("a" * 120 + "." + "b" * 10, "a" * 120), ("a" * 115 + " b.pdf", "a" * 115 + ".pdf"), (".nascosto", "nascosto"), ("due  spazi .pdf", "due spazi.pdf"), ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)  # fmt: skip
def test_names_are_cleaned(name, clean):
    assert clean_name(name) == clean
