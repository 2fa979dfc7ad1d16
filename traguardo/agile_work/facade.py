"""All that other contexts may use of the agile work of an authority's staff."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.register_figure import RegisterFigure


def register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """The figures the register publishes for the days from `first` to `last`, both included."""
    return ()
