"""The outcome of a survey as JSON and back: means stay exact, as «171/40»."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from traguardo.wellbeing.domain.survey.results import Outcome, QuestionResult, SectionResult, Share


def outcome_data(outcome: Outcome) -> dict[str, object]:
    """The outcome as JSON."""
    return {
        "invited": outcome.invited,
        "answered": outcome.answered,
        "minimum": outcome.minimum,
        "asked": outcome.asked,
        "sizes": [[label, size] for label, size in outcome.sizes],
        "sections": [
            {
                "title": section.title,
                "mean": _told(section.mean),
                "questions": [
                    {"text": each.text, "mean": _told(each.mean), "counts": list(each.counts)}
                    for each in section.questions
                ],
                "groups": [[share.label, _told(share.mean)] for share in section.groups],
            }
            for section in outcome.sections
        ],
    }


def read_outcome(data: Mapping[str, Any]) -> Outcome:
    """The outcome of its JSON."""
    return Outcome(
        invited=data["invited"],
        answered=data["answered"],
        minimum=data["minimum"],
        asked=data["asked"],
        sizes=tuple((label, size) for label, size in data["sizes"]),
        sections=tuple(map(_section, data["sections"])),
    )


def _section(data: Mapping[str, Any]) -> SectionResult:
    return SectionResult(
        title=data["title"],
        mean=_read(data["mean"]),
        questions=tuple(
            QuestionResult(text=each["text"], mean=_read(each["mean"]), counts=tuple(each["counts"]))
            for each in data["questions"]
        ),
        groups=tuple(Share(label=label, mean=_read(mean)) for label, mean in data["groups"]),
    )


def _told(mean: Fraction | None) -> str | None:
    return None if mean is None else str(mean)


def _read(mean: str | None) -> Fraction | None:
    return None if mean is None else Fraction(mean)
