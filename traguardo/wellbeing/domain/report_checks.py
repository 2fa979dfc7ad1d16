"""What does not agree in the tables of a yearly report, and what came late."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day
from traguardo.kernel.numbers import italian
from traguardo.kernel.table import Table
from traguardo.wellbeing.domain.checks import raised
from traguardo.wellbeing.domain.report import Stage, data_due, report_due

SAME = ("cug-inquadramento", "cug-presenza")


def check_tables(tables: Sequence[Table]) -> list[Finding]:
    """BEN13 where the same people make two totals; BEN14 where somebody is in no column."""
    return [*_same(tables), *_nowhere(tables)]


def _same(tables: Sequence[Table]) -> Iterator[Finding]:
    totals = {table.code: _total(table)[-1] for table in tables if table.code in SAME and _total(table)}
    if len(set(totals.values())) > 1:
        said = ", ".join(f"{italian(total)} in «{code}»" for code, total in totals.items())
        yield raised("BEN13", f"Le persone sono {said}.")


def _nowhere(tables: Sequence[Table]) -> Iterator[Finding]:
    first = next((table for table in tables if table.code == SAME[0]), None)
    *counts, whole = _total(first) if first else (Decimal(0),)
    missing = whole - sum(counts, Decimal(0))
    if counts and missing:
        who = "persona non ha" if missing == 1 else "persone non hanno"
        yield raised("BEN14", f"{italian(missing)} {who} genere o anno di nascita nel registro.")


def _total(table: Table) -> list[Decimal]:
    last = table.rows[-1].values if table.rows else ()
    return [value for value in last if isinstance(value, Decimal)]


def check_clock(year: int, stage: Stage, given: date | None, sent: date | None, today: date) -> list[Finding]:
    """BEN15 for data or a report after their day, done or not."""
    found = []
    if (given or today) > data_due(year):
        when = f"sono stati dati il {it_day(given)}" if given else "non sono ancora stati dati"
        found.append(raised("BEN15", f"I dati erano per il {it_day(data_due(year))}: {when}."))
    if (sent or today) > report_due(year):
        when = f"è stata inviata il {it_day(sent)}" if sent else f"è ancora «{stage.label}»"
        found.append(raised("BEN15", f"La relazione era per il {it_day(report_due(year))}: {when}."))
    return found
