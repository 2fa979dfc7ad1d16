"""All that other contexts may use of evaluation: scores of a year for who shares out money, and counts that name nobody."""

from collections.abc import Sequence

from traguardo.access.facade import Authority
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.domain.publication import GroupAmounts, amounts_table
from traguardo.evaluation.domain.scoring import Standing
from traguardo.evaluation.queries import yearly
from traguardo.evaluation.queries.report import report
from traguardo.evaluation.queries.yearly import PersonScore
from traguardo.kernel.table import Table

__all__ = [
    "GroupAmounts",
    "PersonScore",
    "Stage",
    "Standing",
    "amounts_table",
    "final_scores",
    "published_tables",
    "sheets_summary",
]


def final_scores(authority: Authority, *, year: int) -> tuple[PersonScore, ...]:
    """The year of everybody with a sheet, by person code, weighted by days; `provisional` until all are final.

    Scores 0-100, exact after the one rounding of the system. Who calls answers for who may see them.
    """
    return yearly.person_scores(authority, year=year)


def sheets_summary(authority: Authority, *, year: int) -> dict[Stage, int]:
    """How many sheets of a year stand in each state; nobody is named."""
    return dict(yearly.counts(authority, year=year))


def published_tables(authority: Authority, *, year: int, amounts: Sequence[GroupAmounts] = ()) -> tuple[Table, ...]:
    """What a year publishes of its evaluations (D.Lgs. 33/2013, art. 20), small groups kept; none without a system.

    `amounts`: euro set aside and paid by group, from who keeps the fund; without them their table is left out.
    """
    found = report(authority, year, amounts=amounts)
    return found.tables if found else ()
