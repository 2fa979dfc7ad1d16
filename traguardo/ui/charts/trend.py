"""Lines over time: a trend with its goal, and a sparkline for a table's cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from traguardo.ui.charts.drawing import Number, drawing, joined, length, percent_of
from traguardo.ui.formats import ABSENT, it_number

TOP, PLOT, FOOT = 40, 150, 28
CROWDED = 6
NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a trend: None leaves a gap, never a zero. `goal`: what was expected then, where it changes with time."""

    label: str
    value: Number | None
    goal: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From values to percentages of the plot: a margin on both sides so that no point lies on the edge."""

    low: Fraction
    high: Fraction
    size: int

    def x(self, position: int) -> Fraction:
        return Fraction(50) if self.size == 1 else 4 + Fraction(92 * position, self.size - 1)

    def y(self, value: Number) -> Fraction:
        return 100 - percent_of(value, self.low, self.high)


def trend(
    points: Sequence[Point],
    *,
    title: str,
    unit: str = "",
    goal: Number | None = None,
    goal_words: str = "Tratteggio: valore atteso",
    description: str = "",
) -> SafeString:
    """A line with its points, their values, the labels of the periods, and the goal as a dashed line."""
    scale = _scale(points, goal)
    plot = format_html(
        '<svg x="0" y="{}" width="100%" height="{}" viewBox="0 0 100 100" preserveAspectRatio="none">{}{}</svg>',
        TOP,
        PLOT,
        joined([_goal_line(scale, goal), *(_line(scale, run, "goal") for run in _runs(_goals(points)))]),
        joined(_line(scale, run) for run in _runs(points)),
    )
    body = joined(
        [
            _base(),
            plot,
            _goal_words(points, goal, f"Valore atteso {it_number(goal)} {unit}" if goal is not None else goal_words),
            *_marks(points, scale),
        ]
    )
    words = description or _in_words(points, goal, unit)
    return drawing(kind="trend", height=TOP + PLOT + FOOT, title=title, description=words, body=body)


def sparkline(values: Sequence[Number | None], *, title: str) -> SafeString:
    """A line as high as a line of text, its last point marked."""
    points = [Point(label="", value=value) for value in values]
    scale = _scale(points, None)
    line = format_html(
        '<svg x="0" y="3" width="100%" height="18" viewBox="0 0 100 100" preserveAspectRatio="none">{}</svg>',
        joined(_line(scale, run) for run in _runs(points)),
    )
    known = [position for position, value in enumerate(values) if value is not None]
    last = NOTHING if not known else _dot(scale, known[-1], values[known[-1]], top=3, height=18)
    return drawing(kind="sparkline", height=24, title=title, description="", body=joined([line, last]))


def _scale(points: Sequence[Point], goal: Number | None) -> _Scale:
    known = [Fraction(point.value) for point in points if point.value is not None]
    known += [Fraction(each) for each in (goal, *(point.goal for point in points)) if each is not None]
    low, high = (min(known), max(known)) if known else (Fraction(0), Fraction(1))
    low = min(low, Fraction(0)) if low < high / 2 else low
    room = (high - low) / 8
    return _Scale(low=low - room if low else low, high=high + room, size=len(points))


def _runs(points: Sequence[Point]) -> list[list[tuple[int, Number]]]:
    """Stretches without gaps: the line breaks where a value is absent."""
    runs = []
    for present, group in groupby(enumerate(points), key=lambda pair: pair[1].value is not None):
        if present:
            runs.append([(position, point.value) for position, point in group if point.value is not None])
    return runs


def _goals(points: Sequence[Point]) -> list[Point]:
    return [Point(label="", value=point.goal) for point in points]


def _line(scale: _Scale, run: Sequence[tuple[int, Number]], look: str = "line") -> SafeString:
    """A stretch; one of a single point is a short dash, so that it is seen."""
    ends = [(scale.x(position), value) for position, value in run]
    if len(ends) == 1:
        ends = [(ends[0][0] - 3, ends[0][1]), (ends[0][0] + 3, ends[0][1])]
    places = " ".join(f"{length(x)},{length(scale.y(value))}" for x, value in ends)
    return format_html(
        '<polyline class="tg-chart__{}" points="{}" fill="none" vector-effect="non-scaling-stroke"/>', look, places
    )


def _dot(scale: _Scale, position: int, value: Number | None, *, top: int = TOP, height: int = PLOT) -> SafeString:
    if value is None:
        return NOTHING
    y = top + scale.y(value) * height / 100
    return format_html('<circle class="tg-chart__dot" cx="{}%" cy="{}" r="4"/>', length(scale.x(position)), length(y))


def _marks(points: Sequence[Point], scale: _Scale) -> list[SafeString]:
    return [_mark(scale, position, point) for position, point in enumerate(points)]


def _mark(scale: _Scale, position: int, point: Point) -> SafeString:
    x = length(scale.x(position))
    crowded = scale.size > CROWDED
    anchor = _anchor(position, scale.size, crowded=crowded)
    label = format_html(
        '<text class="tg-chart__axis" x="{}%" y="{}" text-anchor="{}">{}</text>',
        x,
        TOP + PLOT + 20,
        anchor,
        point.label,
    )
    if point.value is None:
        return joined([label, _absent(x, anchor, crowded=crowded)])
    y = length(TOP + scale.y(point.value) * PLOT / 100 - 10)
    figure = format_html(
        '<text class="tg-chart__figure{}" x="{}%" y="{}" text-anchor="{}">{}</text>',
        " tg-wide-only" if crowded and 0 < position < scale.size - 1 else "",
        x,
        y,
        anchor,
        it_number(point.value),
    )
    return joined([label, _dot(scale, position, point.value), figure])


def _anchor(position: int, size: int, *, crowded: bool) -> str:
    """Words at the edges lean inwards, unless they are short ones close to each other."""
    if crowded or size == 1 or 0 < position < size - 1:
        return "middle"
    return "start" if position == 0 else "end"


def _absent(x: str, anchor: str, *, crowded: bool) -> SafeString:
    return format_html(
        '<text class="tg-chart__axis{}" x="{}%" y="{}" text-anchor="{}">{}</text>',
        " tg-wide-only" if crowded else "",
        x,
        TOP + PLOT // 2,
        anchor,
        ABSENT,
    )


def _base() -> SafeString:
    y = TOP + PLOT
    return format_html('<line class="tg-chart__base" x1="0" x2="100%" y1="{}" y2="{}"/>', y, y)


def _goal_line(scale: _Scale, goal: Number | None) -> SafeString:
    if goal is None:
        return NOTHING
    y = length(scale.y(goal))
    return format_html(
        '<line class="tg-chart__goal" x1="0" x2="100" y1="{}" y2="{}" vector-effect="non-scaling-stroke"/>', y, y
    )


def _goal_words(points: Sequence[Point], goal: Number | None, words: str) -> SafeString:
    if goal is None and all(point.goal is None for point in points):
        return NOTHING
    return format_html('<text class="tg-chart__goalword" x="0" y="14">{}</text>', words)


def _in_words(points: Sequence[Point], goal: Number | None, unit: str) -> str:
    said = "; ".join(f"{point.label}: {it_number(point.value)} {unit}".rstrip() + _expected(point) for point in points)
    return f"{said}. Valore atteso: {it_number(goal)} {unit}".rstrip() if goal is not None else said


def _expected(point: Point) -> str:
    return f", atteso {it_number(point.goal)}" if point.goal is not None else ""
