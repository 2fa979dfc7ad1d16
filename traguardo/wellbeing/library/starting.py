"""The questionnaire a new survey starts from, in our own words."""

from pathlib import Path

from traguardo.wellbeing.domain.survey import Questionnaire, read_sections

TEXT = Path(__file__).parent / "questionnaire.txt"
ASKED = "Sei"
GROUPS = ("Donna", "Uomo")


def starting_text() -> str:
    """The text of the questionnaire."""
    return TEXT.read_text(encoding="utf-8")


def starting() -> Questionnaire:
    """The questionnaire, with women and men as groups."""
    sections, _ = read_sections(starting_text())
    return Questionnaire(sections=sections, asked=ASKED, groups=GROUPS)
