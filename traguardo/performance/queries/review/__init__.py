"""What the evaluation board looks at: every thing of the year with its result, evidence, questions and verdict."""

from traguardo.performance.queries.review.lines import Line, Progress, lines, progress, sees
from traguardo.performance.queries.review.questions import Asked, questions, waiting_for
from traguardo.performance.queries.review.results import Result, newest, results
from traguardo.performance.queries.review.verdicts import OUTCOME_WORDS, Given, newest_verdict, verdicts

__all__ = [
    "OUTCOME_WORDS",
    "Asked",
    "Given",
    "Line",
    "Progress",
    "Result",
    "lines",
    "newest",
    "newest_verdict",
    "progress",
    "questions",
    "results",
    "sees",
    "verdicts",
    "waiting_for",
]
