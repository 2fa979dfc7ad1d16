"""Who answers for how much: the share of each objective that falls to each unit, conserving the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from traguardo.performance.domain.numbers import WHOLE, read_number
from traguardo.performance.domain.plan import Objective, Plan
from traguardo.performance.domain.scoring import PlanScore, State
from traguardo.performance.domain.scoring.tree import answering_units

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


def portions(plan: Plan, score: PlanScore) -> tuple[Portion, ...]:
    """The portions of the year's objectives; the weights of all of them sum to exactly the whole's."""
    codes = _codes(plan)
    answering = answering_units(plan)
    weights = {each.code: each.exact_year_weight for each in score.objectives if each.state is not State.OTHER_YEAR}
    found = []
    for objective in plan.objectives:
        if objective.code in weights:
            units = tuple(codes.get(unit.casefold(), unit) for unit in answering[objective.code]) or (NOBODY,)
            found += _of(objective, tuple(dict.fromkeys(units)), codes, weights[objective.code])
    return tuple(found)


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
