"""The staff needs of an authority with all they come to: every version, one of them, the one that holds in a year."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from json import dumps

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import GRAVITY
from traguardo.kernel.table import Table
from traguardo.staffing.domain.need import (
    Need,
    NeedSums,
    Service,
    differences,
    hiring_tables,
    need_tables,
    read_need,
    reckon_need,
    service_on,
)
from traguardo.staffing.domain.people import Person
from traguardo.staffing.models import NeedState, NeedVersion
from traguardo.staffing.queries.staff import staff

Content = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSheet:
    """A version of a need, computed. `newest`: no later version of its year; `service` is None where no day is said."""

    year: int
    number: int
    revision: int
    state: NeedState
    act: str
    adopted_on: date | None
    reason: str
    content: Content
    sums: NeedSums
    newest: bool = True
    service: Service | None = None

    @property
    def key(self) -> tuple[int, int]:
        return self.year, self.number

    @property
    def need(self) -> Need:
        return self.sums.need

    @property
    def name(self) -> str:
        """«Fabbisogno 2022-2024», with its number from the second version on."""
        return f"Fabbisogno {self.year}-{self.year + 2}{f', versione {self.number}' if self.number > 1 else ''}"

    @property
    def editable(self) -> bool:
        return self.state is NeedState.DRAFT

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps it from being adopted."""
        return tuple(each for each in self.sums.findings if each.severity is Severity.ERROR)

    @property
    def source(self) -> Source:
        """Where its figures come from, with the digest of the content."""
        adopted = f"adottato il {it_day(self.adopted_on)}, {self.act}" if self.adopted_on else "in bozza"
        return Source(description=f"{self.name}, {adopted}", sha256=digest_of(self.content))

    @property
    def tables(self) -> tuple[Table, ...]:
        """All its tables, then those of its hires."""
        return (*need_tables(self.sums, self.source), *hiring_tables(self.sums, self.source))


def need_sheets(authority: Authority) -> tuple[NeedSheet, ...]:
    """Every version, the latest year and number first, not held against the register. One SQL statement."""
    rows = list(NeedVersion.objects.filter(authority=authority))
    last = {row.year: row.number for row in reversed(rows)}
    return tuple(sheet_of(row, newest=last[row.year] == row.number) for row in rows)


def need_sheet(authority: Authority, year: int, number: int) -> NeedSheet:
    """A version held against the register on its day; LookupError when there is none. At most four SQL statements."""
    rows = NeedVersion.objects.filter(authority=authority, year=year)
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        raise LookupError("Questo ente non ha quel fabbisogno.")
    sheet = sheet_of(found, newest=number == max(row.number for row in rows))
    return held_against(sheet, staff(authority)) if sheet.need.on else sheet


def sheet_of(row: NeedVersion, *, newest: bool = True) -> NeedSheet:
    """A row computed; ValueError when its content cannot be (it was checked when it was written)."""
    need, findings = read_need(row.content)
    if need is None:
        raise ValueError(f"Il fabbisogno {row} non si legge: {findings[0].message}")
    return NeedSheet(
        year=row.year,
        number=row.number,
        revision=row.revision,
        state=NeedState(row.state),
        act=row.act,
        adopted_on=row.adopted_on,
        reason=row.reason,
        content=row.content,
        sums=reckon_need(need),
        newest=newest,
    )


def held_against(sheet: NeedSheet, people: Iterable[Person]) -> NeedSheet:
    """The sheet with what differs from the register on its day; of an adopted one too: it may be about to be redone."""
    if sheet.need.on is None:
        return sheet
    service = service_on(sheet.need.posts, people, sheet.need.on)
    found = sorted(
        (*sheet.sums.findings, *differences(service)), key=lambda each: (GRAVITY[each.severity], each.code, each.place)
    )
    return replace(sheet, sums=replace(sheet.sums, findings=tuple(found)), service=service)


def need_in_force(authority: Authority, year: int) -> NeedSheet | None:
    """The need adopted last that covers the year, None when none does. One SQL statement."""
    rows = NeedVersion.objects.filter(
        authority=authority, state=NeedState.ADOPTED, year__lte=year, year__gt=year - 3
    ).order_by("-year", "-number")
    row = rows.first()
    return sheet_of(row) if row else None


def digest_of(content: object) -> str:
    """The SHA-256 of a content, the same for the same content."""
    return sha256(dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
