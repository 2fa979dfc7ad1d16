"""What a person types as a result, read against what was expected, before anything is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import italian
from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.notation.formula import FormulaError, evaluate, names
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.plan import Indicator, Moment, Outcome, OutcomeState, Plan, Step, Target

PLACES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is measured: an indicator or a step, with what is expected of it in the plan's year."""

    kind: str
    code: str
    title: str
    objective: str
    units: tuple[str, ...]
    formula: str = ""
    unit_of_measure: str = ""
    target: Target | None = None
    due: Moment | None = None
    source: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the other things of its plan."""
        return (self.kind, self.code)

    @property
    def expected(self) -> str:
        """What is expected of it in the year, in words; empty where the plan does not say."""
        if self.target and self.target.printed:
            return self.target.printed
        return f"entro il {self.due.day:%d/%m/%Y}" if self.due else ""

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the values the formula asks for; none without a formula, or with one that is not valid."""
        try:
            return names(self.formula) if self.formula else ()
        except FormulaError:
            return ()


class NotUnderstood(ValueError):  # noqa: N818 - it names the fact
    """What was typed gives no result; the message says why and how to mend."""


def subject(plan: Plan, kind: str, code: str) -> Subject:
    """The indicator or step of that code; LookupError when the plan has none."""
    if kind == "indicator":
        indicator = next((item for item in plan.indicators if item.code == code), None)
        if indicator is None:
            raise LookupError("Il piano non ha questo indicatore.")
        return _of_indicator(indicator, plan.year, units_of(plan, indicator.objective))
    step = next((item for item in plan.steps if item.code == code), None)
    if step is None:
        raise LookupError("Il piano non ha questa fase.")
    return _of_step(step, units_of(plan, step.objective))


def subjects(plan: Plan) -> Mapping[tuple[str, str], Subject]:
    """All that may be measured, by kind and code, in the plan's order, steps first; of a repeated code the first."""
    units: dict[str, tuple[str, ...]] = {}
    for objective in plan.objectives:
        units.setdefault(objective.code, objective.units)
    found: dict[tuple[str, str], Subject] = {}
    for step in plan.steps:
        found.setdefault(("step", step.code), _of_step(step, units.get(step.objective, ())))
    for each in plan.indicators:
        found.setdefault(("indicator", each.code), _of_indicator(each, plan.year, units.get(each.objective, ())))
    return found


def understand(
    wanted: Subject, *, printed: str, variables: Mapping[str, Decimal], on: date, reporting_date: date | None = None
) -> Outcome:
    """The result as it will be kept: computed from the variables where there is a formula, else read from the text.

    A step said to be done without a date was done `on` the day entered. NotUnderstood when nothing was typed, a
    variable is missing, or the formula cannot be computed.
    """
    if wanted.formula and variables:
        return _computed(wanted, variables)
    outcome = read_outcome(printed, target=wanted.target, due=wanted.due, reporting_date=reporting_date)
    if outcome.state is OutcomeState.NOT_REPORTED:
        raise NotUnderstood(
            "Qui non si legge un risultato. Scrivi un valore (85,5%), una data (31/05/2024) o com'è andata (realizzato)."
        )
    dateless = outcome.state is OutcomeState.DONE and outcome.moment is None and outcome.value is None
    if wanted.kind == "step" and dateless:
        return replace(outcome, moment=Moment(day=on))
    return outcome


def _computed(wanted: Subject, variables: Mapping[str, Decimal]) -> Outcome:
    value = evaluate(wanted.formula, variables)
    if not isinstance(value, Fraction):
        raise NotUnderstood(f"La formula «{wanted.formula}» non si può calcolare: {value.reason}")
    exact = rounded(value, PLACES)
    return Outcome(printed=italian(value), state=OutcomeState.DONE, value=exact)


def _of_indicator(found: Indicator, year: int, units: tuple[str, ...]) -> Subject:
    target = found.target(year)
    return Subject(
        kind="indicator",
        code=found.code,
        title=found.name,
        objective=found.objective,
        units=found.units or units,
        formula=found.formula,
        unit_of_measure=found.unit_of_measure,
        target=target,
        due=target.moment if target else None,
        source=found.source,
    )


def _of_step(found: Step, units: tuple[str, ...]) -> Subject:
    return Subject(
        kind="step",
        code=found.code,
        title=found.description,
        objective=found.objective,
        units=units,
        due=found.moved_to or found.due,
    )


def units_of(plan: Plan, objective: str) -> tuple[str, ...]:
    """Units that answer for an objective."""
    return next((item.units for item in plan.objectives if item.code == objective), ())
