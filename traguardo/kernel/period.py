"""Stretches of time with both ends included: a year, a quarter, a triennium."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From a day to a day, both included; ValueError when it ends before it starts."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"Il periodo finisce ({self.last:%d/%m/%Y}) prima di iniziare ({self.first:%d/%m/%Y}).")

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """Quarter 1 to 4 of the year."""
        return cls(date(year, 3 * quarter - 2, 1), cls.month(year, 3 * quarter).last)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last

    def next_day(self) -> date:
        """The first day after the period."""
        return self.last + timedelta(days=1)
