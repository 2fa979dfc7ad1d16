"""Which register figure feeds an indicator, and the result it gives: rounded once, with how it came to be.

D.Lgs. 150/2009, art. 5, c. 2, lett. b): indicators that are measured, from data one can go back to.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from traguardo.kernel.numbers import italian
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Measure

PLACES = 2
CODE = re.compile(r"[a-z_]+\.[a-z0-9_.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What somebody set for an indicator: the code of a figure, empty when nothing is to feed it."""

    figure: str
    version: int


def fed_by(source: str, link: Link | None, known: Iterable[str]) -> str:
    """Code of the figure that feeds an indicator: the one set by hand, else the first the plan's source names.

    Empty when there is none among those `known`.
    """
    codes = set(known)
    named = [link.figure] if link else CODE.findall(source.casefold())
    return next((code for code in named if code in codes), "")


def fits(unit: str, figure: RegisterFigure) -> bool:
    """Whether a figure can be the result of an indicator of a unit of measure: points only where it is in per cent, and the
    other way round; never a day. Nobody said the unit: it can."""
    said = unit.strip().casefold()
    percent = "%" in said or "percent" in said
    return not said or (said != "data" and percent == (figure.measure is Measure.PERCENT))


def printed(figure: RegisterFigure) -> str:
    """The value as a result is written, with two decimals at most: «57,14%», «21,8», «1.241,5»; empty when absent."""
    if figure.value is None:
        return ""
    return f"{italian(figure.value, PLACES)}{'%' if figure.measure is Measure.PERCENT else ''}"


def trace(figure: RegisterFigure) -> str:
    """How the figure came to be, a sentence a line; with its exact value where the printed one is rounded."""
    lines = [figure.title, *figure.why]
    if figure.value is not None and (figure.value * 10**PLACES).denominator != 1:
        lines.append(f"Valore esatto: {figure.value.numerator}/{figure.value.denominator}, arrotondato a due decimali.")
    return "\n".join(line if line.endswith(".") else f"{line}." for line in lines)


def by_code(figures: Iterable[RegisterFigure]) -> Mapping[str, RegisterFigure]:
    """Figures by code; ValueError when two registers publish the same one."""
    found: dict[str, RegisterFigure] = {}
    for figure in figures:
        if figure.code in found:
            raise ValueError(f"Due registri pubblicano «{figure.code}».")
        found[figure.code] = figure
    return found
