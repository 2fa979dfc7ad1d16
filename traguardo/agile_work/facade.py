"""All that other contexts may use of the agile work of an authority's staff.

`register_figures(authority, first=…, last=…)`: «agile_work.people_share», «agile_work.days_share», «agile_work.mapped_activities».
`piao_tables(authority, year=…)`: «lavoro-agile-attivita», «lavoro-agile-regole», «lavoro-agile-numeri» of PIAO 3.2.
"""

from traguardo.agile_work.queries.published import piao_tables, register_figures

__all__ = ["piao_tables", "register_figures"]
