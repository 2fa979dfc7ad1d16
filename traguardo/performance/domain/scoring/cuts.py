"""The same scores cut another way: by unit, with each one's share of the weight, and by tag."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE, points
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import PlanScore, Score, State
from traguardo.performance.domain.scoring.scores import OUT_OF_THE_SUM
from traguardo.performance.domain.scoring.sharing import NOBODY, portions

NO_UNIT = "Nessuna unità indicata"
_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A score inside a cut. `weight`: what it weighs there, in percent of the year's whole; `share`: how much of it is there."""

    score: Score
    weight: Fraction | None
    share: Fraction = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """One line of a cut: its score and what it is made of."""

    score: Score
    parts: tuple[Part, ...]


def by_unit(plan: Plan, score: PlanScore, system: MeasurementSystem) -> tuple[Slice, ...]:
    """A slice for each unit, in the plan's order; what no unit answers for comes last. Together they weigh the whole."""
    held: dict[str, list[Part]] = {unit.code: [] for unit in plan.units}
    weights = {each.code: each.exact_year_weight for each in score.objectives if each.state is not State.OTHER_YEAR}
    for portion in portions(plan, weights):
        found = score.find("objective", portion.objective)
        if found:
            held.setdefault(portion.unit, []).append(Part(score=found, weight=portion.weight, share=portion.share))
    names = {unit.code: unit.name for unit in plan.units} | {NOBODY: NO_UNIT}
    ordered = sorted(held.items(), key=lambda pair: pair[0] == NOBODY)
    return tuple(
        Slice(
            score=score.find("unit", code) or gathered("unit", code, names.get(code, code), parts, system),
            parts=tuple(parts),
        )
        for code, parts in ordered
    )


def by_tag(plan: Plan, score: PlanScore, system: MeasurementSystem) -> tuple[Slice, ...]:
    """A slice for each tag, by name. A thing with two tags is in both, so that the slices may weigh more than the whole.

    An indicator's tag counts by itself where its objective has not the same one.
    """
    held: dict[str, list[Part]] = defaultdict(list)
    tags = {objective.code: set(objective.tags) for objective in plan.objectives}
    for objective, found in zip(plan.objectives, score.objectives, strict=True):
        for tag in dict.fromkeys(objective.tags) if found.state is not State.OTHER_YEAR else ():
            held[tag].append(Part(score=found, weight=found.exact_year_weight))
    for indicator, found in zip(plan.indicators, score.indicators, strict=True):
        owner = score.find("objective", indicator.objective)
        weights = (owner.exact_year_weight if owner else None, found.exact_year_weight)
        for tag in dict.fromkeys(indicator.tags):
            if found.state is not State.OTHER_YEAR and tag not in tags.get(indicator.objective, set()):
                held[tag].append(Part(score=found, weight=_product(*weights)))
    return tuple(
        Slice(score=gathered("tag", tag, tag, held[tag], system), parts=tuple(held[tag]))
        for tag in sorted(held, key=str.casefold)
    )


def gathered(kind: str, code: str, title: str, parts: Sequence[Part], system: MeasurementSystem) -> Score:
    """One score of many, weighted by what each weighs in the year, over what is due and has a result; exact."""
    weighed = [(part.score, part.weight) for part in parts if part.weight]
    due = [(score, weight) for score, weight in weighed if score.state not in OUT_OF_THE_SUM]
    known = [(score, weight) for score, weight in due if score.exact is not None]
    in_year = [(score, weight) for score, weight in weighed if score.exact_pace is not None]
    blocked = any(score.state is State.BLOCKED for score, _ in due)
    exact = None if blocked else _combined([(score.exact, weight) for score, weight in known], system)
    return Score(
        kind=kind,
        code=code,
        title=title,
        state=State.BLOCKED if blocked else _state(due, known),
        why=_why(known, len(due), exact, system),
        exact=exact,
        exact_uncapped=None if blocked else _combined([(score.exact_uncapped, weight) for score, weight in known], system),
        exact_year_weight=sum((weight for _, weight in weighed), Fraction(0)) if weighed else None,
        exact_coverage=_mean([(score.exact_coverage, weight) for score, weight in due]),
        exact_pace=_mean([(score.exact_pace, weight) for score, weight in in_year]),
        exact_progress=_mean([(score.exact_progress, weight) for score, weight in in_year]),
        decimals=system.decimals,
    )  # fmt: skip


def _combined(pairs: Sequence[tuple[Fraction | None, Fraction]], system: MeasurementSystem) -> Fraction | None:
    if system.roll_up == "worst":
        return min((value for value, _ in pairs if value is not None), default=None)
    return _mean(pairs)


def _mean(pairs: Sequence[tuple[Fraction | None, Fraction]]) -> Fraction | None:
    total = sum((weight for _, weight in pairs), Fraction(0))
    return sum(((value or Fraction(0)) * weight for value, weight in pairs), Fraction(0)) / total if total else None


def _state(due: Sequence[object], known: Sequence[object]) -> State:
    return State.ASSESSED if known else State.NOT_COMPUTABLE if due else State.NOT_DUE


def _why(
    known: Sequence[tuple[Score, Fraction]], due: int, exact: Fraction | None, system: MeasurementSystem
) -> str:  # fmt: skip
    if exact is None:
        return "Non calcolabile: nulla di ciò che è dovuto ha un risultato da valutare."
    counted = f"{len(known)} su {due} con un risultato"
    if system.roll_up == "worst":
        return f"Il grado più basso di {counted}: {points(exact)} punti."
    shown = " + ".join(f"{points(weight)}×{points(score.exact or Fraction(0))}" for score, weight in known[:_SHOWN])
    more = " + …" if len(known) > _SHOWN else ""
    total = points(sum((weight for _, weight in known), Fraction(0)))
    return f"Media pesata di {counted}: ({shown}{more})/{total} = {points(exact)} punti."


def _product(first: Fraction | None, second: Fraction | None) -> Fraction | None:
    return None if first is None or second is None else first * second / WHOLE
