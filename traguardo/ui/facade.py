"""What the contexts above use of the screens' toolbox."""

from traguardo.ui.charts import Bar, Course, Heat, Pair, Passage, Point, Spot, Standings, Trace
from traguardo.ui.exports import csv_download
from traguardo.ui.links import address, fragment_id, with_query
from traguardo.ui.navigation import Mark, Masthead, Section
from traguardo.ui.pages import page
from traguardo.ui.states import STATES, State, state
from traguardo.ui.tables import Column, Table, arrange

__all__ = [
    "STATES",
    "Bar",
    "Column",
    "Course",
    "Heat",
    "Mark",
    "Masthead",
    "Pair",
    "Passage",
    "Point",
    "Section",
    "Spot",
    "Standings",
    "State",
    "Table",
    "Trace",
    "address",
    "arrange",
    "csv_download",
    "fragment_id",
    "page",
    "state",
    "with_query",
]
