"""A questionnaire as data: sections of statements marked from 1 to 6, and one question that tells groups apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LOWEST, HIGHEST = 1, 6
MINIMUM = 5  # the smallest group of which anything is told; a survey may ask for more, never for less


class Stage(StrEnum):
    """Where a survey is; from closed one does not go back."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ERASED = "erased"

    @property
    def label(self) -> str:
        return {
            Stage.DRAFT: "in preparazione",
            Stage.OPEN: "aperta",
            Stage.CLOSED: "chiusa",
            Stage.ERASED: "chiusa, risposte cancellate",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A statement to mark from 1 (not at all) to 6 (wholly)."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Statements on one matter; its code lasts over the surveys, so that they can be compared."""

    code: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """Sections, and the groups one may say to be of; one question alone, so that answers cannot be crossed to find a person."""

    sections: tuple[Section, ...]
    asked: str = ""
    groups: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def data(self) -> dict[str, object]:
        """The questionnaire as JSON."""
        return {
            "asked": self.asked,
            "groups": list(self.groups),
            "sections": [
                {
                    "code": section.code,
                    "title": section.title,
                    "questions": [{"code": each.code, "text": each.text} for each in section.questions],
                }
                for section in self.sections
            ],
        }


def questionnaire(data: Mapping[str, object]) -> Questionnaire:
    """The questionnaire of its JSON; ValueError when it is not one."""
    match data:
        case {"asked": str(asked), "groups": list(groups), "sections": list(sections)}:
            return Questionnaire(asked=asked, groups=tuple(map(str, groups)), sections=tuple(map(_section, sections)))
    raise ValueError("Non è un questionario.")


def _section(data: object) -> Section:
    match data:
        case {"code": str(code), "title": str(title), "questions": list(questions)}:
            return Section(code=code, title=title, questions=tuple(map(_question, questions)))
    raise ValueError("Non è una sezione.")


def _question(data: object) -> Question:
    match data:
        case {"code": str(code), "text": str(text)}:
            return Question(code=code, text=text)
    raise ValueError("Non è una frase.")
