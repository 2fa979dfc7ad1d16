"""Exact numbers in plain data: whole, decimal, or a fraction in a text."""

import re
from decimal import Decimal
from fractions import Fraction

_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}[.]\d\d0")
_NUMERIC = re.compile(r"-?\d{1,40}([.]\d{1,40})?(/0*[1-9]\d{0,40})?")


def exact(value: object) -> Fraction | None:
    """The number, None when it is not an exact one: a binary float is refused, for its cents are already lost.

    So is «10.000»: whoever writes it means ten thousand, and it would be read as ten.

    >>> exact("1/3"), exact(0.1), exact(True), exact("10.000")
    (Fraction(1, 3), None, None, None)
    """
    if isinstance(value, str | Decimal) and _THOUSANDS.fullmatch(str(value)):
        return None
    if isinstance(value, bool) or (isinstance(value, Decimal) and not value.is_finite()):
        return None
    if isinstance(value, int | Fraction):
        return Fraction(value)
    if isinstance(value, Decimal):
        return Fraction(value) if abs(value.adjusted()) < 40 else None
    if isinstance(value, str) and _NUMERIC.fullmatch(value):
        whole, _, part = value.partition("/")
        return Fraction(whole) / (Fraction(part) if part else 1)
    return None


def plain_number(value: Fraction) -> int | str:
    """The number as data that JSON keeps exact: whole, or a text.

    >>> plain_number(Fraction(5, 4)), plain_number(Fraction(1, 3))
    ('1.25', '1/3')
    """
    if value.denominator == 1:
        return value.numerator
    twos_and_fives = value.denominator
    for prime in (2, 5):
        while twos_and_fives % prime == 0:
            twos_and_fives //= prime
    if twos_and_fives != 1:
        return f"{value.numerator}/{value.denominator}"
    places = next(places for places in range(1, 200) if (value * 10**places).denominator == 1)
    return f"{Decimal(int(value * 10**places)).scaleb(-places):f}"
