"""Horizontal bars: how far a score got, against the pace it should have at the date."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from traguardo.ui.charts.drawing import Number, drawing, joined, length, percent_of
from traguardo.ui.formats import it_percent
from traguardo.ui.states import state as state_of

ROW = 44
NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row of a bar chart: score in points (None: not assessable), the pace it should have, its state."""

    label: str
    value: Number | None
    pace: Number | None = None
    state: str = ""
    text: str = ""

    @property
    def words(self) -> str:
        """The bar said in words: «A: 57,1%, passo atteso 80,0%, in ritardo»."""
        parts = [f"{self.label}: {self.text or it_percent(self.value)}" if self.label else it_percent(self.value)]
        parts += [f"passo atteso {it_percent(self.pace)}"] if self.pace is not None else []
        parts += [state_of(self.state).word] if self.state else []
        return ", ".join(parts)


def bar(value: Number | None, *, pace: Number | None = None, state: str = "", label: str = "") -> SafeString:
    """One bar for a table's cell or a tile: a track, the score, a tick where the pace is."""
    row = Bar(label=label, value=value, pace=pace, state=state)
    return drawing(kind="bar", height=14, title=row.words, description="", body=_strip(row, top=3, thick=8))


def bars(rows: Sequence[Bar], *, title: str, description: str = "") -> SafeString:
    """One bar a row, its label above and its figure at the right. Without a description the rows are said one by one."""
    body = joined(_row(row, position * ROW) for position, row in enumerate(rows))
    words = description or "; ".join(row.words for row in rows)
    return drawing(kind="bars", height=max(len(rows), 1) * ROW, title=title, description=words, body=body)


def _row(row: Bar, top: int) -> SafeString:
    return format_html(
        '<svg x="0" y="{}" width="82%" height="20"><text class="tg-chart__label" x="0" y="14">{}</text></svg>'
        '<text class="tg-chart__figure" x="100%" y="{}" text-anchor="end">{}</text>{}',
        top,
        row.label,
        top + 14,
        row.text or it_percent(row.value),
        _strip(row, top=top + 22, thick=10),
    )


def _strip(row: Bar, *, top: int, thick: int) -> SafeString:
    track = format_html(
        '<rect class="tg-chart__track{}" x="0" y="{}" width="100%" height="{}" rx="2"/>',
        " tg-chart__track--absent" if row.value is None else "",
        top,
        thick,
    )
    return joined([track, _fill(row, top, thick), _tick(row, top, thick)])


def _fill(row: Bar, top: int, thick: int) -> SafeString:
    if row.value is None:
        return NOTHING
    return format_html(
        '<rect class="tg-chart__fill{}" x="0" y="{}" width="{}%" height="{}" rx="2"/>',
        f" tg-fill--{state_of(row.state).key}" if row.state else "",
        top,
        length(percent_of(row.value, 0, 100)),
        thick,
    )


def _tick(row: Bar, top: int, thick: int) -> SafeString:
    if row.pace is None:
        return NOTHING
    x = length(percent_of(row.pace, 0, 100))
    return format_html(
        '<line class="tg-chart__pace" x1="{}%" x2="{}%" y1="{}" y2="{}"/>', x, x, top - 3, top + thick + 3
    )
