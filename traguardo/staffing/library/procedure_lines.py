"""Procedures along the time: a line each, a mark for every step done, for the next day to keep, for the end of its list."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.kernel.italian import it_day
from traguardo.kernel.wording import short
from traguardo.staffing.domain.procedures import Procedure
from traguardo.ui.charts.drawing import drawing, joined, length, percent_of

ROW, AXIS, LINE = 52, 26, 34
MARGIN = timedelta(days=20)


def procedure_lines(found: Sequence[Procedure], *, today: date) -> SafeString:
    """From the first day to the last anything happens, a year a stripe; said line by line for who does not see it."""
    running = [today] if any(not each.closed for each in found) else []
    days = [*running, *(day for each in found for day in _days(each, today))]
    first, last = min(days) - MARGIN, max(days) + MARGIN
    height = len(found) * ROW
    years = (_year(year, first, last, height) for year in range(first.year, last.year + 1))
    lines = (_line(each, row * ROW, first, last, today) for row, each in enumerate(found))
    body = joined([*years, *(_today(day, first, last, height) for day in running), *lines])
    words = "; ".join(_in_words(each, today) for each in found)
    return drawing(kind="course", height=height + AXIS, title="Le procedure nel tempo", description=words, body=body)


def _days(procedure: Procedure, today: date) -> Iterator[date]:
    yield procedure.opened
    yield from (done.on for done in procedure.done.values())
    yield from (clock.last for clock in procedure.clocks(today) if clock.last and not procedure.closed)
    if procedure.closed:
        yield procedure.closed


def _line(procedure: Procedure, top: int, first: date, last: date, today: date) -> SafeString:
    days = sorted(_days(procedure, today))
    left, right = _at(days[0], first, last), _at(days[-1], first, last)
    marks = [
        *(_mark("done", done.on, top, first, last, it_day(done.on)) for done in procedure.done.values()),
        *(
            _mark("late" if clock.last < today else "due", clock.last, top, first, last, clock.step.title)
            for clock in procedure.clocks(today)
            if clock.last and not clock.done and not procedure.closed
        ),
        *([_mark("end", procedure.closed, top, first, last, "chiusa")] if procedure.closed else []),
    ]
    return format_html(
        '<text class="tg-chart__label" x="0" y="{}">{}</text>'
        '<line class="tg-course__path" x1="{}%" x2="{}%" y1="{}" y2="{}"/>{}',
        top + 18,
        short(f"{procedure.code} · {procedure.title}", length=46),
        left,
        right,
        top + LINE,
        top + LINE,
        joined(marks),
    )


SHAPES = {
    "done": "M-5 0L0 -6L5 0L0 6Z",
    "late": "M-6 -6H6V6H-6Z",
    "due": "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0 -6 0Z",
    "end": "M-2 -9H2V9H-2Z",
}


def _mark(kind: str, day: date, top: int, first: date, last: date, words: str) -> SafeString:
    return format_html(
        '<svg x="{}%" y="{}" width="1" height="1" overflow="visible"><title>{}</title><path class="tg-course__{}" d="{}"/></svg>',
        _at(day, first, last),
        top + LINE,
        words,
        kind,
        SHAPES[kind],
    )


def _year(year: int, first: date, last: date, height: int) -> SafeString:
    start = max(date(year, 1, 1), first)
    at = percent_of(start.toordinal(), first.toordinal(), last.toordinal())
    grid = format_html('<line class="tg-course__grid" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>', length(at), height)
    room = (min(date(year, 12, 31), last) - start).days * 100 >= (last - first).days * 8
    word = format_html('<text class="tg-chart__axis" x="{}%" y="{}">{}</text>', length(at), height + 18, year)
    return joined([grid, word] if room else [grid])


def _today(today: date, first: date, last: date, height: int) -> SafeString:
    at = _at(today, first, last)
    return format_html('<line class="tg-course__today" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>', at, height)


def _at(day: date, first: date, last: date) -> str:
    return length(percent_of(day.toordinal(), first.toordinal(), last.toordinal()))


def _in_words(procedure: Procedure, today: date) -> str:
    done = len(procedure.done)
    following = procedure.next(today)
    end = f"chiusa il {it_day(procedure.closed)}" if procedure.closed else ""
    nearest = f"poi {following.step.title.lower()}" if following else ""
    return ", ".join(part for part in (procedure.code, f"{done} passi fatti", nearest, end) if part)
