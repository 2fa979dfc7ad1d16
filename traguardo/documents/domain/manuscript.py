"""A document as its people wrote it, before figures, tables and pictures take their place in the text."""

from dataclasses import dataclass

from traguardo.documents.domain.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section in its order. `level` 1 is a chapter, 2 a paragraph of it…; `legal`: codes of the legal sections it answers.

    `text` is in the house's markup: see `intake/markup.py`.
    """

    code: str
    title: str
    level: int = 1
    text: str = ""
    legal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Kind, title, years and chapters of a document; `guideline` is the one it follows (e.g. a PNA), `reason` that of a confirmation."""

    kind: Kind
    title: str
    year: int
    first_year: int
    last_year: int
    chapters: tuple[Chapter, ...]
    guideline: str = ""
    reason: str = ""
