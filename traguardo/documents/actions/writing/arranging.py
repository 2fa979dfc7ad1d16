"""Settings of a document and of its sections: titles, order, legal sections, who writes and validates, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from django.db import transaction

from traguardo.access.facade import User
from traguardo.audit import facade as audit
from traguardo.documents.actions.writing.creating import add_chapter
from traguardo.documents.domain.manuscript import Chapter
from traguardo.documents.domain.states import NotAllowed, Stage
from traguardo.documents.models import Document, Section
from traguardo.documents.queries.manuscripts import manuscript_of, printed_numbers
from traguardo.documents.queries.writing.boards import NoDocument
from traguardo.documents.queries.writing.sections import unsaved_in
from traguardo.documents.queries.writing.settings import DocumentSettings, SectionSettings, settings_of
from traguardo.kernel.stale import StaleVersion

AGAIN, HERE = ("bis", "ter", "quater"), ""


@transaction.atomic
def change_document(*, by: User, document: Document, seen: Mapping[str, str], wanted: DocumentSettings) -> Document:
    """Change what a document is called and covers. `seen`: its settings, in words, as they were on the screen."""
    row = locked(document)
    before = DocumentSettings.of(row)
    _hold(str(row), seen, before.words, wanted.words)
    for name, value in asdict(wanted).items():
        setattr(row, name, value)
    row.save(update_fields=list(asdict(wanted)))
    record(by, row, "documents.settings", row.title, before=asdict(before), after=asdict(wanted))
    return row


@transaction.atomic
def add_section(*, by: User, document: Document, chapter: Chapter, after: str = "") -> Section:
    """A section of the authority's own, after the one of that code or at the end; NotAllowed when its code is taken.

    Without a code it takes the number it will be printed under, with «bis», «ter»… when there is one already.
    """
    row = locked(document)
    chapters = manuscript_of(row).chapters
    place = next((at for at, each in enumerate(chapters, 1) if each.code == after), len(chapters))
    if chapter.code:
        _free(row, chapter.code)
    else:
        chapter = replace(chapter, code=_proposed(chapters, chapter, place))
    for position, section in enumerate(row.sections.all(), 1):
        section.position = position + (position > place)
        section.save(update_fields=["position"])
    position = place + 1
    section = add_chapter(row, chapter, position=position, by=by)
    record(by, row, "documents.section.add", str(section), after={"title": chapter.title, "legal": list(chapter.legal)})
    return section


@transaction.atomic
def change_section(*, by: User, section: Section, seen: Mapping[str, str], wanted: SectionSettings) -> Section:
    """Number, title, level, legal sections, writer, validator, due day. `seen`: the same, in words, as they were on the screen."""
    document = locked(section.document)
    row = section_row(document, section)
    before = settings_of(row)
    _hold(str(row), seen, before.words, wanted.words)
    if wanted.code != row.code:
        _free(document, wanted.code)
    row.code, row.title, row.level, row.legal = wanted.code, wanted.title, wanted.level, list(wanted.legal)
    row.writer, row.validator, row.due = wanted.writer, wanted.validator, wanted.due
    row.save(update_fields=["code", "title", "level", "legal", "writer", "validator", "due"])
    record(by, document, "documents.section.settings", str(row), before=before.plain, after=wanted.plain)
    return row


@transaction.atomic
def move_section(*, by: User, section: Section, seen: int, up: bool) -> bool:
    """One place up or down with what hangs under it; False at the end of the list. `seen`: its position on the screen."""
    document = locked(section.document)
    row = section_row(document, section)
    if row.position != seen:
        raise StaleVersion(subject=str(row), yours={"Posizione": seen}, current={"Posizione": row.position})
    rows = list(document.sections.all())
    start = next(place for place, each in enumerate(rows) if each.pk == row.pk)
    ordered = _swapped(rows, start, up=up)
    if ordered is None:
        return False
    for position, each in enumerate(ordered, 1):
        each.position = position
    Section.objects.bulk_update(ordered, ["position"])
    record(by, document, "documents.section.order", str(row), after={"order": [each.code for each in ordered]})
    return True


@transaction.atomic
def remove_section(*, by: User, section: Section, seen: int) -> None:
    """Take a section away with its texts and comments; NotAllowed once it is approved. `seen`: revision of its text.

    The record of acts keeps its last text, and what others had typed there and not saved.
    """
    document = locked(section.document)
    row = section_row(document, section)
    if Stage(row.state) in {Stage.APPROVED, Stage.PUBLISHED}:
        raise NotAllowed(f"La sezione è «{Stage(row.state).label}»: riaprila per una nuova edizione, poi toglila.")
    if row.revision != seen:
        raise StaleVersion(subject=str(row), yours={"Testi salvati": seen}, current={"Testi salvati": row.revision})
    unsaved = {each.by.email: each.text for each in unsaved_in(row)}
    told = {"title": row.title, "text": row.text, "unsaved": unsaved}
    record(by, document, "documents.section.remove", str(row), before=told)
    row.delete()


def locked(document: Document) -> Document:
    """The document, locked and counted as changed: its `revision` grows with each act on it."""
    row = Document.objects.select_for_update().filter(pk=document.pk).first()
    if row is None:
        raise NoDocument("Il documento non c'è più.")
    row.revision += 1
    row.save(update_fields=["revision"])
    return row


def section_row(document: Document, section: Section) -> Section:
    """The section as it is now, inside its locked document; NoDocument when it was taken away meanwhile."""
    row = document.sections.filter(pk=section.pk).first()
    if row is None:
        raise NoDocument("La sezione non c'è più: qualcuno l'ha tolta dal documento.")
    return row


def record(by: User, document: Document, act: str, subject: str, **data: object) -> None:
    """An entry in the record of acts, with the document it is about."""
    told = {"document": document.code, **data}
    audit.record(authority=document.authority.code, by=by.email, act=act, subject=subject, data=told)


def _hold(subject: str, seen: Mapping[str, str], now: dict[str, str], wanted: dict[str, str]) -> None:
    """StaleVersion with what moved since it was seen."""
    if dict(seen) != now:
        moved = [label for label in now if seen.get(label) != now[label]]
        yours, current = ({label: side.get(label, "") for label in moved} for side in (wanted, now))
        raise StaleVersion(subject=subject, yours=yours, current=current)


def _proposed(chapters: Sequence[Chapter], chapter: Chapter, place: int) -> str:
    number = printed_numbers([*chapters[:place], replace(chapter, code=HERE), *chapters[place:]])[HERE]
    taken = {each.code for each in chapters}
    tries = (number, *(f"{number}-{word}" for word in AGAIN), *(f"{number}-{count}" for count in range(5, 500)))
    return next(code for code in tries if code not in taken)


def _free(document: Document, code: str) -> None:
    if document.sections.filter(code=code).exists():
        raise NotAllowed(f"C'è già una sezione «{code}»: scegli un altro codice.")


def _swapped(rows: list[Section], start: int, *, up: bool) -> list[Section] | None:
    """The sections with a branch (a section and those below it in level) changed of place with its neighbour."""
    end = _end(rows, start)
    level = rows[start].level
    if up:
        before = next((place for place in range(start - 1, -1, -1) if rows[place].level <= level), None)
        return None if before is None else [*rows[:before], *rows[start:end], *rows[before:start], *rows[end:]]
    if end == len(rows):
        return None
    after = end + 1 if rows[end].level < level else _end(rows, end)
    return [*rows[:start], *rows[end:after], *rows[start:end], *rows[after:]]


def _end(rows: list[Section], start: int) -> int:
    deeper = (place for place in range(start + 1, len(rows)) if rows[place].level <= rows[start].level)
    return next(deeper, len(rows))
