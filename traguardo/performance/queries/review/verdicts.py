"""The board's verdicts, and whether what they judged has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from traguardo.performance.models import Verdict, VerdictOutcome
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.review.results import NONE, Result, content
from traguardo.performance.queries.things import Key

WHOLE: Key = ("plan", "")
OUTCOME_WORDS: Mapping[str, str] = {outcome.value: outcome.label for outcome in VerdictOutcome}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A verdict; `outdated` when the result judged is no longer the one there is, `superseded` when another came."""

    pk: int
    key: Key
    outcome: str
    note: str
    at: datetime
    by: str
    outdated: bool
    superseded: bool

    @property
    def word(self) -> str:
        return OUTCOME_WORDS[self.outcome]

    @property
    def validates(self) -> bool:
        """Whether it says yes, with or without remarks, to what there still is."""
        return self.outcome != VerdictOutcome.REFUSED and not self.outdated


def verdicts(edition: Edition, found: Mapping[Key, Result]) -> tuple[Given, ...]:
    """Every verdict of the year, oldest first, held against the results there are now. One SQL statement."""
    rows = Verdict.objects.filter(authority=edition.authority_pk, year=edition.year)
    rows = rows.select_related("measurement", "by", "superseded_by").order_by("pk")
    latest = max((each.recorded_at for each in found.values() if each.recorded_at), default=None)
    return tuple(_given(row, found, latest) for row in rows)


def newest_verdict(edition: Edition, kind: str, code: str) -> Verdict | None:
    """The verdict in force on a thing, None before the first."""
    where = {"authority": edition.authority_pk, "year": edition.year, "subject_kind": kind, "subject": code}
    return Verdict.objects.filter(**where, superseded_by=None).order_by("pk").last()


def _given(row: Verdict, found: Mapping[Key, Result], latest: datetime | None) -> Given:
    key = (row.subject_kind, row.subject)
    if key == WHOLE:
        outdated = latest is not None and latest > row.at
    else:
        outdated = content(row.measurement) != found.get(key, NONE).content
    return Given(
        pk=row.pk,
        key=key,
        outcome=row.outcome,
        note=row.note,
        at=row.at,
        by=str(row.by or ""),
        outdated=outdated,
        superseded=hasattr(row, "superseded_by"),
    )
