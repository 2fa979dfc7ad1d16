"""Scores as a program or a person reads them: JSON with figures rounded once, or aligned tables in Italian."""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from traguardo.kernel.numbers import points
from traguardo.kernel.ratio import rounded
from traguardo.performance.commands.findings import counted
from traguardo.performance.commands.tables import aligned
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring.bonus import bonus
from traguardo.performance.domain.scoring.evidence import Measurements
from traguardo.performance.domain.scoring.scores import STATE_WORDS, PlanScore, Score

ABSENT = "n.c."


def as_json(plan: Plan, scored: PlanScore, system: MeasurementSystem) -> str:
    """One object: plan, objectives, steps, indicators, strategic, units. Not computable is null, never zero."""
    values = _values(plan, scored, system)
    document = {
        "at": scored.at.isoformat(),
        "year": scored.year,
        "system": {"name": system.name, "version": system.version},
        "plan": {"title": plan.title, **_node(scored.whole), "bonus": _bonus(scored.whole, system)},
        "objectives": [_weighted(item) for item in scored.objectives],
        "steps": [_weighted(item) for item in scored.steps],
        "indicators": [{**_weighted(item), "value": _number(values.get(item.code))} for item in scored.indicators],
        "strategic": [_weighted(item) for item in scored.nodes],
        "units": [_weighted(item) for item in scored.units],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _values(plan: Plan, scored: PlanScore, system: MeasurementSystem) -> dict[str, Fraction | None]:
    """The measured value each indicator's degree was computed from."""
    measured = Measurements(
        plan.measurements, year=scored.year, at=scored.at, not_applicable=system.not_applicable
    )  # fmt: skip
    return {indicator.code: measured.of_indicator(indicator).value for indicator in plan.indicators}


def _bonus(item: Score, system: MeasurementSystem) -> dict[str, Any] | None:
    found = bonus(item, system)
    return None if found is None else {"share": _number(found.share), "label": found.label, "why": found.why}


def _weighted(item: Score) -> dict[str, Any]:
    head = {"code": item.code, "title": item.title}
    return {**head, **_node(item), "weight": _number(item.weight), "year_weight": _number(item.year_weight)}


def _node(item: Score) -> dict[str, Any]:
    return {
        "score": _number(item.score),
        "degree": _number(item.degree),
        "uncapped": _number(item.uncapped),
        "computed": _number(item.computed),
        "coverage": _number(item.coverage),
        "pace": _number(item.pace),
        "progress": _number(item.progress),
        "state": item.state.value,
        "rule": item.rule,
        "due": item.due.isoformat() if item.due else None,
        "why": item.why,
    }


def _number(value: Decimal | Fraction | None) -> float | None:
    """A figure as a JSON number with two decimals at most: the last act on it, after every sum."""
    return None if value is None else float(rounded(value))


def as_text(plan: Plan, scored: PlanScore, system: MeasurementSystem, *, explain: bool = False) -> str:
    """The answer first, then the tables, then how it was computed."""
    prize = bonus(scored.whole, system)
    parts = [_answer(plan, scored), f"PREMIO\n  {prize.why}" if prize else "", _table("OBIETTIVI", scored.objectives)]
    parts += [_table("STRATEGIA", scored.nodes), _table("UNITÀ", scored.units)]
    if explain:
        parts += [_reasons("FASI", scored.steps), _reasons("INDICATORI", scored.indicators)]
    return "\n\n".join(part for part in [*parts, _counts(scored)] if part)


def _answer(plan: Plan, scored: PlanScore) -> str:
    day = f"{scored.at:%d/%m/%Y}"
    if scored.score is None:
        return f"{plan.title}: al {day} il punteggio non è calcolabile.\n{scored.why}"
    about = f"Copertura {_points(scored.coverage)}% del peso dovuto, passo atteso {_points(scored.pace)}%."
    return f"{plan.title}: al {day} il punteggio è {_points(scored.score)} su 100.\n{about}\n{scored.why}"


def _table(title: str, items: Sequence[Score]) -> str:
    if not items:
        return ""
    head = ("codice", "punti", "peso", "peso anno", "stato", "titolo")
    rows = [
        (
            item.code,
            _points(item.score),
            _weight(item.weight),
            _weight(item.year_weight),
            STATE_WORDS[item.state],
            item.title,
        )
        for item in items
    ]
    return f"{title}\n{aligned(head, rows, right=(1, 2, 3))}"


def _reasons(title: str, items: Iterable[Score]) -> str:
    lines = [f"  {item.code}  {_points(item.degree)}  {STATE_WORDS[item.state]}\n      {item.why}" for item in items]
    return "\n".join([title, *lines]) if lines else ""


def _counts(scored: PlanScore) -> str:
    computed = sum(item.score is not None for item in scored.objectives)
    objectives = counted(len(scored.objectives), "obiettivo", "obiettivi")
    steps, indicators = (
        counted(len(scored.steps), "fase", "fasi"),
        counted(len(scored.indicators), "indicatore", "indicatori"),
    )
    return f"In tutto {objectives} ({computed} con punteggio), {steps}, {indicators}. «{ABSENT}»: non calcolabile."


def _points(value: Decimal | None) -> str:
    return ABSENT if value is None else points(value)


def _weight(value: Decimal | None) -> str:
    """A weight that was not given is a dash: «n.c.» is for what cannot be computed."""
    return "—" if value is None else points(value)
