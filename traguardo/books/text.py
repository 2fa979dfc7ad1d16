"""Bytes of a CSV file into text: UTF-8 when it is, otherwise a guess that is told."""

import codecs

from traguardo.books import problems
from traguardo.kernel.finding import Finding, Place

MEND = "Controlla gli accenti; per non avere dubbi salva come «CSV UTF-8»."
_UTF16 = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


def decode(data: bytes, name: str) -> tuple[str, list[Finding]]:
    """Text of the file called `name`, and which encoding was supposed if it was not UTF-8."""
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return _decode(data, encoding, name), [_supposed(encoding, name)]
    if b"\x00" in data:
        return _without_mark(data, name)
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _decode(data, "cp1252", name), [_supposed("Windows-1252 (Europa occidentale)", name)]


def _without_mark(data: bytes, name: str) -> tuple[str, list[Finding]]:
    """NUL bytes: UTF-16 without its mark when every other byte is NUL, else not a text."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2 or 1
    if len(data) % 2 == 0 and max(even, odd) > 0.8 * half and min(even, odd) == 0:
        encoding = "utf-16-be" if even else "utf-16-le"
        return _decode(data, encoding, name), [_supposed(encoding.upper(), name)]
    raise _not_text(name)


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as failure:
        raise _not_text(name) from failure
    if any(ord(letter) < 32 and letter not in "\t\r\n\f\v" for letter in text):
        raise _not_text(name)
    return text


def _not_text(name: str) -> Exception:
    said = f"«{name}» non è un file di testo: contiene byte che non sono caratteri."
    return problems.refuse(
        "LET04", said, "Riapri il file originale e salvalo di nuovo come CSV UTF-8.", Place(sheet=name)
    )


def _supposed(encoding: str, name: str) -> Finding:
    said = f"Il file non è in UTF-8: è stato letto come {encoding}."
    return problems.note("LET08", said, MEND, Place(sheet=name))
