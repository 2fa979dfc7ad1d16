"""How much of a year somebody hired on a day is there: whole months by twelfths, the month of the hire by its days."""

from calendar import monthrange
from datetime import date
from fractions import Fraction

MONTHS = 12


def month_shares(first_day: date, year: int) -> tuple[Fraction, ...]:
    """The part of each month of the year from that day on, as twelfths of a year; they add up to 1 when it is before the year.

    >>> sum(month_shares(date(2022, 7, 1), 2022))
    Fraction(1, 2)
    """
    return tuple(_there(first_day, year, month) / MONTHS for month in range(1, MONTHS + 1))


def _there(first_day: date, year: int, month: int) -> Fraction:
    days = monthrange(year, month)[1]
    if first_day <= date(year, month, 1):
        return Fraction(1)
    if first_day > date(year, month, days):
        return Fraction(0)
    return Fraction(days - first_day.day + 1, days)
