"""One sheet an objective: what it is, where it starts from, where it goes, its steps and indicators."""

from collections import defaultdict
from fractions import Fraction

from traguardo.documents.library.frame import Data, in_percent, unit_names, years
from traguardo.performance.facade import Plan, records, step_year_weights, weight_sum

TEXTS = (
    ("situation", "Situazione attuale"),
    ("criticality", "Criticità"),
    ("expected", "Situazione attesa"),
    ("benefits", "Benefici attesi"),
    ("method", "Come si fa"),
    ("people", "Chi ci lavora"),
    ("costs", "Costi e risorse"),
    ("overall_indicator", "Indicatore complessivo"),
)
KINDS = {
    "performance": "obiettivo di performance",
    "peg": "obiettivo di PEG",
    "management": "obiettivo gestionale",
    "action": "azione",
}
DIRECTIONS = {
    "higher": "più è meglio",
    "lower": "meno è meglio",
    "by_date": "entro la data",
    "range": "dentro l'intervallo",
}


def texts(objective: records.Objective) -> list[Data]:
    """The narrative fields that are filled, each with its label."""
    return [{"label": label, "text": getattr(objective, name)} for name, label in TEXTS if getattr(objective, name)]


def kind_in_words(kind: str) -> str:
    """The kind of an objective in Italian; an unknown one stays as printed."""
    return KINDS.get(kind.casefold(), kind)


def sheets(plan: Plan) -> list[Data]:
    """The sheets, in the plan's order."""
    steps = _by_objective(plan)
    shares = {year: step_year_weights(plan.steps, year) for year in years(plan)}
    indicators: dict[str, list[records.Indicator]] = defaultdict(list)
    for indicator in plan.indicators:
        indicators[indicator.objective].append(indicator)
    return [
        {
            **_head(plan, objective),
            "texts": texts(objective),
            "nodes": _nodes(plan, objective),
            "programmes": _programmes(plan, objective),
            "steps": [step_row(step, shares) for step in steps[objective.code]],
            "steps_total": weight_sum(step.weight for step in steps[objective.code]),
            "indicators": [indicator_row(plan, indicator) for indicator in indicators[objective.code]],
        }
        for objective in plan.objectives
    ]


def _by_objective(plan: Plan) -> dict[str, list[records.Step]]:
    gathered: dict[str, list[records.Step]] = defaultdict(list)
    for step in plan.steps:
        gathered[step.objective].append(step)
    return gathered


def _head(plan: Plan, objective: records.Objective) -> Data:
    return {
        "code": objective.code,
        "title": objective.title,
        "kind": kind_in_words(objective.kind),
        "units": unit_names(plan, objective.units),
        "head": objective.head,
        "weight": objective.weight,
        "years": list(objective.years),
        "first_year": objective.first_year,
        "last_year": objective.last_year,
        "tags": list(objective.tags),
    }


def _nodes(plan: Plan, objective: records.Objective) -> list[Data]:
    wanted = {link.to for link in plan.links if link.objective == objective.code and link.kind == "strategic"}
    wanted.add(objective.parent)
    return [{"code": node.code, "title": node.title} for node in plan.nodes if node.code in wanted]


def _programmes(plan: Plan, objective: records.Objective) -> list[Data]:
    names = {programme.code: programme for programme in plan.programmes}
    codes = [link.to for link in plan.links if link.objective == objective.code and link.kind == "programme"]
    return [{"code": code, "title": names[code].title if code in names else ""} for code in dict.fromkeys(codes)]


def step_row(step: records.Step, shares: dict[int, dict[str, Fraction | None]]) -> Data:
    """A step: its weight in the objective, and in the year it falls in, computed over that year's steps."""
    within = [year for year, inside in shares.items() if step.code in inside]
    return {
        "code": step.code,
        "due": step.due_printed,
        "indicative": bool(step.due and step.due.indicative),
        "goal": step.goal,
        "description": step.description,
        "indicator": step.indicator,
        "weight": step.weight,
        "year_weights": [{"year": year, "weight": in_percent(shares[year][step.code])} for year in within],
        "mode": step.mode,
        "cancelled": step.cancelled,
    }


def indicator_row(plan: Plan, indicator: records.Indicator) -> Data:
    """An indicator: how it is computed, where it starts from, what is expected in each year."""
    targets = {target.year: target.printed for target in indicator.targets}
    return {
        "code": indicator.code,
        "name": indicator.name,
        "part_of": indicator.parent,
        "algorithm": indicator.algorithm or indicator.formula,
        "unit": indicator.unit_of_measure,
        "direction": DIRECTIONS.get(indicator.direction or "", ""),
        "baseline": indicator.baseline.printed,
        "targets": [targets.get(year, "") for year in years(plan)],
        "weight": indicator.weight,
        "units": unit_names(plan, indicator.units),
    }
