"""Where a district stands among the thresholds of the contribution, drawn to scale."""

from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.kernel.italian import it_money, it_number
from traguardo.staffing.domain.leps import Leps
from traguardo.ui.charts.drawing import drawing, joined, length, percent_of

TOP, THICK, FOOT = 40, 22, 46
BEYOND = Fraction(9, 8)


def leps_scale(leps: Leps) -> SafeString:
    """A track in the stretches of the law, a mark where the social workers are, the thresholds named below."""
    rule = leps.rule
    end = max(leps.further, leps.staff, Fraction(1)) * BEYOND
    marks = ((leps.threshold, rule.threshold), (leps.essential, rule.essential), (leps.further, rule.further))
    cuts = (Fraction(0), *(value for value, _ in marks), end)
    zones = (_zone(number, cuts[number], cuts[number + 1], end) for number in range(len(cuts) - 1))
    body = joined([*zones, *(_threshold(value, per, end) for value, per in marks), _here(leps.staff, end)])
    words = (
        f"{it_number(leps.staff)} assistenti sociali; soglia {it_number(leps.threshold)}, livello essenziale "
        f"{it_number(leps.essential)}, obiettivo ulteriore {it_number(leps.further)}."
    )
    title = f"Dove sei nel {leps.year}: {leps.level.label}"
    return drawing(kind="scale", height=TOP + THICK + FOOT, title=title, description=words, body=body)


def stretches(leps: Leps) -> tuple[tuple[str, str, str], ...]:
    """The stretches for the legend: key of the colour, from where to where, what each unit brings."""
    rule = leps.rule
    names = ("none", "first", "second", "beyond")
    paid = ("niente", f"{it_money(rule.first.cents)} l'uno", f"{it_money(rule.second.cents)} l'uno", "niente di più")
    ends = (
        f"fino a {it_number(leps.threshold)}",
        f"da {it_number(leps.threshold)} a {it_number(leps.essential)}",
        f"da {it_number(leps.essential)} a {it_number(leps.further)}",
        f"oltre {it_number(leps.further)}",
    )
    return tuple(zip(names, ends, paid, strict=True))


def _zone(number: int, low: Fraction, high: Fraction, end: Fraction) -> SafeString:
    names = ("none", "first", "second", "beyond")
    left, right = percent_of(low, 0, end), percent_of(high, 0, end)
    return format_html(
        '<rect class="tg-stretch--{}" x="{}%" y="{}" width="{}%" height="{}"/>',
        names[number],
        length(left),
        TOP,
        length(right - left),
        THICK,
    )


def _threshold(value: Fraction, per: int, end: Fraction) -> SafeString:
    at = length(percent_of(value, 0, end))
    return format_html(
        '<line class="tg-scale__tick" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>'
        '<text class="tg-chart__figure" x="{0}%" y="{3}" text-anchor="middle">{4}</text>'
        '<text class="tg-chart__axis" x="{0}%" y="{5}" text-anchor="middle">1:{6}</text>',
        at,
        TOP,
        TOP + THICK + 6,
        TOP + THICK + 22,
        it_number(value),
        TOP + THICK + 40,
        it_number(per),
    )


def _here(value: Fraction, end: Fraction) -> SafeString:
    at = percent_of(value, 0, end)
    anchor = "start" if at < 12 else "end" if at > 88 else "middle"
    return format_html(
        '<text class="tg-chart__figure" x="{0}%" y="16" text-anchor="{1}">tu sei qui: {2}</text>'
        '<svg x="{0}%" y="24" width="1" height="1" overflow="visible"><path class="tg-scale__here" d="M-7 0H7L0 12Z"/></svg>'
        '<line class="tg-scale__line" x1="{0}%" x2="{0}%" y1="36" y2="{3}"/>',
        length(at),
        anchor,
        it_number(value),
        TOP + THICK,
    )
