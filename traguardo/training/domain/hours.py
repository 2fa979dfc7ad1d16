"""Hours of training a head: how many a person did, how many a year asks, how far all of them are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median

from traguardo.training.domain.lines import Duty

HOUR = 60
GOAL = 40 * HOUR
FLOORS = (
    (2025, GOAL, "Direttiva del Ministro per la pubblica amministrazione del 14 gennaio 2025"),
    (2023, 24 * HOUR, "Direttiva del Ministro per la pubblica amministrazione del 23 marzo 2023"),
)
CLOCK = re.compile(r"(\d{1,3})(?::([0-5]\d)|[.,](\d{1,2}))?\s*(?:h|ore|ora)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The minutes a head a year asks, and by what act."""

    minutes: int
    law: str


def floor_of(year: int) -> Floor | None:
    """What a year asks of each: 40 hours from 2025, 24 in 2023 and 2024, nothing before."""
    found = next(((minutes, law) for since, minutes, law in FLOORS if year >= since), None)
    return Floor(minutes=found[0], law=found[1]) if found else None


def read_minutes(text: str) -> int | None:
    """Minutes of «4», «3:30», «3,5» or «2 ore»; None when it is not a time of whole minutes.

    >>> read_minutes("3:30"), read_minutes("3,5"), read_minutes("4 ore"), read_minutes("tre")
    (210, 210, 240, None)
    """
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    whole, clock, decimals = match.groups()
    minutes = Fraction(int(whole) * HOUR)
    minutes += int(clock) if clock else Fraction(int(decimals) * HOUR, 10 ** len(decimals)) if decimals else 0
    return int(minutes) if minutes.denominator == 1 else None


def clock(minutes: int | None) -> str:
    """«3:30», «4»; absent «n.d.».

    >>> clock(210), clock(240), clock(None)
    ('3:30', '4', 'n.d.')
    """
    if minutes is None:
        return "n.d."
    hours, rest = divmod(minutes, HOUR)
    return f"{hours}:{rest:02d}" if rest else str(hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A person in service and what they did in a period: minutes of courses, duties met, how many courses they are on.

    `recorded`: whether the register holds any attendance of the period, of anybody: without, no minutes are not zero.
    """

    code: str
    name: str = ""
    unit: str = ""
    gender: str = ""
    minutes: int = 0
    courses: int = 0
    recorded: bool = False
    met: frozenset[Duty] = frozenset()
    owed: frozenset[Duty] = frozenset()

    @property
    def points(self) -> Fraction:
        """How much of 40 hours, in points, unbounded."""
        return Fraction(self.minutes * 100, GOAL)

    @property
    def missing(self) -> frozenset[Duty]:
        """Compulsory courses still to do."""
        return self.owed - self.met


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a group of people did: ratios are exact, None for an empty group and where nothing is `recorded`."""

    people: int
    recorded: bool
    trained: int
    reached: int
    minutes: int
    median: Fraction | None
    owed: int
    met: int

    @property
    def coverage(self) -> Fraction | None:
        """Who did at least an hour, of those in service."""
        return Fraction(self.trained, self.people) if self.recorded else None

    @property
    def hours_per_head(self) -> Fraction | None:
        return Fraction(self.minutes, HOUR * self.people) if self.recorded else None

    @property
    def reached_share(self) -> Fraction | None:
        """Who reached 40 hours, of those in service."""
        return Fraction(self.reached, self.people) if self.recorded else None

    @property
    def compulsory_share(self) -> Fraction | None:
        """Compulsory courses done, of those owed; None when nobody owes one, or nothing is written of any."""
        return Fraction(self.met, self.owed) if self.owed and (self.recorded or self.met) else None


def summary(people: Sequence[Trained]) -> Summary:
    """Count a group; the median is that of a spreadsheet, half way between the two in the middle."""
    recorded = any(each.recorded for each in people)
    return Summary(
        people=len(people),
        recorded=recorded,
        trained=sum(each.minutes >= HOUR for each in people),
        reached=sum(each.minutes >= GOAL for each in people),
        minutes=sum(each.minutes for each in people),
        median=median(Fraction(each.minutes) for each in people) if recorded else None,
        owed=sum(len(each.owed) for each in people),
        met=sum(len(each.owed & each.met) for each in people),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The summaries of all, of women and of men; these two only when each is of at least `SMALLEST` people."""

    whole: Summary
    by_gender: Mapping[str, Summary] = field(default_factory=dict)
    hidden: bool = False


SMALLEST = 4
GENDERS = {"F": "donne", "M": "uomini"}


def groups(people: Iterable[Trained]) -> Groups:
    """By gender, unless one of the groups is so small that its people could be told, or somebody has none written."""
    known = list(people)
    parts = {key: [each for each in known if each.gender == key] for key in GENDERS}
    rest = len(known) - sum(map(len, parts.values()))
    sizes = [size for size in (*map(len, parts.values()), rest) if size]
    if not known or min(sizes) < SMALLEST:
        return Groups(whole=summary(known), hidden=bool(known))
    return Groups(whole=summary(known), by_gender={GENDERS[key]: summary(each) for key, each in parts.items() if each})
