"""What every act on a sheet begins and ends with: its row locked and read again, the version bumped, the record left.

The record holds states and digests: no score, no judgement, no remark, no name (it is read by others).
"""

from collections.abc import Mapping

from traguardo.audit import facade as audit
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.sheets import sheet_row
from traguardo.kernel.stale import StaleVersion


def locked(by: Looker, sheet: Sheet, seen: int | None = None) -> Sheet:
    """The row, locked; NotYours when it is no longer theirs to see, StaleVersion when it changed since it was seen."""
    Sheet.objects.select_for_update(no_key=True).get(pk=sheet.pk, authority=by.authority)
    row = sheet_row(by, sheet.year, sheet.number)
    if seen is not None and row.revision != seen:
        raise stale(row, {"Versione": seen}, {"Versione": row.revision, "Stato": Stage(row.stage).label})
    return row


def stale(row: Sheet, yours: Mapping[str, object], current: Mapping[str, object]) -> StaleVersion:
    """The refusal that shows both values; the sheet by its number, never by its person."""
    return StaleVersion(subject=f"Scheda {row}", yours=yours, current=current)


def bump(row: Sheet, *fields: str) -> None:
    """Save the fields with the next version."""
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])


def record(by: Looker, act: str, subject: object, **data: object) -> None:
    """The act in the register, inside its own transaction."""
    audit.record(
        authority=by.authority.code, by=by.user.email, act=f"evaluation.{act}", subject=str(subject), data=data
    )
