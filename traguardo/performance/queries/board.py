"""A plan with its findings and scores at a date, indexed: what every screen of the plan starts from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from traguardo.kernel.finding import Finding
from traguardo.performance.domain import plan as records
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.scoring import PlanScore, Score, standing
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.systems import system_of

Subject = tuple[str, str]
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Board:
    """The plan of an edition at a date. `places` says which record stands in a row of the file it came from.

    Built once and remembered: what is computed from a board alone may be remembered by it.
    """

    edition: Edition
    at: date
    system: MeasurementSystem
    plan: records.Plan
    score: PlanScore
    findings: tuple[Finding, ...]
    places: Mapping[tuple[str, int], Subject]
    objectives: Mapping[str, records.Objective]
    steps: Mapping[str, tuple[records.Step, ...]]
    indicators: Mapping[str, tuple[records.Indicator, ...]]
    unit_names: Mapping[str, str]
    owners: Mapping[Subject, str]
    measured: Mapping[Subject, tuple[records.Measurement, ...]]

    def of(self, kind: str, code: str) -> Score | None:
        """The score of a thing, None when it has none."""
        return self.score.find(kind, code)

    def standing(self, kind: str, code: str) -> str:
        """One of the five words for how a thing stands."""
        found = self.of(kind, code)
        return standing(found, self.system) if found else "non valutabile"

    def units(self, codes: Iterable[str]) -> str:
        """Units by name, as one reads them."""
        return "; ".join(self.unit_names.get(code, code) for code in codes)

    def subject_of(self, finding: Finding) -> Subject | None:
        """What a finding is about: the record in its row, None when it is of the whole plan."""
        return self.places.get((finding.place.sheet, finding.place.row))

    def findings_of(self, subjects: Iterable[Subject]) -> tuple[Finding, ...]:
        """Findings that stand on the rows of these things."""
        wanted = set(subjects)
        return tuple(finding for finding in self.findings if self.subject_of(finding) in wanted)


def board(edition: Edition, *, at: date) -> Board:
    """The board of an edition at a date: one SQL statement when nothing was written since, else eleven."""
    return _board(edition, plans.stamp(edition), at)


def last_day(edition: Edition, today: date) -> date:
    """The day to look at: today, or the end of the plan's year when it is over (its reporting date if later)."""
    end = max(date(edition.year, 12, 31), edition.reporting_date or date.min)
    return min(today, end)


@lru_cache(maxsize=plans.REMEMBERED)
def _board(edition: Edition, key: plans.Stamp, at: date) -> Board:
    plan, scored, findings = plans.known(key, at)
    return Board(
        edition=edition,
        at=at,
        system=system_of(edition.system),
        plan=plan,
        score=scored,
        findings=findings,
        places=_places(plan),
        objectives=_first((item.code, item) for item in plan.objectives),
        steps=_grouped((item.objective, item) for item in plan.steps),
        indicators=_grouped((item.objective, item) for item in plan.indicators),
        unit_names=_first((item.code, item.name) for item in plan.units),
        owners={
            **{("step", item.code): item.objective for item in plan.steps},
            **{("indicator", item.code): item.objective for item in plan.indicators},
        },
        measured=plan.measured(),
    )


def _places(plan: records.Plan) -> dict[tuple[str, int], Subject]:
    kinds: tuple[tuple[str, Iterable[records.Objective | records.Step | records.Indicator]], ...] = (
        ("indicator", plan.indicators),
        ("step", plan.steps),
        ("objective", plan.objectives),
    )
    found = {
        (item.place.sheet, item.place.row): subject for subject, items in plan.measured().items() for item in items
    }
    found |= {(link.place.sheet, link.place.row): ("objective", link.objective) for link in plan.links}
    found |= {(item.place.sheet, item.place.row): (kind, item.code) for kind, items in kinds for item in items}
    return {place: subject for place, subject in found.items() if place[0] and place[1]}


def _first(pairs: Iterable[tuple[str, V]]) -> dict[str, V]:
    """By code; of a repeated code the first, as the scores have it."""
    found: dict[str, V] = {}
    for code, value in pairs:
        found.setdefault(code, value)
    return found


def _grouped(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    found: dict[str, list[V]] = defaultdict(list)
    for code, value in pairs:
        found[code].append(value)
    return {code: tuple(values) for code, values in found.items()}
