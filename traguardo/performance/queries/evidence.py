"""Evidence files of a year: what was kept for which thing, and their contents held against their fingerprint."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from traguardo.access.facade import Authority, Role, Standing
from traguardo.performance.domain.measuring.files import MEDIA_TYPES, WORDS, Kind
from traguardo.performance.models import Evidence
from traguardo.performance.queries.editions import Edition

KINDS = {media_type: kind for kind, media_type in MEDIA_TYPES.items()}
MAY_SEE_WITHDRAWN = frozenset({Role.PLANNING_OFFICE, Role.EVALUATION_BOARD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An evidence file, without its content."""

    pk: int
    year: int
    subject_kind: str
    subject: str
    measurement: int | None
    name: str
    kind: Kind
    size: int
    sha256: str
    note: str
    added_at: datetime
    added_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_for: str

    @property
    def kind_word(self) -> str:
        return WORDS[self.kind]

    @property
    def short(self) -> str:
        """The beginning of the fingerprint, as lists show it."""
        return self.sha256[:12]

    @property
    def weight(self) -> str:
        """Size as one reads it."""
        kilobytes = max(1, round(self.size / 1024))
        return f"{kilobytes} kB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB".replace(".", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An evidence file with its content; `intact` when the content still has its fingerprint."""

    kept: Kept
    content: bytes
    intact: bool


def evidence_of(edition: Edition, kind: str, code: str) -> tuple[Kept, ...]:
    """What was kept for a thing of the year, withdrawn files included, oldest first. One SQL statement."""
    return _kept(_of_year(edition).filter(subject_kind=kind, subject=code))


def evidence_of_year(edition: Edition) -> tuple[Kept, ...]:
    """What was kept for every thing of the year. One SQL statement."""
    return _kept(_of_year(edition))


def opened(authority: Authority, pk: int) -> Opened | None:
    """A file of this authority with its content, None for another's."""
    row = Evidence.objects.filter(authority=authority, pk=pk).select_related("added_by", "withdrawn_by").first()
    if row is None:
        return None
    content = bytes(row.content)
    return Opened(kept=_one(row), content=content, intact=hashlib.sha256(content).hexdigest() == row.sha256)


def can_open(standing: Standing, kept: Kept) -> bool:
    """Whether this standing may see the content: everybody's until it is withdrawn, then the office's and the board's."""
    return kept.withdrawn_at is None or bool(standing.roles & MAY_SEE_WITHDRAWN)


def _of_year(edition: Edition) -> QuerySet[Evidence]:
    rows = Evidence.objects.filter(authority=edition.authority_pk, year=edition.year)
    return rows.defer("content").select_related("added_by", "withdrawn_by").order_by("pk")


def _kept(rows: Iterable[Evidence]) -> tuple[Kept, ...]:
    return tuple(_one(row) for row in rows)


def _one(row: Evidence) -> Kept:
    return Kept(
        pk=row.pk,
        year=row.year,
        subject_kind=row.subject_kind,
        subject=row.subject,
        measurement=row.measurement_id,
        name=row.name,
        kind=KINDS[row.media_type],
        size=row.size,
        sha256=row.sha256,
        note=row.note,
        added_at=row.added_at,
        added_by=str(row.added_by or ""),
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=str(row.withdrawn_by or ""),
        withdrawn_for=row.withdrawn_for,
    )
