"""All that other contexts may use of the training of an authority's staff."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Table


def register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """The figures the register publishes for the days from `first` to `last`, both included."""
    return ()


def piao_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """«formazione-piano», «formazione-fabbisogni», «formazione-numeri» of a year; without a plan, none."""
    return ()
