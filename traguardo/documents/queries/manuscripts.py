"""A written document as a plain value, to be composed, checked and carried elsewhere."""

from collections.abc import Iterable

from traguardo.documents.domain import paper
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.library.composing import numbered_sections
from traguardo.documents.models import Document, Section


def manuscript_of(document: Document) -> Manuscript:
    """The document with its chapters in order. One SQL statement."""
    return Manuscript(
        kind=Kind(document.kind),
        title=document.title,
        year=document.year,
        first_year=document.first_year,
        last_year=document.last_year,
        chapters=tuple(chapter_of(section) for section in document.sections.all()),
        guideline=document.guideline,
        reason=document.reason,
    )


def chapter_of(section: Section) -> Chapter:
    """A section as a chapter."""
    return Chapter(
        code=section.code,
        title=section.title,
        level=section.level,
        text=section.text,
        legal=tuple(section.legal),
    )


def printed_numbers(chapters: Iterable[Chapter]) -> dict[str, str]:
    """The number each section is printed under, by its code: it follows the order, whatever the code is."""
    kept = list(chapters)
    bare = (paper.Section(code=each.code, title=each.title, level=each.level, content=()) for each in kept)
    return {each.code: section.code for each, section in zip(kept, numbered_sections(bare), strict=True)}
