"""The pictures of a simulation: who pays less and more, by how much, by decile and household; the marginal rates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from traguardo.books.tables import heads
from traguardo.kernel.italian import it_money, it_percent
from traguardo.kernel.table import Table
from traguardo.social_services.domain.effects import Effects, Tally
from traguardo.social_services.library.report.tables import (
    decile_name,
    household_name,
    in_words,
    rate_counts,
    rate_names,
    span_names,
)
from traguardo.social_services.library.report.words import Sides, mean
from traguardo.ui.charts import Bar, Pair, bars, pyramid

LESS, MORE = "Pagano di meno", "Pagano di più"
Named = Sequence[tuple[str, Tally]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture with the table behind it, in words."""

    code: str
    caption: str
    svg: SafeString
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def drawings(sides: Sides, effects: Effects, tables: Sequence[Table]) -> Iterator[Drawn]:
    """A picture for each table that has one, in their order."""
    for table in tables:
        svg = _picture(table.code, sides, effects)
        if svg is not None:
            rows = tuple(in_words(table))
            yield Drawn(
                code=table.code, caption=table.title, svg=svg, head=tuple(heads(table)), rows=rows, note=table.note
            )


def _picture(code: str, sides: Sides, effects: Effects) -> SafeString | None:
    if code == "decili":
        rows = [(decile_name(effects, decile), tally) for decile, tally in effects.by_decile().items()]
        return _who(rows, sides, title="Chi paga di meno e chi di più, per decile di ISEE")
    if code == "nuclei":
        rows = [(household_name(name), tally) for name, tally in effects.by_household().items()]
        return _who(rows, sides, title="Chi paga di meno e chi di più, per tipo di nucleo")
    if code == "variazioni" and effects.spans is not None:
        counts = zip(span_names(), effects.spans.less, effects.spans.more, strict=True)
        pairs = [Pair(label=name, left=less, right=more) for name, less, more in counts]
        return pyramid(_upto_last(pairs), left=LESS, right=MORE, title="Di quanto cambia")
    return _rates(effects) if code == "aliquote" else None


def _who(rows: Named, sides: Sides, *, title: str) -> SafeString:
    """Back to back who pays less and more; with one regulation alone the mean amount of each row."""
    if sides.after is not None:
        pairs = [Pair(label=name, left=tally.less, right=tally.more) for name, tally in rows]
        return pyramid(pairs, left=LESS, right=MORE, title=title)
    most = max((mean(tally) or 0 for _, tally in rows), default=0)
    found = [(name, mean(tally)) for name, tally in rows]
    shares = [
        Bar(label=name, value=None if cents is None else Fraction(cents * 100, most or 1), text=it_money(cents))
        for name, cents in found
    ]
    return bars(shares, title="Quanto si paga in media")


def _upto_last(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """Without the last rows that hold nobody."""
    last = max((place for place, each in enumerate(pairs) if each.left or each.right), default=0)
    return pairs[: last + 1]


def _rates(effects: Effects) -> SafeString:
    first, second = (_shares(rate_counts(each)) for each in (effects.rates, effects.other_rates))
    if not second:
        rows = [Bar(label=name, value=share) for name, share in zip(rate_names(), first, strict=True)]
        return bars(rows, title="Quante persone per aliquota marginale")
    pairs = [
        Pair(label=name, left=before, right=after, left_text=it_percent(before), right_text=it_percent(after))
        for name, before, after in zip(rate_names(), first, second, strict=True)
    ]
    return pyramid(pairs, left="Prima", right="Dopo", title="Quante persone per aliquota marginale, prima e dopo")


def _shares(counts: Sequence[int]) -> list[Fraction]:
    """Percent of the people."""
    whole = sum(counts) or 1
    return [Fraction(count * 100, whole) for count in counts]
