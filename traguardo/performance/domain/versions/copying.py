"""Next year's plan made from this year's: what goes on stays with its code, what is over is left out and listed.

Results, decisions and what the old document printed about itself stay behind; the last measured value of an indicator
becomes its baseline (D.Lgs. 150/2009, art. 5, c. 2, lett. e). Nothing is guessed: weights and targets stay as they were.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from traguardo.performance.domain.plan import Baseline, Indicator, Measurement, Objective, OutcomeState, Plan, Step
from traguardo.performance.domain.scoring.weights import due_moment

OVER = frozenset({OutcomeState.DONE, OutcomeState.RESERVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something of the old plan that the new one does not have; kind: objective, step or indicator."""

    kind: str
    code: str
    title: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """An indicator whose baseline is now its last measured value; both as printed."""

    code: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """The new plan and what its author should look at. `untargeted`: codes of indicators without a target for the year."""

    plan: Plan
    left_out: tuple[LeftOut, ...]
    refreshed: tuple[Refreshed, ...]
    untargeted: tuple[str, ...]


def copy_plan(plan: Plan, *, title: str, year: int, first_year: int, last_year: int, ended: bool = False) -> Copied:
    """The plan of `year` (first_year-last_year) from that of an earlier one; ValueError for years out of order.

    Left out: objectives and steps that were only of years gone by, cancelled steps, targets outside the new years.
    `ended` brings along the objectives of years gone by too, as objectives of the new year.
    """
    if not (first_year <= year <= last_year and plan.year < year):
        raise ValueError(f"Gli anni {first_year}-{last_year} e {year} non vengono dopo il {plan.year}.")
    objectives, gone = _objectives(plan, year, ended=ended)
    codes = {objective.code for objective in objectives}
    steps, passed = _steps(plan, year, codes)
    indicators, refreshed = _indicators(plan, range(first_year, last_year + 1), codes, {step.code for step in steps})
    new = Plan(
        authority=plan.authority,
        title=title,
        first_year=first_year,
        last_year=last_year,
        year=year,
        units=plan.units,
        nodes=plan.nodes,
        programmes=plan.programmes,
        objectives=objectives,
        steps=steps,
        indicators=indicators,
        links=tuple(link for link in plan.links if link.objective in codes),
        headers=plan.headers,
    )
    return Copied(
        plan=new,
        left_out=(*gone, *passed),
        refreshed=refreshed,
        untargeted=tuple(item.code for item in indicators if item.target(year) is None),
    )


def _objectives(plan: Plan, year: int, *, ended: bool) -> tuple[tuple[Objective, ...], tuple[LeftOut, ...]]:
    kept, gone = [], []
    for item in plan.objectives:
        fresh = replace(item, declared_outcome="", report="", continues="")
        if not _is_over(item, year):
            kept.append(fresh)
        elif ended:
            kept.append(replace(fresh, years=(year,) if item.years else (), last_year=item.last_year and year))
        else:
            why = "era solo di anni già passati"
            gone.append(LeftOut(kind="objective", code=item.code, title=item.title, why=why))
    return tuple(kept), tuple(gone)


def _is_over(objective: Objective, year: int) -> bool:
    last = max(objective.years) if objective.years else objective.last_year
    return last is not None and last < year


def _steps(plan: Plan, year: int, objectives: set[str]) -> tuple[tuple[Step, ...], tuple[LeftOut, ...]]:
    measured = plan.measured()
    kept, left = [], []
    for step in plan.steps:
        if step.objective not in objectives:
            continue
        why = _why_not(step, year, measured.get(("step", step.code), ()))
        if why:
            left.append(LeftOut(kind="step", code=step.code, title=step.description, why=why))
        else:
            kept.append(_fresh(step))
    return tuple(kept), tuple(left)


def _why_not(step: Step, year: int, measured: tuple[Measurement, ...]) -> str:
    if step.cancelled:
        return "annullata"
    due = due_moment(step)
    if due is None or due.day.year >= year:
        return ""
    outcome = measured[-1].outcome if measured else step.outcome
    done = outcome is not None and outcome.state in OVER
    return f"scadeva il {due.day:%d/%m/%Y}{'' if done else ' e non risulta fatta'}"


def _fresh(step: Step) -> Step:
    """The step as planned now: a date moved by a variation is its date."""
    due = due_moment(step)
    printed = step.due_printed if due == step.due else ""
    return replace(
        step,
        due=due,
        due_printed=printed,
        moved_to=None,
        variation="",
        outcome=None,
        note="",
        printed_year_weights={},
    )


def _indicators(
    plan: Plan, years: range, objectives: set[str], steps: set[str]
) -> tuple[tuple[Indicator, ...], tuple[Refreshed, ...]]:
    measured = plan.measured()
    kept, refreshed = [], []
    for item in plan.indicators:
        if item.objective not in objectives:
            continue
        baseline = _baseline(measured.get(("indicator", item.code), ()), plan.year) or item.baseline
        if baseline != item.baseline:
            refreshed.append(
                Refreshed(code=item.code, name=item.name, before=item.baseline.printed, after=baseline.printed)
            )
        kept.append(
            replace(
                item,
                baseline=baseline,
                targets=tuple(target for target in item.targets if target.year in years),
                step=item.step if item.step in steps else "",
                printed_deviation="",
                continues="",
            )
        )
    return tuple(kept), tuple(refreshed)


def _baseline(measured: Iterable[Measurement], year: int) -> Baseline | None:
    """The last measured value, None where there is none: absent is not zero."""
    valued = [each for each in measured if each.outcome.value is not None]
    if not valued:
        return None
    last = max(valued, key=lambda each: each.on or date.min)
    return Baseline(printed=last.outcome.printed, value=last.outcome.value, years=(year,))
