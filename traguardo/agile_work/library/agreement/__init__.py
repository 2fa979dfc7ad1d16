"""The individual agreement on paper: PDF/A and PDF/UA, with the articles it carries out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from traguardo.typesetting.facade import typeset

TEMPLATE = Path(__file__).parent / "agreement.typ"


def print_agreement(data: Mapping[str, object], *, on: date, draft: bool) -> bytes:
    """The PDF; `draft` until both have signed. Its title names the number, never the person."""
    return typeset(TEMPLATE, data, title=f"Accordo individuale di lavoro agile {data['number']}", date=on, draft=draft)
