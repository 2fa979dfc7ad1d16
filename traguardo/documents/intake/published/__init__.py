"""A published document (PDF, DOCX, text) into lines and tables of plain text; what cannot be read is refused in words."""

from pathlib import PurePath

from traguardo.books import limits, problems
from traguardo.books.text import decode
from traguardo.documents.domain.comparison import Published
from traguardo.documents.intake.published.docx import read_docx
from traguardo.documents.intake.published.pdf import PAGES, read_pdf
from traguardo.documents.intake.published.plain import read_text

__all__ = ["PAGES", "SUFFIXES", "read_published"]

BYTES = 30 * limits.MEGABYTE
SUFFIXES = (".pdf", ".docx", ".txt", ".md")
MEND_TYPE = "Scegli il PDF pubblicato, il documento Word (.docx) o il suo testo (.txt)."


def read_published(
    name: str, content: bytes, *, tables: bool = False, first: int = 1, last: int | None = None
) -> Published:
    """The lines of the file and, when asked, the tables of its pages from `first` to `last`. Raises Unreadable.

    Nothing in the file is run; a PDF is read in a process of its own.
    """
    if not content.strip():
        raise problems.refuse("DOC91", f"«{name}» è vuoto.", "Scegli il file giusto.")
    if len(content) > BYTES:
        said = f"«{name}» è di {len(content) // limits.MEGABYTE} MB: il limite è {BYTES // limits.MEGABYTE} MB."
        raise problems.refuse("DOC91", said, "Salvalo senza le immagini, o solo le pagine che servono.")
    suffix = PurePath(name).suffix.casefold()
    if suffix == ".pdf":
        return read_pdf(name, content, tables=tables, first=first, last=last)
    if suffix == ".docx":
        return read_docx(name, content)
    if suffix in SUFFIXES:
        return read_text(name, decode(content, name)[0])
    raise problems.refuse("DOC91", f"«{name}» non è di un tipo che si possa leggere.", MEND_TYPE)
