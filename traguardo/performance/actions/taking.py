"""A workbook of results filled away from the net: all that was chosen of it becomes drafts, or nothing does."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, Standing
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.entering import Held, hold, keep
from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject
from traguardo.performance.domain.measuring.typed_cells import Typed
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.entry import Key
from traguardo.performance.queries.uploads import RESULTS_TAKEN
from traguardo.performance.queries.workbooks import taken


@transaction.atomic
def take_workbook(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    known: Mapping[Key, Subject],
    unit_names: Mapping[str, str],
    today: date,
    schedules: bool,
    source: models.SourceFile,
    cells: Sequence[Typed],
) -> int:
    """Keep the cells of a workbook as drafts, by the rules of the grid; how many rows changed, 0 for a workbook already taken.

    StaleVersion when a cell is not as it was seen any more, NotUnderstood when one cannot be kept, PermissionDenied
    when a thing is not theirs to measure.
    """
    models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    if taken(authority, source.sha256):
        return 0
    held = hold(edition, standing, known, unit_names, cells, today=today, schedules=schedules)
    _check(held)
    written = keep(edition, held, by=by, today=today)
    if written:
        models.SourceFile.objects.filter(pk=source.pk).update(mapping=RESULTS_TAKEN)
        changes = {"/".join(row.subject.key): row.changes for row in held.changed}
        audit.record(
            authority=edition.authority,
            by=by,
            act="performance.take_workbook",
            subject=edition.code,
            data={"file": source.name, "sha256": source.sha256, "changes": changes},
        )
    return len(written)


def _check(held: Held) -> None:
    """Every cell is kept as it was typed, or none is."""
    for each in held.gone:
        raise NotUnderstood(each.message)
    for row in held.rows:
        for told in row.told:
            if told.status == "conflict":
                raise StaleVersion(
                    subject=row.subject.title, yours={told.column: told.text}, current={told.column: told.theirs}
                )
            if told.status == "error":
                raise NotUnderstood(f"«{row.subject.title}»: {told.message}")
