"""The rules of a sharing, as the agreement of the authority writes them: data, never code.

Sources: CCNL Funzioni locali 21.5.2018, art. 68 and 69; CCNL 16.11.2022, art. 80 and 81; D.Lgs. 150/2009, art. 19.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Method(StrEnum):
    """A named choice of factors: point value, quota by category, classes of people."""

    POINTS = "points"
    QUOTAS = "quotas"
    CLASSES = "classes"


class Factor(StrEnum):
    """What can weigh (how the fund is divided) or reduce (how much of one's own quota is given)."""

    POINTS = "points"
    CATEGORY = "category"
    PART_TIME = "part_time"
    PRESENCE = "presence"
    SERVICE = "service"
    GROUP = "group"
    BAND = "band"


class Destiny(StrEnum):
    """Where money not given goes: the variable part of next year's fund, or again among the people, in proportion."""

    NEXT_YEAR = "next_year"
    AGAIN = "again"


class MeanOf(StrEnum):
    """Who is counted in the mean of the cap: everybody, or who is admitted to the sharing."""

    ALL = "all"
    PAID = "paid"


class Criterion(StrEnum):
    """What ranks people for the surcharge."""

    SCORE = "score"
    POINTS = "points"
    PRESENCE = "presence"
    SERVICE = "service"


class Rounding(StrEnum):
    """How a share of people becomes a number of people."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


PRESETS: Mapping[Method, tuple[tuple[Factor, ...], tuple[Factor, ...]]] = {
    Method.POINTS: ((Factor.POINTS,), ()),
    Method.QUOTAS: ((Factor.CATEGORY, Factor.PART_TIME, Factor.PRESENCE), (Factor.BAND,)),
    Method.CLASSES: ((Factor.GROUP,), ()),
}


REDUCING = (Factor.BAND, Factor.PART_TIME, Factor.PRESENCE, Factor.SERVICE)  # never more than all


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Scores from `score` up to the next band give `part` of the quota (1 is all), on the days it is valid."""

    score: Fraction
    part: Fraction
    since: date | None = None
    until: date | None = None

    def valid(self, on: date | None) -> bool:
        """Whether the band holds on that day; without a day only bands without dates do."""
        if on is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A class of people: its coefficient in the weight, or the part of the fund divided inside it."""

    coefficient: Fraction = Fraction(1)
    part: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Under this value nothing is given; `counted`: the quota not given is still in the division and follows the remainder."""

    least: Fraction
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """Nobody gets more than `times` the mean, cents included (collective agreement 2016, art. 10).

    The mean is the fund (with the `others`, where they count) over the people of `mean_of`.
    """

    times: Fraction
    mean_of: MeanOf = MeanOf.ALL
    others: bool = False
    excess: Destiny = Destiny.NEXT_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A percentage of surcharge for authorities of up to so many people, any number when None."""

    part: Fraction
    up_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surcharge:
    """At least `part` of the mean premium of the positively evaluated, for a number of people fixed beforehand.

    CCNL Funzioni locali 21.5.2018, art. 69; 16.11.2022, art. 81. Either `number` or `share` (of the people evaluated) limits
    it; `criteria` rank the people, highest first; `positive` is the least score judged positive, none: all who are admitted.
    `by_size` replaces `part` by the size of the authority, `staff` people or as many as the list has.
    """

    part: Fraction = Fraction(30, 100)
    number: int | None = None
    share: Fraction | None = None
    rounding: Rounding = Rounding.DOWN
    criteria: tuple[Criterion, ...] = (Criterion.SCORE,)
    positive: Fraction | None = None
    by_size: tuple[Size, ...] = ()
    staff: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All the rules of one sharing. `weigh` factors multiply into the base weight, `reduce` ones into the part given."""

    title: str = ""
    year: int | None = None
    method: Method = Method.POINTS
    weigh: tuple[Factor, ...] = PRESETS[Method.POINTS][0]
    reduce: tuple[Factor, ...] = ()
    remainder: Destiny = Destiny.NEXT_YEAR
    categories: Mapping[str, Fraction] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    threshold: Floor | None = None
    presence: Floor | None = None
    cap: Cap | None = None
    surcharge: Surcharge | None = None
    on: date | None = None

    @property
    def day(self) -> date | None:
        """The day whose bands hold: `on`, or the last of the year."""
        return self.on or (date(self.year, 12, 31) if self.year else None)

    @property
    def by_parts(self) -> bool:
        """Whether the groups have each a part of the fund, divided inside them."""
        return any(group.part is not None for group in self.groups.values())

    def uses(self, factor: Factor) -> bool:
        """Whether a factor weighs or reduces."""
        return factor in self.weigh or factor in self.reduce
