"""Two quantities back to back, row by row: who pays less and who pays more, before and after, women and men."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.ui.charts.drawing import Number, drawing, joined, length
from traguardo.ui.formats import it_number

ROW, LEGEND, HALF = 42, 26, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A row: what goes to the left of the middle and what to its right, with their words (the number where there are none)."""

    label: str
    left: Number
    right: Number
    left_text: str = ""
    right_text: str = ""

    @property
    def said(self) -> tuple[str, str]:
        """The words of both sides."""
        return self.left_text or it_number(self.left), self.right_text or it_number(self.right)


def pyramid(rows: Sequence[Pair], *, left: str, right: str, title: str, description: str = "") -> SafeString:
    """The rows under the names of the two sides, on one scale. Without a description they are said one by one."""
    most = max((Fraction(each) for row in rows for each in (row.left, row.right)), default=Fraction(0))
    words = description or "; ".join(_in_words(row, left, right) for row in rows)
    heads = format_html(
        '<text class="tg-chart__axis" x="0" y="14">{}</text><text class="tg-chart__axis" x="100%" y="14" text-anchor="end">{}</text>',
        left,
        right,
    )
    body = joined([heads, *(_row(row, LEGEND + place * ROW, most) for place, row in enumerate(rows))])
    return drawing(kind="pyramid", height=LEGEND + max(len(rows), 1) * ROW, title=title, description=words, body=body)


def _row(row: Pair, top: int, most: Fraction) -> SafeString:
    left, right = (Fraction(each) / most * HALF if most else Fraction(0) for each in (row.left, row.right))
    before, after = row.said
    return format_html(
        '<text class="tg-chart__figure" x="0" y="{0}">{1}</text>'
        '<text class="tg-chart__label" x="50%" y="{0}" text-anchor="middle">{2}</text>'
        '<text class="tg-chart__figure" x="100%" y="{0}" text-anchor="end">{3}</text>'
        '<rect class="tg-chart__track" x="0" y="{4}" width="100%" height="12" rx="2"/>'
        '<rect class="tg-chart__fill tg-fill--left" x="{5}%" y="{4}" width="{6}%" height="12"/>'
        '<rect class="tg-chart__fill" x="50%" y="{4}" width="{7}%" height="12"/>'
        '<line class="tg-chart__pace" x1="50%" x2="50%" y1="{8}" y2="{9}"/>',
        top + 14,
        before,
        row.label,
        after,
        top + 21,
        length(HALF - left),
        length(left),
        length(right),
        top + 18,
        top + 36,
    )


def _in_words(row: Pair, left: str, right: str) -> str:
    before, after = row.said
    return f"{row.label}: {before} {left.lower()}, {after} {right.lower()}"
