"""The life of a plan version: its states, the acts that move it from one to the next, and why one cannot."""

from traguardo.performance.domain.life.answers import (
    Resolution,
    check_acknowledged,
    check_closing_reason,
    check_first_day,
    check_reason,
    check_resolution,
)
from traguardo.performance.domain.life.situation import (
    NotAllowed,
    Situation,
    can_act,
    can_vary,
    check_act,
    check_variation,
    hindrances,
    hindrances_of_variation,
)
from traguardo.performance.domain.life.table import TABLE, Act, Stage, Transition, next_act, transition

__all__ = [
    "TABLE",
    "Act",
    "NotAllowed",
    "Resolution",
    "Situation",
    "Stage",
    "Transition",
    "can_act",
    "can_vary",
    "check_acknowledged",
    "check_act",
    "check_closing_reason",
    "check_first_day",
    "check_reason",
    "check_resolution",
    "check_variation",
    "hindrances",
    "hindrances_of_variation",
    "next_act",
    "transition",
]
