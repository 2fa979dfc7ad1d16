"""Screens of the systems of evaluation: told to who is measured by them, edited while drafts, adopted, compared."""

from traguardo.evaluation.views.systems.acts import adopt_system, change_system, create_system
from traguardo.evaluation.views.systems.reading import compare_systems, show_system, show_systems, system_toml

__all__ = [
    "adopt_system",
    "change_system",
    "compare_systems",
    "create_system",
    "show_system",
    "show_systems",
    "system_toml",
]
