"""The climate survey: its questions, who reads what of its answers."""

from traguardo.wellbeing.domain.survey.questions import (
    HIGHEST,
    LOWEST,
    MINIMUM,
    Question,
    Questionnaire,
    Section,
    Stage,
)

__all__ = ["HIGHEST", "LOWEST", "MINIMUM", "Question", "Questionnaire", "Section", "Stage"]
