"""How much one unit of weight is worth when nobody may pass their limit: found by sharing again until it is stable."""

from collections.abc import Sequence
from fractions import Fraction


def level(pool: Fraction, weights: Sequence[int], extras: Sequence[int], limits: Sequence[int]) -> Fraction | None:
    """The unit at which what everybody gets, min(limit, unit x weight + extra), makes `pool` cents exactly.

    Who passes their limit stops there and the rest is divided among the others in proportion; at every round the unit
    grows, so who has stopped stays stopped. None when all stop before the pool is given out.
    """
    going = [place for place, weight in enumerate(weights) if weight]
    left = pool - sum(extras)
    total = sum(weights)
    while total:
        unit = left / total
        above, below = unit.as_integer_ratio()
        stopped = [place for place in going if above * weights[place] > (limits[place] - extras[place]) * below]
        if not stopped:
            return unit
        left -= sum(limits[place] - extras[place] for place in stopped)
        total -= sum(weights[place] for place in stopped)
        out = set(stopped)
        going = [place for place in going if place not in out]
    return None
