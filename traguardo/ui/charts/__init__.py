"""Charts drawn on the server as SVG that a strict content policy accepts: attributes and classes, no style, no script.

Lengths along the page are percentages, so text keeps its size from a phone to a wall screen. Every chart has a title
and a description; the page that shows one puts the table behind it (`ui.figure`). Colours are in static/ui/charts.css.
"""

from traguardo.ui.charts.bars import Bar, bar, bars
from traguardo.ui.charts.curve import Trace, curves
from traguardo.ui.charts.heat import Heat, heat_map
from traguardo.ui.charts.projection import Course, Passage, projection
from traguardo.ui.charts.pyramid import Pair, pyramid
from traguardo.ui.charts.standings import Spot, Standings, standings_map
from traguardo.ui.charts.trend import Point, sparkline, trend

__all__ = [
    "Bar",
    "Course",
    "Heat",
    "Pair",
    "Passage",
    "Point",
    "Spot",
    "Standings",
    "Trace",
    "bar",
    "bars",
    "curves",
    "heat_map",
    "projection",
    "pyramid",
    "sparkline",
    "standings_map",
    "trend",
]
