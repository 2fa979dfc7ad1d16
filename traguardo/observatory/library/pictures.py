"""One bar in five parts: how many objectives stand in each of the five words."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.ui.charts.drawing import drawing, joined, length
from traguardo.ui.facade import state

ORDER = ("concluso", "in linea", "a rischio", "in ritardo", "non valutabile")
THICK, NARROW = 34, 4


def standings_strip(counts: Mapping[str, int]) -> SafeString:
    """The strip, with each number written in its part; the words are beside it, on the page."""
    whole = sum(counts.values())
    parts, left = [], Fraction(0)
    for word in ORDER:
        if count := counts.get(word, 0):
            width = Fraction(100 * count, whole)
            parts.append(
                format_html(
                    '<rect class="tg-strip tg-strip--{}" x="{}%" y="0" width="{}%" height="{}"/>'
                    '<text class="tg-strip__figure tg-strip__figure--{}" x="{}%" y="23" text-anchor="middle">{}</text>',
                    state(word).key,
                    length(left),
                    length(width),
                    THICK,
                    state(word).key,
                    length(left + width / 2),
                    count if width >= NARROW else "",
                )
            )
            left += width
    words = ", ".join(f"{counts[word]} {word}" for word in ORDER if counts.get(word))
    return drawing(kind="strip", height=THICK, title="Come stanno gli obiettivi", description=words, body=joined(parts))
