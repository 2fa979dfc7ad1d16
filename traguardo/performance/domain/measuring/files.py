"""What a file is by its bytes, whatever its name says; and whether it may be kept as evidence of a result.

Kept: PDF, PNG, JPEG, plain text and CSV, XLSX, DOCX, ODT, ODS. Refused: what could run (programs, scripts, pages,
macros), what is locked by a password, what is two files in one, what is not what its name says.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

MEGABYTE = 1024 * 1024
LONGEST_NAME = 120
HEAD = 4096
MOST_PARTS = 5_000
LARGEST_OPENED = 200 * MEGABYTE
LARGEST_MANIFEST = 2 * MEGABYTE


class Kind(StrEnum):
    """A kind of file that may be kept; the value is the ending of its name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    TEXT = "txt"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    ODT = "odt"
    ODS = "ods"


WORDS: Mapping[Kind, str] = {
    Kind.PDF: "un PDF",
    Kind.PNG: "un'immagine PNG",
    Kind.JPEG: "un'immagine JPEG",
    Kind.TEXT: "un testo",
    Kind.CSV: "una tabella CSV",
    Kind.XLSX: "un foglio Excel",
    Kind.DOCX: "un documento Word",
    Kind.ODT: "un documento LibreOffice",
    Kind.ODS: "un foglio LibreOffice",
}
MEDIA_TYPES: Mapping[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.TEXT: "text/plain",
    Kind.CSV: "text/csv",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}
ENDINGS: Mapping[Kind, frozenset[str]] = {
    **{kind: frozenset({f".{kind}"}) for kind in Kind},
    Kind.JPEG: frozenset({".jpg", ".jpeg"}),
    Kind.TEXT: frozenset({".txt", ".csv"}),
}
ACCEPT = ",".join(sorted({ending for endings in ENDINGS.values() for ending in endings}))
ACCEPTED = "Si accettano PDF, immagini PNG e JPEG, testi, CSV, fogli e documenti di Excel, Word e LibreOffice."

PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG_SIGN = b"\x89PNG\r\n\x1a\n"
MARKUP = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed|\?xml)\b", re.IGNORECASE)
PDF_PROGRAM = re.compile(rb"/(?:JavaScript|Launch)\b")
MACROS = re.compile(r"(?:vbaProject\.bin|macrosheets/|activeX/|^Basic/|^Scripts/)", re.IGNORECASE)
UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class NotAccepted(ValueError):  # noqa: N818 - it names the fact
    """The file cannot be kept; the message says why and how to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A file that may be kept: its cleaned name, what it is."""

    name: str
    kind: Kind

    @property
    def media_type(self) -> str:
        """Media type of its kind, never the one the browser said."""
        return MEDIA_TYPES[self.kind]


def recognise(name: str, content: bytes, *, most: int = 10 * MEGABYTE) -> Recognised:
    """What a file is by its bytes; NotAccepted, with the reason, for what may not be kept. `most`: bytes at most."""
    clean = clean_name(name)
    if not content:
        raise NotAccepted(f"«{clean}» è vuoto: scegli il file giusto.")
    if len(content) > most:
        raise NotAccepted(f"«{clean}» supera i {most // MEGABYTE} MB: riducilo o caricane una parte.")
    kind = _kind(clean, content)
    ending = PurePath(clean).suffix.casefold()
    if ending not in ENDINGS[kind]:
        raise NotAccepted(f"«{clean}» dentro è {WORDS[kind]}, ma il nome finisce in «{ending or 'niente'}»: {ACCEPTED}")
    return Recognised(name=clean, kind=Kind.CSV if ending == ".csv" else kind)


def clean_name(name: str) -> str:
    """The name without folders, control characters and signs that mislead, shortened but with its ending."""
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(sign if sign.isprintable() and sign not in '<>:"/|?*' else " " for sign in last)
    words = " ".join(kept.split()).strip(". ")
    stem, dot, ending = words.rpartition(".")
    if not dot:
        return words[:LONGEST_NAME] or "file"
    return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip()}.{ending}" if len(ending) < 10 else words[:LONGEST_NAME]


def text_of(content: bytes) -> str:
    """A kept text as words: UTF-8, else the old Windows set; NotAccepted when it is neither."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotAccepted(f"Non è un testo che si possa leggere. {ACCEPTED}")


def _kind(name: str, content: bytes) -> Kind:
    if content.startswith(PROGRAMS):
        raise NotAccepted(f"«{name}» è un programma: non è una prova. {ACCEPTED}")
    if content.startswith(OLD_OFFICE):
        raise NotAccepted(
            f"«{name}» è un vecchio file di Office o ha una parola d'ordine: salvalo in un formato nuovo."
        )
    if content.startswith(b"PK\x03\x04"):
        return _office(name, content)
    found = _drawn(name, content)
    if found is None:
        return _text(name, content)
    if _is_zip_too(content) or MARKUP.search(content[:HEAD].decode("latin-1")):
        raise NotAccepted(f"«{name}» contiene un altro file nascosto: esportalo di nuovo da dove viene.")
    return found


def _drawn(name: str, content: bytes) -> Kind | None:
    """A PDF or a picture; None for anything else."""
    if content.startswith(b"%PDF-"):
        if b"/Encrypt" in content:
            raise NotAccepted(f"«{name}» è protetto da una parola d'ordine: toglila e caricalo di nuovo.")
        if PDF_PROGRAM.search(content):
            raise NotAccepted(f"«{name}» contiene comandi che si eseguono da soli: stampalo di nuovo in PDF.")
        return Kind.PDF
    if content.startswith(PNG_SIGN):
        return Kind.PNG
    return Kind.JPEG if content.startswith(b"\xff\xd8\xff") else None


def _is_zip_too(content: bytes) -> bool:
    """Whether the bytes end as an archive does: its closing record, whose comment reaches the last byte."""
    at = content.rfind(b"PK\x05\x06", -(22 + 0xFFFF))
    if at < 0 or at + 22 > len(content):
        return False
    return at + 22 + int.from_bytes(content[at + 20 : at + 22], "little") == len(content)


def _text(name: str, content: bytes) -> Kind:
    try:
        words = text_of(content)
    except NotAccepted:
        words = "\0"
    if UNPRINTED.search(words):
        raise NotAccepted(f"«{name}» non è di un tipo che si può caricare. {ACCEPTED}")
    if MARKUP.search(words):
        raise NotAccepted(f"«{name}» è una pagina web o un disegno con codice: stampalo in PDF e carica quello.")
    return Kind.TEXT


def _office(name: str, content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as broken:
        raise NotAccepted(f"«{name}» è rovinato: non si apre. Salvalo e caricalo di nuovo.") from broken


def _parts(name: str, archive: zipfile.ZipFile) -> Kind:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_OPENED:
        raise NotAccepted(f"«{name}» aperto sarebbe enorme: è una bomba compressa o un file rovinato.")
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts) or "encryption-data" in _head(archive, "META-INF/manifest.xml"):
        raise NotAccepted(f"«{name}» è protetto da una parola d'ordine: toglila e caricalo di nuovo.")
    if any(MACROS.search(part) for part in names) or "macroEnabled" in _head(archive, "[Content_Types].xml"):
        raise NotAccepted(f"«{name}» contiene macro: salvalo senza macro (.xlsx, .docx, .ods, .odt).")
    kind = _office_kind(names, _head(archive, "mimetype"))
    if kind is None:
        raise NotAccepted(f"«{name}» è un archivio compresso: carica i file che contiene, uno per uno. {ACCEPTED}")
    return kind


def _office_kind(names: set[str], mimetype: str) -> Kind | None:
    for kind in (Kind.ODT, Kind.ODS):
        if mimetype.strip() == MEDIA_TYPES[kind]:
            return kind
    for part, kind in (("xl/workbook.xml", Kind.XLSX), ("word/document.xml", Kind.DOCX)):
        if {"[Content_Types].xml", part} <= names:
            return kind
    return None


def _head(archive: zipfile.ZipFile, part: str) -> str:
    """The beginning of a part as text; empty when there is none. Never more than the limit is opened."""
    if part not in archive.NameToInfo:
        return ""
    with archive.open(part) as opened:
        return opened.read(LARGEST_MANIFEST).decode("utf-8", "replace")
