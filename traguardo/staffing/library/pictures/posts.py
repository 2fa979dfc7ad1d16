"""Posts as bars: a stretch for those in service, reserved, agency, seconded, being filled; what is left of the track is vacant."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from traguardo.kernel.italian import it_number
from traguardo.staffing.domain.need import NeedSums, PostSum
from traguardo.ui.charts.drawing import drawing, joined, length, percent_of

ROW, TOP, THICK = 46, 22, 14
LEGEND = (
    ("in_service", "In servizio"),
    ("reserved", "Indisponibili"),
    ("agency", "Somministrati"),
    ("seconded", "In comando"),
    ("to_fill", "In copertura"),
    ("vacant", "Vacanti"),
)


def post_bars(sums: NeedSums) -> SafeString:
    """A bar for each post, all on one scale that begins at zero."""
    longest = max(
        (max(each.post.optimal or Fraction(0), each.held + each.post.to_fill) for each in sums.posts), default=1
    )
    rows = [_row(each, place * ROW, longest or 1) for place, each in enumerate(sums.posts)]
    words = "; ".join(f"{_label(each)}: {told(each)}" for each in sums.posts)
    title = "Posti necessari e personale, profilo per profilo"
    return drawing(kind="posts", height=ROW * len(sums.posts), title=title, description=words, body=joined(rows))


def told(each: PostSum) -> str:
    """«44 su 60, 16 vacanti»."""
    if each.post.optimal is None:
        return f"{it_number(each.held)}, posti ottimali n.d."
    vacant = each.vacant or Fraction(0)
    rest = (
        f"{it_number(vacant)} vacanti"
        if vacant > 0
        else f"{it_number(-vacant)} in più"
        if vacant < 0
        else "tutti coperti"
    )
    return f"{it_number(each.held)} su {it_number(each.post.optimal)}, {rest}"


def _label(each: PostSum) -> str:
    return f"{each.post.profile} ({each.post.category})"


def _row(each: PostSum, top: int, longest: Fraction | int) -> SafeString:
    head = format_html(
        '<svg x="0" y="{}" width="64%" height="20"><text class="tg-chart__label" x="0" y="15">{}</text></svg>'
        '<text class="tg-chart__figure" x="100%" y="{}" text-anchor="end">{}</text>',
        top, _label(each), top + 15, told(each),
    )  # fmt: skip
    return joined([head, *_stretches(each, top + TOP, longest)])


def _stretches(each: PostSum, top: int, longest: Fraction | int) -> Iterator[SafeString]:
    at = Fraction(0)
    parts = [(name, getattr(each.post, name)) for name, _ in LEGEND if name != "vacant"]
    for name, count in (*parts, ("vacant", max(each.vacant or Fraction(0), Fraction(0)))):
        if count:
            yield format_html(
                '<rect class="tg-post tg-post--{}" x="{}%" y="{}" width="{}%" height="{}"/>',
                name, length(percent_of(at, 0, longest)), top, length(percent_of(count, 0, longest)), THICK,
            )  # fmt: skip
        at += count
