"""The rules that turn a number into a degree, exactly, each with its derivation in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE, italian, points
from traguardo.performance.domain.measurement_system import Rule
from traguardo.performance.domain.notation.bands import Bands, DateBands
from traguardo.performance.domain.notation.moments import day_in_words
from traguardo.performance.domain.plan import Comparator, Moment

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """All a rule needs, already checked: what is missing here the rule does not use."""

    rule: Rule
    goal: Fraction = ZERO
    start: Fraction = ZERO
    comparator: Comparator = Comparator.AT_LEAST
    low: Fraction = ZERO
    high: Fraction = ZERO
    bands: Bands | None = None
    date_bands: DateBands | None = None
    judgements: tuple[tuple[str, Fraction], ...] = ()
    times: int = 0
    moment: Moment | None = None
    unit: str = ""

    def shown(self, value: Fraction) -> str:
        """A value in Italian print with its unit, for the derivation."""
        return italian(value, 6) + self.unit


@dataclass(frozen=True, slots=True)
class Degree:
    """Degree in points, not held by any cap, and how it came about. None: the rule gives no degree to this value."""

    value: Fraction | None
    why: str


def degree_of(yardstick: Yardstick, value: Fraction) -> Degree:
    """Degree of a measured value by the yardstick's rule; for the rules that work on a number."""
    return _NUMERIC[yardstick.rule](yardstick, value)


def degree_of_date(moment: Moment, due: date, bands: DateBands) -> Degree:
    """Degree of a date by its days late; a month stands for its last day."""
    late = (moment.day - due).days
    degree = bands.degree(late)
    how = f"{late} giorni di ritardo" if late > 1 else "1 giorno di ritardo" if late == 1 else "nei termini"
    return Degree(
        degree, f"Fatto il {day_in_words(moment)}, atteso entro il {due:%d/%m/%Y}: {how}, {points(degree)} punti."
    )


def _ratio_up(yardstick: Yardstick, value: Fraction) -> Degree:
    degree = value * WHOLE / yardstick.goal
    a, t = yardstick.shown(value), yardstick.shown(yardstick.goal)
    return Degree(degree, f"{a} su {t} attesi: {a}/{t} = {points(degree)} punti.")


def _ratio_down_inverse(yardstick: Yardstick, value: Fraction) -> Degree:
    a, t = yardstick.shown(value), yardstick.shown(yardstick.goal)
    if value <= 0:
        return Degree(WHOLE, f"{a}, atteso al massimo {t}: non si può fare meglio, 100,00 punti.")
    degree = yardstick.goal * WHOLE / value
    return Degree(degree, f"{a}, atteso al massimo {t}: {t}/{a} = {points(degree)} punti.")


def _ratio_down_linear(yardstick: Yardstick, value: Fraction) -> Degree:
    degree = (2 * yardstick.goal - value) * WHOLE / yardstick.goal
    a, t = yardstick.shown(value), yardstick.shown(yardstick.goal)
    return Degree(degree, f"{a}, atteso al massimo {t}: (2×{t} − {a})/{t} = {points(degree)} punti.")


def _interpolated(yardstick: Yardstick, value: Fraction) -> Degree:
    degree = (value - yardstick.start) * WHOLE / (yardstick.goal - yardstick.start)
    a, b, t = (yardstick.shown(each) for each in (value, yardstick.start, yardstick.goal))
    return Degree(degree, f"Da {b} verso {t}, arrivati a {a}: ({a} − {b})/({t} − {b}) = {points(degree)} punti.")


def _threshold(yardstick: Yardstick, value: Fraction) -> Degree:
    met = {
        Comparator.AT_MOST: value <= yardstick.goal,
        Comparator.EQUAL: value == yardstick.goal,
    }.get(yardstick.comparator, value >= yardstick.goal)
    asked = {Comparator.AT_MOST: "al massimo ", Comparator.EQUAL: "esattamente "}.get(yardstick.comparator, "almeno ")
    said = "soglia rispettata, 100,00 punti" if met else "soglia non rispettata, 0,00 punti"
    return Degree(
        WHOLE if met else ZERO, f"{yardstick.shown(value)}, atteso {asked}{yardstick.shown(yardstick.goal)}: {said}."
    )


def _bands(yardstick: Yardstick, value: Fraction) -> Degree:
    bands = yardstick.bands
    band = bands.find(value) if bands else None
    if bands is None or band is None:
        return Degree(None, f"{yardstick.shown(value)} è fuori da tutte le fasce: non calcolabile.")
    degree = band.at(value)
    return Degree(degree, f"{yardstick.shown(value)} cade nella fascia {bands.describe(band)}: {points(degree)} punti.")


def _range(yardstick: Yardstick, value: Fraction) -> Degree:
    inside = yardstick.low <= value <= yardstick.high
    low, high = yardstick.shown(yardstick.low), yardstick.shown(yardstick.high)
    said = "dentro, 100,00 punti" if inside else "fuori, 0,00 punti"
    return Degree(WHOLE if inside else ZERO, f"{yardstick.shown(value)}, atteso fra {low} e {high} compresi: {said}.")


def _frequency(yardstick: Yardstick, value: Fraction) -> Degree:
    degree = value * WHOLE / yardstick.times
    return Degree(
        degree,
        f"Fatto {italian(value)} {'volta' if value == 1 else 'volte'} su {yardstick.times} attese nell'anno: {points(degree)} punti.",
    )


_NUMERIC: Mapping[Rule, Callable[[Yardstick, Fraction], Degree]] = {
    Rule.RATIO_UP: _ratio_up,
    Rule.RATIO_DOWN_INVERSE: _ratio_down_inverse,
    Rule.RATIO_DOWN_LINEAR: _ratio_down_linear,
    Rule.INTERPOLATED: _interpolated,
    Rule.THRESHOLD: _threshold,
    Rule.BANDS: _bands,
    Rule.RANGE: _range,
    Rule.FREQUENCY: _frequency,
}
