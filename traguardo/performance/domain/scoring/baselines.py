"""Where an indicator starts from: the value written in the plan, or the mean of the years it names."""

from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.numbers import italian
from traguardo.performance.domain.plan import Indicator
from traguardo.performance.domain.scoring.evidence import Measurements

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Start:
    """Starting value, exact, None where there is none; `why` says how it was computed, or what it lacks."""

    value: Fraction | None
    why: str = ""


def start_of(indicator: Indicator, measurements: Measurements) -> Start:
    """The written starting value; without one, the mean of the named years, refused when one of them was not measured."""
    baseline = indicator.baseline
    written = None if baseline.value is None else Fraction(baseline.value)
    if not baseline.years:
        return Start(written)
    values = {year: measurements.of_year(indicator, year).value for year in baseline.years}
    known = {year: value for year, value in values.items() if value is not None}
    if written is None and len(known) < len(values):
        missing = ", ".join(str(year) for year in values if year not in known)
        return Start(
            None, f"La partenza «{baseline.printed}» chiede anche il valore del {missing}, che non è rilevato."
        )
    if len(known) < len(values):
        return Start(written)
    mean = sum(known.values(), Fraction(0)) / len(known)
    *first, last = [f"{italian(value, _SHOWN)} ({year})" for year, value in known.items()]
    listed = f"{', '.join(first)} e {last}" if first else last
    if written is None:
        return Start(mean, f"Partenza: media di {listed} = {italian(mean, _SHOWN)}.")
    if abs(written - mean) <= Fraction(1, 100):
        return Start(written)
    said = f"La partenza scritta è {italian(written, _SHOWN)}, ma la media di {listed} è {italian(mean, _SHOWN)}: vale la scritta."
    return Start(written, said)
