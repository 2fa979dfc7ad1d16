"""Rows of evaluation: systems, sheets, what is said in them."""

from traguardo.evaluation.models.sheets import Goal, Judgement, Sheet, Taken, Word
from traguardo.evaluation.models.systems import System, SystemState

__all__ = ["Goal", "Judgement", "Sheet", "System", "SystemState", "Taken", "Word"]
