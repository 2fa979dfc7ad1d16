"""A published document held against a plan version and the tables of its year; the outcome carried signed, not stored."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing

from traguardo.access.facade import Authority
from traguardo.documents.domain.comparison import Difference, Published, Sort, compare
from traguardo.documents.library.claims import subjects_of
from traguardo.documents.queries.figures import kept_tables
from traguardo.kernel.wording import letters
from traguardo.performance.facade import Edition, edition_plan

SALT, HOURS = "documents.compare", 12
MOST = 1_500


class Lost(ValueError):  # noqa: N818 - it names the fact
    """The outcome brought back is not one of ours, or is too old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a comparison gave: the file, the plan, how many figures are the same, the differences (`MOST` at most)."""

    file: str
    plan: str
    claims: int
    same: int
    notes: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def token(self) -> str:
        """The whole outcome, signed, for the pages that follow."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    def matching(self, sort: str, words: str) -> list[Difference]:
        """The differences of a sort (empty: all) whose name or code has those words."""
        wanted = letters(words)
        return [
            each
            for each in self.differences
            if sort in {"", each.sort.value} and wanted in letters(f"{each.code} {each.name}")
        ]

    def count(self, sort: Sort) -> int:
        """How many differences are of a sort."""
        return sum(each.sort is sort for each in self.differences)


def compared(authority: Authority, edition: Edition, published: Published) -> Outcome:
    """The outcome of a published document against a plan version and the figures of its year."""
    tables = {kept.table.code: kept.table for kept in kept_tables(authority, edition.year)}
    found = compare(subjects_of(edition_plan(edition), tables), published)
    notes: Sequence[str] = published.notes
    if len(found.differences) > MOST:
        notes = (*notes, f"Le differenze sono {len(found.differences)}: qui ci sono le prime {MOST}.")
    return Outcome(
        file=published.name,
        plan=edition.title,
        claims=found.claims,
        same=found.same,
        notes=tuple(notes),
        differences=found.differences[:MOST],
    )


def outcome_of(token: str) -> Outcome:
    """The outcome a page brought back; Lost when it is not ours or has gone stale."""
    try:
        values: dict[str, Any] = signing.loads(token, salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature as failure:
        raise Lost("Il confronto è scaduto: carica di nuovo il documento.") from failure
    found = tuple(Difference(**{**each, "sort": Sort(each["sort"])}) for each in values["differences"])
    return Outcome(**{**values, "notes": tuple(values["notes"]), "differences": found})
