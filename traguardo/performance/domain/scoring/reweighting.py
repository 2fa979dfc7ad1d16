"""Weights in the year before and after something is decided: what leaves takes its weight with it, the rest makes 100 again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from traguardo.performance.domain.measurement_system import MeasurementSystem, default_system
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring.plan_score import score_plan
from traguardo.performance.domain.scoring.scores import PlanScore, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Reweighting:
    """One thing's weight in the year, in percent of its siblings, exact; None: it is not in the sum, or not in the plan."""

    kind: str
    code: str
    title: str
    before: Fraction | None
    after: Fraction | None

    @property
    def moved(self) -> bool:
        """Whether the weight changed."""
        return self.before != self.after


def weights_before_after(
    before: Plan, after: Plan, year: int, *, at: date | None = None, system: MeasurementSystem | None = None
) -> tuple[Reweighting, ...]:
    """Weights of objectives, steps and indicators under two plans, or under one with and without a decision.

    `at`: the day whose decisions hold, the last of the year if not said. The weights of siblings sum to exactly 100, before
    and after. In the order of the plan after; what only the plan before has comes last.
    """
    day, rules = at or date(year, 12, 31), system or default_system()
    old, new = (score_plan(replace(plan, year=year), rules, at=day) for plan in (before, after))
    former = {(score.kind, score.code): score for score in _weighted(old)}
    latter = {(score.kind, score.code): score for score in _weighted(new)}
    return tuple(
        Reweighting(
            kind=kind,
            code=code,
            title=score.title,
            before=_weight(former, kind, code),
            after=_weight(latter, kind, code),
        )
        for (kind, code), score in {
            **latter,
            **{key: score for key, score in former.items() if key not in latter},
        }.items()
    )


def _weighted(scored: PlanScore) -> Iterator[Score]:
    yield from (*scored.objectives, *scored.steps, *scored.indicators)


def _weight(scores: Mapping[tuple[str, str], Score], kind: str, code: str) -> Fraction | None:
    found = scores.get((kind, code))
    return found.exact_year_weight if found else None
