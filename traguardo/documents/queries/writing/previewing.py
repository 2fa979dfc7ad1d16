"""A section as it will be printed, while it is being written, with what is wrong in its text."""

from dataclasses import dataclass, replace
from datetime import date

from traguardo.documents.domain.manuscript import Chapter
from traguardo.documents.library.formats.page import excerpt
from traguardo.documents.models import Document, Section
from traguardo.documents.queries.checking import body_of, check_document, of_section
from traguardo.documents.queries.manuscripts import chapter_of, manuscript_of
from traguardo.documents.queries.papers import Inkwell, composed, inkwell_of
from traguardo.kernel.finding import Finding, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The section's blocks as HTML, made and escaped by the library; what the checks find in its text."""

    html: str
    findings: tuple[Finding, ...]


def preview_of(document: Document, section: Section, text: str, *, today: date) -> Preview:
    """The section with this text, the current figures in their places."""
    chapter = replace(chapter_of(section), text=text)
    inkwell = inkwell_of(document, today=today)
    made = composed(document, inkwell, today=today, only=chapter)
    checked = _checked(document, chapter, inkwell, today)
    told = {finding.place.row for finding in checked}
    missed = [replace(each, place=Place(row=each.place.row)) for each in made.findings if each.place.row not in told]
    alone = replace(made.paper.sections[0], code=section.code, level=1)
    return Preview(html=excerpt(replace(made.paper, sections=(alone,))), findings=(*missed, *checked))


def _checked(document: Document, chapter: Chapter, inkwell: Inkwell, today: date) -> list[Finding]:
    """What the checks of the whole document say of this section."""
    manuscript = manuscript_of(document)
    chapters = tuple(chapter if each.code == chapter.code else each for each in manuscript.chapters)
    body = body_of(document.authority, inkwell.register, document.year)
    plan = inkwell.material.plan if inkwell.material else None
    found = check_document(replace(manuscript, chapters=chapters), inkwell.register, plan, body, today=today)
    return [replace(finding, place=Place(row=finding.place.row)) for finding in of_section(found, chapter.code)]
