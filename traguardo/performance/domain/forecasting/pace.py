"""Where a value is going: what adds up in the year goes on at its pace, what is a level stays where it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from traguardo.kernel.numbers import italian
from traguardo.performance.domain.notation.formula import NotComputable, evaluate
from traguardo.performance.domain.plan import Indicator, Measurement, Target, TargetKind

COLUMN = "Andamento nell'anno"
TOO_EARLY = 30
_SAID = {"cumulato": True, "livello": False}
_RATIO = re.compile(r"/|%|\bmedi[aoe]?\b|\bpercentual|\btass[oi]\b|\brapporto\b|\bin carico\b|\bin servizio\b|\bal 31/12\b|\s[-−–]\s", re.IGNORECASE)  # fmt: skip
_COUNTED = re.compile(r"^(n\.?|num\.?|nr\.?|numero|ore|euro|€)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A value measured on a day."""

    on: date
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Where a value gets to: as it goes, at the lowest and at the highest, and how in words."""

    value: Fraction
    low: Fraction
    high: Fraction
    how: str


def seen(indicator: Indicator, measurements: Sequence[Measurement], *, year: int, at: date) -> tuple[Seen, ...]:
    """Values measured in the year up to a date, oldest first; the last of a day. Undated ones and words are no values."""
    values: dict[date, Fraction] = {}
    for each in sorted((each for each in measurements if each.on), key=lambda each: each.on or at):
        value = _value(indicator, each)
        if each.on and each.on.year == year and each.on <= at and value is not None:
            values[each.on] = value
    return tuple(Seen(on, value) for on, value in sorted(values.items()))


def adds_up(indicator: Indicator, target: Target, found: Sequence[Seen]) -> bool:
    """Whether the value counts things done since the first of January: as the plan says in its column, else by its nature.

    Meetings, hours, persons met add up; percentages, means, days of waiting, differences and what is «in carico» do not,
    nor what went down during the year.
    """
    said = _SAID.get(indicator.extra.get(COLUMN, "").strip().casefold())
    if said is not None:
        return said
    if any(later.value < earlier.value for earlier, later in pairwise(found)):
        return False
    counts = target.kind in {TargetKind.COUNT, TargetKind.FREQUENCY, TargetKind.RELATIVE}
    words = f"{indicator.formula} {indicator.algorithm}"
    return counts and bool(_COUNTED.match(indicator.unit_of_measure.strip())) and not _RATIO.search(words)


def project(found: Sequence[Seen], *, until: date, cumulative: bool) -> Projection | str:
    """Where the values get to on a day; the reason in words when nobody can tell.

    What adds up: the last value, and for the days left the mean pace since the first of January; lowest and highest at
    the slowest and fastest pace between two measurements, or with nothing more when there is one. A level stays at its
    last value; lowest and highest are those seen in the year. From the day `until` on it is the value itself.
    """
    if not found:
        return "Nell'anno non c'è ancora una rilevazione con una data e un valore."
    last = found[-1]
    if last.on >= until:
        return Projection(value=last.value, low=last.value, high=last.value, how="Il termine è arrivato: vale il valore rilevato.")  # fmt: skip
    return _at_pace(found, until) if cumulative else _held(found)


def _held(found: Sequence[Seen]) -> Projection:
    values, last = [each.value for each in found], found[-1]
    how = f"È un livello: resta l'ultimo valore, {italian(last.value)} al {last.on:%d/%m/%Y}"
    cases = f"; i casi sono il più basso e il più alto delle {len(found)} rilevazioni dell'anno." if len(found) > 1 else "; con una sola rilevazione non ci sono altri casi."  # fmt: skip
    return Projection(value=last.value, low=min(values), high=max(values), how=how + cases)


def _at_pace(found: Sequence[Seen], until: date) -> Projection | str:
    start, last = date(last_year := found[-1].on.year, 1, 1), found[-1]
    passed, left = _days(start, last.on), (until - last.on).days
    if passed < TOO_EARLY:
        return f"È troppo presto: l'ultima rilevazione è del {last.on:%d/%m/%Y}, con meno di {TOO_EARLY} giorni dell'anno passati."
    paces = _paces(found, start)
    mean = last.value / passed
    low, high = (min(paces), max(paces)) if len(paces) > 1 else sorted((Fraction(0), mean))
    how = (
        f"Si somma nell'anno: {italian(last.value)} in {passed} giorni del {last_year}, e lo stesso passo nei {left} che "
        f"mancano al {until:%d/%m/%Y}; "
    )
    cases = f"i casi sono il passo più lento e il più veloce fra le {len(found)} rilevazioni." if len(paces) > 1 else "il caso più basso è che non si aggiunga più nulla."  # fmt: skip
    return Projection(
        value=last.value + mean * left, low=last.value + low * left, high=last.value + high * left, how=how + cases
    )


def _paces(found: Sequence[Seen], start: date) -> list[Fraction]:
    """A day's pace in each stretch, from the first of January."""
    paces, days, value = [], 0, Fraction(0)
    for each in found:
        now = _days(start, each.on)
        if now > days:
            paces.append((each.value - value) / (now - days))
        days, value = now, each.value
    return paces


def _days(start: date, on: date) -> int:
    """Days of the year passed at the end of a day."""
    return (on - start).days + 1


def _value(indicator: Indicator, measurement: Measurement) -> Fraction | None:
    if indicator.formula.strip() and measurement.variables:
        value = evaluate(indicator.formula, measurement.variables)
        return None if isinstance(value, NotComputable) else value
    outcome = measurement.outcome
    return None if outcome.value is None else Fraction(outcome.value)
