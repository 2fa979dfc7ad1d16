"""Rounding by level, as regulations write it: rows cut at two decimals, areas rounded before their mean, and so on."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.numbers import italian
from traguardo.kernel.ratio import rounded

_SHOWN = 6


class Level(StrEnum):
    """A floor of the plan: rows (indicators and steps), objectives, areas (strategic nodes and units), the whole."""

    ROWS = "rows"
    OBJECTIVES = "objectives"
    AREAS = "areas"
    WHOLE = "whole"


class Mode(StrEnum):
    """How a degree is cut to its decimals; halves go away from zero, or to the even digit."""

    NONE = "none"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    TRUNCATE = "truncate"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How the degrees of a level are rounded before they go on; `places` are decimals."""

    mode: Mode = Mode.NONE
    places: int = 2

    def of(self, degree: Fraction) -> Fraction:
        """The degree as it goes on, exact.

        >>> Rounding(Mode.TRUNCATE, 2).of(Fraction(200, 3))
        Fraction(3333, 50)
        """
        scale = 10**self.places
        if self.mode is Mode.HALF_UP:
            return Fraction(rounded(degree, self.places))
        if self.mode is Mode.HALF_EVEN:
            return Fraction(round(degree * scale), scale)
        if self.mode is Mode.TRUNCATE:
            return Fraction(int(degree * scale), scale)
        return degree

    def in_words(self, before: Fraction, after: Fraction) -> str:
        """What the rounding did, as a sentence; empty when it changed nothing."""
        if before == after:
            return ""
        how = {Mode.TRUNCATE: "Troncato", Mode.HALF_EVEN: "Arrotondato (metà al pari)"}.get(self.mode, "Arrotondato")
        places = "1 decimale" if self.places == 1 else f"{self.places} decimali"
        return f" {how} a {places}: da {italian(before, _SHOWN)} a {italian(after, _SHOWN)}."


EXACT = Rounding()
