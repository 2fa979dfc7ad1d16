"""Screens of the legal deadlines, and of the registers that feed indicators."""

from traguardo.monitoring.views.acts import meet, miss, move, reopen
from traguardo.monitoring.views.calendar import calendar, calendar_csv
from traguardo.monitoring.views.feed import public_feed
from traguardo.monitoring.views.one import deadline
from traguardo.monitoring.views.registers import feed_indicator, fill_indicators, registers_csv, show_registers
from traguardo.monitoring.views.running import running
from traguardo.monitoring.views.settings import settings
from traguardo.monitoring.views.upcoming import upcoming

__all__ = [
    "calendar",
    "calendar_csv",
    "deadline",
    "feed_indicator",
    "fill_indicators",
    "meet",
    "miss",
    "move",
    "public_feed",
    "registers_csv",
    "reopen",
    "running",
    "settings",
    "show_registers",
    "upcoming",
]
