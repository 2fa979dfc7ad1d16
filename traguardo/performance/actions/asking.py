"""The board asks, who answers for the thing replies, the board closes."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.performance import models
from traguardo.performance.actions.reviewing import NotPossible
from traguardo.performance.domain.measuring.entry import subject as subject_of
from traguardo.performance.queries import plans
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.review.questions import may_answer


@transaction.atomic
def ask(*, by: str, authority: Authority, edition: Edition, kind: str, code: str, text: str) -> models.Question:
    """Ask about an indicator, a step or the whole plan; LookupError for an unknown code, NotPossible without words."""
    if kind != "plan":
        subject_of(plans.plan(edition), kind, code)
    if not text.strip():
        raise NotPossible("Scrivi la domanda.")
    row = models.Question.objects.create(
        authority=authority,
        year=edition.year,
        subject_kind=kind,
        subject=code,
        text=text.strip(),
        asked_by=User.objects.filter(email=by).first(),
    )
    _told(authority, by, "performance.ask", row, row.text)
    return row


@transaction.atomic
def reply(*, by: str, standing: Standing, authority: Authority, board: Board, pk: int, text: str) -> models.Reply:
    """Answer an open question of one's own things.

    Question.DoesNotExist for another authority's or year's, PermissionDenied for another unit's, NotPossible for one
    that is closed or without words.
    """
    row = _locked(authority, board.edition, pk)
    subject = None if row.subject_kind == "plan" else subject_of(board.plan, row.subject_kind, row.subject)
    if not may_answer(standing, board, subject):
        raise PermissionDenied("A questa domanda risponde l'unità che se ne occupa, o l'ufficio programmazione.")
    if row.closed_at is not None:
        raise NotPossible("Il nucleo ha già chiuso questa domanda.")
    if not text.strip():
        raise NotPossible("Scrivi la risposta.")
    said = models.Reply.objects.create(question=row, text=text.strip(), by=User.objects.filter(email=by).first())
    _told(authority, by, "performance.reply", row, said.text)
    return said


@transaction.atomic
def close_question(*, by: str, authority: Authority, edition: Edition, pk: int) -> models.Question:
    """The board is satisfied; Question.DoesNotExist for another authority's, NotPossible twice."""
    row = _locked(authority, edition, pk)
    if row.closed_at is not None:
        raise NotPossible("Questa domanda è già chiusa.")
    row.closed_at = timezone.now()
    row.save(update_fields=["closed_at"])
    _told(authority, by, "performance.close_question", row, row.text)
    return row


def _locked(authority: Authority, edition: Edition, pk: int) -> models.Question:
    return models.Question.objects.select_for_update().get(authority=authority, year=edition.year, pk=pk)


def _told(authority: Authority, by: str, act: str, row: models.Question, text: str) -> None:
    subject = f"{row.year}/{row.subject_kind}/{row.subject}"
    audit.record(authority=authority.code, by=by, act=act, subject=subject, data={"question": row.pk, "text": text})
