"""What a person types as a result, read against what was expected, before anything is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.formula import FormulaError, evaluate, names
from traguardo.performance.domain.numbers import italian
from traguardo.performance.domain.outcomes import read_outcome
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
        return _of_indicator(plan, next((item for item in plan.indicators if item.code == code), None))
    return _of_step(plan, next((item for item in plan.steps if item.code == code), None))


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


def _of_indicator(plan: Plan, found: Indicator | None) -> Subject:
    if found is None:
        raise LookupError("Il piano non ha questo indicatore.")
    target = found.target(plan.year)
    return Subject(
        kind="indicator",
        code=found.code,
        title=found.name,
        objective=found.objective,
        units=found.units or units_of(plan, found.objective),
        formula=found.formula,
        unit_of_measure=found.unit_of_measure,
        target=target,
        due=target.moment if target else None,
    )


def _of_step(plan: Plan, found: Step | None) -> Subject:
    if found is None:
        raise LookupError("Il piano non ha questa fase.")
    return Subject(
        kind="step",
        code=found.code,
        title=found.description,
        objective=found.objective,
        units=units_of(plan, found.objective),
        due=found.moved_to or found.due,
    )


def units_of(plan: Plan, objective: str) -> tuple[str, ...]:
    """Units that answer for an objective."""
    return next((item.units for item in plan.objectives if item.code == objective), ())
