"""What a check of a document looks at: the manuscript, the figures it may quote, the plan behind it, the body it is of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from traguardo.documents.domain.checks.labels import Labels, labels_of
from traguardo.documents.domain.checks.passages import Passage, passages
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.domain.register import Register
from traguardo.kernel.rule_card import RuleCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An indicator of the plan: its weight and where it starts from, when they are numbers."""

    code: str
    name: str
    weight: Decimal | None = None
    baseline: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """An objective of the plan: whether it serves a public-value objective, who answers for it, whom it concerns."""

    code: str
    title: str
    linked: bool = True
    responsible: str = ""
    stakeholders: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The authority: how it is called, what it is, how many work in it (None: not known), the bodies it is made of.

    `confirmations`: PIAO confirmed in a row up to the year before; None when not known. `staff_below`, `years_in_force`:
    under how many employees a PIAO is simplified and may be confirmed, and for how many years it lasts (DM 132/2022, art. 6).
    """

    name: str
    staff_below: int
    years_in_force: int
    kind: str = ""
    staff: int | None = None
    members: tuple[str, ...] = ()
    confirmations: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCase:
    """A manuscript read once for all the rules, with all that it is held against.

    `goals` are those of the plan; `parts` are the names of what may be asked of it.
    """

    manuscript: Manuscript
    register: Register
    body: Body
    today: date
    goals: tuple[Goal, ...]
    parts: tuple[str, ...]
    passages: tuple[Passage, ...]
    labels: Labels = field(repr=False)

    def chapters(self) -> Iterator[tuple[Chapter, tuple[Chapter, ...]]]:
        """Each chapter with those under it."""
        chapters = self.manuscript.chapters
        for place, chapter in enumerate(chapters):
            rest = chapters[place + 1 :]
            end = next((at for at, each in enumerate(rest) if each.level <= chapter.level), len(rest))
            yield chapter, rest[:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard(RuleCard[DocumentCase]):
    """One rule on documents; it cannot be switched off."""


def case_of(
    manuscript: Manuscript,
    register: Register,
    body: Body,
    *,
    today: date,
    goals: tuple[Goal, ...] = (),
    parts: tuple[str, ...] = (),
) -> DocumentCase:
    """The case of a manuscript."""
    return DocumentCase(
        manuscript=manuscript,
        register=register,
        body=body,
        today=today,
        goals=goals,
        parts=parts,
        passages=tuple(passage for chapter in manuscript.chapters for passage in passages(chapter)),
        labels=labels_of(register),
    )
