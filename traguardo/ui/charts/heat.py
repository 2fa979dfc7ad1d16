"""A heat map: rows by periods, each cell a level from 0 to 4 with its figure written in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.ui.charts.drawing import drawing, joined, length
from traguardo.ui.formats import it_number

CELL, HEAD, NAMES = 30, 24, 28
GAP = Fraction(1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """A row of the map: how many things fall in each period. None: not known."""

    label: str
    values: Sequence[int | None]


def heat_map(rows: Sequence[Heat], periods: Sequence[str], *, title: str, description: str = "") -> SafeString:
    """Darker is more; the figure is written in every cell that has one, so colour never stands alone."""
    most = max((value for row in rows for value in row.values if value is not None), default=0)
    width = Fraction(100 - NAMES, max(len(periods), 1))
    heads = [
        format_html(
            '<text class="tg-chart__axis" x="{}%" y="15" text-anchor="middle">{}<tspan class="tg-wide-only">{}</tspan></text>',
            length(_middle(position, width)),
            period[:1],
            period[1:],
        )
        for position, period in enumerate(periods)
    ]
    body = joined([*heads, *(_row(row, number, width, most) for number, row in enumerate(rows))])
    words = description or "; ".join(_in_words(row, periods) for row in rows)
    return drawing(kind="heat", height=HEAD + len(rows) * CELL, title=title, description=words, body=body)


def level(value: int | None, most: int) -> int:
    """0 for nothing, else 1 to 4 by quarters of the greatest value."""
    return -(-4 * value // most) if value and most else 0


def _middle(position: int, width: Fraction) -> Fraction:
    return NAMES + (position + Fraction(1, 2)) * width


def _row(row: Heat, number: int, width: Fraction, most: int) -> SafeString:
    top = HEAD + number * CELL
    name = format_html(
        '<svg x="0" y="{}" width="{}%" height="{}"><text class="tg-chart__label" x="0" y="19">{}</text></svg>',
        top,
        NAMES - 1,
        CELL,
        row.label,
    )
    return joined([name, *(_cell(value, spot, top, width, most) for spot, value in enumerate(row.values))])


def _cell(value: int | None, position: int, top: int, width: Fraction, most: int) -> SafeString:
    return format_html(
        '<rect class="tg-heat tg-heat--{}" x="{}%" y="{}" width="{}%" height="{}" rx="2"/>'
        '<text class="tg-heat__figure tg-heat__figure--{}" x="{}%" y="{}" text-anchor="middle">{}</text>',
        level(value, most),
        length(NAMES + position * width + GAP),
        top + 1,
        length(width - 2 * GAP),
        CELL - 2,
        level(value, most),
        length(_middle(position, width)),
        top + 19,
        "·" if value is None else it_number(value) if value else "",
    )


def _in_words(row: Heat, periods: Sequence[str]) -> str:
    said = ", ".join(
        f"{period} {it_number(value)}" for period, value in zip(periods, row.values, strict=False) if value
    )
    return f"{row.label}: {said or 'niente'}"
