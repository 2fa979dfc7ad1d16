"""Base weights and reductions of people as whole numbers over common denominators, so that sums are exact and fast."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import lcm
from operator import mul

from traguardo.incentives.domain.sharing.rules import Band, Factor, Rules
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.period import Period

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each person, in the order given: `given` is the base weight, `kept` what reductions leave of it.

    Both are over `whole`: with no cap, a person's part of the fund is kept / whole, and what is in no `kept` is not given.
    `units`: how many of these make one unit of the agreement's weight, and `sums` how many units there are, by group where
    each group has its part of the fund, else under the empty name.
    """

    given: list[int]
    kept: list[int]
    whole: int
    units: Mapping[str, int]
    sums: Mapping[str, Fraction]

    @property
    def taken(self) -> int:
        return sum(self.kept)


def weigh(rules: Rules, people: Sequence[Worker]) -> Weights:
    """Weights of all; the people and the rules have been checked."""
    given, one = _product(rules, rules.weigh, people)
    reduced, full = _product(rules, rules.reduce, people)
    if rules.threshold or rules.presence:
        _leave_out(rules, people, given, reduced)
    kept = list(map(mul, given, reduced))
    given = [each * full for each in given]
    if rules.by_parts:
        return _by_parts(rules, people, (given, kept), one * full)
    whole = sum(given)
    return Weights(given, kept, whole, {"": one * full}, {"": Fraction(whole, one * full)})


def _leave_out(rules: Rules, people: Sequence[Worker], given: list[int], reduced: list[int]) -> None:
    """Nothing for who is under a floor; their quota stays in the division where the floor says so."""
    for place, each in enumerate(people):
        if excluded(rules, each):
            reduced[place] = 0
            given[place] = given[place] if counted(rules, each) else 0


def weight(rules: Rules, worker: Worker) -> Fraction:
    """The base weight of one person, as the agreement writes it."""
    return _times(rules, rules.weigh, worker)


def part(rules: Rules, worker: Worker) -> Fraction:
    """How much of their own quota a person keeps."""
    return Fraction(0) if excluded(rules, worker) else _times(rules, rules.reduce, worker)


def _times(rules: Rules, factors: Sequence[Factor], worker: Worker) -> Fraction:
    product = ONE
    for factor in factors:
        product *= VALUES[factor](rules, worker)
    return product


def excluded(rules: Rules, worker: Worker) -> bool:
    """Whether score or presence is under its floor."""
    return _under_score(rules, worker) or _under_presence(rules, worker)


def counted(rules: Rules, worker: Worker) -> bool:
    """Whether the quota of an excluded person stays in the division: only if every floor they are under says so."""
    score, presence = rules.threshold, rules.presence
    if score and _under_score(rules, worker) and not score.counted:
        return False
    return not (presence and _under_presence(rules, worker) and not presence.counted)


def _under_score(rules: Rules, worker: Worker) -> bool:
    return rules.threshold is not None and worker.score is not None and worker.score < rules.threshold.least


def _under_presence(rules: Rules, worker: Worker) -> bool:
    return rules.presence is not None and worker.presence < rules.presence.least


def band_of(rules: Rules, score: Fraction) -> Band | None:
    """The band of a score on the day of the rules, None where none starts so low."""
    valid = [band for band in rules.bands if band.score <= score and band.valid(rules.day)]
    return max(valid, key=lambda band: band.score, default=None)


def service(worker: Worker, year: int) -> Fraction:
    """Days in service in the year over the days of the year, both ends counted."""
    whole = Period.year(year)
    first = max(worker.first_day or date.min, whole.first)
    last = min(worker.last_day or date.max, whole.last)
    return Fraction(max((last - first).days + 1, 0), whole.days)


def _band(rules: Rules, worker: Worker) -> Fraction:
    """The part of a band; none for an excluded person no band reaches."""
    band = None if worker.score is None else band_of(rules, worker.score)
    return band.part if band else Fraction(0)


VALUES: Mapping[Factor, Callable[[Rules, Worker], Fraction]] = {
    Factor.POINTS: lambda _, worker: worker.points or Fraction(0),
    Factor.CATEGORY: lambda rules, worker: rules.categories[worker.category],
    Factor.PART_TIME: lambda _, worker: worker.part_time,
    Factor.PRESENCE: lambda _, worker: worker.presence,
    Factor.SERVICE: lambda rules, worker: service(worker, rules.year or date.min.year),
    Factor.GROUP: lambda rules, worker: rules.groups[worker.group].coefficient,
    Factor.BAND: _band,
}


# What a factor's value depends on, where few values recur among many people and each is worked out once.
KEYS: Mapping[Factor, Callable[[Worker], Hashable]] = {
    Factor.CATEGORY: lambda worker: worker.category,
    Factor.GROUP: lambda worker: worker.group,
    Factor.SERVICE: lambda worker: (worker.first_day, worker.last_day),
    Factor.BAND: lambda worker: worker.score and worker.score.as_integer_ratio(),
}


def _ratios(rules: Rules, factor: Factor, people: Sequence[Worker]) -> list[tuple[int, int]]:
    """What a factor is worth for each person, as numerator and denominator."""
    value, key = VALUES[factor], KEYS.get(factor)
    if key is None:
        return [value(rules, each).as_integer_ratio() for each in people]
    known: dict[Hashable, tuple[int, int]] = {}
    ratios = []
    for each in people:
        of = key(each)
        if of not in known:
            known[of] = value(rules, each).as_integer_ratio()
        ratios.append(known[of])
    return ratios


def _product(rules: Rules, factors: Sequence[Factor], people: Sequence[Worker]) -> tuple[list[int], int]:
    """The products of the factors of each person, over one denominator, with it."""
    product, scale = [1] * len(people), 1
    for factor in factors:
        pairs = _ratios(rules, factor, people)
        common = lcm(*{below for _, below in pairs})
        product = [each * (above * (common // below)) for each, (above, below) in zip(product, pairs, strict=True)]
        scale *= common
    return product, scale


def _by_parts(rules: Rules, people: Sequence[Worker], weights: tuple[list[int], list[int]], unit: int) -> Weights:
    """The same weights, stretched so that those of each group make its part of the whole."""
    given, kept = weights
    sums = dict.fromkeys(rules.groups, 0)
    for each, own in zip(people, given, strict=True):
        sums[each.group] += own
    parts = {name: group.part or Fraction(0) for name, group in rules.groups.items()}
    ratios = {name: parts[name] / total if total else Fraction(0) for name, total in sums.items()}
    whole = lcm(*(ratio.denominator for ratio in ratios.values()))
    stretch = {name: ratio.numerator * (whole // ratio.denominator) for name, ratio in ratios.items()}
    factors = [stretch[each.group] for each in people]
    return Weights(
        given=list(map(mul, given, factors)),
        kept=list(map(mul, kept, factors)),
        whole=whole,
        units={name: each * unit for name, each in stretch.items()},
        sums={name: Fraction(total, unit) for name, total in sums.items()},
    )
