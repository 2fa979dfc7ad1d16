"""Reads a PDF back for the tests: its words, its attachments."""

import json
import re

import pikepdf
import pypdfium2


def words(pdf: bytes) -> str:
    """All the text of the PDF, with runs of white space as one space."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def tight(text: str) -> str:
    """The text without any white space: line ends and spacing do not matter."""
    return re.sub(r"[\s\u200b\u00ad\ufffe\x02]+", "", text)


def attached(pdf: bytes, name: str = "dati.json") -> object:
    """The data kept inside the PDF."""
    import io

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return json.loads(document.attachments[name].get_file().read_bytes())
