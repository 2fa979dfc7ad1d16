"""The board's opinion on the year: signed once on what was seen, never changed."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.reviewing import NotPossible
from traguardo.performance.models import VerdictOutcome
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.review import lines, progress, questions
from traguardo.performance.queries.review.opinions import obstacles
from traguardo.performance.queries.review.report import judged


@transaction.atomic
def sign_opinion(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    board: Board,
    outcome: VerdictOutcome,
    text: str,
    at_date: date,
    today: date,
    reason: str = "",
    version: int = 0,
) -> models.Opinion:
    """Sign the opinion on a version of the plan (D.Lgs. 150/2009, art. 14, c. 4, lett. c); it cannot be undone.

    `version`: the last opinion its author had seen, 0 for none. NotPossible without words, in the future, or with
    questions open or things not judged and no reason; the reason becomes part of the text. StaleVersion when another
    was signed meanwhile.
    """
    plan = models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=board.edition.pk)
    _hold(plan, version, outcome)
    asked = questions(board.edition)
    left = obstacles(progress(lines(board, standing, asked), asked))
    _check(text, at_date, today, left, reason)
    whole = f"{text.strip()}\n\nIl parere è dato con {left}. Motivo: {reason.strip()}" if left else text.strip()
    row = models.Opinion.objects.create(
        plan=plan,
        outcome=outcome,
        text=whole,
        at_date=at_date,
        judged=judged(board, timezone.now()),
        signed_by=User.objects.filter(email=by).first(),
    )
    told = {"outcome": str(outcome), "text": whole, "at": at_date, "digest": board.edition.digest}
    audit.record(authority=authority.code, by=by, act="performance.sign_opinion", subject=board.edition.code, data=told)
    return row


def _hold(plan: models.PlanVersion, version: int, outcome: VerdictOutcome) -> None:
    last = plan.opinions.first()
    if (last.pk if last else 0) != version:
        there = {"Parere": last.get_outcome_display() if last else "nessuno"}
        raise StaleVersion(subject=plan.title, yours={"Parere": VerdictOutcome(outcome).label}, current=there)


def _check(text: str, at_date: date, today: date, left: str, reason: str) -> None:
    if not text.strip():
        raise NotPossible("Scrivi il parere.")
    if at_date > today:
        raise NotPossible("La data è nel futuro: il parere porta la data in cui è dato.")
    if left and not reason.strip():
        raise NotPossible(f"Ci sono ancora {left}: chiudile, oppure scrivi perché firmi lo stesso.")
