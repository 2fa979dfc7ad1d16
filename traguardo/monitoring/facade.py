"""All that others may use of the deadlines: those of a year, the next ones, their table, the feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Measure, Row, Table
from traguardo.monitoring.domain.body import Body
from traguardo.monitoring.domain.deadlines import Deadline, deadlines
from traguardo.monitoring.domain.fulfilment import Standing
from traguardo.monitoring.domain.small import small_bodies
from traguardo.monitoring.domain.table import table
from traguardo.monitoring.library.feed import feed
from traguardo.monitoring.queries.book import Line, book, staff_said

__all__ = [
    "Deadline",
    "Upcoming",
    "calendar_feed",
    "deadline_table",
    "deadlines_of",
    "meeting_address",
    "next_deadlines",
    "small_bodies",
    "staff_said",
    "usual_deadline_table",
]
OPEN = frozenset({Standing.TO_DO, Standing.NEAR, Standing.OVERDUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A deadline not met yet: `left` days to it, negative when it is past; `standing` in a word; `url` of its page."""

    title: str
    short: str
    day: date
    left: int
    standing: str
    url: str


def next_deadlines(authority: Authority, today: date, n: int = 5) -> tuple[Upcoming, ...]:
    """The first `n` deadlines of this year and the next that are not met, overdue ones first. Three SQL statements."""
    kept = book(authority)
    lines = [line for year in (today.year, today.year + 1) for line in kept.year(year, today=today)]
    return tuple(_upcoming(authority, line, today) for line in lines if line.standing in OPEN)[:n]


def deadlines_of(authority: Authority, year: int, *, known_by: date) -> tuple[Deadline, ...]:
    """The deadlines of an authority in a year, as known on a day; ValueError for a year the table does not know."""
    return tuple(line.deadline for line in book(authority).year(year, today=known_by))


def deadline_table(authority: Authority, year: int, *, known_by: date | None = None) -> Table:
    """The deadlines of a year as a table for documents: day, what, by which law. As known at the end of the year, unless said."""
    return _table(deadlines_of(authority, year, known_by=known_by or date(year, 12, 31)), year, known_by)


def usual_deadline_table(year: int) -> Table:
    """The deadlines of a year for a body that has set nothing of its own: what a document printed without a site shows."""
    return _table(deadlines(Body(), year, date(year, 12, 31)), year, None)


def _table(found: Iterable[Deadline], year: int, known_by: date | None) -> Table:
    return Table(
        code=f"scadenze-{year}",
        title=f"Scadenze di legge del {year}",
        stub="Scadenza",
        columns=(
            Column(heading="Entro", measure=Measure.DAY),
            Column(heading="Chi"),
            Column(heading="Legge"),
        ),
        rows=tuple(
            Row(code=f"{each.code}-{each.about}", label=each.title, values=(each.day, each.who, str(each.law)))
            for each in found
        ),
        source=Source(description="Calendario delle scadenze di legge"),
        as_of=known_by,
    )


def meeting_address(
    authority: Authority, kind: str, year: int, *, on: date, act: str, link: str = "", today: date
) -> str:
    """Where one says that a document of a kind and year met its deadline, filled in already; empty when none awaits it."""
    kept = book(authority)
    years = range(max(year - 1, table().first_year), year + 2)
    lines = (line for each in years for line in kept.year(each, today=today))
    waiting = (line for line in lines if kind in line.deadline.kinds and line.deadline.about == year)
    found = next((line for line in waiting if line.said is None), None)
    if found is None:
        return ""
    filled = urlencode({"il": f"{on:%d/%m/%Y}", "atto": act, "link": link})
    return f"{reverse('monitoring:meet', args=[authority.code, *found.deadline.key])}?{filled}"


def calendar_feed(authority: Authority, *, today: date) -> bytes:
    """The deadlines of last year, this and the next as iCalendar (RFC 5545): days and laws, nothing of what was done."""
    kept = book(authority)
    lines = [line for year in (today.year - 1, today.year, today.year + 1) for line in kept.year(year, today=today)]
    return feed(authority.name, authority.code, [line.deadline for line in lines])


def _upcoming(authority: Authority, line: Line, today: date) -> Upcoming:
    deadline = line.deadline
    return Upcoming(
        title=deadline.title,
        short=deadline.short,
        day=deadline.day,
        left=(deadline.day - today).days,
        standing=line.standing.label,
        url=reverse("monitoring:deadline", args=[authority.code, *deadline.key]),
    )
