"""TEMPORARY until evaluation publishes it."""

from dataclasses import dataclass
from fractions import Fraction

from traguardo.access.facade import Authority


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonScore:
    person: str
    score: Fraction
    days: int
    sheets: int
    provisional: bool


def final_scores(authority: Authority, *, year: int) -> tuple[PersonScore, ...]:
    return ()
