"""A figure that a register publishes, ready to feed an indicator: its exact value and how it came to be."""

from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.table import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFigure:
    """`code` («training.coverage») lasts over the years; `value` is exact, in points when a percentage, in euro when
    money; absent is None, never zero. `why` tells, line by line, what was counted and how."""

    code: str
    title: str
    value: Fraction | None
    why: tuple[str, ...]
    source: Source
    measure: Measure = Measure.NUMBER
    unit: str = ""
