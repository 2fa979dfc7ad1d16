"""Which plans an authority has: years, versions, their state and act, who brought them in and from which file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.performance.models import PlanVersion, State
from traguardo.performance.queries.prepared import Row, prepared

RUNNING = frozenset({State.IN_FORCE, State.CLOSED})
PLAIN = (
    *("pk", "code", "title", "year", "first_year", "last_year", "number", "state", "revision", "reason"),
    *("act_date", "in_force_from", "digest", "file_name", "sha256", "mapping", "imported_at", "reporting_date"),
)
JOINED = (
    *("system", "system__revision", "system__created_at", "base__number", "source"),
    *("act_organ", "act_number", "imported_by__full_name", "imported_by__email"),
)


class NoPlan(LookupError):  # noqa: N818 - it names the fact
    """The authority has no such plan, year or version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A version of a plan as named on screens; `digest`, `imported_at` and `revision` tell its content from any other.

    `newest`: the last version of its year. `current`: the one the year runs on, that is the version in force or
    closed, else the one approved, else the newest. `system`: key, revision and birth of its measurement system, None for the default.
    """

    pk: int
    authority: str
    authority_pk: int
    code: str
    title: str
    year: int
    first_year: int
    last_year: int
    number: int
    newest: bool
    current: bool
    state: str
    state_word: str
    revision: int
    system: tuple[int, int, str] | None
    base: int | None
    reason: str
    act: str
    act_date: date | None
    in_force_from: date | None
    digest: str
    file_name: str
    file: int | None
    sha256: str
    mapping: str
    imported_at: datetime
    imported_by: str
    reporting_date: date | None

    @property
    def name(self) -> str:
        return f"{self.year}, versione {self.number}"

    @property
    def editable(self) -> bool:
        """Whether it is still a draft that may be edited."""
        return self.state == State.DRAFT

    @property
    def approved(self) -> bool:
        """Whether a resolution approved it, so that it never changes any more."""
        return self.state in {State.APPROVED, *RUNNING}

    @property
    def running(self) -> bool:
        """Whether its year runs on it, or ran: in force or closed."""
        return self.state in RUNNING

    @property
    def closed(self) -> bool:
        """Whether its year is over and nothing changes any more."""
        return self.state == State.CLOSED


def editions(authority: Authority) -> tuple[Edition, ...]:
    """Every version of every year, newest first. One SQL statement."""
    listed = _versions(authority=authority.pk)
    newest = {row.year: row.pk for row in reversed(listed)}
    approved = {row.year: row.pk for row in reversed(listed) if row.state == State.APPROVED}
    running = {row.year: row.pk for row in reversed(listed) if row.state in RUNNING}
    current = newest | approved | running
    return tuple(
        _edition(row, authority, newest=row.pk in newest.values(), current=row.pk in current.values()) for row in listed
    )


def choose(found: tuple[Edition, ...], *, year: int | None = None, number: int | None = None) -> Edition:
    """The edition of a year and number; the current one where they are not said. NoPlan when there is none.

    Without a year, the latest whose plan is in force: next year's draft does not hide the work of this one.
    """
    if year is None:
        year = next((edition.year for edition in found if edition.state == State.IN_FORCE), None)
    for edition in found:
        if year in {None, edition.year} and (edition.number == number if number else edition.current):
            return edition
    raise NoPlan("Non c'è un piano di quell'anno e di quella versione.")


def edition_of(authority: Authority, pk: int) -> Edition:
    """One edition by its key, within the authority; NoPlan for another authority's."""
    found = next((edition for edition in editions(authority) if edition.pk == pk), None)
    if found is None:
        raise NoPlan("Quella versione non è di questo ente.")
    return found


def act(organ: str, number: str, day: date | None) -> str:
    """An act as one cites it, «Assemblea, n. 12 del 30/01/2026»; empty when there is none."""
    cited = " ".join(part for part in (f"n. {number}" if number else "", f"del {day:%d/%m/%Y}" if day else "") if part)
    return ", ".join(part for part in (organ, cited) if part)


@prepared
def _versions(authority: int) -> QuerySet[PlanVersion, Any]:
    return PlanVersion.objects.of(authority).newest_first().values_list(*PLAIN, *JOINED)


def _edition(row: Row, authority: Authority, *, newest: bool, current: bool) -> Edition:
    return Edition(
        **{name: getattr(row, name) for name in PLAIN},
        authority=authority.code,
        authority_pk=authority.pk,
        newest=newest,
        current=current,
        state_word=State(row.state).label,
        system=(row.system, row.system__revision, row.system__created_at.isoformat()) if row.system else None,
        base=row.base__number,
        act=act(row.act_organ, row.act_number, row.act_date),
        file=row.source,
        imported_by=row.imported_by__full_name or row.imported_by__email or "",
    )
