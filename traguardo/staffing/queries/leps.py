"""The contribution for social workers of an authority: its versions by year, what the staff register gives, its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.ratio import rounded
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Column, Measure, Row, Table
from traguardo.staffing.domain.leps import (
    Member,
    Stage,
    Version,
    Workers,
    Year,
    count_workers,
    leps_rule,
    why,
    years_of,
)
from traguardo.staffing.domain.people import Person
from traguardo.staffing.models import LepsVersion
from traguardo.staffing.queries.staff import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class LepsBook:
    """All an authority told, by year, and the people its staff register counts from."""

    years: Mapping[int, Year]
    people: tuple[Person, ...]

    def year(self, year: int) -> Year:
        """A year, with no version where nothing was told."""
        return self.years.get(year, Year(year=year, versions=()))

    def workers(self, year: int) -> Workers | None:
        """What the register gives for a year; None before the law."""
        rule = leps_rule(year)
        return count_workers(self.people, rule, year=year) if rule else None

    def last_seen(self, year: int, stage: Stage) -> int:
        """The number of the version that counts, 0 when there is none."""
        version = self.year(year).last(stage)
        return version.number if version else 0

    def before(self, year: int, stage: Stage) -> Version | None:
        """What a new version starts from: the same stage, the year's other, the latest year before."""
        told = self.year(year)
        earlier = [each for known, each in self.years.items() if known < year]
        return told.last(stage) or told.counts or (earlier[-1].counts if earlier else None)


def leps_book(authority: Authority) -> LepsBook:
    """Everything told and everybody ever in service. Three SQL statements."""
    rows = LepsVersion.objects.filter(authority=authority).select_related("by")
    return LepsBook(years=years_of([_version(row) for row in rows]), people=staff(authority))


def leps_figures(authority: Authority, *, year: int) -> tuple[RegisterFigure, ...]:
    """«staffing.leps_contribution» in euro and «staffing.leps_ratio», residents for one social worker. One SQL statement."""
    rows = LepsVersion.objects.filter(authority=authority, year=year)
    version = years_of([_version(row) for row in rows]).get(year, Year(year=year, versions=())).counts
    leps = version.leps if version else None
    lines = why(leps) if leps else (f"Nessuna versione del contributo per il {year}.",)
    told = f"{version.stage.label.capitalize()} {year}, {version.act}" if version else f"Contributo LEPS {year}"
    source = Source(description=told)
    return (
        RegisterFigure(
            code="staffing.leps_contribution",
            title="Contributo per gli assistenti sociali",
            value=Fraction(version.amount.cents, 100) if version else None,
            why=lines,
            source=source,
            measure=Measure.MONEY,
        ),
        RegisterFigure(
            code="staffing.leps_ratio",
            title="Residenti per un assistente sociale",
            value=Fraction(leps.residents) / leps.staff if leps and leps.staff else None,
            why=lines,
            source=source,
            unit="residenti",
        ),
    )


def leps_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """«leps-contributo»: the years told up to one, nothing when none was. One SQL statement."""
    rows = LepsVersion.objects.filter(authority=authority, year__lte=year)
    years = years_of([_version(row) for row in rows])
    told = [(each, each.counts) for each in years.values()]
    lines = tuple(_row(each, version) for each, version in told if version)
    if not lines:
        return ()
    return (
        Table(
            code="leps-contributo",
            title="Contributo per gli assistenti sociali",
            columns=(
                Column(heading="Residenti", measure=Measure.NUMBER, unit="residenti"),
                Column(heading="Assistenti sociali", measure=Measure.NUMBER, unit="a tempo pieno"),
                Column(heading="Prenotazione", measure=Measure.MONEY),
                Column(heading="Liquidazione", measure=Measure.MONEY),
            ),
            rows=lines,
            source=Source(description="Registro del contributo (L. 178/2020, art. 1, c. 797)"),
            stub="Anno",
        ),
    )


def _row(year: Year, version: Version) -> Row:
    booked, final = year.last(Stage.BOOKING), year.last(Stage.FINAL)
    staff = rounded(version.leps.staff, version.leps.rule.decimals)
    sums = (each.amount if each else None for each in (booked, final))
    values = (Decimal(version.leps.residents), staff, *sums)
    return Row(code=str(year.year), label=str(year.year), values=values)


def _version(row: LepsVersion) -> Version:
    return Version(
        year=row.year,
        stage=Stage(row.stage),
        number=row.number,
        on=row.on,
        act=row.act,
        source=row.source,
        members=tuple(_member(each) for each in row.bodies),
        told=None if row.told_cents is None else Money(row.told_cents),
        computed=Money(row.computed_cents),
        reason=row.reason,
        by=row.by.email if row.by else "",
    )


def _member(data: Mapping[str, str]) -> Member:
    counted = data.get("register")
    return Member(
        name=data["name"],
        residents=int(data["residents"]),
        staff=Fraction(data["staff"]),
        register=Fraction(counted) if counted else None,
    )
