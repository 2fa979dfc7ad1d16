"""What is known of a thing at a date: its latest measurement of the year, the value it holds, and the one before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.numbers import italian
from traguardo.performance.domain.notation.formula import NotComputable, evaluate
from traguardo.performance.domain.notation.units import mixed_units
from traguardo.performance.domain.plan import Indicator, Measurement, Outcome, OutcomeState


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The measurement that counts and its value; `note` says how the value was computed or why there is none.

    `marked`: what was written says that the indicator does not apply.
    """

    measurement: Measurement | None = None
    value: Fraction | None = None
    note: str = ""
    marked: bool = False

    @property
    def outcome(self) -> Outcome | None:
        """The result, None when nothing was reported."""
        outcome = self.measurement.outcome if self.measurement else None
        return (
            None if outcome is None or (outcome.state is OutcomeState.NOT_REPORTED and self.value is None) else outcome
        )


class Measurements:
    """Measurements by subject, indexed once. A subject that is both an indicator and a step is the indicator's."""

    def __init__(
        self, measurements: Iterable[Measurement], *, year: int, at: date, not_applicable: frozenset[str]
    ) -> None:
        self._by_subject: dict[str, list[Measurement]] = defaultdict(list)
        self._first_day, self._not_applicable = date(year, 1, 1), not_applicable
        for measurement in measurements:
            if measurement.on is None or measurement.on <= at:
                self._by_subject[measurement.subject].append(measurement)
        for found in self._by_subject.values():
            found.sort(key=lambda measurement: measurement.on or self._first_day)

    def of_step(self, code: str) -> Measurement | None:
        """The latest measurement of a step."""
        found = self._by_subject.get(code)
        return found[-1] if found else None

    def of_indicator(self, indicator: Indicator) -> Evidence:
        """The latest measurement of the year, with its value; empty evidence when there is none."""
        of_year = [
            each for each in self._by_subject.get(indicator.code, ()) if each.on is None or each.on >= self._first_day
        ]
        return self._evidence(indicator, of_year[-1]) if of_year else Evidence()

    def of_year(self, indicator: Indicator, year: int) -> Evidence:
        """The latest measurement dated in a year, of this plan's or of an earlier one, with its value."""
        found = [
            each for each in self._by_subject.get(indicator.code, ()) if each.on is not None and each.on.year == year
        ]
        return self._evidence(indicator, found[-1]) if found else Evidence()

    def before(self, indicator: Indicator) -> Evidence:
        """The latest earlier measurement that holds a value, of this year or of one before; for values kept frozen."""
        for measurement in reversed(self._by_subject.get(indicator.code, ())):
            evidence = self._evidence(indicator, measurement)
            if evidence.value is not None:
                return evidence
        return Evidence()

    def _evidence(self, indicator: Indicator, measurement: Measurement) -> Evidence:
        if measurement.outcome.printed.strip().casefold() in self._not_applicable:
            printed = measurement.outcome.printed.strip()
            return Evidence(note=f"«{printed}» è un marcatore di non applicabile, non un valore", marked=True)
        printed_value = None if measurement.outcome.value is None else Fraction(measurement.outcome.value)
        if not indicator.formula.strip() or not measurement.variables:
            return Evidence(measurement=measurement, value=printed_value)
        mixed = mixed_units(indicator.formula, indicator.variable_units)
        if mixed:
            return Evidence(measurement=measurement, note=f"la formula non dà un valore: {mixed}")
        return _computed(indicator.formula, measurement, printed_value)


def _computed(formula: str, measurement: Measurement, printed: Fraction | None) -> Evidence:
    """The formula's value wins over the typed one, and says so when they differ."""
    value = evaluate(formula, measurement.variables)
    if isinstance(value, NotComputable):
        return Evidence(measurement=measurement, note=f"la formula non dà un valore: {value.reason}")
    note = f"{formula} con {_listed(measurement.variables)} = {italian(value, 6)}"
    if printed is not None and abs(printed - value) > Fraction(1, 100):
        note += f", mentre il valore scritto è {italian(printed, 6)}: vale il calcolo"
    return Evidence(measurement=measurement, value=value, note=note)


def _listed(variables: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in variables.items())
