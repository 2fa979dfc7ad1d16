"""Evidence of a result: a file is kept with its fingerprint; it may be withdrawn with a reason, never changed."""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.performance import models
from traguardo.performance.actions.measuring import check_measure
from traguardo.performance.domain.measuring.entry import subject as subject_of
from traguardo.performance.domain.measuring.files import recognise
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.history import rows_of


class NotWithdrawn(ValueError):  # noqa: N818 - it names the fact
    """The file cannot be withdrawn; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The file kept, and whether the very same was there already."""

    evidence: models.Evidence
    already: bool


@transaction.atomic
def add_evidence(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    kind: str,
    code: str,
    name: str,
    content: bytes,
    note: str = "",
    measurement: int | None = None,
) -> Added:
    """Keep a file that shows a result; the same content on the same indicator or step adds nothing.

    LookupError for an unknown code or measurement, PermissionDenied for another unit's, NotAccepted for a refused file.
    """
    models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    plan = plans.plan(edition)
    subject = subject_of(plan, kind, code)
    check_measure(standing, subject, {unit.code: unit.name for unit in plan.units})
    file = recognise(name, content, most=settings.EVIDENCE_MAX_BYTES)
    sha256 = hashlib.sha256(content).hexdigest()
    where = {"authority": authority, "year": edition.year, "subject_kind": kind, "subject": code}
    there = models.Evidence.objects.filter(**where, sha256=sha256, withdrawn_at=None).defer("content").first()
    if there is not None:
        return Added(evidence=there, already=True)
    row = models.Evidence.objects.create(
        **where,
        measurement=_measured(edition, kind, code, measurement),
        name=file.name,
        media_type=file.media_type,
        note=note,
        sha256=sha256,
        content=content,
        size=len(content),
        added_by=User.objects.filter(email=by).first(),
    )
    _told(authority, by, "performance.add_evidence", row, bytes=row.size)
    return Added(evidence=row, already=False)


@transaction.atomic
def withdraw_evidence(
    *, by: str, standing: Standing, authority: Authority, edition: Edition, pk: int, reason: str
) -> models.Evidence:
    """Mark a file as withdrawn: it stays, with who and why, readable by the planning office and the board.

    Evidence.DoesNotExist for another authority's or another year's, PermissionDenied for another unit's, NotWithdrawn without a reason
    or twice.
    """
    rows = models.Evidence.objects.select_for_update().defer("content")
    row = rows.get(authority=authority, year=edition.year, pk=pk)
    plan = plans.plan(edition)
    subject = subject_of(plan, row.subject_kind, row.subject)
    check_measure(standing, subject, {unit.code: unit.name for unit in plan.units})
    if row.withdrawn_at is not None:
        raise NotWithdrawn("Questa prova è già stata ritirata.")
    if not reason.strip():
        raise NotWithdrawn("Scrivi perché la ritiri: resta scritto accanto alla prova.")
    row.withdrawn_at, row.withdrawn_for = timezone.now(), reason.strip()
    row.withdrawn_by = User.objects.filter(email=by).first()
    row.save(update_fields=["withdrawn_at", "withdrawn_for", "withdrawn_by"])
    _told(authority, by, "performance.withdraw_evidence", row, reason=row.withdrawn_for)
    return row


def _measured(edition: Edition, kind: str, code: str, pk: int | None) -> models.Measurement | None:
    if pk is None:
        return None
    found = rows_of(edition, kind, code).filter(pk=pk).first()
    if found is None:
        raise LookupError("Quel risultato non c'è più: guarda la scheda e scegli di nuovo.")
    return found


def _told(authority: Authority, by: str, act: str, row: models.Evidence, **also: object) -> None:
    audit.record(
        authority=authority.code,
        by=by,
        act=act,
        subject=f"{row.year}/{row.subject_kind}/{row.subject}",
        data={"file": row.name, "sha256": row.sha256, "evidence": row.pk, **also},
    )
