"""Exact ratios, and the one rounding they get at the edge."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction | Decimal | int) -> int:
    """The nearest integer, halves away from zero.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2))
    (3, -3)
    """
    exact = Fraction(value)
    magnitude = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return magnitude if exact >= 0 else -magnitude


def rounded(value: Fraction | Decimal | int, decimals: int = 2) -> Decimal:
    """The value with so many decimals, halves away from zero: the only rounding a figure gets.

    >>> rounded(Fraction(500, 75))
    Decimal('6.67')
    """
    return Decimal(f"{half_up(Fraction(value) * 10**decimals)}E-{decimals}")
