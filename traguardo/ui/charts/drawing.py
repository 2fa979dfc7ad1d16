"""Small pieces every chart is made of: exact positions as percentages, and the frame with its text alternative."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Number = int | Decimal | Fraction


def percent_of(value: Number, low: Number, high: Number) -> Fraction:
    """Where `value` lies between `low` and `high`, in points held between 0 and 100. An empty range gives 50."""
    span = Fraction(high) - Fraction(low)
    if span == 0:
        return Fraction(50)
    return min(max((Fraction(value) - Fraction(low)) / span * 100, Fraction(0)), Fraction(100))


def length(value: Number) -> str:
    """A coordinate with a dot and at most two decimals, as SVG wants it."""
    return f"{round(float(value), 2):g}"


def joined(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every part is already escaped


def drawing(*, kind: str, height: int, title: str, description: str, body: SafeString) -> SafeString:
    """An SVG as wide as its place and `height` pixels high, named for those who do not see it."""
    desc = format_html("<desc>{}</desc>", description) if description else ""
    return format_html(
        '<svg class="tg-chart tg-chart--{}" role="img" width="100%" height="{}" focusable="false">'
        "<title>{}</title>{}{}</svg>",
        kind,
        height,
        title,
        desc,
        body,
    )
