"""The board's verdicts: on one thing, on the whole plan, on many things that were looked at together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db import transaction

from traguardo.access.facade import Authority, Role, Standing, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.domain.measuring.entry import Subject
from traguardo.performance.domain.measuring.entry import subject as subject_of
from traguardo.performance.models import MeasurementState, VerdictOutcome
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.review import newest, newest_verdict
from traguardo.performance.queries.rights import can_measure


class NotPossible(ValueError):  # noqa: N818 - it names the fact
    """The act cannot be done; the message says why and how to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What its author had in view: the result and the verdict before, 0 for none."""

    kind: str
    code: str
    measurement: int = 0
    verdict: int = 0


def impartial(standing: Standing, subject: Subject, plan_units: dict[str, str]) -> bool:
    """Whether the evaluator is not also the owner: who heads a unit never judges what is of that unit."""
    if Role.UNIT_HEAD not in standing.roles:
        return True
    return not can_measure(replace(standing, roles=frozenset({Role.UNIT_HEAD})), subject, plan_units)


@transaction.atomic
def give_verdict(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    seen: Seen,
    outcome: VerdictOutcome,
    note: str = "",
) -> models.Verdict:
    """Say the board's word on an indicator, a step or (kind «plan») the whole; it supersedes the one before.

    LookupError for an unknown code, PermissionDenied for one's own thing, NotPossible for a remark or a refusal
    without words, StaleVersion when the result or the verdict changed meanwhile. A yes validates a confirmed result; a no takes
    it back to confirmed. A locked one stays locked.
    """
    models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    judge = User.objects.filter(email=by).first()
    result = newest(edition, seen.kind, seen.code) if seen.kind != "plan" else None
    before = newest_verdict(edition, seen.kind, seen.code)
    if seen.kind != "plan":
        _check_impartial(standing, edition, seen, judge, result)
    _check_words(outcome, note)
    if (result.pk if result else 0, before.pk if before else 0) != (seen.measurement, seen.verdict):
        raise _stale(seen, outcome, result, before)
    where = {"authority": authority, "year": edition.year, "subject_kind": seen.kind, "subject": seen.code}
    row = models.Verdict.objects.create(
        **where, measurement=result, outcome=outcome, note=note.strip(), by=judge, supersedes=before
    )
    _move(result, outcome)
    audit.record(
        authority=authority.code,
        by=by,
        act="performance.give_verdict",
        subject=f"{edition.code}/{seen.kind}/{seen.code}",
        data={"outcome": str(outcome), "note": row.note, "measurement": seen.measurement, "before": seen.verdict},
    )
    return row


@transaction.atomic
def validate_many(*, by: str, standing: Standing, authority: Authority, edition: Edition, seen: Sequence[Seen]) -> int:
    """Validate things looked at together, all or none; errors as for `give_verdict`. How many."""
    if not seen:
        raise NotPossible("Scegli almeno una riga da validare.")
    for each in seen:
        give_verdict(
            by=by,
            standing=standing,
            authority=authority,
            edition=edition,
            seen=each,
            outcome=VerdictOutcome.VALIDATED,
        )
    return len(seen)


def _check_impartial(
    standing: Standing, edition: Edition, seen: Seen, judge: User | None, result: models.Measurement | None
) -> None:
    plan = plans.plan(edition)
    subject = subject_of(plan, seen.kind, seen.code)
    if not impartial(standing, subject, {unit.code: unit.name for unit in plan.units}):
        raise PermissionDenied(f"«{subject.title}» è della tua unità: deve valutarlo un altro componente del nucleo.")
    if judge is not None and result is not None and result.recorded_by_id == judge.pk:
        raise PermissionDenied(f"Il risultato di «{subject.title}» l'hai inserito tu: deve valutarlo un altro.")


def _check_words(outcome: VerdictOutcome, note: str) -> None:
    if outcome != VerdictOutcome.VALIDATED and not note.strip():
        raise NotPossible("Scrivi che cosa osservi, o perché non lo validi.")


def _move(result: models.Measurement | None, outcome: VerdictOutcome) -> None:
    moves = {MeasurementState.CONFIRMED: MeasurementState.VALIDATED}
    if outcome == VerdictOutcome.REFUSED:
        moves = {MeasurementState.VALIDATED: MeasurementState.CONFIRMED}
    after = moves.get(MeasurementState(result.state)) if result else None
    if result is not None and after is not None:
        result.state = after
        result.save(update_fields=["state"])


def _stale(
    seen: Seen, outcome: VerdictOutcome, result: models.Measurement | None, before: models.Verdict | None
) -> StaleVersion:
    there = {
        "Risultato": result.outcome["printed"] if result else "nessuno",
        "Giudizio": VerdictOutcome(before.outcome).label if before else "nessuno",
    }
    yours = {"Risultato": "quello che avevi davanti", "Giudizio": VerdictOutcome(outcome).label}
    return StaleVersion(subject=seen.code, yours=yours, current=there)
