"""Who answers for how much: the share of each objective that falls to each unit, conserving the whole."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE, read_number
from traguardo.performance.domain.plan import Indicator, Objective, Plan

COLUMN = "Quote delle unità"
NOBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """What of an objective falls to a unit. `share` in percent of the objective, `weight` in percent of the year's whole.

    `said`: the plan gives the shares; else they are equal. `unit` is empty for an objective nobody answers for.
    """

    unit: str
    objective: str
    share: Fraction
    weight: Fraction | None
    said: bool = False


def portions(plan: Plan, weights: Mapping[str, Fraction | None]) -> tuple[Portion, ...]:
    """The portions of the objectives in `weights`: by code, percent of the year's whole. They sum to exactly those weights."""
    codes = _codes(plan)
    answering = answering_units(plan)
    found: list[Portion] = []
    for code, objective in {each.code: each for each in plan.objectives}.items():
        if code in weights:
            units = tuple(codes.get(unit.casefold(), unit) for unit in answering[code]) or (NOBODY,)
            found += _of(objective, tuple(dict.fromkeys(units)), codes, weights[code])
    return tuple(found)


def answering_units(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Units that answer for each objective, as the plan names them: its own, or those of its indicators where it names none."""
    by_objective: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in plan.indicators:
        by_objective[indicator.objective].append(indicator)
    found: dict[str, tuple[str, ...]] = {}
    for objective in plan.objectives:
        named = objective.units or tuple(unit for each in by_objective[objective.code] for unit in each.units)
        found[objective.code] = tuple(dict.fromkeys(named))
    return found


def said_shares(text: str, codes: Mapping[str, str]) -> Mapping[str, Fraction] | None:
    """Shares in percent as the plan writes them, «DG=60; EF=40»; None when unreadable or when they do not sum to 100.

    >>> said_shares("DG=60; EF=40", {"dg": "DG", "ef": "EF"})
    {'DG': Fraction(60, 1), 'EF': Fraction(40, 1)}
    """
    shares: dict[str, Fraction] = {}
    for part in filter(None, (each.strip() for each in text.split(";"))):
        name, _, written = part.partition("=")
        number = read_number(written)
        if number is None or number.value < 0:
            return None
        shares[codes.get(name.strip().casefold(), name.strip())] = Fraction(number.value)
    return shares if sum(shares.values()) == WHOLE else None


def _of(
    objective: Objective, units: tuple[str, ...], codes: Mapping[str, str], weight: Fraction | None
) -> list[Portion]:
    said = said_shares(objective.extra.get(COLUMN, ""), codes)
    held = said is not None and set(said) == set(units)
    return [
        Portion(
            unit=unit,
            objective=objective.code,
            share=(share := said[unit] if said and held else WHOLE / len(units)),
            weight=None if weight is None else weight * share / WHOLE,
            said=held,
        )
        for unit in units
    ]


def _codes(plan: Plan) -> dict[str, str]:
    """Codes of units by code and by name, casefolded."""
    return {unit.name.casefold(): unit.code for unit in plan.units} | {
        unit.code.casefold(): unit.code for unit in plan.units
    }
