"""What is compared: the figures we have of each thing, the lines and tables of a published document, and how they differ."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a published text; `page` is 0 where the file has no pages. Both count from 1."""

    row: int
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table found in a published file: its cells as text, its place."""

    number: int
    rows: tuple[tuple[str, ...], ...]
    page: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published document as it could be read. `notes` say what could not."""

    name: str
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    pages: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure of ours: what it is («valore atteso 2022»), how it is written, its number or its day."""

    what: str
    printed: str
    number: Decimal | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing with a name and its figures. `group` is the table it is a row of, empty for an indicator or an objective.

    `parent`: the name of what it is a part of, that stands beside its own.
    """

    kind: str
    code: str
    name: str
    claims: tuple[Claim, ...]
    group: str = ""
    parent: str = ""


class Sort(StrEnum):
    """How a figure differs: written otherwise, not beside its name, its name nowhere, only in the published document."""

    OTHER = "diversa"
    ABSENT = "non trovata"
    UNNAMED = "nome non trovato"
    THEIRS = "solo nel documento"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference, with the page (0: none) and line it was looked at, and the words there."""

    sort: Sort
    kind: str
    code: str
    name: str
    what: str = ""
    ours: str = ""
    theirs: str = ""
    page: int = 0
    row: int = 0
    excerpt: str = ""

    @property
    def where(self) -> str:
        """The page, or the line where there are no pages; empty where nothing was looked at."""
        return f"pagina {self.page}" if self.page else f"riga {self.row}" if self.row else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All the differences, and how many figures were looked for and found the same."""

    differences: tuple[Difference, ...]
    claims: int
    same: int

    def of(self, sort: Sort) -> tuple[Difference, ...]:
        """Those of one sort."""
        return tuple(each for each in self.differences if each.sort is sort)
