"""Forecast by pace: where indicators and steps get to by the end of the year, and the score the plan would have. Never the score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import chain

from traguardo.performance.domain.forecasting.lateness import Late, Lateness
from traguardo.performance.domain.forecasting.pace import Projection, Seen, adds_up, project, seen
from traguardo.performance.domain.measurement_system import MeasurementSystem, Rule
from traguardo.performance.domain.plan import (
    Direction,
    Indicator,
    Measurement,
    Moment,
    Outcome,
    OutcomeState,
    Plan,
    Step,
    Target,
)
from traguardo.performance.domain.scoring import PlanScore, Score, State, score_plan
from traguardo.performance.domain.scoring.weights import due_moment

OPEN = frozenset({State.NOT_DUE, State.MISSING})
GOING = OPEN | {State.IN_PROGRESS, State.MEASURED, State.FROZEN}
STUCK = frozenset({State.REFUSED, State.DOUBTFUL, State.PARTIAL, State.NOT_COMPUTABLE, State.BLOCKED})
BY_A_PERSON = frozenset({Rule.MANUAL.value, Rule.JUDGEMENT.value})
PRINTED = "previsione"
_FORMULA = "numeratore / denominatore"


class Case(StrEnum):
    """As it goes, at the worst and at the best for whoever pursues the target."""

    EXPECTED = "expected"
    WORST = "worst"
    BEST = "best"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What is foreseen of one indicator or step. `values` or `days` by case; both empty: it cannot be foreseen, `how` says why.

    A day None in `days` is «not within the year». `seen`: what was measured; `until`: the day it is foreseen at.
    """

    kind: str
    code: str
    how: str
    until: date
    seen: tuple[Seen, ...] = ()
    values: Mapping[Case, Fraction] | None = None
    days: Mapping[Case, date | None] | None = None

    @property
    def foreseen(self) -> bool:
        """Whether anything can be foreseen."""
        return self.values is not None or self.days is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The forecasts of a plan and, by case, the scores it would have at the end of its year; `now` is the true score."""

    now: PlanScore
    forecasts: tuple[Forecast, ...]
    scores: Mapping[Case, PlanScore]


def outlook(plan: Plan, system: MeasurementSystem, *, at: date) -> Outlook:
    """Forecasts at a date, and the plan scored with each case in the place of what is not yet known.

    When the year is over nothing is foreseen and every case is the score itself. Exact; same inputs, same figures.
    """
    now, end = score_plan(plan, system, at=at), date(plan.year, 12, 31)
    if at >= end:
        return Outlook(now=now, forecasts=(), scores=dict.fromkeys(Case, now))
    made = forecasts(plan, now)
    return Outlook(
        now=now,
        forecasts=made,
        scores={case: score_plan(foreseen(plan, made, case, at=at), system, at=end) for case in Case},
    )


def forecasts(plan: Plan, now: PlanScore) -> tuple[Forecast, ...]:
    """One forecast for each indicator and step still open in the year, in the plan's order."""
    foreseer = _Foreseer(plan, now)
    indicators = (foreseer.indicator(*pair) for pair in zip(plan.indicators, now.indicators, strict=True))
    steps = (foreseer.step(*pair) for pair in zip(plan.steps, now.steps, strict=True))
    return tuple(each for each in chain(indicators, steps) if each)


def foreseen(plan: Plan, made: Iterable[Forecast], case: Case, *, at: date) -> Plan:
    """The plan with a case in the place of what is not known at the date; what cannot be foreseen stays as it is."""
    end = date(plan.year, 12, 31)
    by_subject = {(each.kind, each.code): each for each in made if each.foreseen}
    known = tuple(each for each in plan.measurements if each.on is None or each.on <= at)
    supposed = tuple(
        _supposed(each, case, end) for each in by_subject.values() if each.kind == "indicator"
    )  # fmt: skip
    return replace(
        plan,
        measurements=(*known, *supposed),
        indicators=tuple(_computing(each, by_subject.get(("indicator", each.code))) for each in plan.indicators),
        steps=tuple(_stepped(each, by_subject.get(("step", each.code)), case) for each in plan.steps),
    )


class _Foreseer:
    """Foresees one thing after the other of a plan, from its scores at a date."""

    def __init__(self, plan: Plan, now: PlanScore) -> None:
        self._year, self._at = plan.year, now.at
        self._lateness, self._measured = Lateness(plan, now), plan.measured()

    def indicator(self, indicator: Indicator, score: Score) -> Forecast | None:
        target, end = indicator.target(self._year), date(self._year, 12, 31)
        until = min(score.due or end, end)
        settled = until <= self._at and score.state is State.MEASURED
        if target is None or settled or score.rule == Rule.COMPOSITE.value or score.state not in GOING | STUCK:
            return None
        if score.rule in BY_A_PERSON:
            return _not_foreseen("indicator", indicator.code, until, "Il grado lo dà una persona, non un valore.")
        if score.state in STUCK:
            return _not_foreseen("indicator", indicator.code, until, score.why)
        if target.moment or indicator.direction is Direction.BY_DATE:
            late = self._lateness.of(indicator.objective)
            return _dated("indicator", indicator.code, until, late, self._at) if score.state in OPEN else None
        return self._projected(indicator, target, until)

    def step(self, step: Step, score: Score) -> Forecast | None:
        moment, end = due_moment(step), date(self._year, 12, 31)
        if score.state in STUCK:
            return _not_foreseen("step", step.code, score.due or end, score.why)
        if score.state not in OPEN:
            return None
        if moment is None:
            return _not_foreseen("step", step.code, end, "Non ha una scadenza da cui partire.")
        return _dated("step", step.code, moment.day, self._lateness.of(step.objective), self._at)

    def _projected(self, indicator: Indicator, target: Target, until: date) -> Forecast:
        measurements = self._measured.get(("indicator", indicator.code), ())
        found = seen(indicator, measurements, year=self._year, at=self._at)
        projected = project(found, until=until, cumulative=adds_up(indicator, target, found))
        if not isinstance(projected, Projection):
            return _not_foreseen("indicator", indicator.code, until, projected, found)
        return Forecast(
            kind="indicator",
            code=indicator.code,
            how=projected.how,
            until=until,
            seen=found,
            values=_cases(projected, indicator),
        )


def _not_foreseen(kind: str, code: str, until: date, why: str, found: tuple[Seen, ...] = ()) -> Forecast:
    return Forecast(kind=kind, code=code, until=until, how=why, seen=found)


def _cases(projected: Projection, indicator: Indicator) -> dict[Case, Fraction]:
    """Low is worst, unless less is better."""
    worst, best = projected.low, projected.high
    if indicator.direction is Direction.LOWER:
        worst, best = best, worst
    return {Case.EXPECTED: projected.value, Case.WORST: worst, Case.BEST: best}


def _dated(kind: str, code: str, due: date, late: Late, at: date) -> Forecast:
    """A date to come: when due, plus how late the others usually were; what is already late, from the next day on at the earliest."""
    days = {Case.EXPECTED: late.usual, Case.WORST: late.most, Case.BEST: 0}
    tomorrow, end = at + timedelta(days=1), date(due.year, 12, 31)
    expected = {case: max(due + timedelta(days=many), tomorrow) for case, many in days.items()}
    overdue = f"Doveva essere fatto entro il {due:%d/%m/%Y} e non lo è: al più presto domani. " if due <= at else ""
    return Forecast(
        kind=kind,
        code=code,
        until=due,
        how=f"{overdue}{late.how}",
        days={case: day if day <= end else None for case, day in expected.items()},
    )


def _supposed(each: Forecast, case: Case, end: date) -> Measurement:
    """The measurement of an indicator in a case, on the last day of the year; its exact value as a ratio."""
    if each.days is not None:
        return Measurement(subject=each.code, on=end, outcome=_outcome(each.days[case]))
    value = each.values[case] if each.values else Fraction(0)
    ratio = {"numeratore": Decimal(value.numerator), "denominatore": Decimal(value.denominator)}
    return Measurement(
        subject=each.code, on=end, outcome=Outcome(printed=PRINTED, state=OutcomeState.DONE), variables=ratio
    )


def _computing(indicator: Indicator, each: Forecast | None) -> Indicator:
    return replace(indicator, formula=_FORMULA) if each and each.values is not None else indicator


def _stepped(step: Step, each: Forecast | None, case: Case) -> Step:
    return replace(step, outcome=_outcome(each.days[case])) if each and each.days is not None else step


def _outcome(day: date | None) -> Outcome:
    if day is None:
        return Outcome(printed=f"{PRINTED}: non entro l'anno", state=OutcomeState.NOT_DONE)
    return Outcome(printed=f"{PRINTED}: {day:%d/%m/%Y}", state=OutcomeState.DONE, moment=Moment(day=day))
