"""Exact amounts into whole cents: each rounded down, the cents that are missing to the largest remainders."""

import re
from collections.abc import Sequence
from fractions import Fraction

DIGITS = re.compile(r"(\d+)")


def natural(code: str) -> tuple[tuple[tuple[bool, int, str], ...], str]:
    """A key that sorts codes as people do: P2 before P10. Digits are compared as texts, however many they are.

    >>> sorted(["P10", "P2"], key=natural)
    ['P2', 'P10']
    """
    parts = ((part, part.lstrip("0")) for part in DIGITS.split(code))
    return tuple((False, len(bare), bare) if part.isdecimal() else (True, 0, part) for part, bare in parts), code


def whole_cents(
    unit: Fraction, weights: Sequence[int], tops: Sequence[int] | None, codes: Sequence[str]
) -> tuple[list[int], set[int]]:
    """Cents of each person for unit x weight, stopped at their top; and the places that got a cent for their remainder.

    The sum is the exact sum rounded down. Who is stopped has no remainder, so nobody passes their top. Of two equal
    remainders the first by natural order of the code has the cent.
    """
    above, below = unit.as_integer_ratio()
    pairs = [divmod(above * weight, below) for weight in weights]
    cents = [quotient for quotient, _ in pairs]
    rests = [rest for _, rest in pairs]
    if tops is not None:
        for place, top in enumerate(tops):
            if cents[place] >= top:
                cents[place], rests[place] = top, 0
    lucky = _largest(rests, sum(rests) // below, codes)
    for place in lucky:
        cents[place] += 1
    return cents, lucky


def _largest(rests: Sequence[int], number: int, codes: Sequence[str]) -> set[int]:
    """The places of the `number` largest remainders."""
    if not number:
        return set()
    last = sorted(rests, reverse=True)[number - 1]
    sure = {place for place, rest in enumerate(rests) if rest > last}
    tied = sorted((place for place, rest in enumerate(rests) if rest == last), key=lambda place: natural(codes[place]))
    return sure.union(tied[: number - len(sure)])
