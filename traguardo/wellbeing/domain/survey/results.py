"""What may be told of the answers to a survey: never of a group of too few, nor anything that gives it by subtraction.

Answers become shares once, when the survey closes. Of each section the mean of everybody is told, and the mean of each group
of at least `minimum` people; where one is kept, others are kept with it until they are together at least `minimum` people of
two groups. What cannot be kept so is not told at all.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.suppression import hidden_groups
from traguardo.wellbeing.domain.survey.questions import HIGHEST, LOWEST, Question, Questionnaire, Section

UNSAID = "Non indicato"
Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An answer: the group it says to be of, empty when it does not say, and the mark given to each statement it marks."""

    group: str = ""
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is told of a group, or of everybody: the exact mean, 1-6. None: kept, or nobody answered."""

    label: str
    mean: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """A statement: its mean and how many gave each mark from 1 to 6. None and empty: kept."""

    text: str
    mean: Fraction | None = None
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionResult:
    """A section: the mean of all the marks in it, its statements, its groups in the order of the questionnaire."""

    title: str
    mean: Fraction | None
    questions: tuple[QuestionResult, ...]
    groups: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All that may ever be read of a survey. `sizes`: the people of each group, None where it is kept."""

    invited: int
    answered: int
    minimum: int
    asked: str = ""
    sizes: tuple[tuple[str, int | None], ...] = ()
    sections: tuple[SectionResult, ...] = ()

    @property
    def rate(self) -> Fraction | None:
        """How many answered of those who could, 0-1; None when nobody could."""
        return Fraction(self.answered, self.invited) if self.invited else None

    @property
    def told(self) -> bool:
        """Whether enough people answered to tell anything."""
        return bool(self.sections)


def outcome_of(asked: Questionnaire, sheets: Sequence[Sheet], *, invited: int, minimum: int) -> Outcome:
    """The shares of a closed survey; nothing but how many answered when they are fewer than `minimum`."""
    if len(sheets) < minimum:
        return Outcome(invited=invited, answered=len(sheets), minimum=minimum, asked=asked.asked)
    labels = [*asked.groups, UNSAID] if asked.groups else []
    by_group = [[sheet for sheet in sheets if _label(sheet, asked) == label] for label in labels]
    kept = hidden_groups([len(group) for group in by_group], minimum)
    sizes = tuple(
        (label, None if place in kept else len(by_group[place]))
        for place, label in enumerate(labels)
        if by_group[place]
    )
    sections = tuple(_section(section, sheets, labels, by_group, kept, minimum) for section in asked.sections)
    return Outcome(
        invited=invited, answered=len(sheets), minimum=minimum, asked=asked.asked, sizes=sizes, sections=sections
    )


def _label(sheet: Sheet, asked: Questionnaire) -> str:
    return sheet.group if sheet.group in asked.groups else UNSAID


def _section(
    section: Section,
    sheets: Sequence[Sheet],
    labels: Sequence[str],
    by_group: Sequence[Sequence[Sheet]],
    kept: frozenset[int],
    minimum: int,
) -> SectionResult:
    codes = [question.code for question in section.questions]
    if len(_who(sheets, codes)) < minimum:
        silent = tuple(QuestionResult(text=question.text) for question in section.questions)
        return SectionResult(title=section.title, mean=None, questions=silent)
    told = _told([len(_who(group, codes)) for group in by_group], kept, minimum)
    groups = tuple(
        Share(label=label, mean=_mean(by_group[place], codes) if place in told else None)
        for place, label in enumerate(labels)
        if by_group[place]
    )
    return SectionResult(
        title=section.title,
        mean=_mean(sheets, codes),
        questions=_questions(section.questions, sheets, minimum),
        groups=groups,
    )


def _told(sizes: Sequence[int], kept: frozenset[int], minimum: int) -> frozenset[int]:
    """The groups whose mean is told, by how many of each marked the section; none when those kept are not enough together."""
    shown = [place for place, size in enumerate(sizes) if size and place not in kept]
    hidden = sum(size for place, size in enumerate(sizes) if place in kept)
    small = any(sizes[place] < minimum for place in shown) or 0 < hidden < minimum
    return frozenset() if small else frozenset(shown)


def _questions(questions: Sequence[Question], sheets: Sequence[Sheet], minimum: int) -> tuple[QuestionResult, ...]:
    """Each statement, told or kept."""
    kept = _statements_kept([question.code for question in questions], sheets, minimum)
    return tuple(
        QuestionResult(text=question.text) if place in kept else _question(question, sheets)
        for place, question in enumerate(questions)
    )


def _statements_kept(codes: Sequence[str], sheets: Sequence[Sheet], minimum: int) -> frozenset[int]:
    """The statements too few marked, with the next ones by size until enough people marked any of those kept: the mean of the
    section gives by subtraction what they come to together, and the same few may have marked them all."""
    sizes = [len(_who(sheets, [code])) for code in codes]
    kept = set(hidden_groups(sizes, minimum))
    others = sorted((place for place in range(len(codes)) if sizes[place] and place not in kept), key=sizes.__getitem__)
    while kept and others and len(_who(sheets, [codes[place] for place in kept])) < minimum:
        kept.add(others.pop(0))
    return frozenset(kept)


def _question(question: Question, sheets: Sequence[Sheet]) -> QuestionResult:
    given = Counter(sheet.marks[question.code] for sheet in sheets if question.code in sheet.marks)
    counts = tuple(given[mark] for mark in range(LOWEST, HIGHEST + 1))
    return QuestionResult(text=question.text, mean=_mean(sheets, [question.code]), counts=counts if given else ())


def _who(sheets: Sequence[Sheet], codes: Sequence[str]) -> list[Sheet]:
    """Who marked at least one of the statements."""
    return [sheet for sheet in sheets if any(code in sheet.marks for code in codes)]


def _mean(sheets: Sequence[Sheet], codes: Sequence[str]) -> Fraction | None:
    marks = [sheet.marks[code] for sheet in sheets for code in codes if code in sheet.marks]
    return Fraction(sum(marks), len(marks)) if marks else None
