"""All that other contexts may use of the wellbeing and equal opportunities of an authority's staff."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Table
from traguardo.wellbeing.queries.figures import figures, tables


def register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """The figures the register publishes for the days from `first` to `last`, both included: «wellbeing.<code>» of each
    composed indicator of the year of `last`, «wellbeing.actions_done», «wellbeing.survey_response»."""
    return figures(authority, first, last)


def piao_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """What documents print of a year: «azioni-positive», «azioni-positive-indicatori», «cug-composizione», «cug-…»."""
    return tables(authority, year)
