"""A line of the training plan: what, for whom, who answers for it, what it costs and how that is reckoned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.money import Money


class AudienceKind(StrEnum):
    """How a line says whom it is for: «some» gives only a number, the others are counted on the register."""

    ALL_STAFF = "all_staff"
    UNITS = "units"
    PROFILES = "profiles"
    PERSONS = "persons"
    SOME = "some"

    @property
    def label(self) -> str:
        return {
            AudienceKind.ALL_STAFF: "tutto il personale",
            AudienceKind.UNITS: "unità",
            AudienceKind.PROFILES: "profili",
            AudienceKind.PERSONS: "persone",
            AudienceKind.SOME: "una parte del personale",
        }[self]


class Costing(StrEnum):
    """How the cost of a line is reckoned."""

    FLAT = "flat"
    PER_HEAD = "per_head"
    PER_HEAD_EDITIONS = "per_head_editions"

    @property
    def label(self) -> str:
        return {
            Costing.FLAT: "a corpo",
            Costing.PER_HEAD: "a persona",
            Costing.PER_HEAD_EDITIONS: "a persona per edizione",
        }[self]


class WithoutCost(StrEnum):
    """Why a line has no amount: absent is not zero."""

    NO = ""
    INTERNAL = "internal"
    IN_CONTRACT = "in_contract"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            WithoutCost.NO: "",
            WithoutCost.INTERNAL: "gestito internamente",
            WithoutCost.IN_CONTRACT: "compreso in un altro contratto",
            WithoutCost.UNKNOWN: "da definire",
        }[self]


class Duty(StrEnum):
    """The law that makes a course compulsory."""

    NONE = ""
    SAFETY = "safety"
    INTEGRITY = "integrity"
    ETHICS = "ethics"
    PRIVACY = "privacy"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            Duty.NONE: "facoltativo",
            Duty.SAFETY: "sicurezza sul lavoro",
            Duty.INTEGRITY: "prevenzione della corruzione",
            Duty.ETHICS: "etica e codice di comportamento",
            Duty.PRIVACY: "protezione dei dati personali",
            Duty.OTHER: "altro obbligo",
        }[self]

    @property
    def law(self) -> str:
        return {
            Duty.SAFETY: "D.Lgs. 81/2008, art. 37",
            Duty.INTEGRITY: "L. 190/2012, art. 1, c. 8",
            Duty.ETHICS: "D.Lgs. 165/2001, art. 54, c. 7",
            Duty.PRIVACY: "Regolamento (UE) 2016/679, artt. 29 e 32",
        }.get(self, "")


DUTIES_OF_ALL = (Duty.SAFETY, Duty.INTEGRITY, Duty.ETHICS, Duty.PRIVACY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom a line is for: `codes` of units or persons, or names of profiles; `stated` the number the plan writes."""

    kind: AudienceKind = AudienceKind.SOME
    codes: tuple[str, ...] = ()
    words: str = ""
    stated: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A course of the plan in a year. Amounts are written by hand, absent where the plan has none; `unit_cost` times
    `editions` and heads is what they should be. `unit` is the code of the responsible unit, `minutes` a head.
    """

    code: str
    title: str
    year: int
    audience: Audience = Audience()
    unit: str = ""
    set_aside: Money | None = None
    to_set_aside: Money | None = None
    without: WithoutCost = WithoutCost.NO
    costing: Costing = Costing.FLAT
    unit_cost: Money | None = None
    editions: int = 1
    starts: date | None = None
    due: date | None = None
    minutes: int | None = None
    duty: Duty = Duty.NONE
    duty_law: str = ""
    note: str = ""

    @property
    def written(self) -> Money | None:
        """What the plan writes it costs, set aside and to set aside together; None where it writes nothing."""
        amounts = [each for each in (self.set_aside, self.to_set_aside) if each is not None]
        return sum(amounts, Money(0)) if amounts else None

    @property
    def law(self) -> str:
        """The law that makes it compulsory, empty when none does or it is not told."""
        return self.duty_law or self.duty.law


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """How many people a line is for: counted on the register, as stated; None where there is nothing to count or read."""

    counted: int | None
    stated: int | None

    @property
    def used(self) -> int | None:
        """What the plan states, or else what is counted."""
        return self.counted if self.stated is None else self.stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a line should cost and how that came: None where it has no unit cost, or heads are wanted and missing."""

    computed: Money | None
    how: str


def reckon(line: Line, heads: int | None) -> Cost:
    """The cost by the line's own way of reckoning: n persons × editions × unit cost. In cents, no rounding."""
    if line.unit_cost is None:
        return Cost(computed=None, how="")
    price = it_money(line.unit_cost.cents)
    if line.costing is Costing.FLAT:
        return Cost(computed=line.unit_cost, how=f"{price} a corpo")
    if heads is None:
        return Cost(computed=None, how=f"{price} a persona: manca il numero di persone")
    people = f"{it_number(heads)} {'persona' if heads == 1 else 'persone'}"
    if line.costing is Costing.PER_HEAD:
        total = line.unit_cost.times(heads)
        return Cost(computed=total, how=f"{people} × {price} = {it_money(total.cents)}")
    total = line.unit_cost.times(heads * line.editions)
    return Cost(computed=total, how=f"{people} × {line.editions} edizioni × {price} = {it_money(total.cents)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """What counting an audience takes of a person in service."""

    code: str
    unit: str
    profile: str


def members(audience: Audience, staff: Sequence[Colleague]) -> tuple[Colleague, ...] | None:
    """Who of the staff the audience takes; None for «some», which only gives a number."""
    if audience.kind is AudienceKind.SOME:
        return None
    if audience.kind is AudienceKind.ALL_STAFF:
        return tuple(staff)
    asked = {code.casefold() for code in audience.codes}
    key = {AudienceKind.UNITS: "unit", AudienceKind.PROFILES: "profile", AudienceKind.PERSONS: "code"}[audience.kind]
    return tuple(one for one in staff if getattr(one, key).casefold() in asked)


def heads_of(line: Line, staff: Sequence[Colleague]) -> Heads:
    """Heads of a line, counted among the staff in service."""
    found = members(line.audience, staff)
    return Heads(counted=None if found is None else len(found), stated=line.audience.stated)
