"""The life of a plan version, an act at a time: checked, reopened, approved, put in force, closed.

Each act locks the authority's plans, holds what its author saw against what is there, writes a passage and a record.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.domain import life
from traguardo.performance.domain.life import Act, Resolution, Situation, Stage
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.queries.board import board, last_day
from traguardo.performance.queries.editions import NoPlan, editions
from traguardo.performance.queries.life import situation
from traguardo.performance.queries.loading import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The version as the author of an act saw it: its code, its state, its last edit."""

    code: str
    state: str
    revision: int


@transaction.atomic
def check(*, by: str, authority: Authority, seen: Seen, warnings: int, today: date) -> models.PlanVersion:
    """Declare a draft checked; `warnings`: how many its author has looked at. NotAllowed while there are errors."""
    row = locked(authority, seen)
    standing = _allowed(Act.CHECK, row, authority, today)
    life.check_acknowledged(standing, warnings=warnings)
    reason = "" if not warnings else f"Visti gli avvisi: {warnings}"
    return _pass(row, Act.CHECK, by=by, authority=authority, reason=reason)


@transaction.atomic
def reopen(*, by: str, authority: Authority, seen: Seen, reason: str, today: date) -> models.PlanVersion:
    """Take a checked plan back to draft, with the reason."""
    row = locked(authority, seen)
    _allowed(Act.REOPEN, row, authority, today)
    life.check_reason(reason)
    return _pass(row, Act.REOPEN, by=by, authority=authority, reason=reason)


@transaction.atomic
def approve(*, by: str, authority: Authority, seen: Seen, resolution: Resolution, today: date) -> models.PlanVersion:
    """Approve a checked plan by a resolution: from now on its rows never change."""
    row = locked(authority, seen)
    _allowed(Act.APPROVE, row, authority, today)
    life.check_resolution(resolution, today=today)
    row.act_organ, row.act_number, row.act_date = resolution.organ.strip(), resolution.number.strip(), resolution.day
    row.digest = digest(load(row, by_hand=False))
    return _pass(row, Act.APPROVE, by=by, authority=authority, cited=resolution)


@transaction.atomic
def put_in_force(*, by: str, authority: Authority, seen: Seen, first_day: date, today: date) -> models.PlanVersion:
    """Put an approved version in force from a day on; the one in force until now is closed, replaced by it."""
    row = locked(authority, seen)
    _allowed(Act.ENFORCE, row, authority, today)
    life.check_first_day(first_day, approved=row.act_date)
    before = models.PlanVersion.objects.of(authority.pk).filter(year=row.year, state=Stage.IN_FORCE)
    for replaced in before:
        _pass(replaced, Act.REPLACE, by=by, authority=authority, reason=f"Sostituita dalla versione {row.number}.")
    row.in_force_from = first_day
    return _pass(row, Act.ENFORCE, by=by, authority=authority, reason=f"Dal {first_day:%d/%m/%Y}.")


@transaction.atomic
def close(*, by: str, authority: Authority, seen: Seen, reason: str, today: date) -> models.PlanVersion:
    """Close the year of a plan in force; with results missing, only with a reason."""
    row = locked(authority, seen)
    standing = _allowed(Act.CLOSE, row, authority, today)
    life.check_closing_reason(standing, reason)
    return _pass(row, Act.CLOSE, by=by, authority=authority, reason=reason)


def locked(authority: Authority, seen: Seen) -> models.PlanVersion:
    """The version, locked with all the authority's; NoPlan for a code it has not, StaleVersion when it moved meanwhile."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    row = models.PlanVersion.objects.select_for_update(of=("self",)).of(authority.pk).filter(code=seen.code).first()
    if row is None:
        raise NoPlan("Quella versione non è di questo ente.")
    if (row.state, row.revision) != (seen.state, seen.revision):
        raise StaleVersion(
            subject=str(row),
            yours={"Stato": Stage(seen.state).word, "Modifiche": seen.revision},
            current={"Stato": Stage(row.state).word, "Modifiche": row.revision},
        )
    return row


def _allowed(act: Act, row: models.PlanVersion, authority: Authority, today: date) -> Situation:
    found = editions(authority)
    edition = next(each for each in found if each.pk == row.pk)
    standing = situation(board(edition, at=last_day(edition, today)), found, today=today)
    life.check_act(act, standing)
    return standing


def _pass(
    row: models.PlanVersion,
    act: Act,
    *,
    by: str,
    authority: Authority,
    reason: str = "",
    cited: Resolution | None = None,
) -> models.PlanVersion:
    before, row.state = row.state, models.State(life.transition(act).after)
    row.save()
    models.Passage.objects.create(
        plan=row,
        before=before,
        after=row.state,
        organ=cited.organ.strip() if cited else "",
        act_number=cited.number.strip() if cited else "",
        act_date=cited.day if cited else None,
        reason=reason.strip(),
        by=User.objects.filter(email=by).first(),
    )
    data = {"before": before, "after": row.state, "reason": reason.strip(), "revision": row.revision}
    if cited:
        data |= {"organ": cited.organ, "number": cited.number, "date": cited.day, "digest": row.digest}
    audit.record(authority=authority.code, by=by, act=f"performance.{act.value}_version", subject=row.code, data=data)
    return row
