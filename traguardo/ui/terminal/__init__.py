"""The command line: what one types is read, what the program says is laid out."""

from traguardo.ui.terminal.days import typed_day, typed_day_or_today
from traguardo.ui.terminal.findings import NAMES, WIDTH, in_a_file, paragraph, tally, told

__all__ = ["NAMES", "WIDTH", "in_a_file", "paragraph", "tally", "told", "typed_day", "typed_day_or_today"]
