"""The division itself: weights, cap and surcharge into cents whose sum, with what is left, is the fund."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from traguardo.incentives.domain.sharing.cents import whole_cents
from traguardo.incentives.domain.sharing.filling import level
from traguardo.incentives.domain.sharing.rules import Cap, Destiny, MeanOf, Rules
from traguardo.incentives.domain.sharing.weighing import Weights
from traguardo.incentives.domain.sharing.worker import Worker


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The cap in cents, rounded down, the exact mean it is a multiple of, and what of it each person may still get."""

    cents: int
    mean: Fraction
    limits: list[int]


@dataclass(frozen=True, slots=True)
class Bonus:
    """The surcharge to solve for: its part of the mean, who has it, over how many people the mean is."""

    part: Fraction
    places: tuple[int, ...]
    positive: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """Cents of each person, base and surcharge. `start` and `unit`: cents for one unit of weight before and after what
    is not given is shared again.

    `unit` is None when everybody is stopped by the cap; `lucky` had a cent for their remainder; `bonus` is the surcharge of the `best`.
    """

    base: list[int]
    surcharge: list[int]
    start: Fraction
    unit: Fraction | None
    lucky: set[int]
    bonus: int
    best: frozenset[str]


def ceiling(fund: int, cap: Cap, people: Sequence[Worker], kept: Sequence[int]) -> Ceiling:
    """The cap on what each person gets from these resources, `fund` in cents."""
    others = [max(each.others.cents, 0) if cap.others else 0 for each in people]
    number = len(people) if cap.mean_of is MeanOf.ALL else sum(map(bool, kept))
    mean = Fraction(fund + sum(others), number)
    top = floor(mean * cap.times)
    return Ceiling(top, mean, [max(top - other, 0) for other in others])


def divide(fund: int, rules: Rules, people: Sequence[Worker], weights: Weights, bonus: Bonus | None) -> Division:
    """The fund, in cents, into cents; some kept weight is not zero."""
    top = ceiling(fund, rules.cap, people, weights.kept) if rules.cap else None
    room = Room(fund, rules, weights, top.limits if top else None)
    each = room.surcharge(bonus) if bonus and bonus.places else 0
    places = bonus.places if bonus else ()
    extras = room.extras(places, each)
    unit = room.unit(extras)
    base, lucky = room.cents(unit, extras, [worker.id for worker in people])
    given = [room.cut(place, extra, unit, base) if extra else 0 for place, extra in enumerate(extras)]
    return Division(
        base,
        given,
        room.start(extras, weights.whole),
        unit,
        lucky,
        each,
        frozenset(people[place].id for place in places),
    )


@dataclass(frozen=True, slots=True)
class Room:
    """What the units of weight are worked out on: the fund in cents, the rules, the weights, the limits of the cap."""

    fund: int
    rules: Rules
    weights: Weights
    limits: list[int] | None

    @property
    def over(self) -> int:
        """What the fund is divided by: all the weight, or what is kept of it when the rest is shared again."""
        return self.weights.taken if self.rules.remainder is Destiny.AGAIN else self.weights.whole

    def extras(self, places: Sequence[int], each: int) -> list[int]:
        """The surcharge of each person."""
        extras = [0] * len(self.weights.kept)
        for place in places:
            extras[place] = each
        return extras

    def start(self, extras: Sequence[int], over: int) -> Fraction:
        """Cents for a unit of weight: the fund less the surcharges, over so many units."""
        return Fraction(self.fund - sum(extras), over)

    def unit(self, extras: Sequence[int]) -> Fraction | None:
        """Cents for a unit of weight once what passes the cap is shared again, if the rules say so; None: all are stopped."""
        start = self.start(extras, self.over)
        if self.limits is None or self.rules.cap is None or self.rules.cap.excess is Destiny.NEXT_YEAR:
            return start
        return level(start * self.weights.taken + sum(extras), self.weights.kept, extras, self.limits)

    def cents(self, unit: Fraction | None, extras: Sequence[int], codes: Sequence[str]) -> tuple[list[int], set[int]]:
        """Base cents of each person under the cap, and who had a cent for their remainder."""
        if unit is None:
            return [
                limit if kept else 0 for limit, kept in zip(self.limits or (), self.weights.kept, strict=True)
            ], set()
        if self.limits is None:
            return whole_cents(unit, self.weights.kept, None, codes)
        tops = [limit - extra for limit, extra in zip(self.limits, extras, strict=True)]
        return whole_cents(unit, self.weights.kept, tops, codes)

    def cut(self, place: int, extra: int, unit: Fraction | None, base: list[int]) -> int:
        """What the cap leaves of a surcharge; who it stops has their base first, set right in `base`."""
        if self.limits is None or (unit is not None and base[place] < self.limits[place] - extra):
            return extra
        limit = self.limits[place]
        base[place] = limit if unit is None else min(limit, floor(unit * self.weights.kept[place]))
        return limit - base[place]

    def surcharge(self, bonus: Bonus) -> int:
        """The smallest surcharge in cents that is at least its part of the mean premium it leaves to who is positive.

        With no cap, from fund = unit x over + people x surcharge and surcharge = part x unit x weight / positive; with one,
        looked for among whole cents, since a greater surcharge leaves a smaller mean.
        """
        most = self.fund // len(bonus.places)
        if self.limits is not None:
            return min(bisect_left(range(most), 1, key=lambda each: int(self._enough(bonus, each))), most)
        weight = bonus.part * sum(self.weights.kept[place] for place in bonus.positive) / len(bonus.positive)
        return min(ceil(self.fund * weight / (self.over + len(bonus.places) * weight)), most)

    def _enough(self, bonus: Bonus, each: int) -> bool:
        """Whether a surcharge is at least its part of the mean premium."""
        unit = self.unit(self.extras(bonus.places, each))
        limits, kept = self.limits or (), self.weights.kept
        if unit is None:
            base = Fraction(sum(limits[at] for at in bonus.positive))
        else:
            above, below = unit.as_integer_ratio()
            base = Fraction(sum(min(limits[at] * below, above * kept[at]) for at in bonus.positive), below)
        return each * len(bonus.positive) >= bonus.part * base
