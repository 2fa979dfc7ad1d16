"""Broken lines over a numeric axis: a share along the ISEE, before and after a change."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.ui.charts.drawing import drawing, joined, length, percent_of
from traguardo.ui.formats import it_number

LEGEND, TOP, PLOT, FOOT = 26, 18, 200, 26
STEPS = (1, 2, 5, 10, 20, 50, 100)
SPOTS = 4
Spot = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A line in stretches: between one and the next it jumps. `earlier`: what it was before, dashed.

    `jumps` are the leaps to mark: where, from what, to what.
    """

    label: str
    runs: tuple[tuple[Spot, ...], ...]
    earlier: bool = False
    jumps: tuple[tuple[Fraction, Fraction, Fraction], ...] = ()


def curves(
    traces: Sequence[Trace], *, title: str, across: str, unit: str = "€", end: Fraction, description: str = ""
) -> SafeString:
    """The traces from 0 to `end`, with round marks on both axes; `across` says what runs below, `unit` what is drawn."""
    highest = max((high for trace in traces for run in trace.runs for _, high in run), default=Fraction(1))
    lowest = min((low for trace in traces for run in trace.runs for _, low in run), default=Fraction(0))
    marks = _round_marks(min(lowest, Fraction(0)), max(highest, Fraction(1)))
    bottom, top = min(marks[0], lowest), marks[-1]
    places = [mark for mark in _round_marks(Fraction(0), end) if mark <= end]
    above = LEGEND if len(traces) > 1 else 0
    plot = format_html(
        '<svg x="0" y="{}" width="100%" height="{}" viewBox="0 0 100 100" preserveAspectRatio="none">{}</svg>',
        above + TOP,
        PLOT,
        joined(
            [
                *(_line(trace, run, end, bottom, top) for trace in traces for run in trace.runs),
                *(_jump(leap, end, bottom, top) for trace in traces for leap in trace.jumps if leap[0] <= end),
            ]
        ),
    )
    body = joined(
        [
            *(_key(trace, place) for place, trace in enumerate(traces) if above),
            *(_level(mark, above + TOP, bottom, top, unit) for mark in marks),
            plot,
            *(_place(mark, above + TOP + PLOT, end, across, last=mark == places[-1]) for mark in places),
        ]
    )
    return drawing(
        kind="curve", height=above + TOP + PLOT + FOOT, title=title, description=description or title, body=body
    )


def _round_marks(low: Fraction, high: Fraction) -> list[Fraction]:
    """A few round numbers that hold both ends: 0, 10.000, 20.000…"""
    span = high - low
    power = Fraction(10) ** (len(str(int(span))) - 2)
    step = next(step for step in (power * times for times in STEPS) if span / step <= SPOTS)
    first = (low / step).__floor__()
    last = -((-high / step).__floor__())
    return [step * place for place in range(first, max(last, first + 1) + 1)]


def _line(trace: Trace, run: Sequence[Spot], end: Fraction, bottom: Fraction, top: Fraction) -> SafeString:
    spots = " ".join(
        f"{length(percent_of(x, 0, end))},{length(100 - percent_of(y, bottom, top))}" for x, y in run if x <= end
    )
    look = "earlier" if trace.earlier else "line"
    return format_html(
        '<polyline class="tg-chart__{}" points="{}" fill="none" vector-effect="non-scaling-stroke"/>', look, spots
    )


def _jump(leap: tuple[Fraction, Fraction, Fraction], end: Fraction, bottom: Fraction, top: Fraction) -> SafeString:
    where, before, after = leap
    x = length(percent_of(where, 0, end))
    low, high = (length(100 - percent_of(each, bottom, top)) for each in (before, after))
    return format_html(
        '<line class="tg-chart__jump" x1="{}" x2="{}" y1="{}" y2="{}" vector-effect="non-scaling-stroke"/>',
        x,
        x,
        low,
        high,
    )


def _key(trace: Trace, place: int) -> SafeString:
    """The line beside its words."""
    x = 48 * place
    return format_html(
        '<svg x="{}%" y="0" width="50%" height="{}" overflow="visible"><line class="tg-chart__{}" x1="0" x2="28" y1="10" y2="10"/>'
        '<text class="tg-chart__axis" x="36" y="14">{}</text></svg>',
        x,
        LEGEND,
        "earlier" if trace.earlier else "line",
        trace.label,
    )


def _level(mark: Fraction, top_edge: int, bottom: Fraction, top: Fraction, unit: str) -> SafeString:
    y = length(top_edge + (100 - percent_of(mark, bottom, top)) * PLOT / 100)
    label = length(top_edge + (100 - percent_of(mark, bottom, top)) * PLOT / 100 - 4)
    return format_html(
        '<line class="tg-chart__rule" x1="0" x2="100%" y1="{}" y2="{}"/><text class="tg-chart__axis" x="0" y="{}">{}</text>',
        y,
        y,
        label,
        f"{it_number(mark)} {unit}",
    )


def _place(mark: Fraction, y: int, end: Fraction, across: str, *, last: bool) -> SafeString:
    """A mark below; the last says what it counts."""
    x = percent_of(mark, 0, end)
    anchor = "start" if x < 8 else "end" if x > 80 else "middle"
    words = f"{it_number(mark)} {across}" if last else it_number(mark)
    return format_html(
        '<line class="tg-chart__base" x1="{}%" x2="{}%" y1="{}" y2="{}"/><text class="tg-chart__axis" x="{}%" y="{}" text-anchor="{}">{}</text>',
        length(x),
        length(x),
        y,
        y + 5,
        length(x),
        y + 20,
        anchor,
        words,
    )
