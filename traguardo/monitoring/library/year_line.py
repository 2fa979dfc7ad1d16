"""The year as a line: a mark for each deadline where it falls, by sign and colour, and where today is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.kernel.italian import MONTHS, it_day
from traguardo.ui.charts.drawing import drawing, joined, length, percent_of

AXIS, MARK, ROOM, NEAR = 26, 14, 17, 2  # NEAR: percent of the line under which two marks would touch
SIGNS = {
    "da-fare": "M-5 -5H5V5H-5Z",
    "vicina": "M0 -6L6 5H-6Z",
    "scaduta": "M-5 -5L5 5M5 -5L-5 5",
    "fatta": "M-5 0L-1 4L6 -5",
    "passata": "M-5 0H5",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A deadline on the line: its day, its name, its standing."""

    day: date
    name: str
    standing: str
    word: str


def year_line(marks: Sequence[Mark], year: int, *, today: date) -> SafeString:
    """The line of the year; marks of one day or nearly stand one above the other. Said mark by mark for who does not see it."""
    placed = _placed(marks, year)
    depth = max((row for _, row, _ in placed), default=0) + 1
    bottom = depth * ROOM + 8
    months = joined(_month(number, bottom) for number in range(12))
    words = "; ".join(f"{it_day(mark.day)} {mark.name}, {mark.word}" for mark in marks)
    body = joined(
        [
            months,
            format_html('<line class="tg-line__axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>', bottom),
            _today(today, year, bottom),
            *(_mark(mark, bottom - 12 - row * ROOM, across) for mark, row, across in placed),
        ]
    )
    title = f"Le scadenze del {year} lungo l'anno"
    return drawing(kind="line", height=bottom + AXIS, title=title, description=words, body=body)


def _placed(marks: Sequence[Mark], year: int) -> list[tuple[Mark, int, float]]:
    found: list[tuple[Mark, int, float]] = []
    for mark in marks:
        across = float(_across(mark.day, year))
        taken = {row for _, row, there in found if abs(there - across) < NEAR + 1}
        found.append((mark, next(row for row in range(len(marks)) if row not in taken), across))
    return found


def _across(day: date, year: int) -> float:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return float(1 + percent_of(day.toordinal(), first, last) * 98 / 100)


def _month(number: int, bottom: int) -> SafeString:
    left = length(number * 100 / 12)  # type: ignore[arg-type]
    return format_html(
        '<rect class="tg-line__month tg-line__month--{}" x="{}%" y="0" width="8.34%" height="{}"/>'
        '<text class="tg-chart__axis" x="{}%" y="{}" text-anchor="middle">{}<tspan class="tg-wide-only">{}</tspan></text>',
        number % 2,
        left,
        bottom,
        length((number + 0.5) * 100 / 12),  # type: ignore[arg-type]
        bottom + 18,
        MONTHS[number][:1],
        MONTHS[number][1:3],
    )


def _today(today: date, year: int, bottom: int) -> SafeString:
    if today.year != year:
        return joined([])
    x = length(_across(today, year))  # type: ignore[arg-type]
    return format_html('<line class="tg-line__today" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>', x, bottom)


def _mark(mark: Mark, top: int, across: float) -> SafeString:
    sign = SIGNS.get(mark.standing, SIGNS["scaduta"])
    return format_html(
        '<svg x="{}%" y="{}" width="1" height="1" overflow="visible"><title>{}: {}</title>'
        '<path class="tg-line__mark tg-line__mark--{}" d="{}"/></svg>',
        length(across),  # type: ignore[arg-type]
        top,
        mark.name,
        it_day(mark.day),
        mark.standing,
        sign,
    )
