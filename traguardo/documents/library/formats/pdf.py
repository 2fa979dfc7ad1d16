"""A paper as PDF/A-3a and PDF/UA-1, with its data inside."""

from pathlib import Path

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.paper import Paper
from traguardo.documents.library.formats.data import data_of
from traguardo.documents.library.paper.plain import as_data
from traguardo.typesetting.facade import typeset

LIBRARY = Path(__file__).parents[1]
FOLDERS = {Kind.SUMMARY.value: "sintesi", Kind.SHEET.value: "scheda", Kind.CONFIRMATION.value: "conferma"}


def write(paper: Paper, *, draft: bool) -> bytes:
    """The pages, «bozza» across them for a draft. The attached JSON is the one whose SHA-256 is printed at the end."""
    template = LIBRARY / FOLDERS.get(paper.kind, "paper") / "template.typ"
    return typeset(template, as_data(paper), title=paper.title, date=paper.at, draft=draft, kept=data_of(paper))
