"""The yearly reports of the committee as plain values; who is not of the committee reads the tables with small groups kept."""

from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.finding import Finding
from traguardo.kernel.table import Table
from traguardo.wellbeing import models
from traguardo.wellbeing.domain.report import Stage
from traguardo.wellbeing.domain.report_checks import check_clock, check_tables
from traguardo.wellbeing.domain.staff_tables import published
from traguardo.wellbeing.domain.stored_tables import read_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report on a year: its tables whole, its texts by code."""

    year: int
    stage: Stage
    tables: tuple[Table, ...]
    texts: dict[str, str]
    given_on: date | None
    act: str
    approved_on: date | None
    sent_on: date | None
    sent_to: str
    revision: int

    @property
    def open_tables(self) -> tuple[Table, ...]:
        """The tables for everybody: small groups kept."""
        return tuple(published(table) for table in self.tables)

    def findings(self, today: date) -> list[Finding]:
        """What does not agree, and what is late."""
        late = check_clock(self.year, self.stage, self.given_on, self.sent_on, today)
        return [*check_tables(self.tables), *late]


def reports(authority: Authority) -> tuple[Report, ...]:
    """Every report, the latest first. One SQL statement."""
    return tuple(_report(row) for row in models.Report.objects.filter(authority=authority))


def report(authority: Authority, year: int) -> Report | None:
    """The report on a year; None where there is none."""
    row = models.Report.objects.filter(authority=authority, year=year).first()
    return None if row is None else _report(row)


def _report(row: models.Report) -> Report:
    return Report(
        year=row.year,
        stage=Stage(row.stage),
        tables=read_tables(row.tables),
        texts=dict(row.texts),
        given_on=row.given_on,
        act=row.act,
        approved_on=row.approved_on,
        sent_on=row.sent_on,
        sent_to=row.sent_to,
        revision=row.revision,
    )
