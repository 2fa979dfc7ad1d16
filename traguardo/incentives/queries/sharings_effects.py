"""What a change of rules does, all at once: totals, groups, how equally, who gains and who loses. Nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.incentives.domain.sharing import Rules, Sharing, Worker, lorenz, share_out
from traguardo.incentives.library.pictures import Curve, Row, Strip
from traguardo.incentives.queries.sharings_groups import FEWEST, Cut, groups
from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money
from traguardo.kernel.ratio import half_up

TENTHS, FEWEST_STEPS = 10, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a set of rules gives: its letter, the sharing, the cents of each person in the order of the people."""

    name: str
    sharing: Sharing
    cents: tuple[int, ...]

    @property
    def paid(self) -> int:
        """How many people get something."""
        return sum(1 for each in self.cents if each)

    @property
    def mean(self) -> Money | None:
        """The mean over who gets something; None when nobody does."""
        return mean_of([each for each in self.cents if each])

    @property
    def most(self) -> Money:
        return Money(max(self.cents, default=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How many get more, less and as much as with the first scenario, and by how much in all; `moved` in order of people."""

    name: str
    gain: int
    lose: int
    same: int
    gained: Money
    lost: Money
    moved: tuple[int, ...]


def outcome(
    name: str, fund: Money, rules: Rules, workers: Sequence[Worker], *, told: Sequence[Finding] = ()
) -> Outcome:
    """The sharing of the fund by those rules; with an error nobody gets anything. `told`: what the reading found."""
    found = share_out(fund, rules, workers, told=told)
    given = {share.id: share.amount_cents for share in found.shares}
    return Outcome(name=name, sharing=found, cents=tuple(given.get(worker.id, 0) for worker in workers))


def rows(
    outcomes: Sequence[Outcome], workers: Sequence[Worker], cut: Cut, *, units: Mapping[str, str], names: bool
) -> tuple[Row, ...]:
    """Each group with its mean in every scenario; the least and the most only to who may see people."""
    return tuple(
        Row(
            label=group.label,
            people=len(group.places),
            strips=tuple(strip(each, group.places, names=names) for each in outcomes),
        )
        for group in groups(workers, cut, units=units, protect=not names)
    )


def strip(one: Outcome, places: Sequence[int], *, names: bool) -> Strip:
    """What a group gets in a scenario."""
    cents = [one.cents[place] for place in places]
    ends = (Money(min(cents)), Money(max(cents))) if names else (None, None)
    return Strip(name=one.name, mean=mean_of(cents) or Money(0), least=ends[0], most=ends[1])


def curve(one: Outcome, *, names: bool) -> Curve | None:
    """How much the people with least have together; None when nothing is given, or steps of five people would be too few."""
    people = len(one.cents)
    steps = TENTHS if names else min(TENTHS, people // FEWEST)
    if not one.sharing.paid.cents or steps < FEWEST_STEPS:
        return None
    return Curve(name=one.name, points=[(each.people, each.money) for each in lorenz(one.sharing.shares, steps)])


def shift(first: Outcome, other: Outcome) -> Shift:
    """The other scenario against the first."""
    moved = tuple(after - before for before, after in zip(first.cents, other.cents, strict=True))
    return Shift(
        name=other.name,
        gain=sum(1 for each in moved if each > 0),
        lose=sum(1 for each in moved if each < 0),
        same=sum(1 for each in moved if not each),
        gained=Money(sum(each for each in moved if each > 0)),
        lost=Money(-sum(each for each in moved if each < 0)),
        moved=moved,
    )


def mean_of(cents: Sequence[int]) -> Money | None:
    """The mean, rounded half up once; None of nobody."""
    return Money(half_up(Fraction(sum(cents), len(cents)))) if cents else None
