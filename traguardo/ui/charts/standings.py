"""A map of states: rows by periods, each cell one of the five words by icon and colour, with its figure where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from traguardo.ui.charts.drawing import Number, drawing, joined, length
from traguardo.ui.formats import it_number
from traguardo.ui.states import STATES
from traguardo.ui.states import state as state_of

CELL, HEAD, NAMES, ICON, SHORT = 30, 24, 30, 14, 3
GAP = Fraction(1, 6)
NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A cell: a state and its figure, which may be absent."""

    state: str
    value: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """A row of the map; None where there is nothing to say."""

    label: str
    spots: Sequence[Spot | None]


def standings_map(
    rows: Sequence[Standings], periods: Sequence[str], *, title: str, name: str = "stati", description: str = ""
) -> SafeString:
    """How things stand, row by row. `name` tells this map's icons from another's on the same page."""
    width = Fraction(100 - NAMES, max(len(periods), 1))
    heads = (_head(period, position, width) for position, period in enumerate(periods))
    lines = (_line(row, number, width, name) for number, row in enumerate(rows))
    words = description or "; ".join(_in_words(row, periods) for row in rows)
    return drawing(
        kind="standings",
        height=HEAD + len(rows) * CELL,
        title=title,
        description=words,
        body=joined([_symbols(name), *heads, *lines]),
    )


def _symbols(name: str) -> SafeString:
    sprite = static("ui/vendor/sprites.svg")
    return format_html(
        "<defs>{}</defs>",
        joined(
            format_html(
                '<symbol id="{}-{}" viewBox="0 0 24 24"><use href="{}#{}"/></symbol>', name, each.key, sprite, each.icon
            )
            for each in STATES
        ),
    )


def _head(period: str, position: int, width: Fraction) -> SafeString:
    return format_html(
        '<text class="tg-chart__axis" x="{}%" y="15" text-anchor="middle">{}<tspan class="tg-wide-only">{}</tspan></text>',
        length(_middle(position, width)),
        period[:SHORT],
        period[SHORT:],
    )


def _line(row: Standings, number: int, width: Fraction, name: str) -> SafeString:
    top = HEAD + number * CELL
    label = format_html(
        '<svg x="0" y="{}" width="{}%" height="{}"><text class="tg-chart__label" x="0" y="19">{}</text></svg>',
        top,
        NAMES - 1,
        CELL,
        row.label,
    )
    return joined([label, *(_cell(spot, place, top, width, name) for place, spot in enumerate(row.spots))])


def _cell(spot: Spot | None, position: int, top: int, width: Fraction, name: str) -> SafeString:
    if spot is None:
        return NOTHING
    known, middle = state_of(spot.state), length(_middle(position, width))
    return format_html(
        '<g class="tg-spot tg-spot--{0}"><rect x="{1}%" y="{2}" width="{3}%" height="{4}" rx="2"/>'
        '<svg x="{5}%" y="{6}" width="1" height="{7}" overflow="visible"><use class="{9}" href="#{8}-{0}" x="{10}" width="{7}" height="{7}"/>'
        '<text class="tg-wide-only" x="12" y="12" text-anchor="middle">{11}</text></svg></g>',
        known.key,
        length(NAMES + position * width + GAP),
        top + 1,
        length(width - 2 * GAP),
        CELL - 2,
        middle,
        top + 8,
        ICON,
        name,
        "" if spot.value is None else "tg-spot__beside",
        -ICON // 2,
        "" if spot.value is None else it_number(spot.value, 0),
    )


def _middle(position: int, width: Fraction) -> Fraction:
    return NAMES + (position + Fraction(1, 2)) * width


def _in_words(row: Standings, periods: Sequence[str]) -> str:
    said = ", ".join(
        f"{period} {state_of(spot.state).word}" for period, spot in zip(periods, row.spots, strict=False) if spot
    )
    return f"{row.label}: {said or 'niente'}"
