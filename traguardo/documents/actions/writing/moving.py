"""Moves sections through their life: by the hands of a person, or all together when their document is approved."""

from django.db import transaction

from traguardo.access.facade import User
from traguardo.documents.actions.writing.arranging import locked, record, section_row
from traguardo.documents.domain.states import (
    Hand,
    Move,
    NotAllowed,
    Stage,
    Transition,
    check_move,
    transition,
)
from traguardo.documents.models import Document, Remark, Section
from traguardo.documents.queries.writing.sections import situation_of
from traguardo.kernel.stale import StaleVersion


@transaction.atomic
def move_on(*, by: User, section: Section, move: Move, hand: Hand, seen: Stage, reason: str = "") -> Section:
    """Carry a section to another state; NotAllowed with the reasons, StaleVersion when it moved since it was seen.

    Going back asks for a reason, which stays as a comment for who takes up the text again.
    """
    document = locked(section.document)
    row = section_row(document, section)
    if row.state != seen:
        yours, current = ({"Stato": stage.label} for stage in (seen, Stage(row.state)))
        raise StaleVersion(subject=str(row), yours=yours, current=current)
    check_move(move, situation_of(row, by), hand, reason=reason)
    line = transition(move)
    row.state = line.after
    row.save(update_fields=["state"])
    if line.back:
        Remark.objects.create(section=row, text=f"{line.verb}: {reason.strip()}", by=by)
    record(by, document, "documents.section.move", str(row), before=seen.value, after=line.after.value, reason=reason)
    return row


@transaction.atomic
def move_all(*, by: User, document: Document, move: Move) -> None:
    """APPROVE every section, inside the act on the whole document, or PUBLISH those approved.

    NotAllowed while one is not ready to be approved; one reopened for a new edition does not stop the old one's publication.
    """
    line = transition(move)
    row = locked(document)
    behind = [section for section in row.sections.all() if section.state not in {*line.before, line.after}]
    if behind and move is Move.APPROVE:
        raise NotAllowed(*(_behind(section, line) for section in behind))
    row.sections.filter(state__in=line.before).update(state=line.after)
    record(by, row, "documents.section.move", row.title, after=line.after.value)


def _behind(section: Section, line: Transition) -> str:
    return f"La sezione {section} è «{Stage(section.state).label}», non ancora «{line.before[0].label}»."
