"""The performance context on the command line: `check`, `score` and the group `performance`."""

from traguardo.performance.commands.checking import check
from traguardo.performance.commands.scoring import score
from traguardo.performance.commands.workbook import performance

__all__ = ["check", "performance", "score"]
