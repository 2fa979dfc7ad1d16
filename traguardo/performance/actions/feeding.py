"""Results that come from outside the grid, many at once: each recorded as one's own, or none at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from traguardo.access.facade import Authority, Standing
from traguardo.performance.actions.measuring import Entry, record_measurement
from traguardo.performance.queries.editions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of an indicator; `version` is the last row its author had seen, 0 for none."""

    code: str
    version: int
    entry: Entry


@transaction.atomic
def record_results(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    results: Sequence[Result],
    schedules: bool = False,
) -> int:
    """Record results of indicators, all or none; how many. Errors are those of `record_measurement`."""
    for result in results:
        record_measurement(
            by=by,
            standing=standing,
            authority=authority,
            edition=edition,
            kind="indicator",
            code=result.code,
            version=result.version,
            entry=result.entry,
            schedules=schedules,
        )
    return len(results)
