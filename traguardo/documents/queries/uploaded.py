"""Uploaded files read as tables of figures."""

from collections.abc import Mapping

from traguardo.books.rows import Unreadable
from traguardo.books.uploads import laid_out
from traguardo.documents.intake.manuscripts import Portable, read_manuscript
from traguardo.documents.intake.portable_zip import unzipped
from traguardo.documents.intake.tables import Tables, read_tables


def uploaded_tables(files: Mapping[str, bytes]) -> Tables:
    """The tables these files hold; what cannot be read at all is a finding without tables."""
    with laid_out(files) as path:
        try:
            return read_tables(path)
        except Unreadable as unreadable:
            return Tables(tables=(), findings=(unreadable.finding,))


def uploaded_document(content: bytes) -> Portable:
    """The document in a zipped portable folder; what cannot be read at all is a finding without a manuscript."""
    try:
        with unzipped(content) as folder:
            return read_manuscript(folder)
    except Unreadable as unreadable:
        return Portable(manuscript=None, tables=(), findings=(unreadable.finding,))
