"""Which plans an authority has: years, versions, their state and act, who brought them in and from which file."""

from dataclasses import dataclass
from datetime import date, datetime

from traguardo.access.facade import Authority
from traguardo.performance.models import PlanVersion, State

RUNNING = frozenset({State.IN_FORCE, State.CLOSED})


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


def editions(authority: Authority) -> tuple[Edition, ...]:
    """Every version of every year, newest first. One SQL statement."""
    rows = PlanVersion.objects.of(authority.pk).select_related("imported_by", "system", "base").newest_first()
    listed = list(rows.defer("body", "headers", "system__data", "base__body", "base__headers"))
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


def _edition(row: PlanVersion, authority: Authority, *, newest: bool, current: bool) -> Edition:
    return Edition(
        pk=row.pk,
        authority=authority.code,
        authority_pk=authority.pk,
        code=row.code,
        title=row.title,
        year=row.year,
        first_year=row.first_year,
        last_year=row.last_year,
        number=row.number,
        newest=newest,
        current=current,
        state=row.state,
        state_word=State(row.state).label,
        revision=row.revision,
        system=(row.system.pk, row.system.revision, row.system.created_at.isoformat()) if row.system else None,
        base=row.base.number if row.base else None,
        reason=row.reason,
        act=act(row.act_organ, row.act_number, row.act_date),
        act_date=row.act_date,
        in_force_from=row.in_force_from,
        digest=row.digest,
        file_name=row.file_name,
        file=row.source_id,
        sha256=row.sha256,
        mapping=row.mapping,
        imported_at=row.imported_at,
        imported_by=str(row.imported_by or ""),
        reporting_date=row.reporting_date,
    )
