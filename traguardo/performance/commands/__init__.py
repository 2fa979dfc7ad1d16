"""The performance context on the command line: `check`, `score` and the group `performance`."""

from traguardo.performance.commands.checking import check
from traguardo.performance.commands.reminding import remind
from traguardo.performance.commands.rollup import rollup
from traguardo.performance.commands.scoring import score
from traguardo.performance.commands.workbook import performance

performance.add_command(remind)

performance.add_command(rollup)

__all__ = ["check", "performance", "score"]
