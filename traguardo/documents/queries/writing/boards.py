"""A document's board: its sections, who works on each, until when, what is said of it, who is there now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from traguardo.access.facade import Authority, Standing, User
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.outlines import LegalSection, unanswered, untouched
from traguardo.documents.domain.states import Hand, Stage
from traguardo.documents.models import Document, Presence, Section
from traguardo.documents.queries.manuscripts import chapter_of, printed_numbers
from traguardo.documents.queries.writing.progress import DONE, Progress, progress_of, waits_for
from traguardo.documents.queries.writing.rights import hand

HERE = timedelta(seconds=75)


class NoDocument(Exception):  # noqa: N818 - it names the fact
    """The authority has no document, or the document no section, of that code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """A section on the board. `here`: names of who has it open now; `words`: how long its text is, none while it is what it began with; `number`: as printed."""

    code: str
    number: str
    title: str
    level: int
    legal: tuple[str, ...]
    stage: Stage
    writer: str
    validator: str
    due: date | None
    late: bool
    remarks: int
    here: tuple[str, ...]
    words: int
    mine: bool
    hand: Hand
    position: int
    pk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A document with its sections; `missing`: what the law asks and no section with a text answers."""

    document: Document
    kind: Kind
    lines: tuple[BoardLine, ...]
    progress: Progress
    missing: tuple[LegalSection, ...]

    @property
    def words(self) -> int:
        return sum(line.words for line in self.lines)


def document_of(authority: Authority, code: str) -> Document:
    """A document of the authority; NoDocument when it has none of that code."""
    found = Document.objects.filter(authority=authority, code=code).first()
    if found is None:
        raise NoDocument("Questo ente non ha un documento con quell'indirizzo.")
    found.authority = authority
    return found


def section_of(document: Document, code: str) -> Section:
    """A section of the document; NoDocument when it has none of that code."""
    found = document.sections.select_related("writer", "validator").filter(code=code).first()
    if found is None:
        raise NoDocument("Questo documento non ha una sezione con quel numero.")
    found.document = document
    return found


def board(document: Document, *, user: User, held: Standing, today: date, now: datetime) -> Board:
    """The whole board, whatever the number of sections in two SQL statements."""
    unsettled = Count("remarks", filter=Q(remarks__settled_at=None))
    sections = document.sections.select_related("writer", "validator").annotate(unsettled=unsettled)
    rows = list(sections.order_by("position", "pk"))
    there = present(document, user=user, now=now)
    chapters = [chapter_of(row) for row in rows]
    numbers, kind = printed_numbers(chapters), Kind(document.kind)
    lines = [_line(row, numbers[row.code], there.get(row.pk, ()), user, held, today) for row in rows]
    bare = {chapter.code for chapter in chapters if untouched(kind, chapter)}
    return Board(
        document=document,
        kind=kind,
        lines=tuple(replace(line, words=0) if line.code in bare else line for line in lines),
        progress=progress_of(row.state for row in rows),
        missing=unanswered(kind, chapters),
    )


def present(document: Document, *, user: User, now: datetime) -> dict[int, tuple[str, ...]]:
    """Who else has a section of the document open now, by section."""
    rows = Presence.objects.filter(section__document=document, seen_at__gte=now - HERE).exclude(user=user)
    found: dict[int, tuple[str, ...]] = {}
    for row in rows.select_related("user").order_by("user__full_name"):
        found[row.section_id] = (*found.get(row.section_id, ()), str(row.user))
    return found


def selected(lines: Sequence[BoardLine], *, mine: bool, stage: Stage | None) -> list[BoardLine]:
    """The lines that wait for the person, those in a state, or both."""
    return [line for line in lines if (line.mine or not mine) and (stage is None or line.stage is stage)]


def _line(row: Section, number: str, here: tuple[str, ...], user: User, held: Standing, today: date) -> BoardLine:
    stage = Stage(row.state)
    return BoardLine(
        code=row.code,
        number=number,
        title=row.title,
        level=row.level,
        legal=tuple(row.legal),
        stage=stage,
        writer=str(row.writer) if row.writer else "",
        validator=str(row.validator) if row.validator else "",
        due=row.due,
        late=row.due is not None and row.due < today and stage not in DONE,
        remarks=getattr(row, "unsettled", 0),
        here=here,
        words=len(row.text.split()),
        mine=waits_for(row, user, held),
        hand=hand(user, held, row),
        position=row.position,
        pk=row.pk,
    )
