"""How a sharing is spread: sums by category, gender and unit, and the curve of how much the lowest paid have together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from traguardo.incentives.domain.sharing.cents import natural
from traguardo.incentives.domain.sharing.result import Share


class Cut(StrEnum):
    """What people are put together by."""

    CATEGORY = "category"
    GENDER = "gender"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The people of one category, gender or unit (empty name: not said); cents, the mean exact."""

    name: str
    people: int
    total: int
    least: int
    most: int

    @property
    def mean(self) -> Fraction:
        return Fraction(self.total, self.people)


@dataclass(frozen=True, slots=True)
class LorenzPoint:
    """The lowest paid `people` (a part of all) have together `money` (a part of what is paid)."""

    people: Fraction
    money: Fraction


def slices(shares: Sequence[Share], cut: Cut) -> tuple[Slice, ...]:
    """One slice a name, in natural order; together they are all the people and all that is paid."""
    amounts: dict[str, list[int]] = defaultdict(list)
    for share in shares:
        amounts[getattr(share.worker, cut.value)].append(share.amount_cents)
    return tuple(
        Slice(name=name, people=len(cents), total=sum(cents), least=min(cents), most=max(cents))
        for name, cents in sorted(amounts.items(), key=lambda pair: natural(pair[0]))
    )


def lorenz(shares: Sequence[Share], points: int = 20) -> tuple[LorenzPoint, ...]:
    """The curve from (0, 0) to (1, 1) by at most so many steps of people, exact; the straight line when nothing is paid."""
    amounts = sorted(share.amount_cents for share in shares)
    number, whole = len(amounts), sum(amounts)
    if not whole:
        return (LorenzPoint(Fraction(0), Fraction(0)), LorenzPoint(Fraction(1), Fraction(1)))
    sums, running = [0], 0
    for cents in amounts:
        running += cents
        sums.append(running)
    places = sorted({number * step // points for step in range(points + 1)})
    return tuple(LorenzPoint(Fraction(place, number), Fraction(sums[place], whole)) for place in places)


def gini(shares: Sequence[Share]) -> Fraction | None:
    """How far from equal shares: 0 all the same, near 1 all to one; None when nothing is paid."""
    amounts = sorted(share.amount_cents for share in shares)
    number, whole = len(amounts), sum(amounts)
    if not whole:
        return None
    ranked = sum(rank * cents for rank, cents in enumerate(amounts, 1))
    return Fraction(2 * ranked, number * whole) - Fraction(number + 1, number)
