"""What a staff need is made of, as its file says it: posts, standards, hires, sources, and the figures an act prints of them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money
from traguardo.staffing.domain.need.kinds import Held, Kind, Rounding

NONE = Fraction(0)
PLAN_YEARS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Posts of one profile and category, in units; `full_time` is what those in service make in full-time equivalents.

    `reserved`: held for somebody away who keeps the right to it (*posto indisponibile*); `to_fill`: already being filled.
    `profiles` and `categories`: those of the register that the post counts, where they are not its own.
    """

    code: str
    profile: str
    category: str
    optimal: Fraction | None = None
    average: Money | None = None
    in_service: Fraction = NONE
    full_time: Fraction | None = None
    reserved: Fraction = NONE
    agency: Fraction = NONE
    seconded: Fraction = NONE
    to_fill: Fraction = NONE
    profiles: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    printed_optimal_cost: Money | None = None
    printed_cost: Money | None = None
    printed_covered: Fraction | None = None
    printed_total: Fraction | None = None
    printed_vacant: Fraction | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTotals:
    """The line of totals an act prints; None where it prints none."""

    optimal: Fraction | None = None
    optimal_cost: Money | None = None
    in_service: Fraction | None = None
    cost: Money | None = None
    total: Fraction | None = None
    vacant: Fraction | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """So many posts for so many residents: `rate` for each `per`. `posts` is what the act makes of it."""

    post: str
    rate: Fraction
    per: int
    residents: int
    rounding: Rounding = Rounding.UNSAID
    posts: int | None = None
    source: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number another table prints for what the table of posts has too; no category: all of them."""

    table: str
    what: Held
    category: str = ""
    n: Fraction
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a whole: heads, and the percentage printed (57.1 is 57,1%) with its decimals."""

    label: str
    n: Fraction
    percent: Fraction | None
    decimals: int = 0
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Parts of a whole with their percentages."""

    title: str
    whole: Fraction
    parts: tuple[Part, ...]
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change between two years as a text prints it, in points per cent."""

    what: str
    before: Fraction
    after: Fraction
    percent: Fraction
    decimals: int = 0
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What a source gives for a hire in its first year."""

    source: str
    amount: Money
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hire:
    """Units of a post from a day on. `free`: no new cost; `parts`: the hours before of those who go to full time."""

    code: str
    what: str
    post: str
    units: Fraction
    first_day: date
    kind: Kind = Kind.COMPETITION
    free: bool = False
    protected: bool = False
    disabled: bool = False
    parts: tuple[Fraction, ...] = ()
    paid: tuple[Paid, ...] = ()
    printed: Money | None = None
    place: Place = Place()

    @property
    def counts(self) -> bool:
        """Whether it adds to the staff: a person seconded in stays of their own body."""
        return self.kind is not Kind.SECONDMENT

    @property
    def fills(self) -> bool:
        """Whether it takes a vacant post: who goes to full time already has one."""
        return self.kind not in {Kind.SECONDMENT, Kind.TRANSFORMATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedYear:
    """Units and spend that the plan prints under a year."""

    year: int
    units: Fraction | None
    spend: Money | None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What pays: an amount a year, or so much a head. `lasting`: every year, not once."""

    code: str
    title: str
    amount: Money | None = None
    per_head: Money | None = None
    residents: int | None = None
    lasting: bool = True
    printed: Money | None = None
    place: Place = Place()

    @property
    def total(self) -> Money:
        """What it gives in a year."""
        if self.per_head is not None and self.residents is not None:
            return self.per_head.times(self.residents)
        return self.amount or Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Employees counted for L. 68/1999 (art. 4) and protected workers already there."""

    counted: Fraction
    disabled: int = 0
    protected: int = 0
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """A ceiling the body names, its base, what is spent, what the law leaves out and why."""

    rule: str
    base: Money
    spend: Money
    excluded: Money
    why: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class LepsClaim:
    """What the act prints of the contribution for social workers, which hires bring it up, on which residents and staff."""

    before: Money | None = None
    after: Money | None = None
    increase: Money | None = None
    hires: tuple[str, ...] = ()
    residents: int | None = None
    staff: Fraction | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """The whole need: `year` is the first of the plan, `on` the day the posts are counted."""

    authority: str
    year: int
    title: str = ""
    on: date | None = None
    posts: tuple[Post, ...] = ()
    printed: PrintedTotals = PrintedTotals()
    standards: tuple[Standard, ...] = ()
    counts: tuple[Count, ...] = ()
    shares: tuple[Shares, ...] = ()
    changes: tuple[Change, ...] = ()
    hires: tuple[Hire, ...] = ()
    printed_years: tuple[PrintedYear, ...] = ()
    sources: tuple[Source, ...] = ()
    duty: Duty | None = None
    ceilings: tuple[Ceiling, ...] = ()
    leps: LepsClaim | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan."""
        return tuple(range(self.year, self.year + PLAN_YEARS))

    @property
    def residents(self) -> int | None:
        """The residents a cost is told for: those of the first standard, else of the contribution."""
        return next((each.residents for each in self.standards), self.leps.residents if self.leps else None)

    def post(self, code: str) -> Post | None:
        """The post of that code."""
        return next((each for each in self.posts if each.code == code), None)
