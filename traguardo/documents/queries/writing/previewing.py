"""A section as it will be printed, while it is being written, with what is wrong in its text."""

from dataclasses import dataclass, replace
from datetime import date

from traguardo.documents.domain.manuscript import Manuscript
from traguardo.documents.library.formats.page import excerpt
from traguardo.documents.models import Document
from traguardo.documents.queries.checking import body_of, check_document, of_section
from traguardo.documents.queries.manuscripts import printed_numbers
from traguardo.documents.queries.papers import Inkwell, composed, inkwell_of
from traguardo.kernel.finding import Finding, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The section's blocks as HTML, made and escaped by the library; what the checks find in its text."""

    html: str
    findings: tuple[Finding, ...]


def preview_of(document: Document, manuscript: Manuscript, code: str, text: str, *, today: date) -> Preview:
    """The section of that code with this text, the current figures in their places."""
    written = replace(next(each for each in manuscript.chapters if each.code == code), text=text)
    inkwell = inkwell_of(document, today=today)
    made = composed(document, inkwell, today=today, manuscript=replace(manuscript, chapters=(written,)))
    chapters = tuple(written if each.code == code else each for each in manuscript.chapters)
    checked = _checked(document, replace(manuscript, chapters=chapters), code, inkwell, today)
    told = {finding.place.row for finding in checked}
    missed = [replace(each, place=Place(row=each.place.row)) for each in made.findings if each.place.row not in told]
    alone = replace(made.paper.sections[0], code=printed_numbers(chapters)[code], level=1)
    return Preview(html=excerpt(replace(made.paper, sections=(alone,))), findings=(*missed, *checked))


def _checked(document: Document, manuscript: Manuscript, code: str, inkwell: Inkwell, today: date) -> list[Finding]:
    """What the checks of the whole document say of this section."""
    body = body_of(document.authority, inkwell.register, document.year)
    plan = inkwell.material.plan if inkwell.material else None
    found = check_document(manuscript, inkwell.register, plan, body, today=today)
    return [replace(finding, place=Place(row=finding.place.row)) for finding in of_section(found, code)]
