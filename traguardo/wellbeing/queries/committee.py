"""The committee and its meetings as plain values."""

from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.wellbeing import models
from traguardo.wellbeing.domain.committee import Kind, Seat, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting; what was said and decided is for who sits."""

    number: int
    on: date
    agenda: str
    minutes: str
    decisions: str
    approved: bool
    revision: int
    present: tuple[int, ...]


def seats(authority: Authority) -> tuple[Seat, ...]:
    """Everybody who ever sat: the administration's first, the effective first. One SQL statement."""
    return tuple(_seat(row) for row in models.Seat.objects.filter(authority=authority))


def seat(authority: Authority, pk: int) -> Seat | None:
    """One seat; None when the authority has none of that key."""
    row = models.Seat.objects.filter(authority=authority, pk=pk).first()
    return None if row is None else _seat(row)


def meetings(authority: Authority) -> tuple[Meeting, ...]:
    """The meetings, the latest first. Two SQL statements."""
    rows = models.Meeting.objects.filter(authority=authority).prefetch_related("present")
    return tuple(_meeting(row) for row in rows)


def meeting(authority: Authority, number: int) -> Meeting | None:
    """One meeting; None when there is none of that number."""
    return next((each for each in meetings(authority) if each.number == number), None)


def _seat(row: models.Seat) -> Seat:
    return Seat(
        pk=row.pk,
        name=row.name,
        gender=row.gender,
        side=Side(row.side),
        kind=Kind(row.kind),
        chair=row.chair,
        first_day=row.first_day,
        last_day=row.last_day,
        union=row.union,
        act=row.act,
        user=row.user_id,
        revision=row.revision,
    )


def _meeting(row: models.Meeting) -> Meeting:
    return Meeting(
        number=row.number,
        on=row.on,
        agenda=row.agenda,
        minutes=row.minutes,
        decisions=row.decisions,
        approved=row.approved,
        revision=row.revision,
        present=tuple(each.pk for each in row.present.all()),
    )
