"""A mapping: which column of an export is which voice of the register, and how its values are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Target(StrEnum):
    """What the rows of an export are."""

    PEOPLE = "people"
    PRESENCES = "presences"

    @property
    def label(self) -> str:
        """In words."""
        return {Target.PEOPLE: "persone con i loro periodi", Target.PRESENCES: "presenze di un anno"}[self]


class FullTime(StrEnum):
    """How an export writes how much of the full time somebody works."""

    PERCENT = "percent"
    HOURS = "hours"
    SHARE = "share"

    @property
    def label(self) -> str:
        """In words, with an example."""
        return {
            FullTime.PERCENT: "in percentuale: 50, 83,33 o 50%",
            FullTime.HOURS: "in ore alla settimana: 18 o 30",
            FullTime.SHARE: "come parte di uno: 0,5 o 18/36",
        }[self]


VOICES: Mapping[Target, Mapping[str, str]] = {
    Target.PEOPLE: {
        "code": "Matricola",
        "surname": "Cognome, se sta da solo",
        "name": "Cognome e nome, o solo nome",
        "gender": "Genere",
        "born": "Anno o data di nascita",
        "unit": "Unità",
        "category": "Area o categoria",
        "profile": "Profilo",
        "position": "Incarico",
        "contract": "Rapporto",
        "full_time": "Orario",
        "first_day": "Dal",
        "last_day": "Al",
    },
    Target.PRESENCES: {
        "code": "Matricola",
        "year": "Anno",
        "due": "Giorni dovuti",
        "worked": "Giorni lavorati",
    },
}
"""The voices an export may tell, in the words of the page."""
NEEDED: Mapping[Target, tuple[str, ...]] = {
    Target.PEOPLE: ("code", "name", "unit", "category", "contract", "first_day"),
    Target.PRESENCES: ("code", "year", "due", "worked"),
}
VALUED = ("gender", "unit", "category", "position", "contract")
"""The voices whose values are said one by one."""
FIXED = ("unit", "category", "position", "contract", "full_time", "year")
"""The voices that may be the same for every row, with no column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """`columns`: the heading of each voice. `fixed`: voices with one value for all. `values`: theirs to ours, by voice.

    `hours`: the weekly hours of a full time. `snapshot`: the rows say how things stand on a day, not the whole history;
    without a first day, what is new begins that day.
    """

    target: Target = Target.PEOPLE
    columns: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    full_time: FullTime = FullTime.PERCENT
    hours: Fraction = Fraction(36)
    endless: tuple[str, ...] = ("31/12/9999", "31/12/2999")
    snapshot: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The voices it needs and says nothing of."""
        held = {*self.columns, *self.fixed}
        held |= ({"name"} if "surname" in self.columns else set()) | ({"first_day"} if self.snapshot else set())
        return tuple(each for each in NEEDED[self.target] if each not in held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The table of a file: its headings, and its rows by number, every cell as one reads it."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, heading: str) -> int | None:
        """Where a heading is, None when the file has not it."""
        return self.headings.index(heading) if heading in self.headings else None

    def only(self, headings: tuple[str, ...]) -> "Export":
        """The same rows with these columns alone: the others go no further."""
        at = [place for place, each in enumerate(self.headings) if each in headings]
        rows = tuple((number, tuple(cells[place] for place in at)) for number, cells in self.rows)
        return Export(sheet=self.sheet, headings=tuple(self.headings[place] for place in at), rows=rows)
