"""Scoring: from measured values to degrees, and up the tree to the score of the plan, each with its derivation."""

from traguardo.performance.domain.scoring.bonus import Bonus, bonus
from traguardo.performance.domain.scoring.plan_score import score_plan
from traguardo.performance.domain.scoring.scores import STATE_WORDS, PlanScore, Score, State
from traguardo.performance.domain.scoring.standing import STANDINGS, standing
from traguardo.performance.domain.scoring.yardsticks import Refusal, refusals, yardstick

__all__ = [
    "STANDINGS",
    "STATE_WORDS",
    "Bonus",
    "PlanScore",
    "Refusal",
    "Score",
    "State",
    "bonus",
    "refusals",
    "score_plan",
    "standing",
    "yardstick",
]
