"""How far a document is: its sections by state, and what of it waits for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from traguardo.access.facade import Authority, Standing, User, may
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.states import Stage
from traguardo.documents.models import Document, Section

DONE = (Stage.VALIDATED, Stage.APPROVED, Stage.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many sections are in each state, in the order of their life; those that have none are left out."""

    stages: tuple[tuple[Stage, int], ...]

    @property
    def whole(self) -> int:
        return sum(number for _, number in self.stages)

    @property
    def done(self) -> int:
        """Sections validated or beyond."""
        return sum(number for stage, number in self.stages if stage in DONE)

    @property
    def left(self) -> int:
        """Sections still on their way to validation."""
        return self.whole - self.done


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDocument:
    """A document in the list; `mine`: sections that wait for the person; `due`: the first day one of those falls due."""

    code: str
    title: str
    kind: Kind
    year: int
    first_year: int
    last_year: int
    progress: Progress
    mine: int
    due: date | None


def written_documents(authority: Authority, user: User, held: Standing) -> list[WrittenDocument]:
    """The documents of an authority: those with something for the person first, then the newest. Two SQL statements."""
    rows: dict[int, list[Section]] = {}
    for section in Section.objects.filter(document__authority=authority).defer("text"):
        rows.setdefault(section.document_id, []).append(section)
    documents = Document.objects.filter(authority=authority)
    found = [_document(document, rows.get(document.pk, []), user, held) for document in documents]
    return sorted(found, key=lambda each: not each.mine)


def progress_of(stages: Iterable[str]) -> Progress:
    """The progress of sections in these states."""
    counted = list(stages)
    return Progress(stages=tuple((stage, counted.count(stage)) for stage in Stage if stage in counted))


def waits_for(section: Section, user: User, held: Standing) -> bool:
    """Whether a section waits for that person: to be written by them, to be validated by them.

    Who coordinates validates what nobody else was chosen for, unless it is their own text.
    """
    if section.state != Stage.UNDER_VALIDATION:
        return section.writer_id == user.pk and Stage(section.state).open
    if section.validator_id is None:
        return section.writer_id != user.pk and may(held, "documents.coordinate")
    return section.validator_id == user.pk


def _document(document: Document, sections: list[Section], user: User, held: Standing) -> WrittenDocument:
    mine = [section for section in sections if waits_for(section, user, held)]
    return WrittenDocument(
        code=document.code,
        title=document.title,
        kind=Kind(document.kind),
        year=document.year,
        first_year=document.first_year,
        last_year=document.last_year,
        progress=progress_of(section.state for section in sections),
        mine=len(mine),
        due=min((section.due for section in mine if section.due), default=None),
    )


def earlier_documents(authority: Authority) -> QuerySet[Document]:
    """The documents another may be begun from, the newest first."""
    return Document.objects.filter(authority=authority)
