"""Charts of a paper as SVG pictures that stand by themselves: the same in the page and in the file to edit."""

from collections.abc import Callable, Sequence

from traguardo.documents.domain.paper import Chart, Picture
from traguardo.documents.library.charting import WHOLE, Drawing, Mark, drawing
from traguardo.documents.library.formats.contents import xml_text

WIDE, NAMES, FIGURES = 720, 300, 84
LETTER, DIGIT = 8, 9
BAR, GAP, LEGEND, PLOT = 14, 10, 30, 220
COLOURS = ("#0059b3", "#c05a00", "#00694b", "#8a2a7a", "#5a6772", "#a3172f")
INK, SOFT, GREY = "#17324d", "#e3e8ed", "#475a6d"


def svg(chart: Chart, *, size: bool = False) -> str:
    """The drawing, named by its words; with its width and height in points where `size` is asked for."""
    drawn = drawing(chart.table, chart.picture)
    height, body = DRAWN[chart.picture](drawn)
    measured = f' width="{WIDE}" height="{height}"' if size else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {height}"{measured} role="img" '
        f'font-family="Titillium Web, Liberation Sans, Arial, sans-serif" font-size="14">'
        f"<title>{xml_text(chart.table.title)}</title><desc>{xml_text(chart.words)}</desc>{body}</svg>"
    )


def _bars(drawn: Drawing) -> tuple[int, str]:
    """A bar for each mark, as long as names and figures leave room for."""
    top, legend = _legend(drawn.series) if len(drawn.series) > 1 else (0, "")
    start = min(max(map(len, drawn.labels), default=0) * LETTER, NAMES) + GAP
    figures = max((len(mark.text) for marks in drawn.rows for mark in marks), default=0) * DIGIT + GAP
    parts, room = [legend], WIDE - start - figures
    for label, marks in zip(drawn.labels, drawn.rows, strict=True):
        parts.append(_text(0, top + BAR - 2, label, room=start))
        for number, mark in enumerate(marks):
            parts += [
                _box(start, top, room, BAR, SOFT),
                _box(start, top, _share(mark, room), BAR, _colour(number)),
                _text(WIDE, top + BAR - 2, mark.text, end=True, strong=True),
            ]
            top += BAR + 4
        top += GAP
    return top, "".join(parts)


def _stack(drawn: Drawing) -> tuple[int, str]:
    """A bar for each label, its parts one after the other; the figures stand in a list below each bar."""
    top, parts = 0, []
    for label, marks in zip(drawn.labels, drawn.rows, strict=True):
        parts.append(_text(0, top + BAR, label, strong=True))
        at, bar = 0, top + 22
        top = bar + 28 + GAP
        for number, (name, mark) in enumerate(zip(drawn.series, marks, strict=True)):
            wide = _share(mark, WIDE)
            parts += [_box(at, bar, wide, 28, _colour(number)), _box(0, top, BAR, BAR, _colour(number))]
            parts.append(_text(BAR + 8, top + BAR - 2, name, room=WIDE - FIGURES - 40))
            parts.append(_text(WIDE, top + BAR - 2, mark.text, end=True, strong=True))
            at, top = at + wide, top + BAR + 8
        top += GAP
    return top, "".join(parts)


def _pyramid(drawn: Drawing) -> tuple[int, str]:
    """The two series on the two sides of the labels."""
    middle, half = 140, (WIDE - 140) // 2
    top, legend = _legend(drawn.series)
    room, parts = half - FIGURES, [legend]
    for label, (left, right) in zip(drawn.labels, drawn.rows, strict=True):
        wide, high = _share(left, room), BAR + 4
        parts.append(_box(half - wide, top, wide, high, _colour(0)))
        parts.append(_text(half - wide - 6, top + BAR, left.text, end=True, strong=True))
        wide = _share(right, room)
        parts.append(_box(half + middle, top, wide, high, _colour(1)))
        parts.append(_text(half + middle + wide + 6, top + BAR, right.text, strong=True))
        parts.append(_text(WIDE // 2, top + BAR, label, middle=True, room=middle))
        top += high + GAP
    return top, "".join(parts)


def _lines(drawn: Drawing) -> tuple[int, str]:
    """A line for each series through the labels, a gap where a value is absent; a figure that would cover another is left out."""
    top, legend = _legend(drawn.series)
    step, base = (WIDE - 120) // max(len(drawn.labels) - 1, 1), top + PLOT
    parts = [legend, f'<path d="M0 {base}H{WIDE}" stroke="{GREY}"/>']
    parts += [
        _text(60 + step * place, base + 20, label, middle=True, room=min(step, 120))
        for place, label in enumerate(drawn.labels)
    ]
    written: set[tuple[int, int]] = set()
    for number in range(len(drawn.series)):
        path, pen = "", "M"
        for place, marks in enumerate(drawn.rows):
            mark = marks[number]
            if mark.size is None:
                pen = "M"
                continue
            x, y = 60 + step * place, base - _share(mark, PLOT - 24)
            path, pen = f"{path}{pen}{x} {y}", "L"
            parts.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{_colour(number)}"/>')
            if not any((x, near) in written for near in range(y - BAR, y + BAR)):
                written.add((x, y))
                parts.append(_text(x, y - 9, mark.text, middle=True, strong=True))
        parts.append(f'<path d="{path or "M0 0"}" fill="none" stroke="{_colour(number)}" stroke-width="2.5"/>')
    return base + 32, "".join(parts)


DRAWN: dict[Picture, Callable[[Drawing], tuple[int, str]]] = {
    Picture.BARS: _bars,
    Picture.STACK: _stack,
    Picture.PYRAMID: _pyramid,
    Picture.LINES: _lines,
}


def _legend(names: Sequence[str]) -> tuple[int, str]:
    """The names with their colours, on as many lines as it takes: where what follows begins, and the drawing."""
    parts, at, top = [], 0, 2
    for number, name in enumerate(names):
        wide = BAR + 26 + 8 * len(name)
        if at and at + wide > WIDE:
            at, top = 0, top + BAR + 8
        parts.append(_box(at, top, BAR, BAR, _colour(number)))
        parts.append(_text(at + BAR + 6, top + BAR - 2, name))
        at += wide
    return top + LEGEND - 2, "".join(parts)


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _share(mark: Mark, room: int) -> int:
    return (mark.size or 0) * room // WHOLE


def _box(x: int, y: int, width: int, height: int, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>'


def _text(
    x: int, y: int, words: str, *, end: bool = False, middle: bool = False, strong: bool = False, room: int = 0
) -> str:
    anchor = ' text-anchor="end"' if end else ' text-anchor="middle"' if middle else ""
    weight = ' font-weight="600"' if strong else ""
    most = room // LETTER + 1 if room else len(words)
    shown = words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
    return f'<text x="{x}" y="{y}" fill="{INK}"{anchor}{weight}>{xml_text(shown)}</text>'
