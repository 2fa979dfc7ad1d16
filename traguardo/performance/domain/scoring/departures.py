"""What left the sum by decision: on the thing itself, on the indicator it is a part of, or on its objective."""

from dataclasses import dataclass

from traguardo.performance.domain.decisions import Rulings
from traguardo.performance.domain.plan import Decision, Indicator, Plan, Step


@dataclass(frozen=True, slots=True)
class Departure:
    """The decision by which a thing left the sum; `within` names what it left with, when the decision is not on itself."""

    decision: Decision
    within: str = ""


class Departures:
    """Departures of a plan's things under its rulings; a decision on an objective holds for all under it."""

    def __init__(self, plan: Plan, rulings: Rulings) -> None:
        self.rulings = rulings
        self._indicators = {indicator.code: indicator for indicator in plan.indicators}

    def of_objective(self, code: str) -> Departure | None:
        """The departure of an objective."""
        return self._of("objective", code)

    def of_step(self, step: Step) -> Departure | None:
        """The departure of a step, its own or its objective's."""
        return self._of("step", step.code) or self._with_objective(step.objective)

    def of_indicator(self, indicator: Indicator) -> Departure | None:
        """The departure of an indicator: its own, that of an indicator above it, or its objective's."""
        own = self._of("indicator", indicator.code)
        if own is not None:
            return own
        seen, above = {indicator.code}, self._indicators.get(indicator.parent)
        while above is not None and above.code not in seen:
            found = self._of("indicator", above.code)
            if found is not None:
                return Departure(found.decision, f"l'indicatore {above.code}")
            seen.add(above.code)
            indicator, above = above, self._indicators.get(above.parent)
        return self._with_objective(indicator.objective)

    def _with_objective(self, code: str) -> Departure | None:
        found = self._of("objective", code)
        return Departure(found.decision, f"l'obiettivo {code}") if found else None

    def _of(self, kind: str, code: str) -> Departure | None:
        out = self.rulings.of(kind, code).out
        return Departure(out) if out is not None else None
