"""A person of the staff, what they do from a day to a day, and how many days of a year that makes."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Gender(StrEnum):
    """As the payroll has it; absent when the body does not hold it."""

    WOMAN = "F"
    MAN = "M"

    @property
    def label(self) -> str:
        return {Gender.WOMAN: "donna", Gender.MAN: "uomo"}[self]


class Position(StrEnum):
    """What somebody answers for, on which their evaluation depends (D.Lgs. 150/2009, art. 9)."""

    DIRECTOR = "director"
    MANAGER = "manager"
    POST_HOLDER = "post_holder"
    STAFF = "staff"

    @property
    def label(self) -> str:
        return {
            Position.DIRECTOR: "direttore",
            Position.MANAGER: "dirigente",
            Position.POST_HOLDER: "incarico di elevata qualificazione",
            Position.STAFF: "personale",
        }[self]


class Contract(StrEnum):
    """How a person is bound to the authority."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    SECONDED_IN = "seconded_in"
    SECONDED_OUT = "seconded_out"
    AGENCY = "agency"

    @property
    def label(self) -> str:
        return {
            Contract.PERMANENT: "tempo indeterminato",
            Contract.FIXED_TERM: "tempo determinato",
            Contract.SECONDED_IN: "in comando da altri",
            Contract.SECONDED_OUT: "in comando altrove",
            Contract.AGENCY: "somministrato",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """What a person does from a day to a day, both included; no last day: still. `full_time` is 1 for full time."""

    unit: str
    category: str
    profile: str = ""
    position: Position = Position.STAFF
    contract: Contract = Contract.PERMANENT
    full_time: Fraction = Fraction(1)
    first_day: date
    last_day: date | None = None
    pk: int = field(default=0, compare=False)

    def days(self, year: int) -> int:
        """Days of the year it lasts, both ends included; 0 when it does not touch the year."""
        first, last = max(self.first_day, date(year, 1, 1)), date(year, 12, 31)
        last = min(last, self.last_day) if self.last_day else last
        return max((last - first).days + 1, 0)

    def holds_on(self, day: date) -> bool:
        """Whether it lasts on that day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Working days a person owed in a year and was there; the ratio is what evaluations and shares take."""

    due: int
    worked: int

    @property
    def ratio(self) -> Fraction:
        return Fraction(self.worked, self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the staff, by the code of the payroll. `user` is the account they sign in with, where they have one."""

    pk: int
    code: str
    name: str
    gender: Gender | None = None
    born: int | None = None
    user: int | None = None
    spells: tuple[Spell, ...] = ()
    version: int = field(default=1, compare=False)

    def spell_on(self, day: date) -> Spell | None:
        """What they do on a day: of several, the one that takes most of their time; None outside the service."""
        held = [spell for spell in self.spells if spell.holds_on(day)]
        return max(held, key=lambda spell: (spell.full_time, spell.first_day), default=None)
