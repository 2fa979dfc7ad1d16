"""How dates, numbers, percentages and amounts are written in Italian: 31/12/2026, 1.234,56 €, 57,1%."""

from datetime import date, datetime

from django.utils import timezone

from traguardo.kernel.italian import (
    ABSENT,
    MINUS,
    MONTHS,
    NO_BREAK_SPACE,
    Number,
    it_day,
    it_money,
    it_number,
    it_percent,
    it_share,
)

__all__ = [
    "ABSENT",
    "MINUS",
    "MONTHS",
    "NO_BREAK_SPACE",
    "Number",
    "it_date",
    "it_money",
    "it_number",
    "it_percent",
    "it_share",
]


def it_date(value: date | datetime | None, style: str = "short") -> str:
    """«31/12/2026»; style "long" gives «31 dicembre 2026», "time" «31/12/2026, ore 14:05». None gives «n.d.»."""
    if value is None:
        return ABSENT
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    timed = style == "time" and isinstance(value, datetime)
    return f"{it_day(value)}, ore {value:%H:%M}" if timed else it_day(value, style)
