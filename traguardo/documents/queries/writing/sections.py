"""A section with all that stands around it while one writes: comments, wordings, what was not saved, who else is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from traguardo.access.facade import Authority, Holder, Standing, User, granted, holders
from traguardo.documents.domain.diffs import changed_words
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.outlines import LegalSection, hint_of, legal_section, untouched
from traguardo.documents.domain.states import (
    Hand,
    Situation,
    Stage,
    Transition,
    entitled,
    moves_from,
)
from traguardo.documents.models import Autosave, Document, Presence, Remark, Section, Wording
from traguardo.documents.queries.manuscripts import chapter_of
from traguardo.documents.queries.writing.boards import HERE
from traguardo.documents.queries.writing.rights import hand
from traguardo.kernel.legal import LegalRef

LATEST, COUNTED = 5, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A wording: number, who saved it, when, how many words it added and took away; None for those long past."""

    number: int
    by: str
    at: datetime
    changed: tuple[int, int] | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A section with what stands around it; `legal`: what it answers, with the article.

    `previous` and `following` are its neighbours' codes, empty at the ends.
    """

    section: Section
    stage: Stage
    hand: Hand
    writable: bool
    hint: str
    legal: tuple[tuple[LegalSection, LegalRef], ...]
    steps: tuple[Transition, ...]
    remarks: tuple[Remark, ...]
    wordings: tuple[Wording, ...]
    previous: str
    following: str

    @property
    def unsettled(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.settled_at is None)


def around(document: Document, section: Section, codes: Sequence[str], *, user: User, held: Standing) -> Around:
    """The section's page, in two SQL statements. `codes`: of all the sections, in order."""
    stage, hands = Stage(section.state), hand(user, held, section)
    remarks = tuple(section.remarks.select_related("by", "settled_by"))
    place, kind = codes.index(section.code), Kind(document.kind)
    return Around(
        section=section,
        stage=stage,
        hand=hands,
        writable=hands.writes and stage.open,
        hint=hint_of(kind, section.code, section.legal),
        legal=tuple(
            (found, found.asked_by(kind) or found.ordinary) for code in section.legal if (found := legal_section(code))
        ),
        steps=tuple(line for line in moves_from(stage) if entitled(line.move, hands)),
        remarks=remarks,
        wordings=tuple(section.wordings.select_related("by").defer("text")[:LATEST]),
        previous=codes[place - 1] if place else "",
        following=codes[place + 1] if place + 1 < len(codes) else "",
    )


def situation_of(section: Section, user: User) -> Situation:
    """What a move of the section by that person hangs on."""
    return Situation(
        stage=Stage(section.state),
        untouched=untouched(Kind(section.document.kind), chapter_of(section)),
        remarks=section.remarks.filter(settled_at=None).count(),
        unsaved=unsaved_of(section, user) is not None,
    )


def unsaved_of(section: Section, user: User) -> Autosave | None:
    """What the person typed there and did not save; None when it is what is saved."""
    return Autosave.objects.filter(section=section, by=user).exclude(text=section.text).first()


def unsaved_in(section: Section) -> list[Autosave]:
    """What anybody typed there and did not save."""
    return list(Autosave.objects.filter(section=section).exclude(text=section.text).select_related("by"))


def others_here(section: Section, *, user: User, now: datetime) -> list[str]:
    """Who else has the section open now."""
    rows = Presence.objects.filter(section=section, seen_at__gte=now - HERE).exclude(user=user)
    return [str(row.user) for row in rows.select_related("user").order_by("user__full_name")]


def wordings_of(section: Section) -> list[Past]:
    """Every wording, the latest first; the latest with how much each changed."""
    rows = list(section.wordings.select_related("by"))
    before = [row.text for row in rows[1:]] + [""]
    return [
        Past(
            number=row.number,
            by=str(row.by or ""),
            at=row.at,
            changed=changed_words(old, row.text) if place < COUNTED else None,
            text=row.text,
        )
        for place, (row, old) in enumerate(zip(rows, before, strict=True))
    ]


def writers(authority: Authority, held: Standing) -> list[Holder]:
    """Who may be given a section to write or to validate, each once, by name."""
    roles = granted()["documents.write"]
    active = [each for each in holders(authority) if each.holds_on(held.day) and each.assignment.role in roles]
    return list({each.user: each for each in active}.values())
