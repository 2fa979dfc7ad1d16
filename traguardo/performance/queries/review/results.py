"""The result the board judges: the last confirmed one of each thing, and whether a draft waits behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from traguardo.performance.models import Measurement, MeasurementState, Origin
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.history import rows_of
from traguardo.performance.queries.things import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The last confirmed result of a thing (`pk` 0 for none), and whether a newer draft waits."""

    pk: int = 0
    content: object = None
    state: str = ""
    recorded_at: datetime | None = None
    recorded_by: int | None = None
    draft: bool = field(default=False)

    @property
    def word(self) -> str:
        """How far it has come, in a word; empty for no result recorded."""
        if self.draft:
            return "bozza da confermare"
        return MeasurementState(self.state).label if self.state else ""


NONE = Result()


def results(edition: Edition) -> Mapping[Key, Result]:
    """The result of each thing of the year. One SQL statement."""
    found: dict[Key, Result] = {}
    for row in _rows(edition):
        key = (row.subject_kind, row.subject)
        before = found.get(key, NONE)
        is_draft = row.state == MeasurementState.DRAFT
        found[key] = _result(before, draft=True) if is_draft else _of(row)
    return found


def newest(edition: Edition, kind: str, code: str) -> Measurement | None:
    """The row the board judges, to be moved to validated."""
    return rows_of(edition, kind, code).last()


def content(row: Measurement | None) -> object:
    """What makes a result the same as another: two rows of two versions of a plan may say the same."""
    return None if row is None else (row.on, row.outcome, row.variables)


def _rows(edition: Edition) -> QuerySet[Measurement]:
    of_version = Q(plan=edition.pk, origin=Origin.FILE)
    by_hand = Q(plan__authority=edition.authority_pk, plan__year=edition.year, origin=Origin.HAND)
    rows = Measurement.objects.filter(of_version | by_hand, superseded_by=None)
    return rows.order_by("recorded_at", "pk")


def _of(row: Measurement) -> Result:
    return Result(
        pk=row.pk,
        content=content(row),
        state=row.state,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by_id,
    )


def _result(before: Result, *, draft: bool) -> Result:
    return Result(
        pk=before.pk,
        content=before.content,
        state=before.state,
        recorded_at=before.recorded_at,
        recorded_by=before.recorded_by,
        draft=draft,
    )
