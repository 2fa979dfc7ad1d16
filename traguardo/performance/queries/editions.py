"""Which plans an authority has: years, versions, who brought them in and from which file."""

from dataclasses import dataclass
from datetime import date, datetime

from traguardo.access.facade import Authority
from traguardo.performance.models import PlanVersion, State


class NoPlan(LookupError):  # noqa: N818 - it names the fact
    """The authority has no such plan, year or version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A version of a plan as named on screens; `digest` and `imported_at` tell it from any other."""

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
    state: str
    state_word: str
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


def editions(authority: Authority) -> tuple[Edition, ...]:
    """Every version of every year, newest first. One SQL statement."""
    rows = PlanVersion.objects.of(authority.pk).select_related("imported_by").newest_first()
    found: list[Edition] = []
    for row in rows.defer("body", "headers"):
        newest = all(edition.year != row.year for edition in found)
        found.append(_edition(row, authority, newest=newest))
    return tuple(found)


def choose(found: tuple[Edition, ...], *, year: int | None = None, number: int | None = None) -> Edition:
    """The edition of a year and number; the newest where they are not said. NoPlan when there is none."""
    for edition in found:
        if year in {None, edition.year} and (edition.number == number if number else edition.newest):
            return edition
    raise NoPlan("Non c'è un piano di quell'anno e di quella versione.")


def edition_of(authority: Authority, pk: int) -> Edition:
    """One edition by its key, within the authority; NoPlan for another authority's."""
    found = next((edition for edition in editions(authority) if edition.pk == pk), None)
    if found is None:
        raise NoPlan("Quella versione non è di questo ente.")
    return found


def _edition(row: PlanVersion, authority: Authority, *, newest: bool) -> Edition:
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
        state=row.state,
        state_word=State(row.state).label,
        digest=row.digest,
        file_name=row.file_name,
        file=row.source_id,
        sha256=row.sha256,
        mapping=row.mapping,
        imported_at=row.imported_at,
        imported_by=str(row.imported_by or ""),
        reporting_date=row.reporting_date,
    )
