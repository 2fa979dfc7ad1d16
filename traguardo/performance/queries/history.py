"""Everything that was recorded of an indicator or step, corrections included, with who and from where."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan import Outcome
from traguardo.performance.domain.versions import packing
from traguardo.performance.models import Measurement, MeasurementState, Origin
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.loading import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A recorded result; `superseded` when a later row corrects it; `draft` while nobody has confirmed it."""

    pk: int
    on: date | None
    outcome: Outcome
    variables: dict[str, str]
    source: str
    note: str
    by: str
    by_hand: bool
    recorded_at: datetime
    place: Place
    file_name: str
    superseded: bool
    draft: bool = False
    late_for: str = ""

    @property
    def said(self) -> bool:
        """Whether anything is written in it: a draft may have been emptied."""
        return bool(self.on or self.outcome.printed or self.variables or self.source or self.note)


def rows_of(edition: Edition, kind: str, code: str) -> QuerySet[Measurement]:
    """Rows in force of one subject."""
    rows = in_force(pk=edition.pk, authority=edition.authority_pk, year=edition.year)
    return rows.filter(subject=code, subject_kind=kind).order_by("recorded_at", "pk")


def last(edition: Edition, kind: str, code: str) -> Measurement | None:
    """The row recorded last, None before the first."""
    return rows_of(edition, kind, code).last()


def history(edition: Edition, kind: str, code: str) -> tuple[Recorded, ...]:
    """Every row of one subject in the year, corrected ones included, oldest first. One SQL statement."""
    of_year = Q(plan=edition.pk) | Q(plan__authority=edition.authority_pk, plan__year=edition.year, origin=Origin.HAND)
    rows = Measurement.objects.filter(of_year, subject=code, subject_kind=kind)
    rows = rows.select_related("plan", "superseded_by").order_by("on", "recorded_at", "pk")
    return tuple(_recorded(row) for row in rows)


def _recorded(row: Measurement) -> Recorded:
    outcome = packing.outcome(row.outcome)
    assert outcome is not None  # noqa: S101 - the column is not null
    by_hand = row.origin == Origin.HAND
    return Recorded(
        pk=row.pk,
        on=row.on,
        outcome=outcome,
        variables=dict(row.variables),
        source=row.source,
        note=row.note,
        by=row.by,
        by_hand=by_hand,
        recorded_at=row.recorded_at,
        place=Place(sheet=row.place_sheet, row=row.place_row, column=row.place_column),
        file_name="" if by_hand else row.plan.file_name,
        superseded=hasattr(row, "superseded_by"),
        draft=row.state == MeasurementState.DRAFT,
        late_for=row.late_for,
    )
