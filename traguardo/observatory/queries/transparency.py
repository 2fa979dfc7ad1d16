"""What of «Amministrazione trasparente» is published, where, since when; what is missing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone

from traguardo.access.facade import Authority
from traguardo.documents.facade import ReleaseFacts
from traguardo.observatory.library.tree import Part, Section, tree
from traguardo.observatory.models import Placement


class Where(StrEnum):
    """Where a part is: on this site, on the authority's own, nowhere because not due, nowhere."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOT_DUE = "not-due"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return {
            Where.HERE: "pubblicato qui",
            Where.ELSEWHERE: "sul sito dell'ente",
            Where.NOT_DUE: "non dovuto",
            Where.MISSING: "manca",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A part with where it is. `documents`: those released here; `page`: the page of this site that answers it."""

    part: Part
    where: Where
    documents: tuple[ReleaseFacts, ...] = ()
    page: str = ""
    address: str = ""
    reason: str = ""
    updated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A section with its parts placed."""

    section: Section
    parts: tuple[Placed, ...]


def branches(
    authority: Authority, released: Sequence[ReleaseFacts], open_pages: Mapping[str, bool]
) -> tuple[Branch, ...]:
    """The whole tree. `released`: what is public; `open_pages`: which pages of the site are. One SQL statement."""
    said = {row.part: row for row in Placement.objects.filter(authority=authority)}
    return tuple(
        Branch(
            section=section,
            parts=tuple(_placed(part, said.get(part.code), released, open_pages) for part in section.parts),
        )
        for section in tree()
    )


def counted(found: Sequence[Branch]) -> Mapping[Where, int]:
    """How many parts are where."""
    return Counter(placed.where for branch in found for placed in branch.parts)


def placement(authority: Authority, code: str) -> tuple[dict[str, object], int]:
    """What was said of a part, with its version; empty, version 0, when nothing was."""
    row = Placement.objects.filter(authority=authority, part=code).first()
    if row is None:
        return {"address": "", "updated_on": None, "not_due": ""}, 0
    return {"address": row.address, "updated_on": row.updated_on, "not_due": row.not_due}, row.version


def _placed(
    part: Part, row: Placement | None, released: Sequence[ReleaseFacts], open_pages: Mapping[str, bool]
) -> Placed:
    documents = tuple(each for each in released if each.kind in part.kinds)
    page = part.page if open_pages.get(part.page) else ""
    address, day = (row.address, row.updated_on) if row else ("", None)
    if documents or page:
        newest = max((timezone.localdate(each.published_at) for each in documents if each.published_at), default=day)
        return Placed(part=part, where=Where.HERE, documents=documents, page=page, address=address, updated_on=newest)
    if address:
        return Placed(part=part, where=Where.ELSEWHERE, address=address, updated_on=day)
    if row and row.not_due:
        return Placed(part=part, where=Where.NOT_DUE, reason=row.not_due, updated_on=day)
    return Placed(part=part, where=Where.MISSING)
