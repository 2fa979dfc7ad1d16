"""Decisions of a year: the list of all of them, what waits for the board, and the life line of one thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from traguardo.performance import models
from traguardo.performance.domain.deciding import Course, course, granted, waiting
from traguardo.performance.domain.decisions import CAUSE_WORDS, DECISION_WORDS, SUBJECT_WORDS
from traguardo.performance.domain.measuring.entry import Subject
from traguardo.performance.domain.measuring.entry import subject as leaf
from traguardo.performance.domain.plan import Decision, DecisionKind, Plan
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.loading import decided, record

COURSE_WORDS: Mapping[Course, str] = {
    Course.ACTIVE: "in corso",
    Course.SUSPENDED: "sospeso",
    Course.CANCELLED: "annullato",
    Course.NOT_MEASURABLE: "non misurabile",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as it was recorded. `author`: key of who recorded it, None for one that came in a file."""

    pk: int
    decision: Decision
    by: str
    author: int | None
    recorded_at: datetime
    title: str
    units: str

    @property
    def subject(self) -> tuple[str, str]:
        return self.decision.subject_kind, self.decision.subject

    @property
    def word(self) -> str:
        return DECISION_WORDS[self.decision.kind]

    @property
    def what(self) -> str:
        return f"{SUBJECT_WORDS.get(self.decision.subject_kind, '')} {self.decision.subject}".strip()

    @property
    def cause(self) -> str:
        return CAUSE_WORDS[self.decision.cause] if self.decision.cause else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affairs:
    """Decisions of one thing, in order, and where they leave it. `version`: key of the last, 0 for none."""

    subject: Subject
    taken: tuple[Decided, ...]
    at: date

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(each.decision for each in self.taken)

    @property
    def course(self) -> Course:
        return course(self.decisions, at=self.at)

    @property
    def version(self) -> int:
        return max((each.pk for each in self.taken), default=0)

    @property
    def asked(self) -> Decided | None:
        """The forcing that waits for an answer."""
        found = waiting(self.decisions)
        return next((each for each in reversed(self.taken) if each.decision is found), None) if found else None

    @property
    def granted(self) -> bool:
        """Whether a forcing was granted and stands."""
        return granted(self.decisions) is not None


def subject_of(plan: Plan, kind: str, code: str) -> Subject:
    """What is decided on, with the units that answer for it; LookupError for a code the plan does not have."""
    if kind != "objective":
        return leaf(plan, kind, code)
    found = next((each for each in plan.objectives if each.code == code), None)
    if found is None:
        raise LookupError("Il piano non ha questo obiettivo.")
    return Subject(kind=kind, code=code, title=found.title, objective=code, units=found.units)


def affairs(edition: Edition, plan: Plan, kind: str, code: str, *, at: date) -> Affairs:
    """Decisions of one thing in the year. One SQL statement; LookupError for a code the plan does not have."""
    subject = subject_of(plan, kind, code)
    rows = _rows(edition).filter(subject_kind=kind, subject=code)
    return Affairs(subject=subject, taken=tuple(_read(row, subject.title, "") for row in rows), at=at)


def decisions_of(board: Board) -> tuple[Decided, ...]:
    """Every decision of the year, oldest first. One SQL statement."""
    return tuple(_read(row, *_about(board, row)) for row in _rows(board.edition))


def waiting_among(found: Iterable[Decided]) -> tuple[Decided, ...]:
    """Forcings asked that have no answer yet."""
    by_subject: dict[tuple[str, str], list[Decided]] = {}
    for each in found:
        by_subject.setdefault(each.subject, []).append(each)
    return tuple(each for taken in by_subject.values() for each in _unanswered(taken))


def _unanswered(taken: Sequence[Decided]) -> list[Decided]:
    asked = waiting([each.decision for each in taken])
    return [each for each in taken if each.decision is asked]


def _rows(edition: Edition) -> QuerySet[models.Decision]:
    rows = decided(pk=edition.pk, authority=edition.authority_pk, year=edition.year)
    return rows.order_by("on", "recorded_at", "position", "pk")


def _about(board: Board, row: models.Decision) -> tuple[str, str]:
    score = board.of(row.subject_kind, row.subject)
    owner = row.subject if row.subject_kind == "objective" else board.owners.get((row.subject_kind, row.subject), "")
    objective = board.objectives.get(owner)
    return (score.title if score else ""), board.units(objective.units if objective else ())


def _read(row: models.Decision, title: str, units: str) -> Decided:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}  # noqa: SLF001 - Django's own name
    decision = record(Decision, values, kind=DecisionKind(row.kind))
    return Decided(
        pk=row.pk,
        decision=decision,
        by=row.by,
        author=row.recorded_by_id,
        recorded_at=row.recorded_at,
        title=title,
        units=units,
    )


def degree_words(degree: Decimal | None) -> str:
    """«90 punti», empty without a degree."""
    return "" if degree is None else f"{degree.normalize():f} punti".replace(".", ",")
