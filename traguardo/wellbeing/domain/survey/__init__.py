"""The climate survey: its questions, what may be told of its answers."""

from traguardo.wellbeing.domain.survey.questions import (
    HIGHEST,
    LOWEST,
    MINIMUM,
    Question,
    Questionnaire,
    Section,
    Stage,
    questionnaire,
)
from traguardo.wellbeing.domain.survey.results import Outcome, SectionResult, Sheet, outcome_of
from traguardo.wellbeing.domain.survey.stored import outcome_data, read_outcome
from traguardo.wellbeing.domain.survey.text import read_groups, read_sections, written

__all__ = [
    "HIGHEST",
    "LOWEST",
    "MINIMUM",
    "Outcome",
    "Question",
    "Questionnaire",
    "Section",
    "SectionResult",
    "Sheet",
    "Stage",
    "outcome_data",
    "outcome_of",
    "questionnaire",
    "read_groups",
    "read_outcome",
    "read_sections",
    "written",
]
