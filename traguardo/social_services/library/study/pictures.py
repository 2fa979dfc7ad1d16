"""The two pictures of a regulation, of one version or of two: what is paid along the ISEE, and the marginal rate."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from traguardo.kernel.italian import NO_BREAK_SPACE, it_number, it_percent
from traguardo.social_services.library.study.looking import Look, Stretch
from traguardo.ui.charts import Trace, curves

Row = tuple[str, ...]
EARLIER, LATER = "prima", "dopo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Both pictures with the table behind them; `around` says how the other keys stand."""

    share: SafeString
    rate: SafeString
    caption: str
    head: Row
    rows: tuple[Row, ...]
    around: str


def pictures(now: Look, before: Look | None = None) -> Pictures:
    """The pictures of a look, against an earlier one where there is one along the same key."""
    earlier = before if before is not None and before.key.name == now.key.name else None
    looks = [*([(EARLIER, earlier)] if earlier else []), (LATER if earlier else "", now)]
    end = max(each.natural_end for _, each in looks)
    period = now.compiled.regulation.result.period
    caption = f"Quanto si paga {period} secondo «{now.key.label}»".replace("  ", " ")
    share = [Trace(label=word, runs=each.runs(end), earlier=word == EARLIER, jumps=each.leaps) for word, each in looks]
    rate = [Trace(label=word, runs=each.rates(end), earlier=word == EARLIER) for word, each in looks]
    return Pictures(
        share=curves(share, title=caption, across="€ di ISEE", end=end, description=_told(now, end)),
        rate=curves(rate, title="Aliquota marginale", across="€ di ISEE", unit="%", end=end),
        caption=caption,
        head=("ISEE da", "a", "Quota da", "a", "Aliquota marginale"),
        rows=tuple(_row(stretch) for stretch in now.stretches(end)) if now.curve.exact else (),
        around=_around(now),
    )


def _row(stretch: Stretch) -> Row:
    ends = (stretch.start, stretch.end, stretch.low, stretch.high)
    rate = "varia" if stretch.rate is None else it_percent(stretch.rate, 2)
    return (*(_euro(each) for each in ends), rate)


def _euro(value: Fraction) -> str:
    return f"{it_number(value, 2)}{NO_BREAK_SPACE}€"


def _told(now: Look, end: Fraction) -> str:
    """The picture for those who do not see it."""
    if not now.curve.exact:
        return f"Quota letta per punti fino a {it_number(end)} euro"
    parts = [
        f"fra {it_number(each.start, 2)} e {it_number(each.end, 2)} euro si va da {_euro(each.low)} a {_euro(each.high)}"
        for each in now.stretches(end)
    ]
    return "; ".join(parts)


def _around(now: Look) -> str:
    """«Costo 350; tutela dei minori: no»: the other keys of the example."""
    labels = {key.name: key for key in now.compiled.regulation.keys}
    said = []
    for name, value in now.case.items():
        key = labels.get(name)
        if key is not None and name != now.key.name:
            shown = (
                ("sì" if value else "no") if isinstance(value, bool) else str(value).replace("_", " ").replace(".", ",")
            )
            said.append(f"{key.label}: {shown}")
    return "; ".join(said)
