"""Prints a sheet from plain values; the file's title and name tell nobody's name."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from traguardo.typesetting.facade import typeset

TEMPLATE = Path(__file__).parent / "template.typ"


def sheet_pdf(data: Mapping[str, object], *, number: str, on: date, draft: bool) -> bytes:
    """PDF/UA of a sheet as somebody may read it; `draft` until it is final."""
    return typeset(TEMPLATE, data, title=f"Scheda di valutazione {number}", date=on, draft=draft)
