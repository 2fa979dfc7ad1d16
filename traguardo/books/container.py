"""The ZIP of an office file, opened with suspicion: only the parts needed, each held to its size, packed again for the reader."""

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

from traguardo.books import limits, problems
from traguardo.books.rows import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
ENTRIES = 5_000
RATIO = 400
RATIO_FROM = 20 * limits.MEGABYTE
MEND_AGAIN = "Riapri il file originale, salvalo di nuovo e riprova; se non si apre, fattelo rimandare."
NEEDED = ("[Content_Types].xml", "_rels/", "xl/workbook.xml", "xl/_rels/", "xl/sharedStrings.xml", "xl/styles.xml",
          "xl/worksheets/", "mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a file is expected to be: in words, the ending it is saved with now and had once, the parts needed of it."""

    what: str
    now: str
    once: str
    needed: tuple[str, ...]

    @property
    def unlock(self) -> str:
        return f"Togli la password, o salva il file come {self.now}."


SPREADSHEET = Expected(what="un foglio di calcolo", now=".xlsx o .ods", once=".xls", needed=NEEDED)
WRITTEN = Expected(
    what="un documento Word", now=".docx", once=".doc", needed=("[Content_Types].xml", "word/document.xml")
)
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Container:
    """Parts of the file by name; `macros` when it carries a program, which is left out."""

    name: str
    parts: dict[str, bytes]
    macros: bool

    def packed(self) -> io.BytesIO:
        """The same parts in a plain ZIP whose sizes are true."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)
        packed.seek(0)
        return packed


def open_container(name: str, data: bytes, expected: Expected = SPREADSHEET) -> Container:
    """The parts of the file called `name`; refuses what is protected, broken, swollen or not what is expected."""
    _check_kind(name, data, expected)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(name, entries, expected)
            parts = {entry.filename: archive.read(entry) for entry in entries if _is_needed(entry, expected)}
    except _BROKEN as failure:
        said = f"«{name}» è rovinato o incompleto: l'archivio non si apre."
        raise problems.refuse("LET04", said, MEND_AGAIN, value=type(failure).__name__) from failure
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise problems.refuse("LET05", f"«{name}» è protetto da password.", expected.unlock)
    for part, content in parts.items():
        _check_markup(name, part, content, expected)
    return Container(name, parts, macros=any("vbaProject" in entry.filename for entry in entries))


def _check_kind(name: str, data: bytes, expected: Expected) -> None:
    if data.startswith(OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        said = f"«{name}» è protetto da password." if protected else f"«{name}» è nel vecchio formato {expected.once}."
        resave = f"Aprilo e salvalo come {expected.now.partition(' ')[0]}."
        raise problems.refuse("LET05", said, expected.unlock if protected else resave)
    if not data.startswith(ZIP):
        said = f"«{name}» non è {expected.what}, anche se il nome lo fa credere."
        raise problems.refuse("LET04", said, MEND_AGAIN)


def _check_entries(name: str, entries: list[zipfile.ZipInfo], expected: Expected) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise problems.refuse("LET05", f"«{name}» è protetto da password.", expected.unlock)
    needed = [entry for entry in entries if _is_needed(entry, expected)]
    unpacked, packed = sum(one.file_size for one in needed), sum(one.compress_size for one in needed)
    swollen = unpacked > RATIO_FROM and unpacked > RATIO * max(packed, 1)
    if unpacked > limits.UNPACKED_BYTES or swollen or len(entries) > ENTRIES:
        said = f"«{name}» si gonfia a {unpacked // limits.MEGABYTE} MB in {len(entries)} parti quando si apre."
        raise limits.too_big(said)


def _is_needed(entry: zipfile.ZipInfo, expected: Expected) -> bool:
    return entry.filename.startswith(expected.needed) and not entry.filename.endswith((".bin", "/"))


def _check_markup(name: str, part: str, content: bytes, expected: Expected) -> None:
    """XML in UTF-8 without declarations of types or entities, which no office file needs."""
    if part == "mimetype":
        return
    if not content.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        raise broken(name, part)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        said = f"«{name}» contiene istruzioni che {expected.what} non ha («{part}»): non viene letto."
        raise problems.refuse(
            "LET04", said, "Fatti rimandare il file da chi lo ha preparato, o riscrivilo dal modello."
        )


def broken(name: str, part: str) -> Unreadable:
    """The refusal of a file one of whose parts is damaged."""
    return problems.refuse("LET04", f"«{name}» è rovinato nella parte «{part}».", MEND_AGAIN)
