"""The result that counts for each step and indicator at the date, and where it comes from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from traguardo.documents.library.frame import Data
from traguardo.kernel.finding import Place
from traguardo.performance.facade import Plan, records


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A result with its origin; `outcome` None when nothing was reported."""

    outcome: records.Outcome | None = None
    on: date | None = None
    source: str = ""
    by: str = ""
    note: str = ""
    place: Place = Place()

    @property
    def printed(self) -> str:
        return self.outcome.printed if self.outcome else ""


class Results:
    """Results by code at a date, indexed once. A code that is both an indicator's and a step's is the indicator's."""

    def __init__(self, plan: Plan, at: date) -> None:
        self._first_day = date(plan.year, 1, 1)
        self._indicators = {indicator.code for indicator in plan.indicators}
        self._latest: dict[str, records.Measurement] = {}
        for measurement in sorted(plan.measurements, key=lambda each: each.on or self._first_day):
            if measurement.on is None or measurement.on <= at:
                self._latest[measurement.subject] = measurement

    def of_indicator(self, indicator: records.Indicator) -> Evidence:
        """The latest result of the year; none when it is of an earlier year."""
        measurement = self._latest.get(indicator.code)
        if measurement is None or (measurement.on is not None and measurement.on < self._first_day):
            return Evidence()
        return _evidence(measurement)

    def of_step(self, step: records.Step) -> Evidence:
        """The latest measurement of the step, else the result on its own row."""
        measurement = None if step.code in self._indicators else self._latest.get(step.code)
        return (
            _evidence(measurement) if measurement else Evidence(outcome=step.outcome, note=step.note, place=step.place)
        )


def _evidence(measurement: records.Measurement) -> Evidence:
    return Evidence(
        outcome=measurement.outcome,
        on=measurement.on,
        source=measurement.source,
        by=measurement.by,
        note=measurement.note,
        place=measurement.place,
    )


def origins(found: Iterable[Evidence]) -> list[Data]:
    """Where a group of results comes from: one line for each source and sheet, with its rows gathered in stretches."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for evidence in found:
        if evidence.outcome:
            rows[evidence.source, evidence.place.sheet].append(evidence.place.row)
    return [{"source": source, "sheet": sheet, "rows": stretches(numbers)} for (source, sheet), numbers in rows.items()]


def stretches(numbers: Iterable[int]) -> str:
    """Row numbers as a reader would say them.

    >>> stretches([4, 2, 3, 9])
    '2-4, 9'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers) - {0}):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
