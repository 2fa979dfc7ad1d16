"""The indicators of a plan that are measured themselves, with what was last recorded of each."""

from dataclasses import dataclass
from datetime import date

from traguardo.performance.queries.board import board
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.entry import results_of, rows_of_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurable:
    """An indicator to measure. `source`: where the plan says its result comes from; `version`: the row recorded last, 0 for none.

    `on_days`: what is recorded of each day, as printed.
    """

    code: str
    name: str
    objective: str
    expected: str
    unit_of_measure: str
    source: str
    version: int
    on_days: dict[date, str]


def measurable(edition: Edition, *, at: date) -> tuple[Measurable, ...]:
    """The indicators measured themselves in the edition's year, in the plan's order. Two SQL statements."""
    results = results_of(edition)
    return tuple(
        Measurable(
            code=row.subject.code,
            name=row.subject.title,
            objective=row.objective,
            expected=row.subject.expected,
            unit_of_measure=row.subject.unit_of_measure,
            source=row.subject.source,
            version=recorded[-1].pk if recorded else 0,
            on_days={each.on: each.outcome["printed"] for each in recorded if each.on},
        )
        for row in rows_of_plan(board(edition, at=at))
        if row.measured and row.subject.kind == "indicator"
        for recorded in [results.get(row.subject.key, [])]
    )
