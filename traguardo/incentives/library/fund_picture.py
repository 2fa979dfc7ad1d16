"""Funds of several years as bars from zero: a stretch for each section, a mark where the limit would be reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.ui.charts.drawing import drawing, joined, length, percent_of

ROW, TOP, THICK, SHADES = 46, 22, 14, 4
NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBar:
    """A year: its parts by name, their sum, and how far it could go without passing the limit (None: no limit said)."""

    label: str
    parts: tuple[tuple[str, Money], ...]
    total: Money
    room_to: Money | None = None

    @property
    def words(self) -> str:
        parts = ", ".join(f"{name.lower()} {it_money(amount.cents)}" for name, amount in self.parts)
        limited = f"; fino a {it_money(self.room_to.cents)} entro il limite" if self.room_to else ""
        return f"{self.label}: {it_money(self.total.cents)} ({parts}){limited}"


def year_bars(years: Sequence[YearBar], *, title: str) -> SafeString:
    """The bars, the last year first, all on one scale that begins at zero."""
    longest = max(max(each.total.cents, each.room_to.cents if each.room_to else 0) for each in years)
    shade = {name: place % SHADES for place, name in enumerate(dict.fromkeys(n for y in years for n, _ in y.parts))}
    rows = [_row(each, place * ROW, max(longest, 1), shade) for place, each in enumerate(reversed(years))]
    words = "; ".join(each.words for each in reversed(years))
    return drawing(kind="years", height=ROW * len(years), title=title, description=words, body=joined(rows))


def shades(years: Sequence[YearBar]) -> list[tuple[str, int]]:
    """Each part with the shade it is drawn in, for the legend."""
    names = dict.fromkeys(name for year in years for name, _ in year.parts)
    return [(name, place % SHADES) for place, name in enumerate(names)]


def _row(year: YearBar, top: int, longest: int, shade: dict[str, int]) -> SafeString:
    figure = it_money(year.total.cents)
    head = format_html(
        '<text class="tg-chart__label" x="0" y="{}">{}</text>'
        '<text class="tg-chart__figure" x="100%" y="{}" text-anchor="end">{}</text>',
        top + 15, year.label, top + 15, figure,
    )  # fmt: skip
    return joined([head, *_stretches(year, top, longest, shade), _mark(year, top, longest)])


def _stretches(year: YearBar, top: int, longest: int, shade: dict[str, int]) -> list[SafeString]:
    drawn, at = [], 0
    for name, amount in year.parts:
        wide = max(amount.cents, 0)
        drawn.append(
            format_html(
                '<rect class="tg-fund-part tg-fund-part--{}" x="{}%" y="{}" width="{}%" height="{}"/>',
                shade[name],
                length(percent_of(at, 0, longest)),
                top + TOP,
                length(percent_of(wide, 0, longest)),
                THICK,
            )
        )
        at += wide
    return drawn


def _mark(year: YearBar, top: int, longest: int) -> SafeString:
    if year.room_to is None:
        return NOTHING
    x = length(percent_of(year.room_to.cents, 0, longest))
    return format_html(
        '<line class="tg-chart__pace" x1="{}%" x2="{}%" y1="{}" y2="{}"/>', x, x, top + TOP - 3, top + TOP + THICK + 3
    )
