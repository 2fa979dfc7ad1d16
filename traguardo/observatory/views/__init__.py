"""Screens of the public site, and those where an authority decides what it shows."""

from traguardo.observatory.views.data import catalogue, data, dataset
from traguardo.observatory.views.deciding import place_part, placements, settings
from traguardo.observatory.views.documents import document, documents, download, read, verify
from traguardo.observatory.views.goals import goal, goals
from traguardo.observatory.views.home import accessibility, deadlines, home, robots, transparency

__all__ = [
    "accessibility",
    "catalogue",
    "data",
    "dataset",
    "deadlines",
    "document",
    "documents",
    "download",
    "goal",
    "goals",
    "home",
    "place_part",
    "placements",
    "read",
    "robots",
    "settings",
    "transparency",
    "verify",
]
