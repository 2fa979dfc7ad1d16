"""All that other contexts may use of the agile work of an authority's staff."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Table


def register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """«agile_work.people_share», «agile_work.days_share» and «agile_work.mapped_activities» from `first` to `last`."""
    return ()


def piao_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """«lavoro-agile-attivita», «lavoro-agile-regole» and «lavoro-agile-numeri» of PIAO 3.2 at the end of the year."""
    return ()
