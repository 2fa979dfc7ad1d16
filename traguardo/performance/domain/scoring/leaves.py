"""Scores of steps and indicators, each with its weight in the year; composite indicators from their weighted parts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.performance.domain.measurement_system import Level, MeasurementSystem, Rule
from traguardo.performance.domain.plan import Indicator, Plan, Step
from traguardo.performance.domain.scoring.departures import Departures
from traguardo.performance.domain.scoring.evidence import Measurements
from traguardo.performance.domain.scoring.indicators import indicator_result
from traguardo.performance.domain.scoring.roll_up import Part, Rolled, roll_up, weighed
from traguardo.performance.domain.scoring.scores import OUT_OF_THE_SUM, WAITING, Result, Score, State
from traguardo.performance.domain.scoring.settling import decided_result, given_rolled, left_result, settled
from traguardo.performance.domain.scoring.steps import When, step_result
from traguardo.performance.domain.scoring.weights import due_moment, step_year_weights

WHOLE, ZERO = Fraction(100), Fraction(0)
_DEEPEST = 20


def leaf_score(
    kind: str, code: str, title: str, result: Result, system: MeasurementSystem, *, weight: Decimal | None, share: Fraction | None
) -> Score:  # fmt: skip
    """A score with nothing under it: the degree held between floor and cap, due or not, covered or not."""
    held = None if result.uncapped is None else system.held(result.uncapped)
    is_out = result.state in OUT_OF_THE_SUM
    waits = result.state in WAITING
    return Score(
        kind=kind,
        code=code,
        title=title,
        state=result.state,
        why=result.why,
        rule=result.rule,
        weight=weight,
        due=result.due,
        value=result.value,
        exact=held,
        exact_uncapped=result.uncapped,
        exact_year_weight=share,
        exact_coverage=None if is_out else ZERO if held is None else WHOLE,
        exact_pace=ZERO if waits else None if is_out else WHOLE,
        exact_progress=None if is_out and not waits else ZERO if waits or held is None else held,
        exact_computed=result.computed,
        decision=result.decision,
        decimals=system.decimals,
    )


def rolled_score(
    kind: str, code: str, title: str, rolled: Rolled, system: MeasurementSystem, *, weight: Decimal | None = None,
    share: Fraction | None = None, rule: str = "",
) -> Score:  # fmt: skip
    """A score made of its parts, rounded and held as its level asks."""
    rolled = settled(rolled, kind, system)
    return rolled_as(kind, code, title, rolled, system, weight=weight, share=share, rule=rule)


def rolled_as(
    kind: str, code: str, title: str, rolled: Rolled, system: MeasurementSystem, *, weight: Decimal | None = None,
    share: Fraction | None = None, rule: str = "",
) -> Score:  # fmt: skip
    """A score with nothing more done to it."""
    return Score(
        kind=kind,
        code=code,
        title=title,
        state=rolled.state,
        why=rolled.why,
        rule=rule,
        weight=weight,
        exact=rolled.exact,
        exact_uncapped=rolled.uncapped,
        exact_year_weight=share,
        exact_coverage=rolled.coverage,
        exact_pace=rolled.pace,
        exact_progress=rolled.progress,
        exact_computed=rolled.computed,
        decision=rolled.decision,
        decimals=system.decimals,
    )


class Leaves:
    """Scores of the plan's steps and indicators by objective, each computed once."""

    def __init__(
        self,
        plan: Plan,
        system: MeasurementSystem,
        when: When,
        departures: Departures,
        owners: Mapping[str, frozenset[str]],
    ) -> None:
        self._plan, self._system, self._when, self._departures, self._owners = plan, system, when, departures, owners
        self._equal = Level.ROWS in system.equal_weights
        self._measurements = Measurements(
            plan.measurements, year=when.year, at=when.at, not_applicable=system.not_applicable
        )  # fmt: skip
        self._codes = frozenset(indicator.code for indicator in plan.indicators)
        self._due = {step.code: moment.day for step in plan.steps if (moment := due_moment(step))}
        self._parts: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in plan.indicators:
            if indicator.parent in self._codes:
                self._parts[indicator.parent].append(indicator)
        self._scored: dict[int, Score] = {}

    def steps(self) -> dict[str, list[Score]]:
        """Scores of the steps by objective; those of other years, and those that left the sum, come without a year weight."""
        staying = [step for step in self._plan.steps if self._departures.of_step(step) is None]
        weighed_steps = [replace(step, weight=None) for step in staying] if self._equal else staying
        year_weights = step_year_weights(weighed_steps, self._when.year)
        found: dict[str, list[Score]] = defaultdict(list)
        for step in self._plan.steps:
            found[step.objective].append(self._step(step, year_weights.get(step.code)))
        return found

    def indicators(self) -> dict[str, list[Score]]:
        """Scores of the indicators that count for an objective: not parts of others, with a target in the year."""
        roots: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self._plan.indicators:
            if indicator.parent not in self._codes and self._has_target(indicator):
                roots[indicator.objective].append(indicator)
        return {objective: self._siblings(listed, depth=0) for objective, listed in roots.items()}

    def all_indicators(self) -> Iterator[Score]:
        """Every indicator in the plan's order, parts and those without a target in the year too."""
        for indicator in self._plan.indicators:
            yield self._scored.get(id(indicator)) or self._outside(indicator)

    def _step(self, step: Step, share: Fraction | None) -> Score:
        measured = None if step.code in self._codes else self._measurements.of_step(step.code)
        result = step_result(step, self._system, self._when, measured)
        found = self._departures.rulings.of("step", step.code)
        result = decided_result(result, self._departures.of_step(step), found, self._system)
        title = step.description or step.goal
        return leaf_score("step", step.code, title, result, self._system, weight=step.weight, share=share)

    def _has_target(self, indicator: Indicator, depth: int = 0) -> bool:
        if indicator.target(self._when.year) is not None:
            return True
        return depth < _DEEPEST and any(
            self._has_target(part, depth + 1) for part in self._parts.get(indicator.code, ())
        )

    def _siblings(self, indicators: Sequence[Indicator], *, depth: int) -> list[Score]:
        parts = weighed([self._indicator(each, depth) for each in indicators], equal=self._equal)
        scores = [replace(part.score, exact_year_weight=part.share) for part in parts]
        self._scored.update({id(each): score for each, score in zip(indicators, scores, strict=True)})
        return scores

    def _indicator(self, indicator: Indicator, depth: int) -> Score:
        if self._departures.of_indicator(indicator) is not None:
            return self._outside(indicator)
        parts = [part for part in self._parts.get(indicator.code, ()) if self._has_target(part)]
        if parts and self._is_composite(indicator) and depth < _DEEPEST:
            return self._composite(indicator, parts, depth)
        return self._simple(indicator)

    def _is_composite(self, indicator: Indicator) -> bool:
        """Whether its parts give its degree: always, unless it names another rule and has a measurement of its own."""
        if indicator.rule.strip().upper() in {"", Rule.COMPOSITE.value}:
            return True
        return self._measurements.of_indicator(indicator).outcome is None

    def _composite(self, indicator: Indicator, parts: Sequence[Indicator], depth: int) -> Score:
        scores = self._siblings(parts, depth=depth + 1)
        rolled = roll_up(
            [Part(score, score.exact_year_weight) for score in scores],
            self._system,
            of="parti",
            weights=[part.weight for part in parts],
            equal=self._equal,
        )
        rolled = settled(rolled, "indicator", self._system)
        rolled = given_rolled(rolled, self._departures.rulings.of("indicator", indicator.code), self._system)
        return rolled_as(
            "indicator", indicator.code, indicator.name, rolled, self._system, weight=indicator.weight, rule=Rule.COMPOSITE.value
        )  # fmt: skip

    def _simple(self, indicator: Indicator) -> Score:
        target = indicator.target(self._when.year)
        if target is None:
            return self._outside(indicator)
        result = indicator_result(
            indicator,
            target,
            self._system,
            self._when,
            measurements=self._measurements,
            owners=self._owners.get(indicator.objective, frozenset()),
            step_due=self._due_of(indicator),
        )
        found = self._departures.rulings.of("indicator", indicator.code)
        return self._leaf(indicator, decided_result(result, None, found, self._system))

    def _due_of(self, indicator: Indicator) -> date | None:
        due = self._due.get(indicator.step)
        return due if due and due.year == self._when.year else None

    def _outside(self, indicator: Indicator) -> Score:
        """An indicator the year does not ask about, one that a decision took out, or one that is a part of itself."""
        out = self._departures.of_indicator(indicator)
        if not self._has_target(indicator):
            result = Result(state=State.OTHER_YEAR, why=f"Nessun valore atteso per il {self._when.year}.")
        elif out is not None:
            result = left_result(out)
        elif indicator.target(self._when.year) is not None:
            result = Result(state=State.REFUSED, why="È parte di sé stesso: non calcolabile.")
        else:
            result = Result(state=State.OTHER_YEAR, why=f"Nessun valore atteso per il {self._when.year}.")
        return self._leaf(indicator, result)

    def _leaf(self, indicator: Indicator, result: Result) -> Score:
        return leaf_score(
            "indicator", indicator.code, indicator.name, result, self._system, weight=indicator.weight, share=None
        )
