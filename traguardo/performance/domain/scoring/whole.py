"""The score of the whole plan, from its objectives, its nodes, its areas or its units, as the measurement system says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from traguardo.performance.domain.measurement_system import Level, MeasurementSystem
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring.leaves import rolled_score
from traguardo.performance.domain.scoring.roll_up import Part, Rolled, listed, roll_up, weighed
from traguardo.performance.domain.scoring.scores import Score, State
from traguardo.performance.domain.scoring.sharing import answering_units
from traguardo.performance.domain.scoring.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The scores a whole can be made of."""

    objectives: Sequence[Score]
    nodes: Sequence[Score]
    units: Sequence[Score]
    tree: Tree


def whole_score(plan: Plan, floors: Floors, system: MeasurementSystem) -> Score:
    """Score of the plan. From nodes, areas or units it is a mean of means; objectives outside all of them are named."""
    active = [score for score in floors.objectives if score.state is not State.OTHER_YEAR]
    if system.whole_from == "objectives":
        rolled = _from_objectives(active, system)
    elif system.whole_from == "units":
        rolled = _from_units(plan, active, floors.units, system)
    else:
        rolled = _from_nodes(plan, active, floors, system)
    return rolled_score("plan", plan.authority.code, plan.title, rolled, system)


def _from_objectives(active: Sequence[Score], system: MeasurementSystem) -> Rolled:
    parts = [Part(score, score.exact_year_weight) for score in active]
    equal = Level.OBJECTIVES in system.equal_weights
    return roll_up(parts, system, of="obiettivi", weights=[score.weight for score in active], equal=equal)


def _from_units(plan: Plan, active: Sequence[Score], units: Sequence[Score], system: MeasurementSystem) -> Rolled:
    """Each unit in equal parts, or by the weight of the objectives it answers for."""
    equal = Level.AREAS in system.equal_weights
    asked = _asked(units)
    parts = weighed(asked, equal=True) if equal else [Part(score, score.exact_year_weight) for score in asked]
    rolled = roll_up(parts, system, of="unità", equal=equal)
    answering = answering_units(plan)
    return _with_strays(rolled, [score for score in active if not answering.get(score.code)], "unità")


def _from_nodes(plan: Plan, active: Sequence[Score], floors: Floors, system: MeasurementSystem) -> Rolled:
    """The nodes at the top of the tree, or those that are areas, by their own weights."""
    codes = {node.code for node in plan.nodes}
    areas = system.whole_from == "areas"
    chosen = {node.code for node in plan.nodes if (node.level == "area" if areas else node.parent not in codes)}
    scores = _asked([score for score in floors.nodes if score.code in chosen])
    equal, of = Level.AREAS in system.equal_weights, "aree" if areas else "nodi"
    weights = [score.weight for score in scores]
    rolled = roll_up(weighed(scores, equal=equal), system, of=of, weights=weights, equal=equal)
    inside = {code for node in chosen for code in floors.tree.beneath(node)}
    return _with_strays(rolled, [score for score in active if score.code not in inside], "area" if areas else "nodo")


def _asked(scores: Sequence[Score]) -> list[Score]:
    """Those under which the year asks something."""
    return [score for score in scores if score.state is not State.NOT_COMPUTABLE or score.exact_coverage is not None]


def _with_strays(rolled: Rolled, strays: Sequence[Score], of: str) -> Rolled:
    if not strays:
        return rolled
    return replace(
        rolled, why=f"{rolled.why} Senza {of}, fuori dalla media: {listed([score.code for score in strays])}."
    )
