"""The score of each person in a year: their sheets weighted by days, final or as they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.domain.scoring import Standing, YearScore, YearSheet, score_year
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries.in_force import system_of
from traguardo.evaluation.queries.stored import stored_score
from traguardo.staffing.facade import Presence, presences


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonScore:
    """The year of a person, by the code of the payroll. `score` is None where it cannot be told, or nothing is evaluated.

    `provisional`: at least one sheet is not final yet. `bonus`: whether thresholds and presence give access to a bonus.
    """

    person: str
    score: Fraction | None
    days: int
    sheets: int
    provisional: bool
    standing: Standing
    bonus: bool
    negative: bool
    band: str
    why: tuple[str, ...]


def person_scores(authority: Authority, *, year: int) -> tuple[PersonScore, ...]:
    """Everybody with a sheet in the year, by code. A few SQL statements, whatever their number."""
    rows = Sheet.objects.filter(authority=authority, year=year).select_related("person", "system")
    people: dict[str, list[Sheet]] = defaultdict(list)
    for row in rows.order_by("number").prefetch_related("goals", "judgements"):
        people[row.person.code].append(row)
    present = presences(authority, year=year)
    return tuple(_person(code, people[code], present) for code in sorted(people))


def counts(authority: Authority, *, year: int) -> Mapping[Stage, int]:
    """How many sheets of the year stand in each state; no person, no score."""
    found: dict[Stage, int] = defaultdict(int)
    for stage in Sheet.objects.filter(authority=authority, year=year).values_list("stage", flat=True):
        found[Stage(stage)] += 1
    return dict(found)


def _person(code: str, rows: Sequence[Sheet], present: Mapping[str, Presence]) -> PersonScore:
    presence = present.get(code)
    sheets = [YearSheet(number=row.number, days=_days(row), score=_score(row)) for row in rows]
    found: YearScore = score_year(system_of(rows[-1].system), sheets, presence=presence.ratio if presence else None)
    return PersonScore(
        person=code,
        score=None if found.score is None else Fraction(found.score),
        days=found.days,
        sheets=len(rows),
        provisional=any(row.stage != Stage.FINAL for row in rows),
        standing=found.standing,
        bonus=found.bonus,
        negative=found.negative,
        band=found.band.title if found.band else "",
        why=found.why,
    )


def _days(row: Sheet) -> int:
    return (row.last_day - row.first_day).days + 1


def _score(row: Sheet) -> Fraction | None:
    """What is fixed in a final sheet, exact; what a delivered one comes to; nothing before, for a draft is not a score."""
    if row.stage == Stage.FINAL and row.reckoning:
        return Fraction(str(row.reckoning["score"]))
    return stored_score(row).score if Stage(row.stage).judged else None
