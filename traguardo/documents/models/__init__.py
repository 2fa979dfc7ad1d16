"""Rows of the documents context: tables of figures, documents written section by section, releases."""

from traguardo.documents.models.figures import FigureTable
from traguardo.documents.models.released import Release, ReleasedFile, ReleaseState
from traguardo.documents.models.written import Autosave, Document, Presence, Remark, Section, Wording

__all__ = [
    "Autosave",
    "Document",
    "FigureTable",
    "Presence",
    "Release",
    "ReleaseState",
    "ReleasedFile",
    "Remark",
    "Section",
    "Wording",
]
