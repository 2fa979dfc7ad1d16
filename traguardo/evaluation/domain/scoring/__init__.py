"""The score of a sheet with the tree that explains it, and the score of a year of sheets."""

from traguardo.evaluation.domain.scoring.sheet import (
    ComponentScore,
    GoalFact,
    Line,
    SheetFacts,
    SheetScore,
    score_sheet,
    sheet_score_data,
)
from traguardo.evaluation.domain.scoring.year import Standing, YearScore, YearSheet, score_year

__all__ = [
    "ComponentScore",
    "GoalFact",
    "Line",
    "SheetFacts",
    "SheetScore",
    "Standing",
    "YearScore",
    "YearSheet",
    "score_sheet",
    "score_year",
    "sheet_score_data",
]
