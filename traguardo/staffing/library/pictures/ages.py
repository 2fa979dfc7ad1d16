"""Women and men by age, as bars that face each other; where a group is too small to be told, only its total is."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.ui.charts.drawing import drawing, joined, length, percent_of

ROW, TOP, THICK = 40, 26, 24
MIDDLE = Fraction(50)
LABEL = Fraction(13)
ROOM = MIDDLE - LABEL - 8


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBand:
    """A band of ages: women and men, None where they are kept; the total is always told."""

    label: str
    women: int | None
    men: int | None
    total: int

    @property
    def words(self) -> str:
        if self.women is None or self.men is None:
            return f"{self.label}: {self.total} persone, donne e uomini riservati"
        return f"{self.label}: {self.women} donne, {self.men} uomini"


def age_bars(bands: Sequence[AgeBand]) -> SafeString:
    """The oldest above, women at the left, men at the right, both on one scale."""
    most = max((each.total if each.women is None else max(each.women, each.men or 0) for each in bands), default=1) or 1
    heads = format_html(
        '<text class="tg-chart__figure" x="{}%" y="14" text-anchor="end">Donne</text>'
        '<text class="tg-chart__figure" x="{}%" y="14">Uomini</text>',
        length(MIDDLE - LABEL), length(MIDDLE + LABEL),
    )  # fmt: skip
    rows = [_row(each, TOP + place * ROW, most) for place, each in enumerate(reversed(bands))]
    words = "; ".join(each.words for each in bands)
    title = "Personale per età e genere"
    return drawing(
        kind="ages", height=TOP + ROW * len(bands), title=title, description=words, body=joined([heads, *rows])
    )


def _row(band: AgeBand, top: int, most: int) -> SafeString:
    label = format_html(
        '<text class="tg-chart__label" x="50%" y="{}" text-anchor="middle">{}: {}</text>',
        top + 17,
        band.label,
        band.total,
    )
    if band.women is None or band.men is None:
        return joined([label, _kept(top, left=True), _kept(top, left=False)])
    return joined([label, _side(band.women, top, most, left=True), _side(band.men, top, most, left=False)])


def _side(count: int, top: int, most: int, *, left: bool) -> SafeString:
    wide = percent_of(count, 0, most) * ROOM / 100
    inner = MIDDLE - LABEL if left else MIDDLE + LABEL
    edge = inner - wide if left else inner
    figure = edge - 1 if left else edge + wide + 1
    return format_html(
        '<rect class="tg-age tg-age--{}" x="{}%" y="{}" width="{}%" height="{}"/>'
        '<text class="tg-chart__figure" x="{}%" y="{}" text-anchor="{}">{}</text>',
        "women" if left else "men", length(edge), top, length(wide), THICK,
        length(figure), top + 17, "end" if left else "start", count,
    )  # fmt: skip


def _kept(top: int, *, left: bool) -> SafeString:
    return format_html(
        '<text class="tg-chart__axis" x="{}%" y="{}" text-anchor="{}">riservato</text>',
        length(MIDDLE - LABEL if left else MIDDLE + LABEL), top + 17, "end" if left else "start",
    )  # fmt: skip
