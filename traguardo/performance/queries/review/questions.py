"""Questions of the board and their answers; which of them wait for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from traguardo.access.facade import Role, Standing
from traguardo.performance.domain.measuring.entry import Subject
from traguardo.performance.models import Question
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.rights import can_measure
from traguardo.performance.queries.things import Key, things


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer."""

    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its answers."""

    pk: int
    key: Key
    text: str
    at: datetime
    by: str
    closed_at: datetime | None
    replies: tuple[Said, ...]

    @property
    def open(self) -> bool:
        return self.closed_at is None

    @property
    def state(self) -> str:
        """«chiusa», «risposta da leggere» or «aspetta risposta»."""
        if not self.open:
            return "chiusa"
        return "risposta da leggere" if self.replies else "aspetta risposta"


def questions(edition: Edition) -> tuple[Asked, ...]:
    """Every question of the year, oldest first. Two SQL statements."""
    rows = Question.objects.filter(authority=edition.authority_pk, year=edition.year)
    rows = rows.select_related("asked_by").prefetch_related("replies__by").order_by("pk")
    return tuple(_asked(row) for row in rows)


def waiting_for(standing: Standing, board: Board, found: Sequence[Asked]) -> tuple[Asked, ...]:
    """Open questions that this person is to answer (their units), or to read the answer of (the board)."""
    if Role.EVALUATION_BOARD in standing.roles:
        return tuple(each for each in found if each.open and each.replies)
    about: dict[Key, Subject] = {thing.key: thing.subject for thing in things(board)} if found else {}
    return tuple(
        each for each in found if each.open and not each.replies and may_answer(standing, board, about.get(each.key))
    )


def may_answer(standing: Standing, board: Board, subject: Subject | None) -> bool:
    """Whether this person answers for a thing; for the whole plan (None), the planning office."""
    if Role.PLANNING_OFFICE in standing.roles:
        return True
    return subject is not None and can_measure(standing, subject, board.unit_names)


def _asked(row: Question) -> Asked:
    return Asked(
        pk=row.pk,
        key=(row.subject_kind, row.subject),
        text=row.text,
        at=row.asked_at,
        by=str(row.asked_by or ""),
        closed_at=row.closed_at,
        replies=tuple(Said(text=each.text, at=each.at, by=str(each.by or "")) for each in row.replies.all()),
    )
