"""What the hires cost month by month, as columns over the three years; what one tries otherwise as a line over them."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from traguardo.kernel.italian import MONTHS, it_money
from traguardo.staffing.domain.need import YearSum
from traguardo.ui.charts.drawing import drawing, joined, length, percent_of

TOP, PLOT, FOOT = 28, 150, 40
GAP = Fraction(3, 10)
NOTHING = mark_safe("")


def month_columns(years: Sequence[YearSum], trial: Sequence[YearSum] = ()) -> SafeString:
    """A column a month; the months of the trial, where there is one, as steps of a line."""
    cents = [month.cents for year in years for month in year.months]
    other = [month.cents for year in trial for month in year.months]
    most = max([*cents, *other, 1])
    body = [
        format_html('<text class="tg-chart__axis" x="0" y="14">{} al mese</text>', it_money(most)),
        format_html('<line class="tg-chart__rule" x1="0" x2="100%" y1="{}" y2="{}"/>', TOP, TOP),
        *(_column(place, value, len(cents), most) for place, value in enumerate(cents)),
        _steps(other, most) if other else NOTHING,
        format_html('<line class="tg-chart__base" x1="0" x2="100%" y1="{}" y2="{}"/>', TOP + PLOT, TOP + PLOT),
        *(_year(place, year, len(years)) for place, year in enumerate(years)),
    ]
    words = "; ".join(_in_words(year) for year in years)
    tried = f". Nella prova: {'; '.join(_in_words(year) for year in trial)}" if trial else ""
    return drawing(
        kind="months",
        height=TOP + PLOT + FOOT,
        title="Costo delle assunzioni, mese per mese",
        description=f"{words}{tried}",
        body=joined(body),
    )


def _column(place: int, cents: int, many: int, most: int) -> SafeString:
    high = percent_of(cents, 0, most) * PLOT / 100
    wide = Fraction(100, many)
    return format_html(
        '<rect class="tg-month" x="{}%" y="{}" width="{}%" height="{}"/>',
        length(wide * place + wide * GAP / 2), length(TOP + PLOT - high), length(wide * (1 - GAP)), length(high),
    )  # fmt: skip


def _steps(cents: Sequence[int], most: int) -> SafeString:
    wide = Fraction(100, len(cents))
    places = [
        f"{length(wide * (place + side))},{length(100 - percent_of(value, 0, most))}"
        for place, value in enumerate(cents)
        for side in (0, 1)
    ]
    return format_html(
        '<svg x="0" y="{}" width="100%" height="{}" viewBox="0 0 100 100" preserveAspectRatio="none">'
        '<polyline class="tg-month-trial" points="{}" fill="none" vector-effect="non-scaling-stroke"/></svg>',
        TOP, PLOT, " ".join(places),
    )  # fmt: skip


def _year(place: int, year: YearSum, many: int) -> SafeString:
    middle = Fraction(100, many) * place + Fraction(50, many)
    return format_html(
        '<text class="tg-chart__figure" x="{x}%" y="{}" text-anchor="middle">{}</text>'
        '<text class="tg-chart__axis" x="{x}%" y="{}" text-anchor="middle">{}</text>',
        TOP + PLOT + 18, year.year, TOP + PLOT + 35, it_money(year.cost.cents), x=length(middle),
    )  # fmt: skip


def _in_words(year: YearSum) -> str:
    first = next((place for place, month in enumerate(year.months) if month.cents), None)
    since = f" da {MONTHS[first]}" if first else ""
    return f"{year.year}: {it_money(year.cost.cents)}{since}"
