"""All that other contexts may use of the training of an authority's staff: figures for indicators, tables for documents.

`register_figures(authority, first=, last=)` gives «training.coverage», «training.hours_per_head», «training.median_hours»,
«training.reached_40», «training.compulsory_done» and, law by law, «training.integrity_done» and the like;
`piao_tables(authority, year=)` gives «formazione-piano», «formazione-fabbisogni», «formazione-schede», «formazione-numeri».
"""

from traguardo.training.queries.published import piao_tables, register_figures

__all__ = ["piao_tables", "register_figures"]
