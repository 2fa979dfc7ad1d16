"""Polynomials on whole numbers, exact: values, steps, and where their sign changes."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb

Polynomial = tuple[Fraction, ...]


def constant(value: Fraction | int) -> Polynomial:
    """A polynomial that is the same everywhere."""
    return (Fraction(value),)


def trimmed(coefficients: Sequence[Fraction]) -> Polynomial:
    """Without leading zeros; never empty."""
    last = max((place for place, each in enumerate(coefficients) if each), default=0)
    return tuple(coefficients[: last + 1])


def added(first: Polynomial, second: Polynomial, *, sign: int = 1) -> Polynomial:
    """first + sign × second."""
    longest = max(len(first), len(second))
    zero = Fraction(0)
    one, two = first + (zero,) * (longest - len(first)), second + (zero,) * (longest - len(second))
    return trimmed([left + sign * right for left, right in zip(one, two, strict=True)])


def multiplied(first: Polynomial, second: Polynomial) -> Polynomial:
    """first × second."""
    product = [Fraction(0)] * (len(first) + len(second) - 1)
    for place, left in enumerate(first):
        for other, right in enumerate(second):
            product[place + other] += left * right
    return trimmed(product)


def at(polynomial: Polynomial, where: int) -> Fraction:
    """The value at a place."""
    total = Fraction(0)
    for coefficient in reversed(polynomial):
        total = total * where + coefficient
    return total


def step(polynomial: Polynomial) -> Polynomial:
    """How much it grows from each whole number to the next: p(x + 1) − p(x), one degree less."""
    grown = [Fraction(0)] * len(polynomial)
    for power, coefficient in enumerate(polynomial):
        for lower in range(power):
            grown[lower] += coefficient * comb(power, lower)
    return trimmed(grown)


def sign_runs(polynomial: Polynomial, first: int, last: int) -> list[tuple[int, int]]:
    """Where each run of whole numbers with one sign starts, and the sign (−1, 0, 1), from first to last, both included.

    Exact: between two changes of sign of its step the polynomial rises or falls, so each change of its own is found by halving.
    """
    if len(polynomial) == 1 or first == last:
        return [(first, _sign(at(polynomial, first)))]
    runs: list[tuple[int, int]] = []
    stretches = sign_runs(step(polynomial), first, last - 1)
    for place, (start, _) in enumerate(stretches):
        end = stretches[place + 1][0] if place + 1 < len(stretches) else last
        _halve(polynomial, start, end, runs)
    return runs


def _halve(polynomial: Polynomial, start: int, end: int, runs: list[tuple[int, int]]) -> None:
    """Add the runs of a monotone stretch."""
    where = start
    while where <= end:
        sign = _sign(at(polynomial, where))
        if not runs or runs[-1][1] != sign:
            runs.append((where, sign))
        if _sign(at(polynomial, end)) == sign:
            return
        same, other = where, end
        while other - same > 1:
            middle = (same + other) // 2
            same, other = (middle, other) if _sign(at(polynomial, middle)) == sign else (same, middle)
        where = other


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def turning_points(polynomial: Polynomial, first: int, last: int) -> list[int]:
    """The places where it may be greatest or least: the ends, and where its step changes sign."""
    if len(polynomial) <= 2 or first == last:
        return [first, last]
    starts = [start for start, _ in sign_runs(step(polynomial), first, last - 1)]
    return sorted({first, last, *starts})
