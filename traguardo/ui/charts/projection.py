"""Where a value is going in the year: what was measured, the pace to the goal, what is foreseen between its two cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from traguardo.ui.charts.drawing import Number, drawing, joined, length, percent_of
from traguardo.ui.formats import it_number

TOP, PLOT, FOOT = 30, 120, 26
NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A value at a share of the year, 0 to 100, with the words of its day."""

    at: Number
    value: Number
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The course of a value. `start` is where the pace to the goal begins; the last passage of `foreseen` is at the end."""

    measured: Sequence[Passage]
    foreseen: Passage
    low: Number
    high: Number
    goal: Number | None = None
    start: Number = 0


def projection(course: Course, *, title: str, description: str = "") -> SafeString:
    """A solid line of what was measured, a dotted one to what is foreseen, a band for the cases, a dashed pace to the goal."""
    values = [course.low, course.high, course.foreseen.value, *(each.value for each in course.measured)]
    values += [course.goal, course.start] if course.goal is not None else []
    exact = [Fraction(value) for value in values]
    lowest, highest = min(exact), max(exact)
    low = min(lowest, Fraction(0)) if lowest < highest / 2 else lowest - (highest - lowest) / 6
    high = highest + ((highest - low) / 6 or Fraction(1))
    plot = format_html(
        '<svg x="0" y="{}" width="100%" height="{}" viewBox="0 0 100 100" preserveAspectRatio="none">{}</svg>',
        TOP,
        PLOT,
        joined(_lines(course, low, high)),
    )
    body = joined([_base(), plot, *_marks(course, low, high)])
    return drawing(
        kind="projection", height=TOP + PLOT + FOOT, title=title, description=description or in_words(course), body=body
    )


def in_words(course: Course) -> str:
    """The course said in words."""
    known = "; ".join(f"{each.label}: {it_number(each.value)}" for each in course.measured)
    goal = f" Atteso {it_number(course.goal)}." if course.goal is not None else ""
    return (
        f"Rilevato {known or 'nulla'}. Previsto {it_number(course.foreseen.value)}, "
        f"fra {it_number(course.low)} e {it_number(course.high)}.{goal}"
    )


def _lines(course: Course, low: Fraction, high: Fraction) -> list[SafeString]:
    def place(at: Number, value: Number) -> str:
        return f"{length(_x(at))},{length(100 - percent_of(value, low, high))}"

    measured = [place(each.at, each.value) for each in course.measured]
    end = course.foreseen.at
    lines = [_shape("polyline", "line", measured)] if len(measured) > 1 else []
    if course.goal is not None:
        lines.insert(0, _shape("polyline", "goal", [place(0, course.start), place(100, course.goal)]))
    if measured:
        band = [measured[-1], place(end, course.high), place(end, course.low)]
        lines.insert(0, _shape("polygon", "band", band))
        lines.append(_shape("polyline", "foreseen", [measured[-1], place(end, course.foreseen.value)]))
    return lines


def _shape(kind: str, look: str, places: Sequence[str]) -> SafeString:
    shape = '<{} class="tg-chart__{}" points="{}" vector-effect="non-scaling-stroke"/>'
    return format_html(shape, kind, look, " ".join(places))


def _marks(course: Course, low: Fraction, high: Fraction) -> list[SafeString]:
    marks = [_dot(each, low, high, "dot") for each in course.measured]
    foreseen = course.foreseen
    marks += [_dot(foreseen, low, high, "dot tg-chart__dot--foreseen")]
    last = course.measured[-1] if course.measured else None
    if last and abs(Fraction(last.at) - Fraction(foreseen.at)) > 25:
        marks.append(_figure(last, low, high))
    labels = [("0", "start", "gennaio"), ("100%", "end", "dicembre")]
    marks.append(_figure(foreseen, low, high))
    return marks + [
        format_html('<text class="tg-chart__axis" x="{}" y="{}" text-anchor="{}">{}</text>', x, TOP + PLOT + 19, anchor, word)
        for x, anchor, word in labels
    ]  # fmt: skip


def _dot(each: Passage, low: Fraction, high: Fraction, look: str) -> SafeString:
    y = TOP + (100 - percent_of(each.value, low, high)) * PLOT / 100
    return format_html('<circle class="tg-chart__{}" cx="{}%" cy="{}" r="4"/>', look, length(_x(each.at)), length(y))


def _figure(each: Passage, low: Fraction, high: Fraction) -> SafeString:
    y = TOP + (100 - percent_of(each.value, low, high)) * PLOT / 100 - 9
    anchor = "end" if Fraction(each.at) > 90 else "middle"
    return format_html(
        '<text class="tg-chart__figure" x="{}%" y="{}" text-anchor="{}">{}</text>',
        length(_x(each.at) + (2 if anchor == "end" else 0)),
        length(y),
        anchor,
        it_number(each.value),
    )


def _x(at: Number) -> Fraction:
    """Room at the right for the last dot."""
    return Fraction(at) * 98 / 100


def _base() -> SafeString:
    y = TOP + PLOT
    return format_html('<line class="tg-chart__base" x1="0" x2="100%" y1="{}" y2="{}"/>', y, y)
