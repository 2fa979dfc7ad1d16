"""Screens of the legal deadlines."""

from traguardo.monitoring.views.acts import meet, miss, move, reopen
from traguardo.monitoring.views.calendar import calendar, calendar_csv
from traguardo.monitoring.views.feed import public_feed
from traguardo.monitoring.views.one import deadline
from traguardo.monitoring.views.running import running
from traguardo.monitoring.views.settings import settings
from traguardo.monitoring.views.upcoming import upcoming

__all__ = [
    "calendar",
    "calendar_csv",
    "deadline",
    "meet",
    "miss",
    "move",
    "public_feed",
    "reopen",
    "running",
    "settings",
    "upcoming",
]
