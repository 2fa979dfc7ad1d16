"""The fund of a year as data: sections and lines, totals to be checked, pools and uses, agreements, limit, steps.

D.Lgs. 165/2001, art. 40 and 40-bis. Every figure with a code can be named in a formula; so can `fund` (all
sections), `direct` and `indirect` (shares of the agreements), `uses:POOL` and `residual:POOL`; a minus before takes it away.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money

WHOLE_FUND, DIRECT, INDIRECT = "fund", "direct", "indirect"
USES, RESIDUAL = "uses:", "residual:"


class Kind(StrEnum):
    """What a line does: an item adds (amount above zero), a deduction takes away (amount below zero)."""

    ITEM = "item"
    DEDUCTION = "deduction"


class Rounding(StrEnum):
    """To what a formula is rounded, halves away from zero."""

    CENT = "cent"
    EURO = "euro"


class Side(StrEnum):
    """Whether a line counts for the limit of the year 2016 (D.Lgs. 75/2017, art. 23, c. 2)."""

    INSIDE = "inside"
    OUTSIDE = "outside"


class StepKind(StrEnum):
    """The acts of a fund, in the order they must come (D.Lgs. 165/2001, art. 40, c. 3-sexies, and 40-bis, c. 1)."""

    SET_UP = "set-up"
    AMENDMENT = "amendment"
    DRAFT = "draft"
    REPORT = "report"
    OPINION = "opinion"
    AUTHORISED = "authorised"
    SIGNED = "signed"


NEXT_YEAR, SAVING = "next-year", "saving"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """(sum of the figures named in `of` + `base`) x percent / 100 x times, rounded once; unknown base where both are absent."""

    of: tuple[str, ...] = ()
    base: Money | None = None
    percent: Fraction = Fraction(100)
    times: Fraction = Fraction(1)
    rounding: Rounding = Rounding.CENT

    @property
    def known(self) -> bool:
        """Whether there is something to compute on."""
        return bool(self.of) or self.base is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the make-up: stable, variable, tied to a purpose; codes and titles are free."""

    code: str
    title: str
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the make-up. `amount`, where given, counts and the formula only checks it; `printed` is the act's figure."""

    code: str
    section: str
    description: str
    kind: Kind = Kind.ITEM
    law: str = ""
    amount: Money | None = None
    formula: Formula | None = None
    printed: Money | None = None
    limit: Side = Side.INSIDE
    ground: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A subtotal or total the act prints, with what it must be the sum of."""

    code: str
    title: str
    formula: Formula
    printed: Money | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Resources that are spent together; `then`: the pool its residual goes to, or `next-year`, or `saving`."""

    code: str
    title: str
    of: tuple[str, ...]
    then: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A destination of a pool; `rest` takes what the other uses leave; `shared` is handed out among people.

    `left`: what was not given of it at the end of the year; it goes where the residual of the pool goes.
    """

    code: str
    pool: str
    description: str
    law: str = ""
    amount: Money | None = None
    formula: Formula | None = None
    rest: bool = False
    shared: bool = False
    left: Money | None = None
    printed: Money | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement with a third party, part of a tied line: `direct` per cent to who works on it, paid only when cashed."""

    code: str
    title: str
    line: str
    amount: Money
    direct: Fraction
    cashed: Money | None = None
    cashed_on: date | None = None
    paid: Money | None = None
    paid_on: date | None = None
    act: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An act of the fund's way to the signature; `act` names it, `on` is its day."""

    kind: StepKind
    act: str = ""
    on: date | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    """What last year closed with, and the line it opens this year."""

    line: str
    closing: Money
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Money outside the fund that counts for the limit: posts paid by the budget, overtime."""

    description: str
    amount: Money
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """Staff and resources of 2018, staff of the year: the limit grows to keep the average a head (DL 34/2019, art. 33, c. 2)."""

    staff_2018: Fraction
    amount_2018: Money
    staff: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The resources of 2016 that counted, the others that count now, and the adjustment where it is due."""

    amount_2016: Money
    others: tuple[Other, ...] = ()
    adjustment: Adjustment | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """A whole fund, sound: codes are unique, every code named is there, formulas do not run in circles."""

    year: int
    authority: str
    title: str
    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
    totals: tuple[Total, ...] = ()
    pools: tuple[Pool, ...] = ()
    uses: tuple[Use, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    steps: tuple[Step, ...] = ()
    carry: Carry | None = None
    ceiling: Ceiling | None = None

    @property
    def coded(self) -> "tuple[Coded, ...]":
        """All that has a code, in the order of the file."""
        return (*self.sections, *self.lines, *self.totals, *self.pools, *self.uses, *self.agreements)

    @property
    def cited(self) -> tuple[Line | Use, ...]:
        """All that cites a law: lines, then uses."""
        return (*self.lines, *self.uses)


Coded = Section | Line | Total | Pool | Use | Agreement
