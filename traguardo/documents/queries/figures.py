"""The tables of figures of an authority, and the register a document of a year quotes from."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Subquery

from traguardo.access.facade import Authority
from traguardo.documents.domain.register import Register
from traguardo.documents.intake.packing import unpacked
from traguardo.documents.library.composing import DEADLINES
from traguardo.documents.library.frame import Material
from traguardo.documents.library.plan_tables import plan_tables
from traguardo.documents.models import FigureTable
from traguardo.documents.queries.published import Published
from traguardo.kernel.table import Table
from traguardo.monitoring.facade import deadline_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A table as it is now: its version, the file it came from, who brought it in and when."""

    table: Table
    year: int
    number: int
    file_name: str
    added_at: datetime
    added_by: str


def kept_tables(authority: Authority, year: int) -> tuple[Kept, ...]:
    """The current tables of a year, in the order of their titles; a withdrawn one is left out."""
    rows = _current(authority).filter(year=year, withdrawn=False).select_related("added_by").order_by("title", "code")
    return tuple(
        Kept(
            table=unpacked(row.body),
            year=row.year,
            number=row.number,
            file_name=row.file_name,
            added_at=row.added_at,
            added_by=row.added_by.full_name if row.added_by else "",
        )
        for row in rows
    )


def versions(authority: Authority, year: int, code: str) -> tuple[FigureTable, ...]:
    """Every version of a table, the latest first."""
    found = FigureTable.objects.filter(authority=authority, year=year, code=code)
    return tuple(found.select_related("added_by").order_by("-number"))


def years_with_tables(authority: Authority) -> list[int]:
    """The years some table was brought in for, the latest first."""
    found = FigureTable.objects.filter(authority=authority).values_list("year", flat=True)
    return sorted(set(found), reverse=True)


def register(authority: Authority, year: int, material: Material | None = None) -> Register:
    """The figures a document of a year may quote: the tables brought in, those of the plan where there is one, of the registers.

    A table brought in stands before one of a register with its code.
    """
    tables = {kept.table.code: kept.table for kept in kept_tables(authority, year)}
    with suppress(ValueError):
        tables.setdefault(DEADLINES, deadline_table(authority, year))
    return Register(Published(authority, year, {**tables, **(plan_tables(material) if material else {})}))


def _current(authority: Authority):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a queryset with an annotation
    latest = FigureTable.objects.filter(authority=OuterRef("authority"), year=OuterRef("year"), code=OuterRef("code"))
    newest = Subquery(latest.order_by("-number").values("number")[:1])
    return FigureTable.objects.filter(authority=authority).annotate(newest=newest).filter(number=F("newest"))
