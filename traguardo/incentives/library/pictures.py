"""Pictures of a sharing: how equally it gives, what each group gets, where one person stands. Attributes and classes only."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from traguardo.kernel.italian import it_money, it_share, with_article
from traguardo.kernel.money import Money
from traguardo.ui.charts.drawing import drawing, joined, length

HALF = Fraction(1, 2)
SAME = mark_safe('<polyline class="tg-equal" points="0,100 100,0" vector-effect="non-scaling-stroke"/>')
PLOT, TOP, FOOT = 230, 8, 26
LABEL, BAR, GAP = 24, 24, 10
QUARTERS = ("nel quarto che prende meno", "nel secondo quarto", "nel terzo quarto", "nel quarto che prende di più")


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How much of the money (a part of all) those who get least (a part of all people) have together."""

    name: str
    points: Sequence[tuple[Fraction, Fraction]]

    @property
    def half(self) -> Fraction:
        """The share of the money of the half that gets least, on the line between the two points around it."""
        for (before, low), (after, high) in pairwise(self.points):
            if after >= HALF:
                return low + (HALF - before) / (after - before) * (high - low)
        return HALF


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What a group gets in a scenario: the mean, and the least and the most where they may be seen."""

    name: str
    mean: Money
    least: Money | None = None
    most: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A group with how many people it has and a strip for each scenario."""

    label: str
    people: int
    strips: Sequence[Strip]


def equality(curves: Sequence[Curve], *, title: str) -> SafeString:
    """Lines that sag the more, the more unequally the money is given; the straight one gives everybody the same."""
    lines = [_line(each) for each in curves]
    frame = format_html('<rect class="tg-plot" x="0" y="{}" width="100%" height="{}"/>', TOP, PLOT)
    plot = format_html(
        '<svg x="0" y="{}" width="100%" height="{}" viewBox="0 0 100 100" preserveAspectRatio="none">{}{}</svg>',
        TOP,
        PLOT,
        SAME,
        joined(lines),
    )
    words = "; ".join(
        f"{each.name}: alla metà che prende meno va {with_article('il', it_share(each.half))} della somma"
        for each in curves
    )
    body = joined([frame, plot, *_axis()])
    return drawing(kind="equality", height=TOP + PLOT + FOOT, title=title, description=words, body=body)


def groups(rows: Sequence[Row], *, title: str) -> SafeString:
    """For each group a bar a scenario as long as the mean; a thin line from the least to the most where they are known."""
    most = max((_reach(strip) for row in rows for strip in row.strips), default=0) or 1
    parts, top = [], 0
    for row in rows:
        parts.append(_group(row, top, most))
        top += LABEL + BAR * len(row.strips) + GAP
    words = "; ".join(_in_words(row) for row in rows)
    return drawing(kind="groups", height=max(top, 1), title=title, description=words, body=joined(parts))


def quarter(number: int, *, title: str) -> SafeString:
    """Four steps from who gets least to who gets most, the person's own marked."""
    steps = [
        format_html(
            '<rect class="tg-quarter{}" x="{}%" y="{}" width="24%" height="{}" rx="3"/>',
            " tg-quarter--own" if place == number else "",
            length(25 * (place - 1)),
            24 - 6 * place,
            14 + 6 * place,
        )
        for place in range(1, 5)
    ]
    own = format_html(
        '<text class="tg-chart__figure" x="{}%" y="56" text-anchor="middle">tu</text>', length(25 * (number - 1) + 12)
    )
    words = f"Sei {QUARTERS[number - 1]}"
    return drawing(kind="quarter", height=62, title=title, description=words, body=joined([*steps, own]))


def _line(curve: Curve) -> SafeString:
    places = " ".join(f"{length(100 * people)},{length(100 - 100 * money)}" for people, money in curve.points)
    return format_html(
        '<polyline class="tg-curve tg-curve--{}" points="{}" vector-effect="non-scaling-stroke"/>', curve.name, places
    )


def _axis() -> list[SafeString]:
    y = TOP + PLOT + 18
    return [
        format_html('<text class="tg-chart__axis" x="0" y="{}">chi prende meno</text>', y),
        format_html('<text class="tg-chart__axis" x="100%" y="{}" text-anchor="end">tutte le persone</text>', y),
        format_html('<text class="tg-chart__axis" x="8" y="{}">quota della somma</text>', TOP + 18),
    ]


def _group(row: Row, top: int, most: int) -> SafeString:
    head = format_html(
        '<text class="tg-chart__label" x="0" y="{}">{} <tspan class="tg-strip__people">({} {})</tspan></text>',
        top + 16,
        row.label,
        row.people,
        "persona" if row.people == 1 else "persone",
    )
    strips = [_strip(each, top + LABEL + at * BAR, most) for at, each in enumerate(row.strips)]
    return joined([head, *strips])


def _strip(strip: Strip, top: int, most: int) -> SafeString:
    """The words stand at the right, in a column of their own."""
    inside = format_html(
        '<svg x="4%" y="{}" width="72%" height="{}"><rect class="tg-strip tg-strip--{}" x="0" y="4" width="{}%" height="14" rx="2"/>{}</svg>',
        top,
        BAR,
        strip.name,
        length(Fraction(100 * max(strip.mean.cents, 0), most)),
        _range(strip, most),
    )
    name = format_html('<text class="tg-strip__name" x="0" y="{}">{}</text>', top + 16, strip.name)
    figure = format_html(
        '<text class="tg-chart__figure" x="100%" y="{}" text-anchor="end">{}</text>',
        top + 16,
        it_money(strip.mean.cents),
    )
    return joined([name, inside, figure])


def _range(strip: Strip, most: int) -> SafeString:
    if strip.least is None or strip.most is None:
        return joined([])
    first, last = (length(Fraction(100 * max(each.cents, 0), most)) for each in (strip.least, strip.most))
    return format_html('<line class="tg-strip__range" x1="{}%" x2="{}%" y1="11" y2="11"/>', first, last)


def _reach(strip: Strip) -> int:
    return max(strip.mean.cents, strip.most.cents if strip.most else 0)


def _in_words(row: Row) -> str:
    said = ", ".join(f"{each.name} in media {it_money(each.mean.cents)}" for each in row.strips)
    return f"{row.label}, {row.people} persone: {said}"
