"""Scores of objectives from what is under them, and of strategic nodes and units from their objectives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from traguardo.performance.domain.decisions import Ruling
from traguardo.performance.domain.measurement_system import Level, MeasurementSystem
from traguardo.performance.domain.plan import Objective, Plan, StrategicNode
from traguardo.performance.domain.scoring.leaves import rolled_as, rolled_score
from traguardo.performance.domain.scoring.roll_up import Part, Rolled, roll_up, weighed
from traguardo.performance.domain.scoring.scores import LEFT_THE_SUM, Score, State
from traguardo.performance.domain.scoring.settling import given_rolled, settled
from traguardo.performance.domain.scoring.sharing import NOBODY, portions

HALF = Fraction(50)


def objective_score(
    objective: Objective,
    steps: Sequence[Score],
    indicators: Sequence[Score],
    system: MeasurementSystem,
    found: Ruling,
) -> Score:
    """Score of an objective, from its indicators, its steps or both, as the measurement system says, or as it was decided."""
    by_steps = _rolled_steps(steps, system) if steps else None
    by_indicators = _rolled_indicators(indicators, system) if indicators else None
    rolled = given_rolled(settled(_chosen(by_indicators, by_steps, system), "objective", system), found, system)
    return rolled_as("objective", objective.code, objective.title, rolled, system, weight=objective.weight)


def unit_scores(plan: Plan, objectives: Mapping[str, Score], system: MeasurementSystem) -> list[Score]:
    """Scores of the units, each from the objectives it answers for, for the share of them that is its own."""
    titles = {unit.code: unit.name for unit in plan.units}
    parts: dict[str, list[Part]] = {unit.code: [] for unit in plan.units}
    for portion in portions(plan, {code: score.exact_year_weight for code, score in objectives.items()}):
        if portion.unit != NOBODY:
            parts.setdefault(portion.unit, []).append(Part(objectives[portion.objective], portion.weight))
    return [_unit(code, titles.get(code, code), listed, system) for code, listed in parts.items()]


def _rolled_steps(steps: Sequence[Score], system: MeasurementSystem) -> Rolled:
    in_plan = [step for step in steps if step.state is not State.CANCELLED or step.decision is not None]
    parts = [Part(step, step.exact_year_weight) for step in in_plan if step.state is not State.OTHER_YEAR]
    equal = Level.ROWS in system.equal_weights
    return roll_up(parts, system, of="fasi", weights=[step.weight for step in in_plan], equal=equal)


def _rolled_indicators(indicators: Sequence[Score], system: MeasurementSystem) -> Rolled:
    parts = [Part(indicator, indicator.exact_year_weight) for indicator in indicators]
    weights, equal = [indicator.weight for indicator in indicators], Level.ROWS in system.equal_weights
    return roll_up(parts, system, of="indicatori", weights=weights, equal=equal)


def _chosen(by_indicators: Rolled | None, by_steps: Rolled | None, system: MeasurementSystem) -> Rolled:
    by_indicators, by_steps = _staying(by_indicators, by_steps), _staying(by_steps, by_indicators)
    if system.objective_from == "steps":
        by_indicators = by_indicators if by_steps is None else None
    if by_indicators and by_steps and system.objective_from == "both":
        halves = (("indicatori", by_indicators), ("fasi", by_steps))
        parts = [Part(rolled_score("part", code, code, rolled, system), HALF) for code, rolled in halves]
        both = roll_up(parts, system, of="parti")
        return replace(both, why=f"{both.why} Indicatori: {by_indicators.why} Fasi: {by_steps.why}")
    chosen = by_indicators or by_steps
    if chosen is None:
        return roll_up([], system, of="fasi o indicatori")
    source = "Dagli indicatori" if chosen is by_indicators else "Dalle fasi"
    return replace(chosen, why=f"{source}. {chosen.why}")


def _staying(rolled: Rolled | None, other: Rolled | None) -> Rolled | None:
    """What the objective is scored from: not from what has wholly left the sum, while something else stays."""
    has_left = rolled is not None and rolled.state in LEFT_THE_SUM
    return None if has_left and other is not None and other.state not in LEFT_THE_SUM else rolled


def _unit(code: str, title: str, parts: Sequence[Part], system: MeasurementSystem) -> Score:
    answered = [part for part in parts if part.score.state is not State.OTHER_YEAR]
    given = [part.share for part in answered if part.share is not None]
    rolled = roll_up(answered, system, of="obiettivi")
    return rolled_score("unit", code, title, rolled, system, share=sum(given, Fraction(0)) if given else None)


class Tree:
    """The strategic and operational nodes with what is beneath them; each scored once.

    A node whose nodes beneath have weights is made of them; any other, of all the objectives beneath it, each once. With
    equal weights of areas, a node without objectives of its own is the plain mean of the nodes beneath.
    """

    def __init__(self, plan: Plan, objectives: Mapping[str, Score], system: MeasurementSystem) -> None:
        self._objectives, self._system = objectives, system
        self._nodes: dict[str, list[StrategicNode]] = defaultdict(list)
        self._own: dict[str, dict[str, None]] = defaultdict(dict)
        self._beneath: dict[str, dict[str, None]] = {}
        self._scores: dict[str, Score] = {}
        for node in plan.nodes:
            self._nodes[node.parent].append(node)
        for objective in plan.objectives:
            self._own[objective.parent][objective.code] = None
        for link in plan.links:
            if link.objective in objectives:
                self._own[link.to][link.objective] = None

    def beneath(self, code: str) -> frozenset[str]:
        """Codes of all the objectives beneath a node."""
        return frozenset(self._all_beneath(code, frozenset()))

    def score(self, node: StrategicNode, path: frozenset[str] = frozenset()) -> Score:
        """Score of a node; `path` are the nodes above it, not entered again."""
        if node.code not in self._scores:
            self._scores[node.code] = self._score(node, path | {node.code})
        return self._scores[node.code]

    def _score(self, node: StrategicNode, path: frozenset[str]) -> Score:
        below = [each for each in self._nodes[node.code] if each.code not in path]
        equal = Level.AREAS in self._system.equal_weights
        if any(each.weight is not None for each in below) or (equal and below and not self._own[node.code]):
            scores = [self.score(each, path) for each in below]
            weights = [each.weight for each in below]
            rolled = roll_up(weighed(scores, equal=equal), self._system, of="nodi", weights=weights, equal=equal)
        else:
            rolled = self._from_objectives(node.code)
        return rolled_score("node", node.code, node.title, rolled, self._system, weight=node.weight)

    def _from_objectives(self, code: str) -> Rolled:
        scores = [self._objectives[each] for each in self._all_beneath(code, frozenset()) if each in self._objectives]
        active = [score for score in scores if score.state is not State.OTHER_YEAR]
        equal = Level.OBJECTIVES in self._system.equal_weights
        return roll_up(weighed(active, equal=equal), self._system, of="obiettivi", equal=equal)

    def _all_beneath(self, code: str, path: frozenset[str]) -> dict[str, None]:
        """Objectives beneath a node, each once, its own first; a node beneath itself is not entered again."""
        if code in self._beneath:
            return self._beneath[code]
        found = dict(self._own.get(code, {}))
        for node in self._nodes.get(code, ()):
            if node.code not in path and node.code != code:
                found |= self._all_beneath(node.code, path | {code})
        self._beneath[code] = found
        return found
