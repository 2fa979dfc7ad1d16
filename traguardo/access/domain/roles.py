"""The roles a person may hold in an authority, and since when until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person does in the cycle; the label is the word on the screens."""

    PLANNING_OFFICE = "planning_office"
    UNIT_HEAD = "unit_head"
    DIRECTOR = "director"
    EVALUATION_BOARD = "evaluation_board"
    STAFF_OFFICE = "staff_office"
    ADMINISTRATOR = "administrator"
    READER = "reader"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Role.PLANNING_OFFICE: "Ufficio programmazione",
    Role.UNIT_HEAD: "Responsabile di unità",
    Role.DIRECTOR: "Direttore",
    Role.EVALUATION_BOARD: "Nucleo di valutazione",
    Role.STAFF_OFFICE: "Ufficio personale",
    Role.ADMINISTRATOR: "Amministratore",
    Role.READER: "Lettore",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A role, in a unit or in the whole authority (unit empty), both days included; no last day means still held."""

    role: Role
    unit: str = ""
    first_day: date
    last_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the role was held on that day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a person is in one authority on one day; no roles means: nothing to do with it."""

    authority: str
    day: date
    roles: frozenset[Role] = frozenset()
    units: frozenset[str] = frozenset()

    @classmethod
    def on(cls, day: date, authority: str, assignments: "list[Assignment]") -> "Standing":
        """The standing given by the assignments that hold on that day."""
        held = [assignment for assignment in assignments if assignment.holds_on(day)]
        roles = frozenset(assignment.role for assignment in held)
        units = frozenset(assignment.unit for assignment in held if assignment.unit)
        return cls(authority=authority, day=day, roles=roles, units=units)
