"""Turns of an office when more ask to be away than places allow: fair, and the same for whoever reckons them again."""

from traguardo.agile_work.domain.rotation.drawing import draw
from traguardo.agile_work.domain.rotation.explaining import why
from traguardo.agile_work.domain.rotation.model import Asker, Outcome, Terms, Turn, WeekTurns
from traguardo.agile_work.domain.rotation.plain import digest, inputs_data, outcome_data, read_inputs

__all__ = [
    "Asker",
    "Outcome",
    "Terms",
    "Turn",
    "WeekTurns",
    "digest",
    "draw",
    "inputs_data",
    "outcome_data",
    "read_inputs",
    "why",
]
