"""What the year asks to be measured, in which period, and what of it has no result yet.

A step or a date is asked by its day; what has a frequency at each of its turns; the rest at the end of the year.
What was suspended, cancelled or cannot be measured is not asked (D.Lgs. 150/2009, art. 6).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from traguardo.performance.domain.decisions import Rulings
from traguardo.performance.domain.measuring.entry import units_of
from traguardo.performance.domain.measuring.periods import Period, Stage, home, standing_in, window
from traguardo.performance.domain.notation.cadences import read_cadence
from traguardo.performance.domain.notation.moments import last_day
from traguardo.performance.domain.plan import (
    Indicator,
    Outcome,
    OutcomeState,
    Plan,
    Step,
    Target,
    TargetKind,
)
from traguardo.performance.domain.scoring.weights import due_moment

Subject = tuple[str, str]
MONTHS = 12
_ANY_TIME = re.compile(r"in\s+ogni\s+momento|in\s+qualsiasi\s+momento|continu|costante|al\s+bisogno", re.IGNORECASE)
_ONCE = frozenset({TargetKind.DATE, TargetKind.EVENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A step or an indicator the year asks about. `once`: a result settles it whenever it comes; `days`: when it is due."""

    kind: str
    code: str
    title: str
    objective: str
    units: tuple[str, ...]
    expected: str
    days: tuple[date, ...]
    once: bool = False

    @property
    def subject(self) -> Subject:
        return (self.kind, self.code)

    @property
    def repeats(self) -> bool:
        """Whether it is asked more than once in the year."""
        return len(self.days) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One result asked for: `period` asked it first, `owed_in` is where it is owed now, `settled` when it is there.

    `overtaken`: a turn that was missed, but a later turn has its result: nobody is asked for it any more.
    """

    asked: Asked
    day: date
    period: Period
    owed_in: Period
    settled: bool
    overtaken: bool = False

    @property
    def waiting(self) -> bool:
        """Whether somebody still owes it."""
        return not self.settled and not self.overtaken

    def late(self, at: date) -> bool:
        """Whether the days to enter it are over: its own period's, or those of the one it has moved to."""
        return self.waiting and (
            self.period != self.owed_in or self.owed_in.stage is Stage.CLOSED or self.owed_in.closes_on < at
        )


def asked(plan: Plan) -> tuple[Asked, ...]:
    """Every step and indicator the plan's year asks about, in the plan's order; of a repeated code the first."""
    found: dict[Subject, Asked] = {}
    for each in (*_steps(plan), *_indicators(plan)):
        found.setdefault(each.subject, each)
    return tuple(found.values())


def dues(
    plan: Plan, ordered: Sequence[Period], *, at: date, entered: frozenset[tuple[str, str, str]] = frozenset()
) -> tuple[Due, ...]:
    """Every result asked for, once in each period that asks it; empty without periods.

    `entered`: kind, code and period of results kept for a period whatever day they tell of. Results after `at` do not
    count; nor do things that had left the sum by then.
    """
    if not ordered:
        return ()
    results = _results(plan, at)
    rulings = {period.code: Rulings(plan, at=min(max(period.on, at), period.closes_on)) for period in ordered}
    found = []
    for each in asked(plan):
        for period, day in {home(day, ordered): day for day in each.days}.items():
            if _left(each, rulings[period.code]):
                continue
            now = period if each.repeats else standing_in(period, ordered)
            known = any((*each.subject, where.code) in entered for where in (period, now))
            days, told = window(period, ordered), results.get(each.subject, ())
            settled = known or _settled(each, days, told)
            later = each.repeats and any(on > days[1] for on, _ in told)
            due = Due(asked=each, day=day, period=period, owed_in=now, settled=settled, overtaken=later)
            found.append(due)
    return tuple(found)


def owed(found: Sequence[Due], period: Period) -> tuple[Due, ...]:
    """What is still owed in a period, soonest due first."""
    waiting = (due for due in found if due.owed_in.code == period.code and due.waiting)
    return tuple(sorted(waiting, key=lambda due: (due.day, due.asked.objective, due.asked.code)))


def asked_in(found: Sequence[Due], period: Period) -> tuple[Due, ...]:
    """All that a period asks of itself, settled or not."""
    return tuple(due for due in found if due.period.code == period.code)


def _settled(each: Asked, days: tuple[date, date], results: Sequence[tuple[date, Outcome]]) -> bool:
    first, last = days
    if each.repeats:
        return any(first <= on <= last for on, _ in results)
    return any(on >= first or (each.once and outcome.state is OutcomeState.DONE) for on, outcome in results)


def _steps(plan: Plan) -> Iterator[Asked]:
    for step in plan.steps:
        moment = due_moment(step)
        if step.cancelled or (moment and moment.day.year != plan.year):
            continue
        yield Asked(
            kind="step",
            code=step.code,
            title=step.description or step.goal,
            objective=step.objective,
            units=units_of(plan, step.objective),
            expected=step.indicator,
            days=(moment.day if moment else date(plan.year, MONTHS, 31),),
            once=True,
        )


def _indicators(plan: Plan) -> Iterator[Asked]:
    steps = {step.code: moment.day for step in plan.steps if (moment := due_moment(step))}
    composed = {item.parent for item in plan.indicators if item.parent and item.target(plan.year)}
    for item in plan.indicators:
        target = item.target(plan.year)
        if target is None or item.code in composed:
            continue
        days = _days(item, target, plan.year, steps.get(item.step))
        if days:
            yield Asked(
                kind="indicator",
                code=item.code,
                title=item.name,
                objective=item.objective,
                units=item.units or units_of(plan, item.objective),
                expected=target.printed,
                days=days,
                once=target.kind in _ONCE,
            )


def _days(item: Indicator, target: Target, year: int, step: date | None) -> tuple[date, ...]:
    """Days of the year on which an indicator is due; none for a date of a later year."""
    turns = _turns(item, target)
    if turns:
        times, of = turns
        return tuple(last_day(year, MONTHS * turn // of) for turn in range(of - times + 1, of + 1))
    if target.moment and target.kind is TargetKind.DATE:
        return () if target.moment.day.year > year else (target.moment.day,)
    return (step,) if step and step.year == year else (date(year, MONTHS, 31),)


def _turns(item: Indicator, target: Target) -> tuple[int, int] | None:
    """How many of how many turns of the year are asked, when more than one: «trimestrale da luglio» is 2 of 4."""
    if _ANY_TIME.search(item.frequency):
        return MONTHS, MONTHS
    of = read_cadence(item.frequency)
    times = of
    if of is None and target.kind is TargetKind.FREQUENCY:
        of, times = read_cadence(target.printed) or target.per_year, target.per_year
    if not of or not times or of == 1:
        return None
    whole = min(of, MONTHS)
    return max(1, times * whole // of), whole


def _results(plan: Plan, at: date) -> Mapping[Subject, list[tuple[date, Outcome]]]:
    """Results told by `at`, with the day they tell of; one without a day is of the report's, or of the year's end."""
    found: dict[Subject, list[tuple[date, Outcome]]] = defaultdict(list)
    end = plan.reporting_date or date(plan.year, MONTHS, 31)
    for subject, rows in plan.measured().items():
        found[subject] += [(row.on or end, row.outcome) for row in rows if _reported(row.outcome)]
    for step in plan.steps:
        if step.outcome is not None and _reported(step.outcome):
            found["step", step.code].append((_day_of(step, end), step.outcome))
    return {subject: [each for each in rows if each[0] <= at] for subject, rows in found.items()}


def _reported(outcome: Outcome) -> bool:
    return outcome.state is not OutcomeState.NOT_REPORTED


def _day_of(step: Step, end: date) -> date:
    return step.outcome.moment.day if step.outcome and step.outcome.moment else end


def _left(each: Asked, rulings: Rulings) -> bool:
    """Whether it, or the objective it is of, is out of the sum."""
    return any(rulings.of(*subject).out for subject in (each.subject, ("objective", each.objective)))
