"""Procedures to hire: their steps and terms, where they are on a day, what is late, their ranking lists by counts."""

from traguardo.staffing.domain.procedures.cards import PROCEDURE_CARDS
from traguardo.staffing.domain.procedures.checking import check_procedure
from traguardo.staffing.domain.procedures.kinds import Kind, Outcome, Step, kind_choices, procedure_kinds
from traguardo.staffing.domain.procedures.progress import (
    Clock,
    Coming,
    Done,
    Procedure,
    Ranking,
    Standing,
    Use,
    calendar,
    lasts,
)

__all__ = [
    "PROCEDURE_CARDS",
    "Clock",
    "Coming",
    "Done",
    "Kind",
    "Outcome",
    "Procedure",
    "Ranking",
    "Standing",
    "Step",
    "Use",
    "calendar",
    "check_procedure",
    "kind_choices",
    "lasts",
    "procedure_kinds",
]
