"""The board's opinions on the year, and what still stands in their way."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from traguardo.performance.models import Opinion
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.review.lines import Progress
from traguardo.performance.queries.review.verdicts import OUTCOME_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An opinion that was signed; it never changes."""

    pk: int
    outcome: str
    text: str
    at_date: date
    signed_at: datetime
    by: str
    judged: dict[str, Any] | None

    @property
    def word(self) -> str:
        return OUTCOME_WORDS[self.outcome]


def opinions(edition: Edition) -> tuple[Signed, ...]:
    """Opinions on a version of the plan, the last first. One SQL statement."""
    rows = Opinion.objects.filter(plan=edition.pk).select_related("signed_by")
    return tuple(
        Signed(
            pk=row.pk,
            outcome=row.outcome,
            text=row.text,
            at_date=row.at_date,
            signed_at=row.signed_at,
            by=str(row.signed_by or ""),
            judged=row.judged,
        )
        for row in rows
    )


def obstacles(found: Progress) -> str:
    """What is still open before an opinion, in words; empty when nothing is."""
    asked = "una domanda aperta" if found.asked == 1 else f"{found.asked} domande aperte"
    pending = "una cosa senza giudizio" if found.pending == 1 else f"{found.pending} cose senza giudizio"
    return " e ".join(words for number, words in ((found.asked, asked), (found.pending, pending)) if number)
