"""An indicator made of weighted parts: each part has a degree of 0-100, the whole is their weighted sum, exact and told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.italian import it_day
from traguardo.kernel.numbers import italian

WHOLE = Fraction(100)


class Way(StrEnum):
    """How a part is measured: something done by a day, or a figure that must reach its target from below or from above."""

    BY_DAY = "by_day"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"

    @property
    def label(self) -> str:
        return {
            Way.BY_DAY: "fatto entro un giorno",
            Way.AT_LEAST: "almeno il valore atteso",
            Way.AT_MOST: "al massimo il valore atteso",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A weighted part. `missed`: somebody said it was not done. Nothing said is absent, not zero."""

    number: int
    weight: Fraction
    title: str
    way: Way
    algorithm: str = ""
    unit: str = ""
    due: date | None = None
    target: Fraction | None = None
    done_on: date | None = None
    missed: bool = False
    value: Fraction | None = None
    proof: str = ""

    @property
    def degree(self) -> Fraction | None:
        """How much of the target was reached, 0-100: all or nothing by a day, in proportion for a figure; None unmeasured."""
        if self.missed:
            return Fraction(0)
        if self.way is Way.BY_DAY:
            return _by_day(self.done_on, self.due)
        if self.value is None or self.target is None:
            return None
        if self.way is Way.AT_LEAST:
            return _part_of(self.value, self.target)
        return WHOLE if self.value <= self.target else _part_of(self.target, self.value)

    @property
    def points(self) -> Fraction | None:
        """What the part brings to the whole."""
        return None if self.degree is None else self.weight * self.degree / WHOLE

    def told(self) -> str:
        """The part in a line: weight, what was measured against what, points."""
        said = f"{self.title}: peso {italian(self.weight)}"
        if self.points is None or self.degree is None:
            return f"{said}, non ancora misurato"
        return f"{said} × {italian(self.degree)}% = {italian(self.points)} punti ({self.measured})"

    @property
    def measured(self) -> str:
        """What was measured, and against what."""
        if self.missed:
            return "non fatto"
        if self.way is Way.BY_DAY:
            done = it_day(self.done_on) if self.done_on else "da fare"
            return f"{done}, entro il {it_day(self.due)}" if self.due else done
        found = "n.d." if self.value is None else italian(self.value)
        return f"{found} su {italian(self.target)} attesi" if self.target is not None else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator of a year and its parts; it has a value when all its parts do and their weights make 100."""

    code: str
    year: int
    title: str
    parts: tuple[Part, ...] = ()
    revision: int = 1

    @property
    def weights(self) -> Fraction:
        return sum((part.weight for part in self.parts), Fraction(0))

    @property
    def reached(self) -> Fraction:
        """The points of the parts measured so far."""
        return sum((part.points for part in self.parts if part.points is not None), Fraction(0))

    @property
    def value(self) -> Fraction | None:
        """The weighted sum, in points per cent; None while a part is not measured or the weights do not make 100."""
        whole = bool(self.parts) and self.weights == WHOLE
        return self.reached if whole and all(part.points is not None for part in self.parts) else None

    def why(self) -> tuple[str, ...]:
        """How the value came to be, a line for each part and the sum."""
        lines = [part.told() for part in self.parts]
        if self.weights != WHOLE:
            return (*lines, f"I pesi fanno {italian(self.weights)} e non 100: il valore non si calcola")
        if self.value is None:
            return (*lines, f"Finora {italian(self.reached)} punti: mancano parti da misurare")
        return (*lines, f"Somma: {italian(self.value)}%")


def _by_day(done: date | None, due: date | None) -> Fraction | None:
    if done is None or due is None:
        return None
    return WHOLE if done <= due else Fraction(0)


def _part_of(value: Fraction, whole: Fraction) -> Fraction:
    """The first as points of the second, held between 0 and 100; a target of zero is reached."""
    return min(max(value / whole * WHOLE, Fraction(0)), WHOLE) if whole else WHOLE
