"""What a regulation does to a population, and what changes with another: exact sums by decile of ISEE and kind of household.

Deciles go from 1 to 10, 0 is who has no ISEE. Amounts are integer cents. Where two regulations charge in different periods they
are compared on a year.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import TypeVar

from traguardo.kernel.italian import it_number

NO_ISEE = 0
DECILES = 10
RATE_ENDS = (0, 10, 20, 30, 50, 100)  # percent of one more euro of ISEE that goes in the share
CHANGE_ENDS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000)  # cents more or less
RISE = 10_000  # the marginal rate is what a hundred euro more, in cents, change
Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many people and cents. `people` = `counted` + `not_admitted` + `not_provided` + `incomplete`.

    The comparison is of those whom both regulations give an amount: `compared` = `less` + `same` + `more`; `other_cents` is what
    all the other regulation's people pay, `change_cents` the change of the compared ones.
    """

    people: int = 0
    counted: int = 0
    paying: int = 0
    cents: int = 0
    not_admitted: int = 0
    not_provided: int = 0
    incomplete: int = 0
    by_default: int = 0
    other_counted: int = 0
    other_paying: int = 0
    other_cents: int = 0
    compared: int = 0
    less: int = 0
    less_cents: int = 0
    more: int = 0
    more_cents: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """The sum of two, figure by figure."""
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in FIGURES})

    @property
    def same(self) -> int:
        """Who pays the same with both."""
        return self.compared - self.less - self.more

    @property
    def mean_cents(self) -> Fraction | None:
        """The mean of who has an amount, None where nobody has."""
        return Fraction(self.cents, self.counted) if self.counted else None


FIGURES = tuple(each.name for each in fields(Tally))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The people of a decile and of a kind of household."""

    decile: int
    household: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One person whose amount changes: who, ISEE and amounts in cents."""

    person: str
    isee_cents: int | None
    before: int
    after: int

    @property
    def difference(self) -> int:
        """What more they pay, in cents of the period compared."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """People by marginal rate: `counts[k]` up to RATE_ENDS[k] percent, the last one above all of them; `falls` below zero.

    `counts[0]` are those of whom nothing more is asked.
    """

    falls: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """People by how much their amount changes: `less[k]` and `more[k]` up to CHANGE_ENDS[k] cents, the last one beyond them all."""

    less: tuple[int, ...]
    more: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """All that comes out of a simulation; `decile_ends` are the greatest ISEE of the first nine deciles, in cents."""

    groups: tuple[Group, ...]
    decile_ends: tuple[int, ...]
    raised: tuple[Change, ...] = ()
    lowered: tuple[Change, ...] = ()
    spans: Spans | None = None
    rates: Rates | None = None
    other_rates: Rates | None = None

    @property
    def total(self) -> Tally:
        """Everybody."""
        return summed(group.tally for group in self.groups)

    def by_decile(self) -> dict[int, Tally]:
        """By decile, who has no ISEE last."""
        return _by(self.groups, lambda group: group.decile, key=lambda decile: (decile == NO_ISEE, decile))

    def by_household(self) -> dict[str, Tally]:
        """By kind of household, the largest first."""
        found = _by(self.groups, lambda group: group.household, key=str)
        return dict(sorted(found.items(), key=lambda each: (-each[1].people, each[0])))


def people_said(number: int) -> str:
    """«una persona», «1.200 persone»."""
    return "una persona" if number == 1 else f"{it_number(number)} persone"


def summed(tallies: Iterable[Tally]) -> Tally:
    """The sum of many."""
    return sum(tallies, Tally())


def _by(groups: Iterable[Group], part: Callable[[Group], Place], key: Callable[[Place], object]) -> dict[Place, Tally]:
    found: dict[Place, Tally] = {}
    for group in groups:
        place = part(group)
        found[place] = found.get(place, Tally()) + group.tally
    return {place: found[place] for place in sorted(found, key=key)}  # type: ignore[arg-type]


def decile_ends(counts: Mapping[int, int]) -> tuple[int, ...]:
    """The greatest ISEE of each of the first nine deciles, of how many people have each ISEE: equal ISEE stay together.

    >>> decile_ends({100: 5, 200: 5})
    (100, 100, 100, 100, 100, 200, 200, 200, 200)
    """
    whole, seen = sum(counts.values()), 0
    ends: list[int] = []
    for isee in sorted(counts):
        seen += counts[isee]
        while len(ends) < DECILES - 1 and seen * DECILES >= whole * (len(ends) + 1):
            ends.append(isee)
    return tuple(ends)


def effects_data(effects: Effects, *, compared: bool) -> dict[str, object]:
    """The JSON of a simulation: cents and counts, never rounded."""
    data: dict[str, object] = {
        "total": _tally_data(effects.total, compared=compared),
        "decile_ends_cents": list(effects.decile_ends),
        "deciles": [
            {"decile": decile or None, **_tally_data(tally, compared=compared)}
            for decile, tally in effects.by_decile().items()
        ],
        "households": [
            {"household": household or None, **_tally_data(tally, compared=compared)}
            for household, tally in effects.by_household().items()
        ],
        "marginal_rates": _rates_data(effects.rates),
    }
    if compared:
        data |= {
            "raised": [_change_data(change) for change in effects.raised],
            "lowered": [_change_data(change) for change in effects.lowered],
            "changes": _spans_data(effects.spans),
            "other_marginal_rates": _rates_data(effects.other_rates),
        }
    return data


ALONE = ("people", "counted", "paying", "cents", "not_admitted", "not_provided", "incomplete", "by_default")


def _tally_data(tally: Tally, *, compared: bool) -> dict[str, object]:
    data: dict[str, object] = {name: getattr(tally, name) for name in (FIGURES if compared else ALONE)}
    return data | ({"same": tally.same} if compared else {})


def _change_data(change: Change) -> dict[str, object]:
    return {
        "person": change.person,
        "isee_cents": change.isee_cents,
        "before_cents": change.before,
        "after_cents": change.after,
        "difference_cents": change.difference,
    }


def _spans_data(spans: Spans | None) -> list[dict[str, object]] | None:
    if spans is None:
        return None
    rows = zip((*CHANGE_ENDS, None), spans.less, spans.more, strict=True)
    return [{"up_to_cents": end, "less": less, "more": more} for end, less, more in rows]


def _rates_data(rates: Rates | None) -> list[dict[str, object]] | None:
    if rates is None:
        return None
    named = [(end, count) for end, count in zip((*RATE_ENDS, None), rates.counts, strict=True)]
    rows: list[dict[str, object]] = [{"up_to_percent": end, "people": count} for end, count in named]
    return [{"falls": True, "people": rates.falls}, *rows]
