"""Keeps what people type: every saved text as a wording for ever, what is not saved yet as an autosave."""

from datetime import datetime

from django.db import transaction

from traguardo.access.facade import User
from traguardo.documents.actions.writing.arranging import locked, record, section_row
from traguardo.documents.domain.diffs import changed_words
from traguardo.documents.domain.states import Stage, check_writable
from traguardo.documents.models import Autosave, Presence, Section, Wording
from traguardo.documents.queries.writing.boards import NoDocument
from traguardo.kernel.stale import StaleVersion

MOST_LETTERS = 200_000


@transaction.atomic
def save_text(*, by: User, section: Section, text: str, seen: int) -> Section:
    """A new wording of a section; one to be filled is then being filled. `seen`: revision the writer began from.

    StaleVersion when somebody saved another text meanwhile; NotAllowed when the section is no longer being written.
    """
    document = locked(section.document)
    row = section_row(document, section)
    check_writable(Stage(row.state))
    text = tidy(text)
    if row.revision != seen and row.text != text:
        raise StaleVersion(subject=str(row), yours={"Testo": text}, current={"Testo": row.text})
    Autosave.objects.filter(section=row, by=by).delete()
    if row.text == text:
        return row
    return _written(by, row, text, act="documents.section.save")


@transaction.atomic
def restore_wording(*, by: User, section: Section, number: int, seen: int) -> Section:
    """Take up an older wording again, as a new one; NoDocument for a number the section has not."""
    document = locked(section.document)
    row = section_row(document, section)
    check_writable(Stage(row.state))
    wording = row.wordings.filter(number=number).first()
    if wording is None:
        raise NoDocument("Quella versione del testo non c'è.")
    if row.revision != seen:
        raise StaleVersion(subject=str(row), yours={"Testo": wording.text}, current={"Testo": row.text})
    return _written(by, row, wording.text, act="documents.section.restore", restored=number)


@transaction.atomic
def keep_autosave(*, by: User, section: Section, text: str, based_on: int) -> Autosave | None:
    """What a person is typing, apart from the saved text; None when there is nothing more than what is saved.

    Kept in every state of the section, so that nothing is lost when it is sent on meanwhile.
    """
    row = section_row(section.document, section)
    text = tidy(text)
    if text == row.text:
        Autosave.objects.filter(section=row, by=by).delete()
        return None
    kept = Autosave(section=row, by=by, text=text, based_on=max(based_on, 0))
    Autosave.objects.bulk_create(
        [kept],
        update_conflicts=True,
        unique_fields=["section", "by"],
        update_fields=["text", "based_on", "at"],
    )
    return kept


@transaction.atomic
def discard_autosave(*, by: User, section: Section) -> None:
    """Throw away what a person typed and did not save."""
    Autosave.objects.filter(section=section, by=by).delete()


@transaction.atomic
def mark_presence(*, by: User, section: Section, now: datetime) -> None:
    """A person has the section open now."""
    here = Presence(section=section, user=by, seen_at=now)
    Presence.objects.bulk_create(
        [here], update_conflicts=True, unique_fields=["section", "user"], update_fields=["seen_at"]
    )


def tidy(text: str) -> str:
    """The text with one kind of line end and no blank space at its ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _written(by: User, row: Section, text: str, *, act: str, **told: object) -> Section:
    before, row.text = row.text, text
    row.revision += 1
    if row.state == Stage.TO_FILL:
        row.state = Stage.BEING_FILLED
    row.save(update_fields=["text", "revision", "state"])
    Wording.objects.create(section=row, number=row.revision, title=row.title, text=text, by=by)
    added, removed = changed_words(before, text)
    data = {"section": row.code, "number": row.revision, "words_added": added, "words_removed": removed, **told}
    record(by, row.document, act, str(row), **data)
    return row
