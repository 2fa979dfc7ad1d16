"""How late, so far, the body does what it has dated: the measure of how late the rest will be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import PlanScore, State
from traguardo.performance.domain.scoring.weights import due_moment

ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """How late things are, in days: by the median, at the most, and in words."""

    usual: int
    most: int
    how: str


class Lateness:
    """How many days late what is done was, in each objective or, where little is, in the whole plan."""

    def __init__(self, plan: Plan, now: PlanScore) -> None:
        self._by_objective: dict[str, list[int]] = {}
        done = {(each.kind, each.code) for each in (*now.steps, *now.indicators) if each.state in {State.DONE, State.LATE}}  # fmt: skip
        for kind, code, objective, due, moment in _dated_results(plan, now.at):
            if (kind, code) in done:
                self._by_objective.setdefault(objective, []).append(max((moment - due).days, 0))
        self._all: Sequence[int] = list(chain.from_iterable(self._by_objective.values()))

    def of(self, objective: str) -> Late:
        own = self._by_objective.get(objective, [])
        days, where = (own, "nell'obiettivo") if len(own) >= ENOUGH else (self._all, "nel piano")
        if not days:
            return Late(usual=0, most=0, how="Nel piano non c'è ancora nulla di concluso da cui capire il ritardo: si tiene la scadenza.")  # fmt: skip
        middle, most = sorted(days)[(len(days) - 1) // 2], max(days)
        how = f"Di ciò che {where} è concluso ({len(days)}) la metà ha avuto al più {middle} giorni di ritardo, tutto al più {most}: lo stesso qui."  # fmt: skip
        return Late(usual=middle, most=most, how=how)


def _dated_results(plan: Plan, at: date) -> Iterable[tuple[str, str, str, date, date]]:
    """What has both a due date and the date it was done: kind, code, objective, the two dates."""
    latest = {
        subject: found[-1]
        for subject, every in plan.measured().items()
        if (found := [each for each in every if each.on is None or each.on <= at])
    }
    for step in plan.steps:
        due, measured = due_moment(step), latest.get(("step", step.code))
        outcome = measured.outcome if measured else step.outcome
        if due and outcome and outcome.moment:
            yield "step", step.code, step.objective, due.day, outcome.moment.day
    for indicator in plan.indicators:
        target, measured = indicator.target(plan.year), latest.get(("indicator", indicator.code))
        if target and target.moment and measured and measured.outcome.moment:
            yield "indicator", indicator.code, indicator.objective, target.moment.day, measured.outcome.moment.day
