"""The way of a sheet through its year: states, moves, who makes them, what they need (D.Lgs. 150/2009, art. 7 and 9)."""

from traguardo.evaluation.domain.flow.clocks import STARTED_BY, Running, running
from traguardo.evaluation.domain.flow.moving import (
    Hand,
    NotAllowed,
    Situation,
    asked,
    can_move,
    check_move,
    hindrances,
)
from traguardo.evaluation.domain.flow.stages import Move, Stage, Who
from traguardo.evaluation.domain.flow.table import TABLE, Transition, Words, lines_from, transition
from traguardo.evaluation.domain.flow.waiting import waiting

__all__ = [
    "STARTED_BY",
    "TABLE",
    "Hand",
    "Move",
    "NotAllowed",
    "Running",
    "Situation",
    "Stage",
    "Transition",
    "Who",
    "Words",
    "asked",
    "can_move",
    "check_move",
    "hindrances",
    "lines_from",
    "running",
    "transition",
    "waiting",
]
