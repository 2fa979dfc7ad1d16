"""Checks of a document before it is approved: what is missing, what does not agree, where, why, how to mend it."""

from datetime import date

from traguardo.documents.domain.checks.case import Body, DocumentCard, Goal, Measure, case_of
from traguardo.documents.domain.checks.catalogue import CATALOGUE, catalogue_markdown, findings_of
from traguardo.documents.domain.manuscript import Manuscript
from traguardo.documents.domain.register import Register
from traguardo.kernel.finding import Finding

__all__ = ["CATALOGUE", "Body", "DocumentCard", "Goal", "Measure", "catalogue_markdown", "check_manuscript"]


def check_manuscript(
    manuscript: Manuscript,
    register: Register,
    body: Body,
    *,
    today: date,
    goals: tuple[Goal, ...] = (),
    parts: tuple[str, ...] = (),
) -> list[Finding]:
    """All that the rules find, gravest first; a place is a section's code and a line of its text (0: its title).

    Places of what is wrong in a table name the table and its column. `parts`: what `{{piano …}}` may ask. No clock, no database.
    """
    return findings_of(case_of(manuscript, register, body, today=today, goals=goals, parts=parts))
